"""What an utterance holds of other paragraphs, and what an outlet says of its own text.

A reader that sees several paragraphs at once may take the end of one into the content of the
next; without a quotation left open, words above the paragraph of the cue are not of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from onrecord.reading.chains.credits import own_outlet, shortens
from onrecord.reading.page import Page
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Region, Span

_QUOTES = "\"“”«»„'‘’"
_NEAR = 2
"""Characters beside a piece of content among which a quotation mark is sought."""
_REGRETS = frozenset({"regret", "apologise", "apologize"})
_OUTLET = re.compile(
    r"(?:we|(?:the |our )?(?:[\w'’-]+ ){0,3}(?:newspaper|paper|editors?|newsroom|courier|times|"
    r"post|news|tribune|herald|gazette|chronicle|observer|agency|wire|radio|magazine|bulletin|website))"
)


def in_its_paragraph(page: Page, utterance: Utterance) -> Utterance:
    """Return `utterance` without content from paragraphs above its cue that nobody quotes.

    "... shells fell / Toll rises / Nobody slept, the mayor said": only the last is said.
    """
    cue = utterance.cue
    home = None if cue is None else _region(page, cue.start)
    if home is None or all(piece.start >= home.span.start for piece in utterance.content):
        return utterance
    kept = tuple(_below(page.text, home.span.start, utterance.content))
    return msgspec.structs.replace(utterance, content=kept) if kept else utterance


def _below(text: str, start: int, content: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the pieces of `content` without what stands above `start`, unless it is quoted."""
    for piece in content:
        if piece.start >= start or _is_quoted(text, piece):
            yield piece
        elif piece.end > start:
            yield Span(start, piece.end)


def is_own_regret(page: Page, utterance: Utterance) -> bool:
    """Tell whether an outlet speaks of its own mistake: "The Courier regrets the error"."""
    source, cue = utterance.source, utterance.cue
    if source is None or cue is None or utterance.cue_lemma not in _REGRETS:
        return False
    region = _region(page, cue.start)
    if region is None or region.role != "correction":
        return False
    words = source.of(page.text).casefold()
    outlet = own_outlet(page.report).source.name
    return _OUTLET.fullmatch(words) is not None or (bool(outlet) and shortens(words, outlet))


def is_own_silence(page: Page, utterance: Utterance) -> bool:
    """Tell whether the issuer of the text says what it keeps to itself: "we will not disclose it".

    That is the voice of the report and no silence that it tells of (guidelines 13.1).
    """
    source = utterance.source
    return (
        utterance.rule.startswith("ut.no_response")
        and source is not None
        and source.of(page.text).casefold() in {"we", "i"}
    )


def _region(page: Page, offset: int) -> Region | None:
    regions = page.report.regions
    place = bisect_right(regions, offset, key=lambda region: region.span.start) - 1
    if place < 0 or offset >= regions[place].span.end:
        return None
    return regions[place]


def _is_quoted(text: str, piece: Span) -> bool:
    beside = text[max(0, piece.start - _NEAR) : piece.start] + text[piece.end : piece.end + _NEAR]
    return any(mark in beside for mark in _QUOTES)
