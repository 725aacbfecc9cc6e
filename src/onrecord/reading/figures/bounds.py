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

REACH = 24
"""Characters beside a number in which its qualifier stands."""

_RANGE = re.compile(r"\s*(?:to|and|-|–|—|or)\s*", re.IGNORECASE)


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
    words = "|".join(re.escape(entry) for entry in longest_first)
    return re.compile(rf"\b(?P<words>{words})\s+(?:a\s+|the\s+)?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(re.escape(entry) for entry in _rules("after"))
    return re.compile(rf"\s+(?P<words>{words})\b", re.IGNORECASE)


def bounded(text: str, number: Numeral) -> Bounded:
    """Return the number with the qualifier beside it, if there is one."""
    window = text[max(0, number.span.start - REACH) : number.span.start]
    found = _before().search(window)
    if found:
        start = number.span.start - len(window) + found.start("words")
        return _qualified(number, found["words"], start, _rules("before"))
    found = _after().match(text, number.span.end, number.span.end + REACH)
    if found:
        return _qualified(number, found["words"], found.start("words"), _rules("after"))
    return Bounded(
        span=number.span,
        number=number.span,
        low=number.low,
        high=number.high,
        best=number.best,
        basis=number.basis,
    )


def _qualified(number: Numeral, words: str, start: int, rules: dict[str, _Rule]) -> Bounded:
    rule = rules[" ".join(words.lower().split())]
    qualifier = Span(start, start + len(words))
    base_low, base_high = number.low, number.high
    convention = "convention" in {rule.basis, number.basis}
    return Bounded(
        span=Span(min(start, number.span.start), max(qualifier.end, number.span.end)),
        number=number.span,
        low=_scaled(base_low, rule.low),
        high=_scaled(base_high, rule.high),
        best=number.best,
        basis="convention" if convention else "worded",
        qualifier=" ".join(words.lower().split()),
        qualifier_span=qualifier,
    )


def _scaled(bound: float | None, factor: float | None) -> float | None:
    if bound is None or factor is None:
        return None
    return bound if factor == 1 else float(round(bound * factor))


def ranged(text: str, one: Bounded, other: Bounded) -> Bounded | None:
    """Join "10 to 15" and "between 10 and 15" into one figure; None if they are no range."""
    between = text[one.span.end : other.span.start]
    opened = text[: one.span.start].rstrip().lower().endswith(("between", "from"))
    word = between.strip().lower()
    fits = _RANGE.fullmatch(between) is not None and (word not in {"and", "or"} or opened)
    if not fits or one.low is None or other.high is None or one.low >= other.high:
        return None
    return Bounded(
        span=Span(one.span.start, other.span.end),
        number=Span(one.number.start, other.number.end),
        low=one.low,
        high=other.high,
        best=None,
        basis="worded" if (one.basis, other.basis) == ("worded", "worded") else "convention",
        qualifier="between" if opened else one.qualifier,
        qualifier_span=one.qualifier_span,
    )
