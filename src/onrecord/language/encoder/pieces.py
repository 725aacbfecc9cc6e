"""Word pieces of a report, packed into the windows that the encoder reads.

In: a text and its blocks (paragraphs). Out: windows of at most `WINDOW` pieces, each `[CLS]`,
then whole blocks with `[SEP]` after each; a block longer than a window is cut, where it can be
after the end of a sentence. Every piece knows its code points in the text; marks have none.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

WINDOW = 192
"""Pieces of a window: 192 read a little better on PolNeAR's development articles than the 256 of
training, and a tenth faster."""

CLS, SEP = 101, 102
_ENDS = frozenset({1012, 999, 1029})
"""The pieces `.`, `!` and `?`."""

Pieces = list[tuple[int, int, int]]
"""Number in the vocabulary, first code point, code point after the last."""


class Encoding(Protocol):
    """What is used of an encoding of the library `tokenizers`."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    """What is used of a tokenizer of the library `tokenizers`."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> Sequence[Encoding]:
        """Return the pieces of each text."""
        ...


class Window(msgspec.Struct, frozen=True):
    """Pieces read together: `ids` with marks, and where each stands; a mark stands at (-1, -1)."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def windows(
    tokenizer: Tokenizer, text: str, blocks: Sequence[tuple[int, int]], size: int = WINDOW
) -> list[Window]:
    """Pack the blocks of `text` into windows, in order; blocks without a piece are left out."""
    encodings = tokenizer.encode_batch([text[a:b] for a, b in blocks], add_special_tokens=False)
    held = (
        [(i, start + a, start + b) for i, (a, b) in zip(e.ids, e.offsets, strict=True)]
        for e, (start, _) in zip(encodings, blocks, strict=True)
    )
    parts = [part for pieces in held for part in cut(pieces, size - 2)]
    return [window_of(group) for group in packed(parts, size)]


def cut(pieces: Pieces, most: int) -> Iterator[Pieces]:
    """Yield `pieces` in parts of at most `most`, the ends of sentences preferred."""
    while len(pieces) > most:
        ends = (n for n in range(most, most // 2, -1) if pieces[n - 1][0] in _ENDS)
        end = next(ends, most)
        yield pieces[:end]
        pieces = pieces[end:]
    if pieces:
        yield pieces


def packed(parts: Iterable[Pieces], size: int) -> Iterator[list[Pieces]]:
    """Yield runs of parts that fit a window of `size` with their marks."""
    group: list[Pieces] = []
    room = size - 1
    for part in parts:
        if group and len(part) + 1 > room:
            yield group
            group, room = [], size - 1
        group.append(part)
        room -= len(part) + 1
    if group:
        yield group


def window_of(parts: Iterable[Pieces]) -> Window:
    """Return the window of a run of parts."""
    ids, spans = [CLS], [(-1, -1)]
    for part in parts:
        ids += [*(number for number, _, _ in part), SEP]
        spans += [*((a, b) for _, a, b in part), (-1, -1)]
    return Window(tuple(ids), tuple(spans))
