"""`onrecord export`: the ledger in a format of other programs."""

import sys
from pathlib import Path

import click

from onrecord.cli import options

FORMATS = ("jsonl", "csv", "parquet", "geojson", "webannotation")
"""Names of the formats (a test compares them), so that help loads none."""


@click.command("export")
@click.argument("form", type=click.Choice(FORMATS), metavar="FORMAT")
@click.argument("out", metavar="OUT")
@options.workspace
@click.option(
    "--spreadsheet",
    is_flag=True,
    help="CSV for a spreadsheet: text that it could run as a formula begins with '.",
)
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
def command(*, form: str, out: str, folder: Path, spreadsheet: bool, force: bool) -> int:
    """Write the ledger in a format of other programs, as reviews left it.

    FORMAT is jsonl (one line for each report), csv (a folder with a file for each kind of
    record), parquet (the same, typed), geojson (events and places) or webannotation (W3C).
    OUT is a file, or a folder for csv and parquet; - is standard output. It appears whole or
    not at all. What is there already is replaced with --force only.
    """
    if out != "-" and not force and _is_there(Path(out)):
        raise click.UsageError(f"{out} is there already; name another, or replace it with --force")
    with options.opened(folder) as workspace:
        workspace.export(
            sys.stdout.buffer if out == "-" else out, format=form, spreadsheet=spreadsheet
        )
    return 0


def _is_there(out: Path) -> bool:
    """Tell whether an export would replace something: a file, or files in a folder."""
    return any(out.iterdir()) if out.is_dir() else out.is_file()
