"""One record as a person reads it: on one line, or as a card with the words behind each field."""

from collections.abc import Iterator
from typing import Any

import msgspec
from rich.text import Text

from onrecord.records import Hop, Reading, Record, Region, Source, Span, Statement
from onrecord.views.brief_layout import flow, rule
from onrecord.views.brief_said import clause, trail
from onrecord.views.visible import visible

CONTEXT = 160
"""Characters of the report shown on either side of a record's words."""

_SHOWN_APART = frozenset({"id", "report", "meaning", "made_by", "confidence", "span"})


def what_of(record: Record) -> str:
    """Return in a few words what `record` says: "Veska accuses Orland", "appeal", "DATE"."""
    if isinstance(record, Statement):
        return clause(record)
    if isinstance(record, Region):
        return record.role
    for field in ("title", "name", "value", "measure", "type"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return record.kind_name


def card(record: Record, reading: Reading, width: int = 80) -> Text:
    """Return the card of `record`: what it says, its words in their place, its fields."""
    lines = [rule(record.kind_name.replace("_", " "), width)]
    lines += flow([(what_of(record), "title")], width)
    if isinstance(record, Statement):
        lines += flow([(" → ".join(trail(record)), "plain")], width, "", "  ")
    lines += [Text(), *_in_place(record.span, reading, width), Text()]
    for name, words in _facts(record, reading):
        lines += flow([(words, "plain")], width, f"{name:<12} ", " " * 13)
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _facts(record: Record, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the fields that are set, with the words they were read from, then the bookkeeping."""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field not in _SHOWN_APART and value not in (None, (), False):
            yield field, _worded(value, reading)
    yield "confidence", record.confidence
    yield "made by", visible(record.made_by)
    yield "characters", f"{record.span.start} to {record.span.end} of report {record.report}"
    yield "id", record.id
    yield "meaning", record.meaning


def _worded(value: Any, reading: Reading) -> str:
    """Return a field's value with spans as their words."""
    if isinstance(value, Span):
        return f"‹{visible(reading.text_of(value))}›"
    if isinstance(value, tuple):
        return ", ".join(_worded(item, reading) for item in value)
    if isinstance(value, Hop):
        shown = f": ‹{visible(reading.text_of(value.span))}›" if value.span else ""
        return f"{_worded(value.source, reading)} by way of {value.via}{shown}"
    if isinstance(value, Source):
        kind = value.kind.replace("_", " ")
        return f"{visible(value.name) or 'unknown'} ({kind})"
    if isinstance(value, msgspec.Struct):
        set_fields = ((f, getattr(value, f)) for f in value.__struct_fields__)
        return " ".join(
            f"{name}={_worded(inner, reading)}"
            for name, inner in set_fields
            if inner not in (None, (), False)
        )
    return visible(str(value))


def _in_place(span: Span, reading: Reading, width: int) -> list[Text]:
    """Return the words of `span` between what stands before and after them."""
    text = reading.report.text
    before = visible(text[max(0, span.start - CONTEXT) : span.start])
    after = visible(text[span.end : span.end + CONTEXT])
    parts = [
        (("… " if span.start > CONTEXT else "") + before, "dim"),
        (visible(span.of(text)), "side"),
        (after + (" …" if span.end + CONTEXT < len(text) else ""), "dim"),
    ]
    return flow(parts, width, "  ", "  ")
