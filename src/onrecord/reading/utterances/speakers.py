"""Quotations without a clause of their own: which utterance of the paragraph they belong to."""

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from onrecord.reading.utterances.quotation import Quotation
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span

_WORD = re.compile(r"\w+")
_END = frozenset(".?!…")
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
        if near is not None:
            content = tuple(sorted((*held[near].content, quote.outer)))
            held[near] = msgspec.structs.replace(held[near], content=content)
    return held


def _place(utterance: Utterance) -> int:
    spot = utterance.cue or utterance.content[0]
    return spot.start


def _covered(scene: Scene, held: Iterable[Utterance]) -> set[int]:
    number = {q.outer.start: n for n, q in enumerate(scene.quotations)}
    return {number[q.outer.start] for u in held for p in u.content for q in scene.quotes_in(p)}


def _cue_quotes(scene: Scene, held: Iterable[Utterance]) -> set[int]:
    return {scene.quoted[u.cue_head] for u in held if u.cue_head is not None}


def _is_speech(text: str, quote: Quotation) -> bool:
    return len(_WORD.findall(quote.inner.of(text)[:80])) >= SCARE_WORDS


def _owner(scene: Scene, quote: Quotation, held: list[Utterance], places: list[int]) -> int | None:
    """Return the utterance before the quotation in its paragraph, if the quotation stands alone.

    A quotation stands alone if it begins a sentence and ends one, or if it shares a sentence
    with a cue whose content is quoted too.
    """
    block = scene.parse.blocks[quote.block]
    at = bisect_right(places, quote.outer.start) - 1
    if at < 0 or places[at] < block.start:
        return None
    between = scene.parse.text[places[at] : quote.outer.start]
    sentence_start = (
        not between.rstrip() or between.rstrip()[-1] in _END or between.rstrip()[-1] in '”"'
    )
    same = not any(mark in between for mark in ".?!")
    if held[at].mode == "direct" and (sentence_start or same):
        return at
    return at if sentence_start else None
