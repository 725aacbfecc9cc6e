"""Records as rows of the ledger and back: pure functions, exact both ways.

A record's shared fields are columns; its own fields are the JSON of `body`, in which empty
defaults (null, empty lists) are left out. A report's long parts have columns of their own.
"""

import hashlib
from functools import cache
from typing import Any

import msgspec

from onrecord.records import RECORD_TYPES, Reading, Record, Region, Report, Segment, Span

KINDS: dict[str, type[Record]] = {kind.kind_name: kind for kind in RECORD_TYPES.values()}
"""Record types by the word in the `kind` column ("statement")."""

LISTS: dict[str, str] = {kind.kind_name: name for name, kind in RECORD_TYPES.items()}
"""The list of a reading that each kind belongs to ("statement": "statements")."""

_SHARED = frozenset(Record.__struct_fields__)
_EMPTY: tuple[Any, ...] = (None, [], ())
_COLUMNS_OF_REPORT = ("id", "text", "regions", "revises", "capture", "source_map")

RecordRow = tuple[str, bytes, int, int, bytes, str, str, str]
"""kind, id, start, end, meaning, made_by, confidence, body."""

ReportRow = tuple[bytes, bytes | None, str, str, str, str]
"""id, id of the report it revises, capture, body, source_map, text."""


def text_hash(text: str) -> bytes:
    """Return the hash by which `check` sees that a canonical text has not changed."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def json_text(value: Any) -> str:
    """Return `value` as JSON text."""
    return msgspec.json.encode(value).decode()


def record_row(record: Record) -> RecordRow:
    """Return the columns of `record` that do not name other rows."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    omitted = _omitted(type(record))
    own = {
        name: value
        for name, value in fields.items()
        if name not in _SHARED and not (name in omitted and value in _EMPTY)
    }
    return (
        record.kind_name,
        bytes.fromhex(record.id),
        record.span.start,
        record.span.end,
        bytes.fromhex(record.meaning),
        record.made_by,
        record.confidence,
        json_text(own),
    )


def record_of(report_id: str, row: RecordRow) -> Record:
    """Return the record that `record_row` took apart; raises ValidationError on a bad body."""
    kind, identity, start, end, meaning, made_by, confidence, body = row
    fields = {
        **msgspec.json.decode(body),
        "id": identity.hex(),
        "report": report_id,
        "meaning": meaning.hex(),
        "span": (start, end),
        "made_by": made_by,
        "confidence": confidence,
    }
    return msgspec.convert(fields, KINDS[kind])


def report_row(reading: Reading) -> dict[str, Any]:
    """Return the columns of a report that do not name other rows."""
    report = reading.report
    fields: dict[str, Any] = msgspec.to_builtins(report)
    rest = {name: value for name, value in fields.items() if name not in _COLUMNS_OF_REPORT}
    return {
        "id": bytes.fromhex(report.id),
        "fingerprint": bytes.fromhex(report.capture.fingerprint),
        "version": reading.version,
        "profile": reading.profile,
        "name": report.capture.name,
        "address": report.capture.address,
        "title": report.title.value if report.title else None,
        "outlet": report.outlet.value if report.outlet else None,
        "published": report.published.value,
        "language": report.language,
        "text_hash": text_hash(report.text),
        "capture": json_text(report.capture),
        "body": json_text(rest),
        "source_map": json_text(report.source_map),
        "text": report.text,
    }


def report_of(row: ReportRow, regions: tuple[Region, ...] = ()) -> Report:
    """Return the report whose columns these are; raises ValidationError on a bad one."""
    identity, revises, capture, body, source_map, text = row
    fields = {
        **msgspec.json.decode(body),
        "id": identity.hex(),
        "revises": revises.hex() if revises else None,
        "capture": msgspec.json.decode(capture),
        "text": text,
    }
    report = msgspec.convert(fields, Report)
    segments = msgspec.json.decode(source_map, type=tuple[Segment, ...])
    return msgspec.structs.replace(report, regions=regions, source_map=segments)


def spans_of(value: Any) -> list[Span]:
    """Return every span inside a record or one of its fields, in field order."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for inner in value for span in spans_of(inner)]
    if isinstance(value, msgspec.Struct):
        return [s for name in value.__struct_fields__ for s in spans_of(getattr(value, name))]
    return []


@cache
def _omitted(kind: type[Record]) -> frozenset[str]:
    """Names of the fields whose empty value is their default, so that it need not be kept."""
    return frozenset(f.name for f in msgspec.structs.fields(kind) if f.default in (None, ()))
