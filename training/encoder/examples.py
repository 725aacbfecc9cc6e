"""Labelled texts become batches of windows.

In: a `Labelled` text, whose labels are spans of code points. Out: `Batch`es of tensors, where a
label is a number per piece, a link a pair of rows of pieces, a pooled unit a set of pieces.
"""

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.language.encoder.pieces import Pieces, cut, packed, window_of

Place = tuple[int, int]
IGNORED = -100


class Linked(NamedTuple):
    """From the pieces of `of` to any piece of `to`; an empty `to` is a link to nothing."""

    head: str
    of: tuple[Place, ...]
    to: tuple[Place, ...]


class Pooled(NamedTuple):
    """A label of a unit, given the means of its slots (an empty slot is a zero vector)."""

    head: str
    slots: tuple[tuple[Place, ...], ...]
    label: int


class Labelled(NamedTuple):
    """A text with its blocks and labels; a head that is not in `tags` is not learned from it.

    `tags`: per head, spans with the number of their class, later ones over earlier ones; first
    and further pieces are told apart.
    """

    text: str
    blocks: tuple[Place, ...]
    tags: dict[str, list[tuple[Place, int]]]
    links: tuple[Linked, ...] = ()
    pooled: tuple[Pooled, ...] = ()


class Parts(NamedTuple):
    """A labelled text in pieces, cut so that each part fits a window."""

    source: Labelled
    parts: list[Pieces]


def in_pieces(tokenizer: Tokenizer, labelled: Labelled, size: int) -> Parts:
    """Return the pieces of all blocks of a text."""
    encodings = tokenizer.encode_batch(
        [labelled.text[a:b] for a, b in labelled.blocks], add_special_tokens=False
    )
    parts: list[Pieces] = []
    for e, (start, _) in zip(encodings, labelled.blocks, strict=True):
        pieces = [(i, start + a, start + b) for i, (a, b) in zip(e.ids, e.offsets, strict=True)]
        parts += cut(pieces, size - 2)
    return Parts(labelled, parts)


class Sample(NamedTuple):
    """One window with its labels, as rows of the window."""

    ids: tuple[int, ...]
    tags: dict[str, list[int]]
    links: list[tuple[str, list[int], list[int]]]
    pooled: list[tuple[str, list[list[int]], int]]


def samples(held: Sequence[Parts], size: int, dice: random.Random, *, mixed: bool) -> list[Sample]:
    """Return all windows of one pass; where windows begin differs from pass to pass.

    `mixed` packs short texts (sentences) together; otherwise a window has one text.
    """
    if mixed:
        order = list(held)
        dice.shuffle(order)
        groups: list[list[tuple[Labelled, Pieces]]] = [[]]
        room = size - 1
        for one in order:
            for part in one.parts:
                if groups[-1] and len(part) + 1 > room:
                    groups.append([])
                    room = size - 1
                groups[-1].append((one.source, part))
                room -= len(part) + 1
        return [sample(group) for group in groups]
    out = []
    for one in held:
        first = dice.randint(0, len(one.parts))
        for run in (one.parts[:first], one.parts[first:]):
            out += [sample([(one.source, p) for p in group]) for group in packed(run, size)]
    return out


def sample(group: Sequence[tuple[Labelled, Pieces]]) -> Sample:
    """Return the window of some parts with the labels that lie in it."""
    window = window_of([pieces for _, pieces in group])
    tags: dict[str, list[int]] = {}
    links: list[tuple[str, list[int], list[int]]] = []
    pooled: list[tuple[str, list[list[int]], int]] = []
    row, seen = 1, list[Labelled]()
    rows: dict[int, list[tuple[int, int, int]]] = {}
    for labelled, pieces in group:
        rows.setdefault(id(labelled), []).extend(
            (row + n, a, b) for n, (_, a, b) in enumerate(pieces)
        )
        if not any(labelled is other for other in seen):
            seen.append(labelled)
        row += len(pieces) + 1
    for labelled in seen:
        own = rows[id(labelled)]
        _tag(labelled, own, tags, len(window.ids))
        for link in labelled.links:
            of, to = _rows(own, link.of), _rows(own, link.to)
            if of and (to or not link.to):
                links.append((link.head, of, to or [0]))
        for unit in labelled.pooled:
            slots = [_rows(own, slot) for slot in unit.slots]
            if slots[0]:
                pooled.append((unit.head, slots, unit.label))
    return Sample(window.ids, tags, links, pooled)


def _rows(own: Sequence[tuple[int, int, int]], places: Sequence[Place]) -> list[int]:
    found = []
    for start, end in places:
        first = bisect_right(own, start, key=_end)
        while first < len(own) and own[first][1] < end:
            found.append(own[first][0])
            first += 1
    return found


def _end(row: tuple[int, int, int]) -> int:
    return row[2]


def _tag(
    labelled: Labelled,
    own: Sequence[tuple[int, int, int]],
    tags: dict[str, list[int]],
    length: int,
) -> None:
    for head, spans in labelled.tags.items():
        column = tags.setdefault(head, [IGNORED] * length)
        for r, _, _ in own:
            column[r] = 0
        for place, kind in spans:
            for nth, r in enumerate(_rows(own, [place])):
                column[r] = 2 * kind + (1 if nth == 0 else 2)


class Batch(NamedTuple):
    """Windows padded to the longest; links and pooled units name their window by number."""

    ids: Tensor
    mask: Tensor
    tags: dict[str, Tensor]
    links: list[tuple[str, int, list[int], list[int]]]
    pooled: list[tuple[str, int, list[list[int]], int]]


def batch(group: Sequence[Sample]) -> Batch:
    """Return `group` as tensors."""
    longest = max(len(s.ids) for s in group)
    ids = torch.zeros(len(group), longest, dtype=torch.long)
    mask = torch.zeros(len(group), longest, dtype=torch.long)
    heads = sorted({head for s in group for head in s.tags})
    tags = {head: torch.full((len(group), longest), IGNORED) for head in heads}
    for n, s in enumerate(group):
        ids[n, : len(s.ids)] = torch.tensor(s.ids)
        mask[n, : len(s.ids)] = 1
        for head, column in s.tags.items():
            tags[head][n, : len(column)] = torch.tensor(column)
    links = [(head, n, of, to) for n, s in enumerate(group) for head, of, to in s.links]
    pooled = [
        (head, n, slots, label) for n, s in enumerate(group) for head, slots, label in s.pooled
    ]
    return Batch(ids, mask, tags, links, pooled)


def forever(
    held: Sequence[Parts], size: int, dice: random.Random, *, mixed: bool
) -> Iterator[Sample]:
    """Yield windows pass after pass, each pass in its own order."""
    while True:
        out = samples(held, size, dice, mixed=mixed)
        dice.shuffle(out)
        yield from out
