"""The table of all lines, for people and as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.gold_scores.tally import Counts, Line, Row, figures, lines, summed
from benchmarks.intervals import bootstrap

Ends = Mapping[str, Sequence[float]]

_HEAD = f"{'':42}{'gold':>6}{'found':>7}{'same':>6}{'P':>7}{'R':>7}{'F1':>7}  {'95 %':16}of what"


def intervals(documents: Sequence[Counts], rows: Sequence[Row]) -> dict[str, list[float]]:
    """Return 95 % intervals over reports for the lines that count records."""
    main = [row for row in rows if row.kind == "list"]
    names = {row.name for row in main}
    held = [
        type(counts)({key: n for key, n in counts.items() if key.split("|")[0] in names})
        for counts in documents
    ]

    def draw(chosen: Sequence[Counts]) -> dict[str, float]:
        found = figures(summed(chosen), main)
        return {f"{row.name}_f1": found.get(f"{row.name}_f1", 0.0) for row in main}

    return bootstrap(held, draw)


def text(found: Sequence[Line], ends: Ends) -> Iterator[str]:
    """Yield the lines of the table; an empty cell is what could not be measured."""
    yield _HEAD
    family = ""
    for line in found:
        if line.name.split(".")[0] != family:
            family = line.name.split(".")[0]
            yield ""
        yield _cells(line, ends.get(line.figure))


def _cells(line: Line, ends: Sequence[float] | None) -> str:
    counts = f"{line.gold:6}{line.found:7}{line.matched:6}"
    shares = f"{_cell(line.precision)}{_cell(line.recall)}"
    between = f"{ends[0]:.1f} to {ends[1]:.1f}" if ends and line.value is not None else ""
    return f"{_label(line):42}{counts}{shares}{_shown(line)}  {between:16}{line.of}".rstrip()


def _label(line: Line) -> str:
    if line.figure.endswith("_macro_f1"):
        return f"{line.name} (macro)"
    return f"{line.name} (per 100)" if line.figure.endswith("_rate") else line.name


def _shown(line: Line) -> str:
    """Return the last cell; F1 also where the line's own figure is a recall."""
    if line.figure.endswith("_recall") and line.precision is not None and line.recall is not None:
        both = line.precision + line.recall
        return _cell(2 * line.precision * line.recall / both if both else 0.0)
    return "".rjust(7) if line.figure.endswith("_recall") else _cell(line.value)


def _cell(value: float | None) -> str:
    return "".rjust(7) if value is None else f"{value:7.1f}"


def as_object(total: Counts, rows: Sequence[Row], ends: Ends) -> dict[str, object]:
    """Return figures, intervals and counts under the names that all runners use."""
    return {
        "figures": {name: round(value, 2) for name, value in figures(total, rows).items()},
        "interval": {name: [round(end, 2) for end in pair] for name, pair in ends.items()},
        "counts": {
            line.figure: {"gold": line.gold, "found": line.found, "matched": line.matched}
            for line in lines(total, rows)
        },
    }
