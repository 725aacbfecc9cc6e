"""`onrecord list`: what a ledger holds, a line each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from onrecord.records import Reading, Record, Report
    from onrecord.workspace import Workspace

KINDS = (
    "reports", "regions", "statements", "events", "event_mentions", "commitments", "figures",
    "times", "places", "actors", "actor_mentions",
)  # fmt: skip
"""What can be listed: reports, and every list of a reading (a test compares them)."""


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS), default="reports", metavar="[KIND]")
@options.workspace
@options.as_json
def command(*, kind: str, folder: Path, as_json: bool) -> int:
    """List what a ledger holds: its reports, or all records of one kind.

    KIND is reports (if not given), regions, statements, events, event_mentions, commitments,
    figures, times, places, actors or actor_mentions.
    At a terminal lines are cut at the right edge; in a pipe they are whole, with tabs between
    their cells.
    """
    workspace = options.opened(folder)
    if as_json:
        _print_json(workspace, kind)
        return 0
    from onrecord.cli.table import print_rows  # noqa: PLC0415

    if kind == "reports":
        columns = ("id", "published", "outlet", "title", "input")
        print_rows(columns, map(_report_row, workspace.reports()))
    else:
        print_rows(("id", "report", "what", "words"), _record_rows(workspace, kind))
    return 0


def _report_row(report: "Report") -> tuple[str | None, ...]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415

    outlet, title = report.outlet, report.title
    return (
        short(report.id),
        report.published.value or "unknown",
        outlet.value if outlet else None,
        title.value if title else None,
        report.capture.name,
    )


def _record_rows(workspace: "Workspace", kind: str) -> Iterator[tuple[str, ...]]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415
    from onrecord.views.record_card import what_of  # noqa: PLC0415

    for reading, record in _with_reading(workspace, kind):
        words = reading.text_of(record)
        yield short(record.id), short(record.report), what_of(record), words


def _with_reading(workspace: "Workspace", kind: str) -> Iterator[tuple["Reading", "Record"]]:
    """Yield records with their readings; one reading is held at a time."""
    reading: Reading | None = None
    for record in workspace.records(kind):
        if reading is None or reading.report.id != record.report:
            reading = workspace.reading(record.report)
        yield reading, record


def _print_json(workspace: "Workspace", kind: str) -> None:
    import msgspec  # noqa: PLC0415

    from onrecord.cli.read import json_line  # noqa: PLC0415

    found = workspace.reports() if kind == "reports" else workspace.records(kind)
    for record in found:
        click.echo(json_line(msgspec.to_builtins(record)))
