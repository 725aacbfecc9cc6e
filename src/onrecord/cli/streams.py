"""What goes to the terminal, and how: always UTF-8, plain in a pipe, nothing raw from a page."""

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 160
"""Cells; on a wider terminal lines would be too long to read, so only --width goes further."""


STDIN, STDOUT, STDERR = 0, 1, 2


def make_streams_safe() -> None:
    """Make stdout and stderr UTF-8 whatever the locale says; what has no bytes is escaped.

    A stream that the caller closed (`>&-`) is replaced by one that goes nowhere, or else the
    ledger could be opened under its number.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fill_closed() -> None:
    """Give descriptors 0 to 2 to the null device where they are closed."""
    while (spare := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass
    os.close(spare)
    sys.stdin = sys.stdin or io.TextIOWrapper(io.FileIO(STDIN, closefd=False))
    sys.stdout = sys.stdout or io.TextIOWrapper(io.FileIO(STDOUT, "w", closefd=False))
    sys.stderr = sys.stderr or io.TextIOWrapper(io.FileIO(STDERR, "w", closefd=False))


def complain(message: str) -> None:
    """Write one line on stderr, hidden characters shown as marks."""
    from onrecord.views.visible import visible  # noqa: PLC0415

    click.echo(f"onrecord: {visible(message)}", err=True)


def emit(text: "Text | str") -> None:
    """Write `text` and a line break on stdout, with colours where a person looks at them."""
    if isinstance(text, str) or not wants_colour():
        click.echo(str(text))
        return
    from rich.console import Console  # noqa: PLC0415

    Console(file=sys.stdout, soft_wrap=True, highlight=False, markup=False).print(text)


def wants_colour() -> bool:
    """Tell whether stdout is a terminal that shows styles and nobody asked for none."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def shows_progress() -> bool:
    """Tell whether stderr is a terminal that can redraw a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def cells_wide(asked: int | None) -> int:
    """Return the width to lay out for: asked, else the terminal's (80 in a pipe) up to 160."""
    return asked or min(WIDEST, shutil.get_terminal_size((80, 24)).columns)
