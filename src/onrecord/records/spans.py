"""Character anchors: every record says which characters of the report it was read from.

Offsets count Unicode code points of the canonical text, end exclusive, so that
`text[span.start:span.end]` is the exact wording in Python. JavaScript counts UTF-16 units;
the conversion belongs to the border where a page is drawn.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Self

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """`text[start:end]`, in code points of the canonical text; written `[start, end]` in JSON."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words this span stands for."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span (equal spans do)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Ordered(msgspec.Struct, frozen=True):
    """Spans in ascending order, made to be asked which of them touch a stretch of the text.

    `reach` is the largest end of all spans up to each one: it ascends though ends may not.
    """

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Self:
        """Order `spans`, which must be sorted by their starts."""
        held = tuple(spans)
        return cls(tuple(s.start for s in held), tuple(accumulate((s.end for s in held), max)))

    def near(self, span: Span) -> range:
        """Return the places of all spans that overlap `span`, and of what lies between those."""
        return range(bisect_right(self.reach, span.start), bisect_left(self.starts, span.end))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span over all `spans`; raises ValueError on none."""
    held = tuple(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


def trimmed(span: Span, text: str) -> Span:
    """Return `span` without white space at its edges; an all-blank span becomes empty."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))


def is_valid(span: Span, text: str) -> bool:
    """Tell whether `span` is non-empty and inside `text`."""
    return 0 <= span.start < span.end <= len(text)
