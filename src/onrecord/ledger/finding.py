"""Out of the ledger: lists of reports, whole readings, records by kind and filter, by id."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.rows import LISTS, record_of, report_of
from onrecord.ledger.store import Ledger
from onrecord.records import ModelFile, Reading, Record, Region, Report, Run, Skipped
from onrecord.records.base import ID_LENGTH

SHORTEST_PREFIX = 4
"""Fewest hex digits of an id that are taken as one; shorter ones match too much by chance."""

_RECORD = 'record.kind, record.id, start, "end", meaning, made_by, confidence, record.body'
_NOW = "record_now AS record JOIN report ON report.key = record.report"
_REPORT = """
    report.id, earlier.id, report.capture, report.body, report.source_map, report.text
    FROM report LEFT JOIN report AS earlier ON earlier.key = report.revises"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list of reports: what `list` shows. `counts` are by list of the reading."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    counts: dict[str, int]


def entries(ledger: Ledger) -> Iterator[Entry]:
    """Yield the reports in the order they came into the ledger."""
    last = -1
    sql = """SELECT key, id, name, title, outlet, published, language FROM report
             WHERE key > ? ORDER BY key LIMIT 500"""
    while page := ledger.rows(sql, (last,)):
        for last, identity, name, title, outlet, published, language in page:
            yield Entry(
                id=identity.hex(),
                name=name,
                title=title,
                outlet=outlet,
                published=published,
                language=language,
                counts=_counts(ledger, last),
            )


def _counts(ledger: Ledger, report: int) -> dict[str, int]:
    rows = ledger.rows(
        "SELECT kind, count(*) FROM record_now WHERE report = ? GROUP BY kind ORDER BY kind",
        (report,),
    )
    return {LISTS[kind]: number for kind, number in rows}


def report_ids(ledger: Ledger) -> list[str]:
    """Return the ids of all reports, in the order they came into the ledger."""
    return [identity.hex() for (identity,) in ledger.rows("SELECT id FROM report ORDER BY key")]


def readings(ledger: Ledger) -> Iterator[Reading]:
    """Yield every reading as the readers made it, in the order the reports came in."""
    return (reading(ledger, report_id) for report_id in report_ids(ledger))


def reports(ledger: Ledger) -> Iterator[Report]:
    """Yield every report with its text and regions, one at a time, in the same order."""
    return (held.report for held in readings(ledger))


def reading(ledger: Ledger, report_id: str) -> Reading:
    """Return a report with all its records; raises QueryError if it is not in the ledger."""
    identity = bytes.fromhex(report_id)
    head = ledger.row("SELECT key, version, profile FROM report WHERE id = ?", (identity,))
    if head is None:
        raise QueryError(f"the ledger holds no report {report_id}")
    lists: dict[str, list[Any]] = {name: [] for name in LISTS.values()}
    sql = f"SELECT {_RECORD} FROM record WHERE report = ? ORDER BY key"  # noqa: S608
    for row in ledger.rows(sql, (head[0],)):
        record = record_of(report_id, row)
        lists[LISTS[record.kind_name]].append(record)
    regions: list[Region] = lists.pop("regions")
    return Reading(
        report=_report(ledger, identity, tuple(regions)),
        version=head[1],
        profile=head[2],
        **{name: tuple(found) for name, found in lists.items()},
    )


def _report(ledger: Ledger, identity: bytes, regions: tuple[Region, ...]) -> Report:
    row = ledger.row(f"SELECT {_REPORT} WHERE report.id = ?", (identity,))
    if row is None:
        raise QueryError(f"the ledger holds no report {identity.hex()}")
    return report_of(row, regions)


def records(ledger: Ledger, kind: str, filters: dict[str, str]) -> Iterator[Record]:
    """Yield the records of one kind, in the order of their reports and texts.

    `kind` is a list of a reading ("statements") or a kind ("statement"). A filter is a column
    of the view of that name in the ledger (`speaker`, `stance`, `outlet`, `report`, …), or
    `since` and `until`: first and last day of publication, inclusive. Text is compared
    without regard to ASCII case; `report` and `id` may be shortened. Raises QueryError on an
    unknown kind or filter. What people rejected is left out, what they corrected or added is
    as they left it.
    """
    view = LISTS.get(kind, kind)
    if view not in LISTS.values():
        raise QueryError(f"no records are called {kind!r}; there are {', '.join(LISTS.values())}")
    conditions = [_condition(ledger, view, name) for name in filters]
    where = " AND ".join(conditions) or "1"
    sql = f"""SELECT report.id, {_RECORD} FROM {_NOW}
              WHERE kind = :kind_ AND lower(hex(record.id)) IN (SELECT id FROM {view} WHERE {where})
              ORDER BY record.report, record.key, start"""  # noqa: S608
    if not filters:
        sql = f"""SELECT report.id, {_RECORD} FROM {_NOW}
                  WHERE kind = :kind_ ORDER BY record.report, record.key, start"""  # noqa: S608
    word = next(word for word, name in LISTS.items() if name == view)
    for report_id, *row in ledger.run(sql, {"kind_": word, **filters}):
        yield record_of(report_id.hex(), tuple(row))


