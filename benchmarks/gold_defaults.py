"""What an annotator need not write: plain values that follow from what is written.

Body paragraphs, events of one mention, names that are the words themselves, the interval of a
plain date, the outlet at the end of every chain.
"""

import calendar
import re
from typing import Any, get_args

from benchmarks.gold_fields import anchor_of
from onrecord.records import Report, Span, hull, trimmed
from onrecord.records.vocabulary import Standing

Row = dict[str, Any]
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ANCHORED = ("source", "cue", "content")
_OF_MENTION = (
    "type", "mode", "contexts", "roles", "time", "locus", "basis", "reality", "currency", "act",
)  # fmt: skip
_GRANULARITIES = ("year", "month", "day")


def primary(row: Row) -> Span | None:
    """Return the primary span of a table: `span`, or the hull of source, cue and content."""
    written = [row["span"]] if "span" in row else []
    for name in () if written else _ANCHORED:
        value = row.get(name, [])
        written += value if isinstance(value, list) else [value]
    found = [anchor_of(words) for words in written if isinstance(words, str)]
    spans = [pair[0] for pair in found if pair]
    return hull(spans) if spans else None


def body_regions(text: str, written: list[Span]) -> list[Row]:
    """Return a body region for each paragraph, or part of one, that no written region covers."""
    out = []
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        for taken in sorted(span for span in written if span.overlaps(Span(start, end))):
            out.append(Span(start, min(taken.start, end)))
            start = max(start, taken.end)
        out.append(Span(start, end))
    rest = [trimmed(span, text) for span in out if span.start < span.end]
    said = [span for span in rest if any(char.isalnum() for char in span.of(text))]
    return [{"span": f"{s.start}:{s.end} {s.of(text)}", "role": "body"} for s in said]


def events(rows: list[Row], mentions: list[Row]) -> list[Row]:
    """Complete events by their first mention, and add one for each mention in no event."""
    listed = {name for row in rows for name in row.get("mentions", ())}
    alone = [{"mentions": [m["id"]]} for m in mentions if m.get("id") not in {None, *listed}]
    by_name = {mention["id"]: mention for mention in mentions if "id" in mention}
    return [_event(row, by_name) for row in (*rows, *alone)]


def _event(row: Row, by_name: dict[str, Row]) -> Row:
    held = [by_name[name] for name in row.get("mentions", ()) if name in by_name]
    placed = [mention for mention in held if primary(mention)]
    if not placed:
        return row
    first = min(placed, key=lambda mention: primary(mention) or Span(0, 0))
    copied = {name: first[name] for name in _OF_MENTION if name in first}
    event = {"span": first["span"], **copied, **row}
    return {"standing": standing(event), **event}


def standing(event: Row) -> str:
    """Return the display word of an event for which nobody denies anything."""
    reality = event.get("reality", "actual")
    if reality in get_args(Standing):
        return str(reality)
    return "claimed" if event.get("basis") == "attributed" else "asserted"


def full(kind: str, row: Row, report: Report, outlet: str) -> Row:
    """Return a table, offsets and ids already read, with everything a record needs.

    Local id, window and remark are dropped.
    """
    out: Row = {k: _named(v, report.text) for k, v in row.items() if k not in {"in", "note", "id"}}
    out = _named(out, report.text)
    if kind == "regions":
        return {"reason": "gold", **out}
    if kind == "times":
        return {**_interval(str(out.get("value", ""))), **out}
    if kind == "statements":
        return {**out, "chain": chain(out.get("chain", []), outlet)}
    if kind == "commitments":
        return {**out, "status": [_entry(entry, outlet) for entry in out.get("status", [])]}
    return out


def _named(value: Any, text: str) -> Any:
    """Give each table with a role, a source or an actor in it its words as a name."""
    if isinstance(value, list):
        return [_named(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _named(item, text) for key, item in value.items() if key not in {"in", "note"}}
    span = out.get("span")
    if span and "word" not in out:
        out.setdefault("name", text[span[0] : span[1]])
    return out


def chain(hops: list[Row], outlet: str) -> list[Row]:
    """Return hops as records have them, closed by the report's own outlet."""
    out = [_hop(hop) for hop in hops]
    if out and out[-1]["via"] == "implicit":
        return out
    own = {"kind": "outlet", "name": outlet}
    return [*out, {"source": own, "via": "implicit", "span": None}]


def _hop(hop: Row) -> Row:
    source = {"name": "", **hop}
    return {
        "via": source.pop("via", "spoken"),
        "span": source.pop("at", None),
        "source": source,
    }


def _entry(entry: Row, outlet: str) -> Row:
    return {**entry, "said_by": chain(entry.get("said_by", []), outlet)}


def _interval(value: str) -> Row:
    """Return the interval and granularity of a plain date; nothing for any other value."""
    found = _DATE.fullmatch(value)
    if not found:
        return {}
    year, month, day = (int(part) if part else None for part in found.groups())
    granularity = _GRANULARITIES[sum(part is not None for part in (month, day))]
    last = day or calendar.monthrange(year or 1, month or 12)[1]
    return {
        "earliest": f"{year:04}-{month or 1:02}-{day or 1:02}",
        "latest": f"{year:04}-{month or 12:02}-{last:02}",
        "granularity": granularity,
    }
