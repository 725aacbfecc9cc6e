"""Fill in the offsets of an annotation: `python -m benchmarks.gold_anchor gold/reports/*.ann.toml`.

An annotator writes words ("said"), and where they occur more than once either a window
(`in = "the ministry said its"`) or a number ("2~said", the second in the window or the text).
This tool writes "120:124 said", sorts the records by place and gives the file its plain form.
With `--moved`, words whose offsets no longer fit are looked for again, nearest first.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold_corpus import SUFFIX, canonical
from benchmarks.gold_defaults import Row, primary
from benchmarks.gold_fields import anchor_of, fields_of, kinds, read_table
from benchmarks.gold_format import fingerprint
from onrecord.records import Span

_NTH = re.compile(r"(\d+)~(.+)", re.DOTALL)
_ONE_LINE = frozenset({"regions", "figures", "times", "places", "actors", "actor_mentions"})
"""Lists whose records stand on one line each; the others have one field a line."""


class _Anchors:
    """Leaves of the anchoring (see gold_fields): words get offsets, links stay."""

    def __init__(self, text: str, *, moved: bool) -> None:
        self.text = text
        self.moved = moved
        self.problems: list[str] = []

    def problem(self, where: str, what: str) -> None:
        self.problems.append(f"{where}: {what}")

    def link(self, name: str, where: str) -> str:  # noqa: ARG002
        return name

    def span(self, words: str, window: str | None, where: str) -> str:
        held = anchor_of(words)
        if held and (held[0].of(self.text) == held[1] or not self.moved):
            return words
        if held:
            return self._nearest(held[1], held[0].start, where)
        found = _NTH.fullmatch(words)
        nth, wanted = (int(found[1]), found[2]) if found else (None, words)
        spans = list(_occurrences(wanted, self._window(window, where), self.text))
        if not spans and nth is None:
            spans = list(_occurrences(wanted, Span(0, len(self.text)), self.text))
        if nth is None and len(spans) > 1:
            self.problem(where, f"{wanted!r} stands {len(spans)} times there: number or window")
        elif len(spans) < (nth or 1):
            self.problem(where, f"{wanted!r} does not stand there")
        else:
            return _written(spans[(nth or 1) - 1], wanted)
        return words

    def _window(self, words: str | None, where: str) -> Span:
        if words is None:
            return Span(0, len(self.text))
        spans = list(_occurrences(words, Span(0, len(self.text)), self.text))
        if len(spans) != 1:
            self.problem(where, f"the window stands {len(spans)} times in the text: {words!r}")
        return spans[0] if spans else Span(0, 0)

    def _nearest(self, words: str, start: int, where: str) -> str:
        spans = list(_occurrences(words, Span(0, len(self.text)), self.text))
        if not spans:
            self.problem(where, f"{words!r} is no longer in the text")
            return f"0:0 {words}"
        return _written(min(spans, key=lambda span: abs(span.start - start)), words)


def _written(span: Span, words: str) -> str:
    return f"{span.start}:{span.end} {words}"


def _occurrences(words: str, window: Span, text: str) -> Iterator[Span]:
    """Yield where `words` stand in the window; a whole-word hit hides hits inside words."""
    hits = [Span(m.start(), m.end()) for m in re.finditer(f"(?={re.escape(words)})", text)]
    hits = [Span(hit.start, hit.start + len(words)) for hit in hits]
    inside = [hit for hit in hits if window.contains(hit)]
    whole = [hit for hit in inside if not _cuts(hit, text)]
    yield from whole or inside


def _cuts(span: Span, text: str) -> bool:
    """Tell whether a span begins or ends in the middle of a word."""
    before = text[span.start - 1 : span.start] + text[span.start : span.start + 1]
    after = text[span.end - 1 : span.end] + text[span.end : span.end + 1]
    return any(len(pair) == 2 and pair.isalnum() for pair in (before, after))


def anchored(table: Row, text: str, *, moved: bool = False) -> tuple[Row, list[str]]:
    """Return the annotation with all offsets filled in, and what could not be placed.

    Windows go once all words under them have offsets.
    """
    leaves = _Anchors(text, moved=moved)
    top = {key: value for key, value in table.items() if key not in kinds()}
    out: Row = {**top, "sha256": fingerprint(text)}
    for kind, struct in kinds().items():
        rows = []
        for row in table.get(kind, []):
            known = len(leaves.problems)
            done = read_table(row, struct, leaves, f"{kind} {row.get('id', '?')}")
            rows.append(done if len(leaves.problems) > known else _unwindowed(done))
        out[kind] = sorted(rows, key=lambda row: primary(row) or Span(0, 0))
    return out, leaves.problems


def _unwindowed(value: Any) -> Any:
    if isinstance(value, list):
        return [_unwindowed(item) for item in value]
    if isinstance(value, dict):
        return {key: _unwindowed(item) for key, item in value.items() if key != "in"}
    return value


def as_toml(table: Row) -> str:
    """Return an annotation in its plain form: lists in the order of the vocabulary."""
    lines = [f"{key} = {as_inline(value)}" for key, value in table.items() if key not in kinds()]
    for kind, struct in kinds().items():
        rows = [_ordered(row, struct) for row in table.get(kind, [])]
        if rows and kind in _ONE_LINE:
            lines += ["", f"{kind} = [", *(f"  {as_inline(row)}," for row in rows), "]"]
    for kind, struct in kinds().items():
        for row in table.get(kind, []) if kind not in _ONE_LINE else []:
            fields = _ordered(row, struct).items()
            lines += ["", f"[[{kind}]]", *(f"{key} = {as_inline(value)}" for key, value in fields)]
    return "\n".join(lines) + "\n"


def _ordered(row: Row, struct: type) -> Row:
    order = ["id", "in", *fields_of(struct), "note"]
    return {key: row[key] for key in [*order, *(k for k in row if k not in order)] if key in row}


def as_inline(value: Any) -> str:
    """Return a value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {as_inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(as_inline(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def main() -> int:
    """Anchor the files named on the command line; exit code 1 if anything has no place."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--moved", action="store_true", help="look again for words that moved")
    asked = parser.parse_args()
    wrong = 0
    for path in asked.files:
        text = canonical(_report_of(path))
        table, problems = anchored(tomllib.loads(path.read_text("utf-8")), text, moved=asked.moved)
        path.write_text(as_toml(table), "utf-8")
        for problem in problems:
            print(f"{path.name}: {problem}", file=sys.stderr)
        wrong += len(problems)
    return 1 if wrong else 0


def _report_of(path: Path) -> Path:
    """Return the report of an annotation: beside it, or for a second one in `reports`.

    Raises FileNotFoundError.
    """
    stem = path.name.removesuffix(SUFFIX)
    folders = (path.parent, path.resolve().parent.parent / "reports")
    found = [folder / (stem + end) for folder in folders for end in (".txt", ".html")]
    for candidate in found:
        if candidate.exists():
            return candidate
    raise FileNotFoundError(found[0])


if __name__ == "__main__":
    sys.exit(main())