def rejected(ledger: Ledger, kind: str) -> Iterator[Record]:
    """Yield the records of one kind ("statements") that people rejected, a report at a time."""
    word = next((word for word, name in LISTS.items() if kind in (word, name)), kind)
    sql = f"""SELECT report.id, {_RECORD} FROM overlay AS record
              JOIN report ON report.key = record.report
              WHERE kind = ? AND state = 'rejected'
              ORDER BY record.report, record.key, start"""  # noqa: S608
    for report_id, *row in ledger.run(sql, (word,)):
        yield record_of(report_id.hex(), tuple(row))


def _condition(ledger: Ledger, view: str, name: str) -> str:
    """Return the SQL of one filter, whose value is bound under its own name."""
    if name in ("since", "until"):
        return f"substr(published, 1, 10) {'>=' if name == 'since' else '<='} :{name}"
    columns = [row[1] for row in ledger.rows(f"PRAGMA table_info({view})")]
    if name not in columns:
        raise QueryError(f"{view} have no {name!r}; filters are {', '.join(columns)}, since, until")
    if name in ("id", "report"):
        return f"{name} LIKE :{name} || '%'"
    return f"{name} = :{name} COLLATE NOCASE"


def resolve(ledger: Ledger, prefix: str) -> Record | Report:
    """Return the one report or record whose id begins with `prefix`.

    Raises QueryError if there is none, or more than one.
    """
    low, high = id_range(prefix)
    found = ledger.rows(
        """SELECT 'report', id, NULL FROM report WHERE id BETWEEN :low AND :high
           UNION ALL
           SELECT record.kind, record.id, report.id FROM record_judged AS record
           JOIN report ON report.key = record.report
           WHERE record.id BETWEEN :low AND :high LIMIT 6""",
        {"low": low, "high": high},
    )
    if not found:
        raise QueryError(f"no report and no record has an id that begins with {prefix!r}")
    if len(found) > 1:
        named = ", ".join(f"{identity.hex()} ({kind})" for kind, identity, _ in found)
        raise QueryError(f"{prefix!r} may mean any of {named}; give more digits")
    kind, identity, report = found[0]
    if kind == "report":
        return reading(ledger, identity.hex()).report
    sql = f"SELECT {_RECORD} FROM record_judged AS record WHERE id = ?"  # noqa: S608
    row = ledger.rows(sql, (identity,))[0]
    return record_of(report.hex(), row)


def id_range(prefix: str) -> tuple[bytes, bytes]:
    """Return the lowest and the highest id that begin with `prefix`."""
    digits = prefix.strip().lower()
    if not SHORTEST_PREFIX <= len(digits) <= ID_LENGTH or set(digits) - set("0123456789abcdef"):
        raise QueryError(
            f"{prefix!r} is no id: {SHORTEST_PREFIX} to {ID_LENGTH} digits, 0-9 and a-f"
        )
    low, high = digits.ljust(ID_LENGTH, "0"), digits.ljust(ID_LENGTH, "f")
    return bytes.fromhex(low), bytes.fromhex(high)


def runs(ledger: Ledger) -> Iterator[Run]:
    """Yield the account of every `add`, oldest first; one that was cut off is not `finished`."""
    sql = "SELECT key, version, profile, inputs, counts, finished FROM run ORDER BY key"
    for key, version, profile, inputs, counts, finished in ledger.rows(sql):
        models = ledger.rows(
            "SELECT name, version, sha256 FROM run_model WHERE run = ? ORDER BY nth", (key,)
        )
        skipped = ledger.rows("SELECT name, reason FROM skipped WHERE run = ? ORDER BY nth", (key,))
        yield Run(
            version=version,
            profile=profile,
            models=tuple(ModelFile(name=n, version=v, sha256=s) for n, v, s in models),
            inputs=inputs,
            counts=msgspec.json.decode(counts, type=dict[str, int]),
            skipped=tuple(Skipped(name=n, reason=r) for n, r in skipped),
            finished=bool(finished),
        )
