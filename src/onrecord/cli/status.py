"""`onrecord status`: who owes whom what on a day."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.views.status_rows import Row

COLUMNS = (
    "id", "kind", "title", "owes", "owed", "parties", "status", "status_on", "open", "since",
    "days_open", "deadline", "expires", "days_left", "overdue", "derived", "agreed", "under",
    "basis", "duty", "words", "said_by", "report", "outlet", "published", "start", "end",
    "made_by", "confidence",
)  # fmt: skip
"""The columns of `--csv`; lists are joined by semicolons, a chain by arrows."""


@click.command("status")
@click.option(
    "--as-of",
    "as_of",
    required=True,
    metavar="DATE",
    help="The day asked for (2021-11-20); what is dated later is left out.",
)
@options.workspace
@click.option("--party", metavar="NAME", help="Only what NAME has a part in.")
@click.option("--kind", metavar="KIND", help="Only commitments of this kind: request, treaty, …")
@click.option(
    "--since",
    metavar="DATE",
    help="Show first what happened on or after this day; JSON and CSV have only rows with some.",
)
@options.as_json
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with a header line.")
@options.width
def command(
    *,
    as_of: str,
    folder: Path,
    party: str | None,
    kind: str | None,
    since: str | None,
    as_json: bool,
    as_csv: bool,
    width: int | None,
) -> int:
    """Show who owes whom what on a day: requests, treaties, truces, mandates, pledges.

    First what presses (no answer, deadlines, truces said to be broken), then every commitment
    under who owes it, with its exact words, on whose word it stands and since when. Days are
    counted to the day asked for, never to today. Reports are not merged: what three of them
    tell is three rows.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other")
    day = _day(as_of, "--as-of")
    first = _day(since, "--since") if since is not None else None
    _check_kind(kind)
    with options.opened(folder) as workspace:
        rows = workspace.status(as_of=day.isoformat())
        later = sum(1 for _ in workspace.records("commitments")) - len(rows)
    chosen = _chosen(rows, party, kind)
    if as_json or as_csv:
        _print(chosen, first, as_csv=as_csv)
        return 0
    from onrecord.cli.streams import cells_wide, emit  # noqa: PLC0415
    from onrecord.views.status_page import page  # noqa: PLC0415

    emit(page(chosen, day, since=first, later=later, width=cells_wide(width)))
    return 0


def _day(value: str, option: str) -> date:
    from onrecord.errors import InputError  # noqa: PLC0415
    from onrecord.intake.dates import checked_date  # noqa: PLC0415

    try:
        return date.fromisoformat(checked_date(value)[:10])
    except (InputError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint=option) from error


def _check_kind(kind: str | None) -> None:
    from onrecord.records.vocabulary import CommitmentKind  # noqa: PLC0415

    kinds = get_args(CommitmentKind)
    if kind is not None and kind not in kinds:
        raise click.BadParameter(f"{kind!r} is not one of {', '.join(kinds)}", param_hint="--kind")


def _chosen(rows: "list[Row]", party: str | None, kind: str | None) -> "list[Row]":
    from onrecord.views.status import of_party  # noqa: PLC0415

    named = rows if party is None else of_party(rows, party)
    return [row for row in named if kind in (None, row.kind)]


def _print(rows: "list[Row]", since: date | None, *, as_csv: bool) -> None:
    from onrecord.cli.rows_out import print_csv, print_json  # noqa: PLC0415
    from onrecord.views.status import changes  # noqa: PLC0415

    changed = {row.id for row, _ in changes(rows, since)} if since else set()
    chosen = [row for row in rows if since is None or row.id in changed]
    if as_csv:
        print_csv(COLUMNS, _cells(chosen))
    else:
        print_json(chosen)


def _cells(rows: "Iterable[Row]") -> "Iterator[dict[str, object]]":
    for row in rows:
        cells: dict[str, object] = {name: getattr(row, name, None) for name in COLUMNS}
        cells["parties"] = [
            f"{name} ({role})" for role, names in row.parties.items() for name in names
        ]
        cells["said_by"] = " → ".join(row.said_by)
        cells["start"], cells["end"] = row.span.start, row.span.end
        yield cells
