"""From code points of the decoded source to bytes of the payload."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from onrecord.article.canonical_text import Piece
from onrecord.records import Segment


def source_map(
    pieces: Sequence[Piece], offsets: NDArray[np.int32], breaks: Sequence[int] = ()
) -> tuple[Segment, ...]:
    """Return `pieces` as segments; `offsets[i]` is the byte where character `i` begins.

    `offsets` has one entry more than the source has characters. `breaks` are the places, in
    order, of source characters whose bytes are not just their own encoding (damage, a NUL left
    out after them): each becomes a segment that is not linear.
    """
    return tuple(_segment(part, offsets) for piece in pieces for part in _parts(piece, breaks))


def _parts(piece: Piece, breaks: Sequence[int]) -> Iterator[Piece]:
    """Yield `piece` cut around the characters at `breaks`, each of which stands by itself."""
    first = bisect_left(breaks, piece.source_start)
    at = piece.source_start
    shift = piece.start - piece.source_start
    if piece.linear:
        for odd in breaks[first : bisect_left(breaks, piece.source_end)]:
            if at < odd:
                yield Piece(at + shift, odd + shift, at, odd)
            yield Piece(odd + shift, odd + 1 + shift, odd, odd + 1, False)
            at = odd + 1
    if at < piece.source_end:
        yield replace(piece, start=at + shift if piece.linear else piece.start, source_start=at)


def _segment(piece: Piece, offsets: NDArray[np.int32]) -> Segment:
    start, end = int(offsets[piece.source_start]), int(offsets[piece.source_end])
    return Segment(piece.start, piece.end, start, end, piece.linear)


def breaks_of(text: str, encoding: str, offsets: NDArray[np.int32]) -> list[int]:
    """Return the characters of `text` that take other bytes than `encoding` gives them.

    Looked for only in texts that are flagged as damaged; linear in the text.
    """
    widths = np.diff(offsets)
    if encoding.startswith("utf-16"):
        own = [4 if char > "\uffff" else 2 for char in text]
    elif encoding == "utf-8":
        own = [len(char.encode()) for char in text]
    else:
        own = [len(char.encode(encoding, "replace")) for char in text]
    damaged = np.array([char == "\ufffd" for char in text], np.bool_)
    found: list[int] = np.flatnonzero((widths != np.array(own, np.int64)) | damaged).tolist()
    return found
