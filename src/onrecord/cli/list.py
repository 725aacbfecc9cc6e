"""`onrecord list`: what a ledger holds, a line each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from onrecord.cli import options
from onrecord.cli.streams import complain

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
@click.option("--rejected", is_flag=True, help="List the records that a review rejected instead.")
@options.as_json
def command(
    *, kind: str, filters: tuple[str, ...], folder: Path, rejected: bool, as_json: bool
) -> int:
    """List what a ledger holds: its reports, or all records of one kind.

    KIND is reports (if not given), regions, statements, events, event_mentions, commitments,
    figures, times, places, actors or actor_mentions.
    A FILTER is NAME=VALUE, with a column of the view that `onrecord query` has for the kind
    (stance=denies, outlet=AFP), or the first or last day of publication (since=2021-11-16).
    Records are as reviews left them; how many were rejected is said on stderr.
    At a terminal wide columns are narrowed to fit; in a pipe they are whole, with tabs between
    their cells.
    """
    chosen = _filters(filters)
    if chosen and kind == "reports":
        raise click.UsageError("filters choose records; name their kind before them")
    if rejected and (chosen or kind == "reports"):
        raise click.UsageError("--rejected takes a kind of record and no filters")
    with options.opened(folder) as workspace:
        if as_json:
            _print_json(_found(workspace, kind, chosen, rejected=rejected))
        else:
            _print_rows(workspace, kind, _found(workspace, kind, chosen, rejected=rejected))
        hidden = 0 if rejected or kind == "reports" else workspace.count_rejected(kind)
    if hidden:
        complain(f"{hidden} rejected {kind} are left out; list them with --rejected")
    return 0


def _found(
    workspace: "Workspace", kind: str, chosen: dict[str, str], *, rejected: bool
) -> "Iterator[Entry] | Iterator[Record]":
    """Yield what was asked for."""
    if kind == "reports":
        return workspace.entries()
    return workspace.rejected(kind) if rejected else workspace.records(kind, **chosen)


def _filters(words: tuple[str, ...]) -> dict[str, str]:
    """Return `NAME=VALUE` words as a mapping; a word without "=" is a usage error."""
    parts = [word.partition("=") for word in words]
    for name, sign, _ in parts:
        if not (name and sign):
            raise click.UsageError(f"a filter is NAME=VALUE, not {name!r}")
        if name in _TAKEN:
            raise click.UsageError(f"{name} is no filter of list; ask with: onrecord query")
    return {name: value for name, _, value in parts}


def _print_rows(
    workspace: "Workspace", kind: str, found: "Iterator[Entry] | Iterator[Record]"
) -> None:
    from onrecord.cli.table import print_rows  # noqa: PLC0415

    if kind == "reports":
        columns = ("id", "published", "outlet", "statements", "title", "input")
        print_rows(columns, map(_report_row, cast("Iterator[Entry]", found)))
    else:
        rows = _record_rows(workspace, cast("Iterator[Record]", found))
        print_rows(("id", "report", "what", "words"), rows)


def _report_row(report: "Entry") -> tuple[object, ...]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415

    statements = report.counts.get("statements", 0)
    day = report.published or "unknown"
    return short(report.id), day, report.outlet, statements, report.title, report.name


def _record_rows(workspace: "Workspace", found: "Iterator[Record]") -> Iterator[tuple[str, ...]]:
    from onrecord.views.brief_parts import short  # noqa: PLC0415
    from onrecord.views.record_card import what_of  # noqa: PLC0415

    for reading, record in _with_reading(workspace, found):
        words = reading.text_of(record)
        yield short(record.id), short(record.report), what_of(record), words


def _with_reading(
    workspace: "Workspace", found: "Iterator[Record]"
) -> Iterator[tuple["Reading", "Record"]]:
    """Yield records with their readings; one reading is held at a time."""
    reading: Reading | None = None
    for record in found:
        if reading is None or reading.report.id != record.report:
            reading = workspace.reading(record.report)
        yield reading, record


def _print_json(found: "Iterator[Entry] | Iterator[Record]") -> None:
    import msgspec  # noqa: PLC0415

    from onrecord.cli.read import json_line  # noqa: PLC0415

    for record in found:
        click.echo(json_line(msgspec.to_builtins(record)))
