"""`onrecord query`: SQL over the ledger, read-only."""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from onrecord.cli import options


@click.command("query")
@click.argument("sql")
@options.workspace
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@options.as_json
def command(*, sql: str, folder: Path, as_csv: bool, as_json: bool) -> int:
    """Ask the ledger in SQL and print the rows; nothing can be changed this way.

    `onrecord query "SELECT name, sql FROM sqlite_schema"` shows the tables.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    columns, rows = options.opened(folder).query(sql)
    if as_csv:
        _print_csv(columns, rows)
    elif as_json:
        _print_json(columns, rows)
    else:
        from onrecord.cli.table import print_rows  # noqa: PLC0415

        print_rows(columns, rows)
    return 0


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print RFC 4180 lines; values are as the ledger has them, for machines, not for a terminal."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows)


def _print_json(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    from onrecord.cli.read import json_line  # noqa: PLC0415

    for row in rows:
        cells = map(_plain, row)
        click.echo(json_line(dict(zip(columns, cells, strict=True))))


def _plain(cell: object) -> object:
    return cell.hex() if isinstance(cell, bytes) else cell
