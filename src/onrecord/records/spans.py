"""Character anchors: every record says which characters of the report it was read from.

Offsets count Unicode code points of the canonical text, end exclusive, so that
`text[span.start:span.end]` is the exact wording in Python. JavaScript counts UTF-16 units;
the conversion belongs to the border where a page is drawn.
"""

from collections.abc import Iterable

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
