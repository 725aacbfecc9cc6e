"""Quotations without a clause of their own: which utterance of the paragraph they belong to."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from onrecord.reading.utterances.quotation import Quotation
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance

_MARGIN = 2
"""Characters of a paragraph beside its one quotation: a blank, a dash, a stop."""
_WORD = re.compile(r"\w+")
_END = frozenset(".?!…")
_SPOKEN = frozenset({"ut.ccomp", "ut.side", "ut.beside", "ut.according_to", "ut.colon"})
REACH = 6
"""Utterances that are looked back on for the speaker of a lone quotation."""
SCARE_WORDS = 3
"""A quotation of fewer words may be a scare quote or a title and is left alone."""


def joined(scene: Scene, found: list[Utterance]) -> list[Utterance]:
    """Give each quotation that no content covers to the utterance it continues."""
    text = scene.parse.text
    held = sorted(found, key=_place)
    places = [_place(u) for u in held]
    covered = _covered(scene, held)
    cues = _cue_quotes(scene, held)
    for number, quote in enumerate(scene.quotations):
        if number in covered or number in cues or not _is_speech(text, quote):
            continue
        near = _owner(scene, quote, held, places)
        if near is None:
            near = _going_on(scene, quote, held, places)
        if near is not None:
            content = tuple(sorted((*held[near].content, quote.outer)))
            held[near] = msgspec.structs.replace(held[near], content=content)
    return held


def _place(utterance: Utterance) -> int:
    spot = utterance.cue or utterance.content[0]
    return spot.start


def _covered(scene: Scene, held: Iterable[Utterance]) -> set[int]:
    """Return the numbers of the quotations that some content touches, in one sweep."""
    pieces = sorted(piece for u in held for piece in u.content)
    covered, at, reach = set(), 0, -1
    for number, quote in enumerate(scene.quotations):
        while at < len(pieces) and pieces[at].start < quote.outer.end:
            reach = max(reach, pieces[at].end)
            at += 1
        if reach > quote.outer.start:
            covered.add(number)
    return covered


def _cue_quotes(scene: Scene, held: Iterable[Utterance]) -> set[int]:
    return {scene.quoted[u.cue_head] for u in held if u.cue_head is not None}


def _is_speech(text: str, quote: Quotation) -> bool:
    return len(_WORD.findall(quote.inner.of(text)[:80])) >= SCARE_WORDS


def _owner(scene: Scene, quote: Quotation, held: list[Utterance], places: list[int]) -> int | None:
    """Return the utterance before the quotation in its paragraph that the quotation goes on with.

    Spoken words win over mentions: after "…,” he said, referring to the dam. “…”" it is "said".
    A quotation goes on if it begins a sentence, or shares one with a cue that is quoted too.
    """
    block = scene.parse.blocks[quote.block]
    last = bisect_right(places, quote.outer.start) - 1
    for at in range(last, max(last - REACH, -1), -1):
        if places[at] < block.start:
            return None
        if not _speaks(held[at]):
            continue
        between = scene.parse.text[places[at] : quote.outer.start].rstrip()
        fresh = not between or between[-1] in _END or between[-1] in '”"'
        if fresh or (held[at].mode == "direct" and not any(mark in between for mark in ".?!")):
            return at
    return None


def _going_on(
    scene: Scene, quote: Quotation, held: list[Utterance], places: list[int]
) -> int | None:
    """Return the utterance of the paragraph before that a paragraph of nothing but words goes on.

    Its last words must be quoted and stand in the paragraph right before.
    """
    blocks = scene.parse.blocks
    block = blocks[quote.block]
    alone = len(block) - len(quote.outer) <= _MARGIN
    at = bisect_right(places, block.start) - 1
    while at >= 0 and held[at].mode != "direct" and places[at] >= blocks[quote.block - 1].start:
        at -= 1
    if not (alone or quote.continued) or quote.block == 0 or at < 0 or held[at].mode != "direct":
        return None
    return at if held[at].content[-1].end > blocks[quote.block - 1].start else None


def _speaks(utterance: Utterance) -> bool:
    return utterance.mode == "direct" or utterance.rule in _SPOKEN
