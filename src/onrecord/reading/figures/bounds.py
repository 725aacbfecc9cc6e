"""What a qualifier does to a number: "more than 6,500" is 6,500 or more, open above.

The table `figure_qualifiers` holds every qualifier with the factors of its bounds; a bound by
convention alone never makes a contradiction, so the basis goes with it.
"""

import re
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.reading.figures.numerals import Numeral
from onrecord.records import Span
from onrecord.records.vocabulary import BoundBasis

REACH = 32
"""Characters beside a number in which its qualifier stands."""

THOUSAND = 1_000
CHAIN = 3
"""Qualifiers that may stand in a row: "at least another 12" has two."""

_RANGE = re.compile(r"\s*(?:to|and|-|–|—|or)\s*", re.IGNORECASE)
_OPENED = re.compile(r"\b(?P<words>between|from)\s+$", re.IGNORECASE)


class Bounded(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its qualifier: `span` covers both."""

    span: Span
    number: Span
    low: float | None
    high: float | None
    best: float | None
    basis: BoundBasis
    qualifier: str | None = None
    qualifier_span: Span | None = None


class _Rule(msgspec.Struct, frozen=True):
    low: float | None
    high: float | None
    basis: BoundBasis


@cache
def _rules(side: str) -> dict[str, _Rule]:
    return {
        row["words"]: _Rule(
            float(row["low"]) if row["low"] else None,
            float(row["high"]) if row["high"] else None,
            msgspec.convert(row["basis"], BoundBasis),
        )
        for row in rows("lexicons/en/figure_qualifiers")
        if row["side"] == side
    }


@cache
def _before() -> re.Pattern[str]:
    longest_first = sorted(_rules("before"), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)
    aside = r"(?:,[^,\d]{1,24},\s*|\s+)"
    return re.compile(rf"\b(?P<words>{words}){aside}(?:(?:a|the|its|their)\s+)?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    longest_first = sorted(_rules("after"), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)
    return re.compile(rf"\s*,?\s*(?P<words>{words})\b(?!\s+than\b)", re.IGNORECASE)


def bounded(text: str, number: Numeral, unit_end: int | None = None) -> Bounded:
    """Return the number with the qualifiers beside it: before, after, or after its unit noun.

    "At least another 12" has two; the outer one that opens or narrows a side decides the bounds.
    """
    one = Bounded(
        span=number.span,
        number=number.span,
        low=number.low,
        high=number.high,
        best=number.best,
        basis=number.basis,
    )
    for _ in range(CHAIN):
        start = one.span.start
        found = _before().search(text[max(0, start - REACH) : start])
        if found is None:
            break
        one = _qualified(one, found["words"], start - min(start, REACH) + found.start("words"))
    for end in sorted({number.span.end, unit_end or number.span.end}):
        found = _after().match(text, end, end + REACH)
        if found:
            return _qualified(one, found["words"], found.start("words"), "after")
    return one


def _qualified(one: Bounded, words: str, start: int, side: str = "before") -> Bounded:
    told = " ".join(words.lower().split())
    rule = _rules(side)[told]
    qualifier = Span(start, start + len(words))
    span = Span(min(start, one.span.start), max(qualifier.end, one.span.end))
    if one.qualifier is not None and (rule.low, rule.high) == (1, 1):
        return msgspec.structs.replace(one, span=span)
    convention = "convention" in {rule.basis, one.basis}
    is_range = one.best is None and None not in {rule.low, rule.high}
    low, high = (1.0, 1.0) if is_range else (rule.low, rule.high)
    return msgspec.structs.replace(
        one,
        span=span,
        low=_scaled(one.low, low),
        high=_scaled(one.high, high),
        basis="convention" if convention and one.best is not None else one.basis,
        qualifier=told,
        qualifier_span=qualifier,
    )


def _scaled(bound: float | None, factor: float | None) -> float | None:
    if bound is None or factor is None:
        return None
    return bound if factor == 1 else float(round(bound * factor))


def ranged(text: str, one: Numeral, other: Numeral) -> Numeral | None:
    """Join "10 to 15" and "between 10 and 15" into one number; None if they are no range."""
    between = text[one.span.end : other.span.start]
    opened = _OPENED.search(text[max(0, one.span.start - 12) : one.span.start])
    fits = _RANGE.fullmatch(between) is not None
    fits = fits and (between.strip().lower() not in {"and", "or"} or opened is not None)
    low = _same_scale(one, other)
    if not fits or low is None or other.high is None or low >= other.high:
        return None
    start = one.span.start
    if opened is not None and opened["words"].lower() == "between":
        start -= len(opened.group())
    worded = (one.basis, other.basis) == ("worded", "worded")
    return Numeral(
        span=Span(start, other.span.end),
        low=low,
        high=other.high,
        best=None,
        basis="worded" if worded else "convention",
    )


def _same_scale(one: Numeral, other: Numeral) -> float | None:
    """Return the lower end of a range: "2 to 3 million" starts at two million."""
    if one.low is None or other.best is None or one.low >= THOUSAND:
        return one.low
    scale = next((unit for unit in (10**6, 10**3) if other.best % unit == 0 and other.best), 1)
    fits = one.low < other.best / scale < THOUSAND and one.low < THOUSAND
    return one.low * scale if scale > 1 and fits and one.span.end - one.span.start <= 3 else one.low
