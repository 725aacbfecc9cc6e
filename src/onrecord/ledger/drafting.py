"""Reviews made out: what a person said about a record, with the evidence it was about.

Who judged and when is told by the caller; nothing here asks a clock.
"""

from typing import Any

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.fields import fields_of, with_fields
from onrecord.ledger.judging import Judged, added_record, free_identity
from onrecord.ledger.rows import KINDS
from onrecord.ledger.sense import nonsense
from onrecord.records import Reading, Record, Review, Span, is_valid
from onrecord.records.vocabulary import ReviewAction


class Reviewer(msgspec.Struct, frozen=True, kw_only=True):
    """Who judges, when (an ISO date or date-time), and what they remark."""

    by: str
    at: str
    note: str = ""


def judgement(
    action: ReviewAction, record: Record, text: str, who: Reviewer, fields: dict[str, Any]
) -> Review:
    """Return an acceptance, rejection or correction of `record`, as the reader made it.

    Raises QueryError if a correction has no fields, or the record cannot have them or would make
    no sense with them.
    """
    if action == "correct":
        if not fields:
            raise QueryError("a correction needs a field: --field stance=denies, or --span 10:42")
        _refuse_nonsense(with_fields(record, fields, text), nonsense(record))
    elif fields:
        raise QueryError(f"to {action} a record sets no fields; correct it to set some")
    return Review(
        action=action,
        target=record.id,
        report=record.report,
        kind=record.kind_name,
        span=record.span,
        meaning=record.meaning,
        by=who.by,
        at=who.at,
        note=who.note,
        fields=_encoded(fields),
    )


def _refuse_nonsense(record: Record, before: str | None) -> None:
    """Raise QueryError if `record` makes no sense, unless it made none in the same way before."""
    fault = nonsense(record)
    if fault is not None and fault != before:
        raise QueryError(fault)


def addition(
    judged: Judged, kind: str, span: Span, who: Reviewer, fields: dict[str, Any]
) -> Review:
    """Return the addition of a record of `kind` ("statement") that no reader found.

    Fields may be given short (`speaker=Anna`), see `completed`. Raises QueryError if the kind
    is unknown, the span is not in the text, fields are missing or make no sense, or the record
    is there already.
    """
    reading = judged.reading
    if kind not in KINDS:
        raise QueryError(f"no record is a {kind!r}; there are {', '.join(KINDS)}")
    if not is_valid(span, reading.report.text):
        raise QueryError(f"characters {span.start}:{span.end} are not in the report")
    review = Review(
        action="add",
        target=free_identity(judged, kind, span),
        report=reading.report.id,
        kind=kind,
        span=span,
        meaning="",
        by=who.by,
        at=who.at,
        note=who.note,
        fields=_encoded(completed(kind, span, reading, fields)),
    )
    text = reading.report.text
    record = added_record(review, text)
    with_fields(record, fields_of(review.fields), text)  # finds misspelt names
    _refuse_nonsense(record, None)
    for other in reading.records():
        if (other.kind_name, other.span, other.meaning) == (kind, span, record.meaning):
            raise QueryError(f"the report has this {kind} already: {other.id}")
    return msgspec.structs.replace(review, meaning=record.meaning)


def completed(kind: str, span: Span, reading: Reading, fields: dict[str, Any]) -> dict[str, Any]:
    """Return `fields` with what follows from them.

    A statement's `speaker` becomes the first hop of its chain and its `content` the span; an
    event's `actor` and `recipient` become roles, whose words must stand in the span.
    """
    full = dict(fields)
    if kind == "statement":
        speaker = full.pop("speaker", None)
        if speaker is not None:
            full["chain"] = _chain(str(speaker), reading)
        full.setdefault("content", [[span.start, span.end]])
    if kind in ("event", "event_mention"):
        roles = [
            _role(name, str(full.pop(name)), span, reading)
            for name in ("actor", "recipient")
            if name in full
        ]
        full["roles"] = [*full.get("roles", ()), *roles]
    if kind == "event":
        full.setdefault("mentions", [])
    if kind == "region":
        full.setdefault("reason", "marked by hand")
    return full


def undoing(review: Review, who: Reviewer) -> Review:
    """Return the entry that takes `review` back; an "undo" can be undone too."""
    return Review(
        action="undo",
        target=review.id,
        report=review.report,
        kind="review",
        span=review.span,
        meaning=review.meaning,
        by=who.by,
        at=who.at,
        note=who.note,
    )


def _chain(speaker: str, reading: Reading) -> list[dict[str, Any]]:
    outlet = reading.report.outlet
    name = outlet.value if outlet else ""
    return [
        {"source": {"kind": "named", "name": speaker}, "via": "spoken"},
        {"source": {"kind": "outlet", "name": name}, "via": "implicit"},
    ]


def _role(role: str, name: str, span: Span, reading: Reading) -> dict[str, Any]:
    at = reading.report.text.find(name, span.start, span.end)
    if at < 0 or not name:
        raise QueryError(f"the {role} {name!r} is not among the words of the record")
    return {"role": role, "span": [at, at + len(name)], "name": name}


def _encoded(fields: dict[str, Any]) -> str:
    return msgspec.json.encode(fields).decode()
