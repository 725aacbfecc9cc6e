"""Fields of a record by name, as people correct them: "stance", "chain.0.source.name"."""

from typing import Any

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.rows import spans_of
from onrecord.records import Record, is_valid, meaning_of

FIXED = frozenset({"id", "report", "meaning", "made_by"})
"""Fields that follow from the others, or say who made the record."""


def fields_of(encoded: str) -> dict[str, Any]:
    """Return the fields that a review keeps as JSON; raises QueryError if they are broken."""
    try:
        return msgspec.json.decode(encoded, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise QueryError(f"the fields of the review cannot be read: {error}") from error


def with_fields(record: Record, fields: dict[str, Any], text: str) -> Record:
    """Return `record` with `fields` set and its meaning computed again.

    A name may be a path through parts and positions ("chain.0.source.name"). Raises QueryError
    on a name that no such record has, a value that the field cannot take, or a span outside
    `text`.
    """
    held = msgspec.json.decode(msgspec.json.encode(record))
    for path, value in fields.items():
        _put(held, record, path, value)
    try:
        changed = msgspec.convert(held, type(record))
    except msgspec.ValidationError as error:
        raise QueryError(f"a {record.kind_name} cannot say that: {error}") from error
    for path in fields:
        _check_path(changed, path)
    for span in spans_of(changed):
        if not is_valid(span, text):
            raise QueryError(f"characters {span.start}:{span.end} are not in the report")
    return msgspec.structs.replace(changed, meaning=meaning_of(changed, text))


def _put(held: Any, record: Record, path: str, value: Any) -> None:
    """Set one value inside the plain form of a record."""
    first, *rest = path.split(".")
    known = [name for name in record.__struct_fields__ if name not in FIXED]
    if first not in known:
        raise QueryError(
            f"a {record.kind_name} has no field {first!r} to set; it has {', '.join(known)}"
        )
    *way, last = [first, *rest]
    try:
        for step in way:
            held = held[int(step)] if isinstance(held, list) else held[step]
        if isinstance(held, list):
            held[int(last)] = value
        else:
            held[last] = value
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise QueryError(f"this {record.kind_name} has nothing at {path!r}") from error


def _check_path(record: Record, path: str) -> None:
    """Raise QueryError if decoding dropped what was set: a misspelt name inside a part."""
    held: Any = record
    for step in path.split("."):
        try:
            held = held[int(step)] if isinstance(held, tuple) else getattr(held, step)
        except (AttributeError, IndexError, ValueError) as error:
            raise QueryError(f"a {record.kind_name} has nothing at {path!r}") from error
