"""The records that reviews changed, kept beside what the readers found, so that SQL sees both."""

from typing import Any

from onrecord.ledger.finding import reading
from onrecord.ledger.judging import Judged, judge
from onrecord.ledger.review_list import reviews
from onrecord.ledger.rows import record_row
from onrecord.ledger.store import Ledger
from onrecord.records import Record

_LAST = 2**62
"""Order of added records: behind all that were read."""

_INSERT = """
    INSERT INTO overlay (report, state, key, kind, id, start, "end", meaning, made_by, confidence,
                         body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def renew(ledger: Ledger, report_id: str) -> None:
    """Compute the overlay of one report from its reviews; part of the caller's transaction."""
    row = ledger.row("SELECT key FROM report WHERE id = ?", (bytes.fromhex(report_id),))
    key = int(row[0]) if row else -1
    ledger.run("DELETE FROM overlay WHERE report = ?", (key,))
    if ledger.row("SELECT 1 FROM review WHERE report = ? LIMIT 1", (key,)) is None:
        return
    judged = judge(reading(ledger, report_id), reviews(ledger, report_id))
    ledger.run_many(_INSERT, _rows(ledger, key, judged))


def fits(ledger: Ledger, report_id: str) -> bool:
    """Tell whether the overlay of a report is what its reviews make of it."""
    row = ledger.row("SELECT key FROM report WHERE id = ?", (bytes.fromhex(report_id),))
    key = int(row[0]) if row else -1
    held = ledger.rows(
        """SELECT report, state, key, kind, id, start, "end", meaning, made_by, confidence, body
           FROM overlay WHERE report = ?""",
        (key,),
    )
    if not held and ledger.row("SELECT 1 FROM review WHERE report = ? LIMIT 1", (key,)) is None:
        return True
    judged = judge(reading(ledger, report_id), reviews(ledger, report_id))
    return sorted(held) == sorted(_rows(ledger, key, judged))


def _rows(ledger: Ledger, report: int, judged: Judged) -> list[tuple[Any, ...]]:
    read = ledger.rows("SELECT id, key FROM record WHERE report = ?", (report,))
    places: dict[bytes, int] = dict(read)
    held: dict[str, Record] = {r.id: r for r in (*judged.reading.records(), *judged.rejected)}
    rows = []
    for identity, state in judged.states.items():
        place = places.get(bytes.fromhex(identity), _LAST)
        rows.append((report, state, place, *record_row(held[identity])))
    return rows
