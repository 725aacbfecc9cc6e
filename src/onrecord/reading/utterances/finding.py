"""All rules together: a page goes in, its utterances come out in text order."""

from collections.abc import Iterable

from onrecord.reading.page import Page
from onrecord.reading.utterances import (
    according,
    asides,
    beside,
    bracketed,
    colons,
    fusion,
    gapped,
    passives,
    signed,
    silences,
    speech,
    tolls,
    traced,
    verbs,
)
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.utterance import Utterance

_RULES = (
    signed.find,
    bracketed.find,
    silences.find,
    passives.find,
    according.find,
    verbs.find,
    tolls.find,
    colons.find,
)
"""The rules that find a cue of their own, the narrower ones first."""


_SHARED = frozenset({"ut.unanswered"})
"""Rules that find several sources for one cue: "calls to A and to B rang unanswered"."""


def find(page: Page) -> tuple[Utterance, ...]:
    """Return every utterance of `page`, by hull in text order, none twice.

    Where the encoder read the page, its attributions join those of the rules.

    An utterance may stand in the content of another one ("he said they feared an attack").
    """
    scene = Scene(parse=page.parse, headlines=_headlines(page))
    drafts = _one_per_cue(
        draft
        for rule in _RULES
        for draft in rule(scene)
        if not (page.report.regions and _is_headline_participle(scene, draft))
    )
    drafts = asides.apart(drafts)
    drafts += beside.find(scene, _taken(len(page.parse), drafts))
    if page.trace is not None:
        seen = tuple(traced.glances(page.parse, page.trace))
        drafts = fusion.believed(scene, drafts, traced.chances(page.parse, seen))
        drafts = fusion.fused(scene, drafts, traced.find(page.parse, seen))
    return speech.utterances(scene, list(gapped.parted(scene, drafts)))


def _headlines(page: Page) -> frozenset[int]:
    """Return the blocks that are headlines; of a report without regions, the first."""
    if not page.report.regions:
        return frozenset({0})
    return frozenset(
        number
        for number, block in enumerate(page.parse.blocks)
        if page.report.role_at(block.start) in {"headline", "standfirst"}
    )


def _is_headline_participle(scene: Scene, draft: Draft) -> bool:
    """Tell whether the cue is a passive that a headline clips: "…, truce declared".

    Headlines report speech in the present ("…, minister says").
    """
    head, parse = draft.cue_head, scene.parse
    if head is None or parse.block[head] not in scene.headlines:
        return False
    is_last = all(
        parse.block[token] != parse.block[head] or not parse.form[token][0].isalnum()
        for token in range(head + 1, len(parse))
    )
    return is_last and parse.tag[head] in {"VBD", "VBN"}


def _one_per_cue(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the first draft of each cue word; the narrower rules come first."""
    held: list[Draft] = []
    used: set[int] = set()
    for draft in drafts:
        head = draft.cue_head
        again = held and held[-1].cue == draft.cue and draft.rule in _SHARED
        if not again and (draft.cue[0] if head is None and draft.cue else head) in used:
            continue
        held.append(draft)
        used.update(range(*draft.cue) if draft.cue else ())
    return held


def _taken(length: int, drafts: Iterable[Draft]) -> bytearray:
    """Mark the tokens that contents and cues already use."""
    marks = bytearray(length)
    for draft in drafts:
        for first, end in draft.content:
            marks[first:end] = b"\x01" * (end - first)
        if draft.cue_head is not None:
            marks[draft.cue_head] = 1
    return marks
