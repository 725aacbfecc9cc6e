"""Who owes whom what on a day, over any number of reports.

Rows of several reports stand side by side, in an order that brings rows about the same parties
together; nothing is merged, and a page that tells an old request again makes a row of its own.
"""

from collections.abc import Iterable
from datetime import date

from onrecord.records import Reading
from onrecord.views.status_rows import OPENING, Line, Obligations, Row

AWAITED = frozenset({"request", "offer", "ultimatum"})
"""Kinds that somebody has to answer."""


def status(readings: Iterable[Reading], as_of: date) -> list[Row]:
    """Return a row for every commitment that had begun by the end of the day `as_of`.

    Status lines dated later are left out, as is a commitment that has none left. The order is
    by who owes, kind, who is owed, day, report: independent of the order of `readings`, which
    are taken one at a time.
    """
    rows = (row for reading in readings for row in Obligations(reading, as_of).rows())
    return sorted(rows, key=_place)


def of_party(rows: Iterable[Row], name: str) -> list[Row]:
    """Return the rows in which somebody whose name holds `name` has any part, case ignored."""
    sought = name.casefold()
    return [row for row in rows if any(sought in who.casefold() for who in _everybody(row))]


def unanswered(rows: Iterable[Row]) -> list[Row]:
    """Return what still waits for an answer, longest first; unknown days come last."""
    waiting = [row for row in rows if row.open and row.kind in AWAITED]
    return sorted(
        waiting, key=lambda row: (row.days_open is None, -(row.days_open or 0), _place(row))
    )


def running_out(rows: Iterable[Row]) -> list[Row]:
    """Return what has a deadline or an expiry, past ones first, then the nearest."""
    ending = [row for row in rows if row.days_left is not None]
    return sorted(ending, key=lambda row: (row.days_left or 0, _place(row)))


def breaches(rows: Iterable[Row]) -> list[tuple[Row, Line]]:
    """Return every breach that anybody alleges or tells of, latest first, with its row."""
    found = [
        (row, line)
        for row in rows
        for line in row.history
        if line.word in ("violated", "breach_alleged")
    ]
    return sorted(found, key=lambda held: (held[1].day or date.min, held[0].id), reverse=True)


def changes(rows: Iterable[Row], since: date) -> list[tuple[Row, Line]]:
    """Return what has happened on or after the day `since`, oldest first, with its row.

    A line without a date of its own counts under the day its report came out; one without
    either is never a change.
    """
    found = [(row, line) for row in rows for line in row.history if line.day and line.day >= since]
    return sorted(found, key=lambda held: (held[1].day or date.min, _place(held[0])))


def _everybody(row: Row) -> Iterable[str]:
    yield from (name for names in row.parties.values() for name in names)
    yield from (line.by for line in row.history if line.by)
    yield from (line.against for line in row.history if line.against)


def _place(row: Row) -> tuple[object, ...]:
    began = next((line.day for line in row.history if line.word in OPENING), None)
    return (not row.owes, row.owes, row.kind, row.owed, began or date.max, row.report, row.id)
