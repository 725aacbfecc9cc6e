"""Whether a record that a person wrote makes sense: what types alone do not forbid.

A reader's table keeps it from such records; a hand may slip. Each check answers in words that
say what would be right.
"""

import math
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.records import (
    Actor,
    Commitment,
    Event,
    EventMention,
    Figure,
    Record,
    Statement,
    TimeExpression,
)
from onrecord.records.legal import BY_STANCE
from onrecord.records.vocabulary import STATUS_WORDS

_EDTF = re.compile(
    r"[\[{]?-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?(?:T[0-9:]{2,8}Z?)?[?~%]?"
    r"(?:(?:/|\.\.|,)(?:[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[?~%]?|\.\.)?)?[\]}]?|\.\./?[0-9X-]{4,10}"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_STATELESS = frozenset({"PRE", "UNK"})
"""Roles that no word of the lexicon gives: a partly recognised territory, nobody knows."""
_COUNTRY = re.compile(r"[A-Z]{3}")


def nonsense(record: Record) -> str | None:
    """Return why `record` makes no sense, None where nothing speaks against it.

    "a figure whose low (9) is above its high (3)". Only the first fault is told.
    """
    return next(_faults(record), None)


def _faults(record: Record) -> Iterator[str]:
    match record:
        case Statement():
            yield from _statement(record)
        case Figure():
            yield from _figure(record)
        case Event() | EventMention():
            yield from _event(record)
        case Commitment():
            yield from _commitment(record)
        case TimeExpression():
            yield from _time(record)
        case Actor():
            yield from _actor(record)
        case _:
            return


def _statement(record: Statement) -> Iterator[str]:
    row = BY_STANCE[record.stance]
    for name, allowed in (
        ("certainty", row.certainty),
        ("polarity", row.polarity),
        ("distance", row.distance),
    ):
        value = getattr(record, name)
        if value not in allowed:
            words = ", ".join(map(str, allowed))
            yield f"a statement that {record.stance} has the {name} {words}, not {value}"
    if not record.chain:
        yield "a statement has a speaker: its chain is empty"
    for hop in record.chain:
        if hop.source.kind == "named" and not hop.source.name.strip():
            yield "a named source has a name; a lost one is of kind unknown"


def _figure(record: Figure) -> Iterator[str]:
    given = [value for value in (record.low, record.best, record.high) if value is not None]
    if any(not math.isfinite(value) or value < 0 for value in given):
        yield "a count is a number from 0 up"
    elif record.low is not None and record.high is not None and record.low > record.high:
        yield f"the low bound ({record.low:g}) is above the high one ({record.high:g})"
    yield from _dates(as_of=record.as_of)


def _event(record: Event | EventMention) -> Iterator[str]:
    allowed = _modes()[record.type]
    if record.mode and record.mode not in allowed:
        known = ", ".join(allowed) or "none"
        yield f"{record.mode!r} is no mode of {record.type}; its modes: {known}"


def _commitment(record: Commitment) -> Iterator[str]:
    allowed = STATUS_WORDS[record.kind]
    for entry in record.status:
        if entry.word not in allowed:
            known = ", ".join(sorted(allowed))
            yield f"a {record.kind} is not {entry.word}; it may be {known}"
        yield from _dates(on=entry.on)
    expires = record.expires.value if record.expires else None
    yield from _dates(agreed=record.agreed, deadline=record.deadline, expires=expires)


def _time(record: TimeExpression) -> Iterator[str]:
    bounds = (record.earliest, record.latest)
    for value in bounds:
        if value is not None and not _is_day(value):
            yield f"{value!r} is no day; write YYYY-MM-DD"
            return
    if record.earliest and record.latest and record.earliest > record.latest:
        yield f"the earliest day ({record.earliest}) is after the latest ({record.latest})"
    if not record.value.strip():
        yield "a time has a value, for example 2021-11-16 or XXXX-WXX-2"
    yield from _dates(edtf=record.edtf)


def _actor(record: Actor) -> Iterator[str]:
    if not record.name.strip():
        yield "an actor has a name"
    if record.country and not (
        _COUNTRY.fullmatch(record.country) and record.country in _countries()
    ):
        yield f"{record.country!r} is no country code of three letters (ISO 3166-1): ARM, SDN"
    if record.role and record.role not in _roles():
        yield f"{record.role!r} is no role; there are {', '.join(sorted(_roles()))}"


def _dates(**values: str | None) -> Iterator[str]:
    for name, value in values.items():
        if value and not _EDTF.fullmatch(value):
            yield f"{name} is a day or an interval, for example 2021-11-16, not {value!r}"
        elif value and any(not _is_day(day) for day in _ISO.findall(value)):
            yield f"{name}: no calendar has {value}"


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return _ISO.fullmatch(value) is not None


@cache
def _modes() -> dict[str, tuple[str, ...]]:
    return {row["type"]: tuple(row["modes"].split()) for row in rows("plover_modes")}


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in rows("gazetteer/country_points"))


@cache
def _roles() -> frozenset[str]:
    listed = {row["code"] for row in rows("lexicons/en/actor_roles")}
    return frozenset({code for code in listed if code.isupper()} | _STATELESS)
