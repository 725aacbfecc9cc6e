"""Read an annotation file into records: the format of `gold/FORMAT.md`.

Offsets and words must agree, every link must lead somewhere, every word of a closed list must
be in it. Nothing is repaired here: what is wrong is listed, with file, record and field.
"""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from benchmarks import gold_defaults, gold_rules
from benchmarks.gold_corpus import Corpus, Entry
from benchmarks.gold_fields import anchor_of, kinds, read_table
from benchmarks.plain import plain_report
from onrecord.records import Reading, Record, Report, Span, identity, meaning_of

Row = dict[str, Any]
_TOP = frozenset({"report", "sha256", "annotator", "note", *kinds()})


class Gold(msgspec.Struct, frozen=True):
    """One annotated report: its records, and all that is wrong with its annotation.

    `ids` leads from local id to record id. Records that have problems are left out.
    """

    reading: Reading
    ids: dict[str, str]
    problems: tuple[str, ...] = ()


def fingerprint(text: str) -> str:
    """Return the digest that ties an annotation to the canonical text it was made on."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_corpus(corpus: Corpus, entry: Entry) -> Gold:
    """Read the annotation of one report of the corpus."""
    path, name = corpus.annotation(entry.file), entry.file
    outlet = corpus.manifest.outlets[entry.outlet].name
    report = plain_report(name, corpus.text(name), entry.published)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        empty = Reading(report=report, version="gold", profile="gold")
        return Gold(empty, {}, (f"{name}: {error}",))
    return of_table(table, report, outlet)


def of_table(table: Row, report: Report, outlet: str = "") -> Gold:
    """Read an annotation that is loaded already; `outlet` is the last hop of every chain."""
    leaves = _Leaves(report)
    if table.get("sha256") != fingerprint(report.text):
        leaves.problem("sha256", "the text is not the one that was annotated")
    for key in sorted(table.keys() - _TOP):
        leaves.problem(key, "there is no such list")
    rows = {kind: _rows(table, kind, leaves) for kind in kinds()}
    rows["regions"] += gold_defaults.body_regions(report.text, _written(rows["regions"]))
    rows["events"] = gold_defaults.events(rows["events"], rows["event_mentions"])
    placed = {kind: _placed(kind, rows[kind], leaves) for kind in kinds()}
    made: Row = {kind: _records(kind, placed[kind], leaves, outlet) for kind in kinds()}
    regions = tuple(made.pop("regions"))
    reading = Reading(
        report=replace(report, regions=regions), version="gold", profile="gold", **made
    )
    for where, what in gold_rules.broken(reading, leaves.ids):
        leaves.problem(where, what)
    return Gold(reading, leaves.ids, tuple(leaves.problems))


class _Leaves:
    """Leaves of a reading (see gold_fields): offsets are checked, local ids become ids."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.problems: list[str] = []
        self.ids: dict[str, str] = {}

    def problem(self, where: str, what: str) -> None:
        self.problems.append(f"{self.report.capture.name}: {where}: {what}")

    def span(self, words: str, window: str | None, where: str) -> Any:  # noqa: ARG002
        found = anchor_of(words)
        if found is None:
            return self.problem(where, f"no offsets in front of {words!r}")
        span, quoted = found
        if span.of(self.report.text) != quoted:
            return self.problem(where, f"{span.start}:{span.end} is not where {quoted!r} stands")
        return [span.start, span.end]

    def link(self, name: str, where: str) -> Any:
        if name not in self.ids:
            return self.problem(where, f"no record has the id {name!r}")
        return self.ids[name]


def _rows(table: Row, kind: str, leaves: _Leaves) -> list[Row]:
    rows = table.get(kind, [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return list(rows)
    leaves.problem(kind, "a list of tables is expected")
    return []


def _written(rows: Iterable[Row]) -> list[Span]:
    return [span for row in rows if (span := gold_defaults.primary(row))]


def _placed(kind: str, rows: list[Row], leaves: _Leaves) -> list[tuple[Span, int, Row]]:
    """Give every row its primary span, and the id of its record, in text order."""
    seen: Counter[Span] = Counter()
    out = []
    for row in rows:
        span = gold_defaults.primary(row)
        if span is None:
            leaves.problem(f"{kind} {row.get('id', '?')}", "no words with offsets to stand on")
            continue
        out.append((span, seen[span], row))
        seen[span] += 1
    for span, nth, row in out:
        name = row.get("id")
        if name is None and kind == "event_mentions":
            leaves.problem(f"{kind} ?", "a mention needs an id")
        if name in leaves.ids:
            leaves.problem(f"{kind} {name}", "the id is taken")
        elif name is not None:
            leaves.ids[name] = identity(leaves.report.id, kinds()[kind].kind_name, span, nth)
    return sorted(out, key=lambda placed: placed[:2])


def _records(
    kind: str, placed: list[tuple[Span, int, Row]], leaves: _Leaves, outlet: str
) -> tuple[Record, ...]:
    struct = kinds()[kind]
    out = []
    for span, nth, row in placed:
        where, known = f"{kind} {row.get('id', '?')}", len(leaves.problems)
        read = read_table(row, struct, leaves, where)
        if len(leaves.problems) > known:
            continue
        full = gold_defaults.full(kind, read, leaves.report, outlet)
        full |= {"id": identity(leaves.report.id, struct.kind_name, span, nth)}
        full |= {"report": leaves.report.id, "meaning": "", "made_by": "gold"}
        full |= {"span": [span.start, span.end]}
        try:
            record = msgspec.convert(full, struct)
        except msgspec.ValidationError as error:
            leaves.problem(where, str(error))
            continue
        out.append(replace(record, meaning=meaning_of(record, leaves.report.text)))
    return tuple(out)
