"""`onrecord list`: what a ledger holds, a line each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from onrecord.ledger.finding import Entry
    from onrecord.records import Reading, Record
    from onrecord.workspace import Workspace

KINDS = (
    "reports", "regions", "statements", "events", "event_mentions", "commitments", "figures",
    "times", "places", "actors", "actor_mentions",
)  # fmt: skip
"""What can be listed: reports, and every list of a reading (a test compares them)."""


_TAKEN = frozenset({"kind", "self"})
"""Names that `Workspace.records` has for its own arguments."""


@click.command("list")
@click.argument("kind", type=click.Choice(KINDS), default="reports", metavar="[KIND]")
@click.argument("filters", nargs=-1, metavar="[FILTER...]")
@options.workspace
@options.as_json
def command(*, kind: str, filters: tuple[str, ...], folder: Path, as_json: bool) -> int:
    """List what a ledger holds: its reports, or all records of one kind.

    KIND is reports (if not given), regions, statements, events, event_mentions, commitments,
    figures, times, places, actors or actor_mentions.
    A FILTER is NAME=VALUE, with a column of the view that `onrecord query` has for the kind
    (stance=denies, outlet=AFP), or the first or last day of publication (since=2021-11-16).
    At a terminal lines are cut at the right edge; in a pipe they are whole, with tabs between
    their cells.
    """
    chosen = _filters(filters)
    if chosen and kind == "reports":
        raise click.UsageError("filters choose records; name their kind before them")
    with options.opened(folder) as workspace:
        if as_json:
            _print_json(workspace, kind, chosen)
        else:
            _print_rows(workspace, kind, chosen)
    return 0


def _filters(words: tuple[str, ...]) -> dict[str, str]:
    """Return `NAME=VALUE` words as a mapping; a word without "=" is a usage error."""
    parts = [word.partition("=") for word in words]
    for name, sign, _ in parts:
        if not (name and sign):
            raise click.UsageError(f"a filter is NAME=VALUE, not {name!r}")
        if name in _TAKEN:
            raise click.UsageError(f"{name} is no filter of list; ask with: onrecord query")
    return {name: value for name, _, value in parts}


def _print_rows(workspace: "Workspace", kind: str, chosen: dict[str, str]) -> None:
    from onrecord.cli.table import print_rows  # noqa: PLC0415

    if kind == "reports":
        columns = ("id", "published", "outlet", "statements", "title", "input")
        print_rows(columns, map(_report_row, workspace.entries()))
    else:
        print_rows(("id", "report", "what", "words"), _record_rows(workspace, kind, chosen))


def _report_row(report: "Entry") -> tuple[object, ...]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415

    statements = report.counts.get("statements", 0)
    day = report.published or "unknown"
    return short(report.id), day, report.outlet, statements, report.title, report.name


def _record_rows(
    workspace: "Workspace", kind: str, chosen: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415
    from onrecord.views.record_card import what_of  # noqa: PLC0415

    for reading, record in _with_reading(workspace, kind, chosen):
        words = reading.text_of(record)
        yield short(record.id), short(record.report), what_of(record), words


def _with_reading(
    workspace: "Workspace", kind: str, chosen: dict[str, str]
) -> Iterator[tuple["Reading", "Record"]]:
    """Yield records with their readings; one reading is held at a time."""
    reading: Reading | None = None
    for record in workspace.records(kind, **chosen):
        if reading is None or reading.report.id != record.report:
            reading = workspace.reading(record.report)
        yield reading, record


def _print_json(workspace: "Workspace", kind: str, chosen: dict[str, str]) -> None:
    import msgspec  # noqa: PLC0415

    from onrecord.cli.read import json_line  # noqa: PLC0415

    found: Iterator[msgspec.Struct] = workspace.entries()
    if kind != "reports":
        found = workspace.records(kind, **chosen)
    for record in found:
        click.echo(json_line(msgspec.to_builtins(record)))
