"""Counts told by another count: "the same number", "twice as many", "half of them".

They are resolved to the count that stands before them in the paragraph, and stay without bounds
where none does.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.records import Span

_PART = re.compile(
    r"(?:\bincluding|\bincludes?|\bamong them|\bof them|\bof whom|\bamong the (?:dead|victims|"
    r"wounded|injured) (?:was|were))\s*,?\s*(?:\w+ly\s+)?$",
    re.IGNORECASE,
)


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a count by another, with the factors of its bounds."""

    span: Span
    low: float
    high: float
    part: bool


@cache
def _rows() -> Mapping[str, dict[str, str]]:
    return {row["words"]: row for row in rows("lexicons/en/figure_references")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_rows(), key=lambda words: (-len(words), words))
    words = "|".join(re.escape(entry).replace(r"\ ", r"\s") for entry in longest_first)
    return re.compile(rf"\b(?:{words})\b(?!\s+as\b)", re.IGNORECASE)


def references(text: str, within: Span) -> Iterator[Reference]:
    """Yield the counts by reference inside `within`, in text order."""
    for found in _pattern().finditer(text, within.start, within.end):
        row = _rows()[" ".join(found.group().lower().split())]
        yield Reference(
            span=Span(*found.span()),
            low=float(row["low"]),
            high=float(row["high"]),
            part=row["part"] == "yes",
        )


def is_part(text: str, start: int) -> bool:
    """Tell whether the words before `start` make a count part of the one before it."""
    return _PART.search(text[max(0, start - 40) : start]) is not None
