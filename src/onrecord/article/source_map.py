"""From code points of the decoded source to bytes of the payload."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.article.canonical_text import Piece
from onrecord.records import Segment


def source_map(pieces: Sequence[Piece], offsets: NDArray[np.int32]) -> tuple[Segment, ...]:
    """Return `pieces` as segments; `offsets[i]` is the byte where character `i` begins.

    `offsets` has one entry more than the source has characters.
    """
    return tuple(
        Segment(
            piece.start,
            piece.end,
            int(offsets[piece.source_start]),
            int(offsets[piece.source_end]),
            piece.linear,
        )
        for piece in pieces
    )
