"""Rows on stdout: columns for a person at a terminal, tab-separated for a pipe."""

import sys
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from rich.cells import cell_len, set_cell_size

from onrecord.cli.streams import cells_wide, emit
from onrecord.views.visible import visible

MEASURED = 200
"""Rows that decide how wide the columns are; the rest stream, however many they are."""

GAP = 2

LEADING = frozenset({"words", "title", "text"})
"""Columns that are read first: the others are narrowed before them."""

NARROWED = 12
"""Cells to which the other columns are narrowed before those that are read first."""

NARROWEST = 6
"""Cells to which any column is narrowed; where that is not enough, each cell gets a line."""


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows` under `columns`; in a pipe each row is one line with tabs between its cells.

    Every cell is made visible, so that no cell holds a tab or a line break of its own. At a
    terminal wide columns are narrowed until all fit, or each cell stands on a line of its own;
    a pipe gets everything.
    """
    cells = ([visible(_words(cell)) for cell in row] for row in rows)
    if not sys.stdout.isatty():
        for line in chain([list(columns)], cells):
            emit("\t".join(line))
        return
    first = list(islice(cells, MEASURED))
    widths = [max(map(cell_len, column)) for column in zip(list(columns), *first, strict=True)]
    width = cells_wide(None)
    fitted = _fitted(columns, widths, width - GAP * (len(columns) - 1))
    if fitted is None:
        _print_upright(columns, chain(first, cells))
        return
    for line in chain([list(columns)], first, cells):
        emit(_aligned(line, fitted, width))


def _fitted(columns: Sequence[str], widths: list[int], room: int) -> list[int] | None:
    """Return widths that fit into `room`, the widest narrowed first; None if they cannot."""
    if sum(widths) <= room:
        return widths
    leading = [wide if name in LEADING else 0 for name, wide in zip(columns, widths, strict=True)]
    others = [0 if name in LEADING else wide for name, wide in zip(columns, widths, strict=True)]
    spare = room - sum(min(wide, NARROWED) for wide in others)
    first = _narrowed(leading, max(room * 2 // 7, spare))
    rest = _narrowed(others, room - sum(first)) if first else None
    if first is None or rest is None:
        return None
    return [one + other for one, other in zip(first, rest, strict=True)]


def _narrowed(widths: list[int], room: int) -> list[int] | None:
    """Return `widths` with the widest cut alike until they fit into `room`, None if too narrow."""
    for most in range(min(max(widths, default=0), room), NARROWEST - 1, -1):
        cut = [min(wide, most) for wide in widths]
        if sum(cut) <= room:
            return cut
    return widths if sum(widths) <= room else None


def _print_upright(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print each row as lines of a name and a whole cell, an empty line between rows."""
    wide = max(map(cell_len, columns))
    for nth, row in enumerate(rows):
        if nth:
            emit("")
        for name, cell in zip(columns, row, strict=True):
            emit(f"{set_cell_size(name, wide)}{' ' * GAP}{cell}".rstrip())


def _aligned(line: list[str], widths: list[int], width: int) -> str:
    last = len(line) - 1
    cells = [_cut(cell, widths[at]) for at, cell in enumerate(line[:last])]
    padded = "".join(
        set_cell_size(cell, wide) + " " * GAP for cell, wide in zip(cells, widths, strict=False)
    )
    return (padded + _cut(line[last], width - cell_len(padded))).rstrip()


def _cut(cell: str, width: int) -> str:
    return cell if cell_len(cell) <= width else set_cell_size(cell, max(width - 1, 0)) + "…"


def _words(cell: object) -> str:
    return "" if cell is None else str(cell)
