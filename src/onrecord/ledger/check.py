"""`check` tells whether the ledger still holds exactly what the readers put in.

The saved pages are not kept, only their hashes; so the texts are checked against the hashes
taken when they were read, and the records against the texts.
"""

from collections.abc import Iterator

import msgspec

from onrecord.errors import LedgerError
from onrecord.ledger.finding import reading
from onrecord.ledger.overlay import fits
from onrecord.ledger.rows import spans_of, text_hash
from onrecord.ledger.store import Ledger
from onrecord.records import Reading, Record, Report, identity, is_valid, meaning_of

MOST_ALIKE = 256
"""Most records of one kind with one primary span; a reader never comes near it."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the ledger that is not as it should be; `record` is None for a report."""

    report: str
    record: str | None
    what: str


def check(ledger: Ledger) -> Iterator[Problem]:
    """Yield every problem found; nothing where all is well.

    Checked are the file, each text against its hash, each span against its text, each id and
    meaning against the words they are computed from.
    """
    yield from _check_file(ledger)
    for (key,) in ledger.rows("SELECT id FROM report ORDER BY key"):
        report_id = key.hex()
        try:
            held = reading(ledger, report_id)
        except (msgspec.MsgspecError, KeyError) as error:
            yield Problem(report=report_id, record=None, what=f"cannot be decoded: {error}")
            continue
        yield from check_reading(held, *_hashes(ledger, key))
        if not fits(ledger, report_id):
            yield Problem(report=report_id, record=None, what="its reviews are not applied")


def _check_file(ledger: Ledger) -> Iterator[Problem]:
    for (found,) in ledger.rows("PRAGMA integrity_check"):
        if found != "ok":
            yield Problem(report="", record=None, what=f"the file is damaged: {found}")
    for table, row, *_ in ledger.rows("PRAGMA foreign_key_check"):
        yield Problem(report="", record=None, what=f"row {row} of {table} points to nothing")
    try:
        with ledger.atomic():
            ledger.run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except LedgerError as error:
        yield Problem(report="", record=None, what=f"the search index is damaged ({error})")


def _hashes(ledger: Ledger, report: bytes) -> tuple[bytes, bytes]:
    row = ledger.row("SELECT text_hash, fingerprint FROM report WHERE id = ?", (report,))
    return (row[0], row[1]) if row else (b"", b"")


def check_reading(held: Reading, text: bytes, fingerprint: bytes) -> Iterator[Problem]:
    """Yield the problems of one reading, given the hashes taken when it was read."""
    report = held.report
    whole = _of_report(report, text, fingerprint)
    for what in whole:
        yield Problem(report=report.id, record=None, what=what)
    known: set[str] = set()
    for record in held.records():
        for what in _of_record(record, report, known):
            yield Problem(report=report.id, record=record.id, what=what)
        known.add(record.id)


def _of_report(report: Report, text: bytes, fingerprint: bytes) -> Iterator[str]:
    if text_hash(report.text) != text:
        yield "its text is not the one that was read"
    if report.id != report.capture.report_id or fingerprint.hex() != report.capture.fingerprint:
        yield "its id or fingerprint is not that of its capture"
    for span in spans_of(_without_regions(report)):
        if not is_valid(span, report.text):
            yield f"span {span.start}-{span.end} lies outside its text"
    yield from _of_source_map(report)


def _without_regions(report: Report) -> Report:
    """Regions are records and are checked as such."""
    return msgspec.structs.replace(report, regions=())


def _of_source_map(report: Report) -> Iterator[str]:
    before = 0
    for part in report.source_map:
        inside = before <= part.start <= part.end <= len(report.text)
        if not (inside and 0 <= part.byte_start <= part.byte_end <= report.capture.size):
            yield f"its map to source bytes is broken at character {part.start}"
            return
        before = part.end


def _of_record(record: Record, report: Report, known: set[str]) -> Iterator[str]:
    for span in spans_of(record):
        if not is_valid(span, report.text):
            yield f"span {span.start}-{span.end} lies outside the text"
            return
    if record.id in known:
        yield "its id is taken by another record of the report"
    if not _id_fits(record):
        yield "its id is not that of its words"
    if record.meaning != meaning_of(record, report.text):
        yield "its meaning is not that of its words"


def _id_fits(record: Record) -> bool:
    kind, span = record.kind_name, record.span
    return any(record.id == identity(record.report, kind, span, n) for n in range(MOST_ALIKE))
