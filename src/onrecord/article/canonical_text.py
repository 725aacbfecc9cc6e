"""The canonical text: what every offset of every record counts in.

All visible text of a page in the order of its markup, paragraphs joined by a blank line, with
a map back to the source. It depends on no extraction library, so that an upgrade never moves
an offset. A plain text is its own canonical text.
"""

import itertools
import re

import msgspec
from msgspec.structs import replace

from onrecord.article.elements import Element
from onrecord.records import Flag, Span
from onrecord.settings import Limits

WHITE = " \t\n\r\f"
"""What HTML collapses; a no-break space is a character of the text."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, or a line that stands alone, of a canonical text.

    `element` is the innermost element that holds its first word, None in a plain text;
    `linked` counts its characters inside links.
    """

    span: Span
    element: Element | None = None
    linked: int = 0


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """`text[start:end]` came from `source[source_start:source_end]`, both in code points.

    `linear` says that the two are the same characters.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    linear: bool = True


class Canonical(msgspec.Struct, frozen=True, kw_only=True):
    """A canonical text, its paragraphs in order, and where each stretch of it came from."""

    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    pieces: tuple[Piece, ...] = ()
    flags: tuple[Flag, ...] = ()


def within(canonical: Canonical, characters: int) -> Canonical:
    """Return `canonical` cut after the last paragraph that ends within `characters`.

    Where the first paragraph alone is longer, it is cut inside. The cut is flagged `truncated`.
    """
    if len(canonical.text) <= characters:
        return canonical
    kept = tuple(p for p in canonical.paragraphs if p.span.end <= characters)
    if not kept and canonical.paragraphs and canonical.paragraphs[0].span.start < characters:
        first = canonical.paragraphs[0]
        kept = (replace(first, span=Span(first.span.start, characters)),)
    end = kept[-1].span.end if kept else 0
    note = f"{len(canonical.text)} characters, of which the first {end} were read"
    return Canonical(
        text=canonical.text[:end],
        paragraphs=kept,
        pieces=tuple(_cut(piece, end) for piece in canonical.pieces if piece.start < end),
        flags=(*canonical.flags, Flag(kind="truncated", note=note)),
    )


def _cut(piece: Piece, end: int) -> Piece:
    if piece.end <= end or not piece.linear:
        return piece if piece.end <= end else replace(piece, end=end)
    beyond = piece.end - end
    return replace(piece, end=end, source_end=piece.source_end - beyond)


_BLOCK = re.compile(r"[^\S\n]*+\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WRAP_LIMIT = 100
"""No hard-wrapped text is set wider than this; a longer line is a paragraph by itself."""


def from_plain(text: str, limits: Limits) -> Canonical:
    """Return `text`, up to the limit of characters, as its own canonical text.

    A paragraph is a block between blank lines, where the block is one line or is hard-wrapped;
    in any other block each line stands alone.
    """
    paragraphs: list[Paragraph] = []
    for start, end in _blocks(text[: limits.characters + 1]):
        if len(paragraphs) > limits.html_elements:
            break
        lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
        lines = [line for line in lines if line.of(text).strip()]
        if lines and is_wrapped([line.of(text).strip() for line in lines]):
            lines = [Span(lines[0].start, lines[-1].end)]
        for line in lines:
            words = line.of(text)
            lead, tail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
            paragraphs.append(Paragraph(span=Span(line.start + lead, line.end - tail)))
    pieces = (Piece(0, len(text), 0, len(text)),) if text else ()
    canonical = Canonical(text=text, paragraphs=tuple(paragraphs), pieces=pieces)
    if len(paragraphs) > limits.html_elements:
        return within(canonical, paragraphs[limits.html_elements].span.start)
    return within(canonical, limits.characters)


def is_wrapped(lines: list[str]) -> bool:
    """Tell whether `lines` are one paragraph broken at a margin, not lines of their own.

    Every line but the last nearly fills the measure set by the longest, and none is longer
    than a text set by hand would be.
    """
    if len(lines) < 2:
        return True
    longest = max(map(len, lines))
    if not 30 <= longest <= _WRAP_LIMIT:
        return False
    return all(len(line) + _first_word(after) > 0.72 * longest for line, after in _pairs(lines))


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    return list(itertools.pairwise(lines))


def _first_word(line: str) -> int:
    """Length of the word that did not fit on the line before, and its blank."""
    return len(line.split(None, 1)[0]) + 1 if line.strip() else 0


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the stretches between blank lines."""
    bounds, start = [], 0
    for gap in _BLOCK.finditer(text):
        bounds.append((start, gap.start()))
        start = gap.end()
    return [*bounds, (start, len(text))]
