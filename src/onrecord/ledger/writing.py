"""Readings into the ledger. All of this runs inside `Ledger.atomic`."""

from typing import Any

import msgspec

from onrecord.ledger.overlay import renew
from onrecord.ledger.rows import json_text, record_row, report_row
from onrecord.ledger.store import Ledger
from onrecord.records import Capture, Given, ModelFile, Reading, Skipped

_INSERT_RECORD = """
    INSERT INTO record (report, run, kind, id, start, "end", meaning, made_by, confidence, body)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Prepared(msgspec.Struct, frozen=True):
    """A reading as rows: made before the transaction, so that the ledger is locked briefly."""

    report: dict[str, Any]
    records: tuple[tuple[Any, ...], ...]
    counts: dict[str, int]


def prepare(reading: Reading) -> Prepared:
    """Turn a reading into rows; raises UnicodeEncodeError for text that no file can hold."""
    report = report_row(reading)
    report["text"].encode()  # lone surrogates: SQLite would refuse them later
    records = tuple(record_row(record) for record in reading.records())
    counts: dict[str, int] = {}
    for row in records:
        counts[row[0]] = counts.get(row[0], 0) + 1
    return Prepared(report, records, counts)


def start_run(
    ledger: Ledger, version: str, profile: str, models: tuple[ModelFile, ...] = ()
) -> int:
    """Enter a run that has just begun and return its key."""
    added = ledger.run("INSERT INTO run (version, profile) VALUES (?, ?)", (version, profile))
    key = int(added.lastrowid or 0)
    rows = [(key, nth, m.name, m.version, m.sha256) for nth, m in enumerate(models)]
    ledger.run_many("INSERT INTO run_model VALUES (?, ?, ?, ?, ?)", rows)
    return key


def note_run(
    ledger: Ledger, run: int, inputs: int, counts: dict[str, int], *, finished: bool
) -> None:
    """Bring the counts of a run up to date."""
    sql = "UPDATE run SET inputs = ?, counts = ?, finished = ? WHERE key = ?"
    ledger.run(sql, (inputs, json_text(counts), finished, run))


def put_skipped(ledger: Ledger, run: int, first: int, skipped: list[Skipped]) -> None:
    """Enter inputs that gave no records; `first` is the number of the first of them."""
    rows = [(run, first + nth, s.name, s.reason) for nth, s in enumerate(skipped)]
    ledger.run_many("INSERT INTO skipped VALUES (?, ?, ?, ?)", rows)


def put_reading(ledger: Ledger, run: int, prepared: Prepared) -> None:
    """Enter a reading; one of the same report is replaced, its reviews find their records again.

    `revises` is set to the latest earlier report from the same address with another text.
    """
    columns = {**prepared.report, "run": run}
    known = ledger.row("SELECT key FROM report WHERE id = ?", (columns["id"],))
    columns["revises"] = _revised(ledger, columns, known[0] if known else None)
    if known:
        key = int(known[0])
        changes = ", ".join(f"{name} = :{name}" for name in columns)
        ledger.run(f"UPDATE report SET {changes} WHERE key = :key", {**columns, "key": key})  # noqa: S608
        ledger.run("DELETE FROM record WHERE report = ?", (key,))
    else:
        names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
        added = ledger.run(f"INSERT INTO report ({names}) VALUES ({marks})", columns)  # noqa: S608
        key = int(added.lastrowid or 0)
    ledger.run_many(_INSERT_RECORD, [(key, run, *row) for row in prepared.records])
    if known:
        renew(ledger, columns["id"].hex())


def is_current(ledger: Ledger, capture: Capture, version: str, profile: str) -> bool:
    """Tell whether this capture has been read by this version and profile already."""
    row = ledger.row(
        "SELECT 1 FROM report WHERE id = ? AND fingerprint = ? AND version = ? AND profile = ?",
        (
            bytes.fromhex(capture.report_id),
            bytes.fromhex(capture.fingerprint),
            version,
            profile,
        ),
    )
    return row is not None


def given_before(ledger: Ledger, capture: Capture) -> Given:
    """Return what was given by hand for this report when it was read last.

    Nothing given now takes nothing away: adding a folder again keeps its reports' dates.
    """
    row = ledger.row("SELECT capture FROM report WHERE id = ?", (bytes.fromhex(capture.report_id),))
    return msgspec.json.decode(row[0], type=Capture).given if row else Given()


def _revised(ledger: Ledger, columns: dict[str, Any], key: int | None) -> int | None:
    """Return the key of the report that this one is a later text of."""
    if columns["address"] is None:
        return None
    found = ledger.row(
        """SELECT key FROM report WHERE address = :address AND text_hash <> :text_hash
           AND key < coalesce(:key, 9223372036854775807) ORDER BY key DESC LIMIT 1""",
        {"address": columns["address"], "text_hash": columns["text_hash"], "key": key},
    )
    return int(found[0]) if found else None
