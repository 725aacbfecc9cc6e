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


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows` under `columns`; in a pipe each row is one line with tabs between its cells.

    Every cell is made visible, so that no cell holds a tab or a line break of its own. At a
    terminal the last column is cut at the right edge; a pipe gets everything.
    """
    cells = ([visible(_words(cell)) for cell in row] for row in rows)
    if not sys.stdout.isatty():
        for line in chain([list(columns)], cells):
            emit("\t".join(line))
        return
    first = list(islice(cells, MEASURED))
    widths = [max(map(cell_len, column)) for column in zip(list(columns), *first, strict=True)]
    for line in chain([list(columns)], first, cells):
        emit(_aligned(line, widths, cells_wide(None)))


def _aligned(line: list[str], widths: list[int], width: int) -> str:
    last = len(line) - 1
    padded = "".join(
        cell if at == last else set_cell_size(cell, widths[at]) + " " * GAP
        for at, cell in enumerate(line)
    )
    return padded if cell_len(padded) <= width else set_cell_size(padded, width - 1) + "…"


def _words(cell: object) -> str:
    return "" if cell is None else str(cell)
