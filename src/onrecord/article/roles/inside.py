"""Regions that are a part of a paragraph: a dateline before it, a credit behind a caption."""

import re
from collections.abc import Iterator

from onrecord.article.roles.dated import by_date
from onrecord.article.roles.dateline import dateline_end
from onrecord.article.roles.unit import Unit, Verdict, line_of
from onrecord.records import Span

Part = tuple[Span, Verdict]

DATELINE = Verdict("dateline", "rg.dateline", "where and when the copy was filed")
CREDIT = Verdict("photo_credit", "rg.caption_credit", "names who took the picture")
_FIRST = 2
"""Body paragraphs at whose head capitals and a dash alone are a dateline."""
_CREDIT = re.compile(
    r"(?:(?<=[.!?)\]”\"’|—–])|(?<=^)|(?<=\n)) ?"
    r"(?P<credit>\(?(?i:photos?|photographs?|images?|pictures?|video|credit|file photo)"
    r"(?i: (?:credit|by|courtesy(?: of)?))?(?:: ?| by )(?=\S)"
    r"|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3} ?/ ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}\.?$)"
)
_LONGEST_CREDIT = 120


def parts(unit: Unit, verdict: Verdict, *, before: int) -> Iterator[Part]:
    """Yield the regions that the paragraph `unit` holds, in text order; mostly itself alone.

    `before` counts the body paragraphs above it. Blanks between two parts are in neither.
    """
    if verdict.role == "body":
        yield from _dated(unit, verdict, before=before)
    elif verdict.role == "caption":
        yield from _credited(unit, verdict)
    elif verdict.rule == "rg.signature" and "\n" in unit.text:
        yield from _signed(unit, verdict)
    else:
        yield unit.span, verdict


def _signed(unit: Unit, verdict: Verdict) -> Iterator[Part]:
    """Part the day over a signature from it: "Kirra, 4 May" above "Colonel Ivo Dorn"."""
    first = line_of(unit, 0)
    found = by_date(first)
    if found is None:
        yield unit.span, verdict
        return
    yield first.span, found
    yield Span(first.span.end + 1, unit.span.end), verdict


def _dated(unit: Unit, verdict: Verdict, *, before: int) -> Iterator[Part]:
    end = dateline_end(unit.text, 0, len(unit.text), first=before < _FIRST)
    if end is None:
        yield unit.span, verdict
        return
    start = unit.span.start
    yield Span(start, start + end), DATELINE
    rest = unit.text[end:]
    if words := rest.lstrip():
        yield Span(start + end + len(rest) - len(words), unit.span.end), verdict


def _credited(unit: Unit, verdict: Verdict) -> Iterator[Part]:
    """Part a caption from its credit: "Smoke over the bridge. Photo: Mira Sand"."""
    found = _CREDIT.search(unit.text, max(1, len(unit.text) - _LONGEST_CREDIT))
    if found is None:
        yield unit.span, verdict
        return
    start = unit.span.start
    words = unit.text[: found.start("credit")].rstrip(" |—–\n")
    if words:
        yield Span(start, start + len(words)), verdict
    yield Span(start + found.start("credit"), unit.span.end), CREDIT
