"""Numbers as written: digits, words, and words that are counts themselves ("dozens").

Offsets are code points of the report's text. A numeral ends where its digits or number words
end; what it counts is found later.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.records import Span
from onrecord.records.vocabulary import BoundBasis

# fmt: off
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: on
MULTIPLIERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9}
LARGEST = 10**12
"""Numbers above this are no counts of people or things in conflict news."""

_SMALL = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS, 2)
}
_WORD = "|".join([*_SMALL, *MULTIPLIERS])
_SCALE = "hundred|thousand|million|billion"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?"
_NUMERAL = re.compile(
    rf"(?<![\w.,$€£¥%/:])(?<![^\W\d]-)(?<!\W-)(?:(?P<digits>{_DIGITS})(?:[ -](?P<unit>{_SCALE})\b)?"
    rf"|(?P<words>(?:{_WORD})(?:(?:[ -]| and )(?:{_WORD}))*)\b)(?![\w%/:]|\.\d|,\d|-(?!plus)[a-z])",
    re.IGNORECASE,
)


class Numeral(msgspec.Struct, frozen=True, kw_only=True):
    """A number in the text with the bounds of the word itself, before any qualifier."""

    span: Span
    low: float | None
    high: float | None
    best: float | None
    basis: BoundBasis = "worded"


def numerals(text: str, within: Span) -> Iterator[Numeral]:
    """Yield the numbers inside `within`, in text order, none overlapping another."""
    vague = list(_vague(text, within))
    taken = [found.span for found in vague]
    plain = (
        Numeral(span=span, low=value, high=value, best=value)
        for span, value in _plain(text, within)
        if not any(span.overlaps(other) for other in taken)
    )
    yield from sorted([*vague, *plain], key=lambda found: found.span)


def _plain(text: str, within: Span) -> Iterator[tuple[Span, float]]:
    for found in _NUMERAL.finditer(text, within.start, within.end):
        value = _digits(found) if found["digits"] else spelled(found["words"])
        if value is not None and value <= LARGEST:
            yield Span(*found.span()), value


def _digits(found: re.Match[str]) -> float:
    value = float(re.sub(r"[,\u00a0\u202f]", "", found["digits"]))
    return value * MULTIPLIERS[found["unit"].lower()] if found["unit"] else value


def spelled(words: str) -> float | None:
    """Return the value of number words ("thirty-five", "two hundred and six"), None if none.

    Bare multipliers ("hundred") are no number; "a hundred" is one in the table of counts.
    """
    total, current, seen = 0, 0, False
    for word in re.split(r"[ -]+", words.lower()):
        if word in _SMALL:
            current, seen = current + _SMALL[word], True
        elif word in MULTIPLIERS:
            if not seen:
                return None
            if word == "hundred":
                current *= 100
            else:
                total, current = total + current * MULTIPLIERS[word], 0
    return float(total + current) if seen else None


@cache
def _counts() -> Mapping[str, dict[str, str]]:
    return {row["words"]: row for row in rows("lexicons/en/figure_counts")}


@cache
def _vague_pattern() -> re.Pattern[str]:
    longest_first = sorted(_counts(), key=lambda words: (-len(words), words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _vague(text: str, within: Span) -> Iterator[Numeral]:
    for found in _vague_pattern().finditer(text, within.start, within.end):
        row = _counts()[found.group().lower()]
        end = found.end() - (len(" of") if found.group().lower().endswith(" of") else 0)
        yield Numeral(
            span=Span(found.start(), end),
            low=_bound(row["low"]),
            high=_bound(row["high"]),
            best=_bound(row["best"]),
            basis=msgspec.convert(row["basis"], BoundBasis),
        )


def _bound(cell: str) -> float | None:
    return float(cell) if cell else None
