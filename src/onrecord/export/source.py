"""What an export reads: judged readings one at a time, and the views of the ledger as tables."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.ledger.finding import reading, report_ids
from onrecord.ledger.judging import Judged, judge
from onrecord.ledger.review_list import reviews
from onrecord.ledger.store import Ledger
from onrecord.records import RECORD_TYPES

TABLES = ("reports", *RECORD_TYPES, "reviews")
"""Views that become tables, one file each."""

_LONG = frozenset({"text", "key"})
"""Columns left out: the texts are in `jsonl`, the keys mean nothing outside the file."""

INTEGERS = frozenset({"start", "end", "mentions"})
REALS = frozenset({"low", "high", "best", "latitude", "longitude"})
"""Columns of numbers; every other column is text."""


class Table(msgspec.Struct, frozen=True):
    """The columns of a table, and its rows as they come."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def judged_readings(ledger: Ledger) -> Iterator[Judged]:
    """Yield every reading as people left it, in the order the reports came in."""
    for report_id in report_ids(ledger):
        yield judge(reading(ledger, report_id), reviews(ledger, report_id))


def tables(ledger: Ledger) -> Iterator[Table]:
    """Yield the tables, rows ordered by report and place in its text.

    The order does not depend on when a report came in, so equal ledgers give equal tables.
    """
    for name in TABLES:
        info = ledger.rows(f"PRAGMA table_info({name})")
        columns = tuple(row[1] for row in info if row[1] not in _LONG)
        order = [c for c in ("report", "start", "end", "at", "id") if c in columns]
        listed, by = (", ".join(f'"{c}"' for c in names) for names in (columns, order))
        sql = f"SELECT {listed} FROM {name} ORDER BY {by}"  # noqa: S608
        yield Table(name, columns, ledger.run(sql))
