"""Sentences of a report without a parse, for showing and sampling text that is in the ledger."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.records import Report, Span, trimmed
from onrecord.records.vocabulary import READ_ROLES

_PARAGRAPH = re.compile(r"\n\n+")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]?[^\W_a-zа-я])")
_LAST_WORD = re.compile(r"\S+\Z")

SHORTEST = 3
"""Letters; what has fewer (a bullet, a dash) is no sentence."""

_LOOK_BACK = 24
"""Characters before a full stop in which the word that it may belong to stands."""


def sentences(report: Report) -> Iterator[Span]:
    """Yield the sentences of the regions that are read, in text order, blanks trimmed."""
    whole = (Span(0, len(report.text)),)
    read = tuple(r.span for r in report.regions if r.role in READ_ROLES)
    for region in read or (() if report.regions else whole):
        for paragraph in _pieces(region, report.text):
            for found in _sentences(paragraph, report.text):
                span = trimmed(found, report.text)
                if sum(map(str.isalpha, span.of(report.text))) >= SHORTEST:
                    yield span


def _pieces(region: Span, text: str) -> Iterator[Span]:
    start = region.start
    for found in _PARAGRAPH.finditer(text, region.start, region.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, region.end)


def _sentences(paragraph: Span, text: str) -> Iterator[Span]:
    start = paragraph.start
    for found in _END.finditer(text, paragraph.start, paragraph.end):
        if text[found.start()] == "." and _is_abbreviated(text, start, found.start()):
            continue
        yield Span(start, found.end())
        start = found.end()
    yield Span(start, paragraph.end)


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it."""
    last = _LAST_WORD.search(text[max(start, stop - _LOOK_BACK) : stop])
    word = last[0].strip("\"'“‘«([").casefold() if last else ""
    return (len(word) == 1 and word.isalpha()) or word in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("lexicons/en/sentence_abbreviations"))
