"""`onrecord query`: SQL over the ledger, read-only."""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.streams import complain, emit


@click.command("query")
@click.argument("sql")
@options.workspace
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@options.as_json
@click.option(
    "--rows",
    "most",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    metavar="N",
    help="Most rows to print; that there are more is said on stderr.",
)
def command(*, sql: str, folder: Path, as_csv: bool, as_json: bool, most: int) -> int:
    """Ask the ledger in SQL and print the rows; nothing can be changed this way.

    `onrecord query "SELECT name, sql FROM sqlite_schema"` shows the tables.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    with options.opened(folder) as workspace:
        table = workspace.query(sql, most_rows=most)
    if as_csv:
        _print_csv(table.columns, table.rows)
    elif as_json:
        _print_json(table.columns, table.rows)
    else:
        from onrecord.cli.table import print_rows  # noqa: PLC0415

        print_rows(table.columns, table.rows)
    if table.cut:
        complain(f"these are the first {most} rows; --rows asks for more")
    return 0


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print RFC 4180 lines; values are as the ledger has them, but for a terminal made visible."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    if sys.stdout.isatty():
        from onrecord.views.visible import visible_lines  # noqa: PLC0415

        rows = ([visible_lines(c) if isinstance(c, str) else c for c in row] for row in rows)
    writer.writerows(rows)


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    from onrecord.cli.read import json_line  # noqa: PLC0415

    for row in rows:
        emit(json_line(dict(zip(columns, row, strict=True))))
