"""The stretches of a report that are read one by one, and what the tokenizer is given for each.

A block is a paragraph of a region that is read. Blank space inside it (line ends of a wrapped
text, double blanks, tabs) becomes one blank before tokenization: the model was trained on
running text, and a token of blanks would only stand in the way of rules.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.records import Region, Report, Span, trimmed
from onrecord.records.vocabulary import READ_ROLES

WORD_CHARACTERS = 200
"""A run without a blank that is longer is cut: the tokenizer's affix search is quadratic in it."""

_DATELINE = "rg.dateline"
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n")
_IRREGULAR = re.compile(rf"[^\S ]|  |\S{{{WORD_CHARACTERS + 1}}}")
_RUN = re.compile(rf"\S{{1,{WORD_CHARACTERS}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Block(msgspec.Struct, frozen=True):
    """`words` is the text for the tokenizer; `place[i]` is where its character `i` stands.

    `place` is empty where the characters of `words` stand one after the other from the start of
    `span`. `recased` where `words` has another case than the text.
    """

    span: Span
    words: str
    place: Sequence[int] = ()
    recased: bool = False


def blocks_of(report: Report, longest: int) -> tuple[Block, ...]:
    """Return the blocks of the regions of `report` that are read, in text order.

    A report without regions is read whole; a paragraph of more than `longest` characters is
    cut at a blank.
    """
    regions = [region.span for region in report.regions if _is_read(region)]
    if not report.regions:
        regions = [Span(0, len(report.text))]
    return tuple(
        _block(span, report.text)
        for region in regions
        for paragraph in _paragraphs(region, report.text)
        for span in _pieces(paragraph, report.text, longest)
    )


def _is_read(region: Region) -> bool:
    """Tell whether a region is parsed; a dateline is for its place and day, alone."""
    return region.role in READ_ROLES or region.made_by == _DATELINE


def encodable(words: str) -> str:
    """Return `words` with lone surrogates, which no library takes, as U+FFFD; as long as before."""
    return _SURROGATE.sub("\ufffd", words)


def _paragraphs(region: Span, text: str) -> Iterator[Span]:
    start = region.start
    for found in _PARAGRAPH_BREAK.finditer(text, region.start, region.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, region.end)


def _pieces(paragraph: Span, text: str, longest: int) -> Iterator[Span]:
    """Yield `paragraph` without blanks at its edges, in pieces of at most `longest`."""
    left = trimmed(paragraph, text)
    while len(left) > longest:
        cut = text.rfind(" ", left.start + 1, left.start + longest)
        cut = cut if cut > 0 else left.start + longest
        yield trimmed(Span(left.start, cut), text)
        left = trimmed(Span(cut, left.end), text)
    if len(left):
        yield left


def _block(span: Span, text: str) -> Block:
    words = encodable(span.of(text))
    if not _IRREGULAR.search(words):
        return Block(span, words)
    runs, place = [], list[int]()
    for run in _RUN.finditer(words):
        runs.append(run.group())
        place.extend(range(span.start + run.start(), span.start + run.end() + 1))
    return Block(span, " ".join(runs), place)
