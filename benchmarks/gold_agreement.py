"""How far two annotations of the same reports agree: `python -m benchmarks.gold_agreement`.

Scores `gold/second` against `gold/reports` for the reports that have both, with the alignment of
`benchmarks.gold`: F1 per record type, which does not hang on who is called the gold, and Cohen's
kappa per closed field over the records that both have. A kappa under 0.6 is marked: that field
is to be redefined or dropped. The output is a table in Markdown, numbers only.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gold import ROWS, score
from benchmarks.gold_corpus import ROOT, Corpus, Entry
from benchmarks.gold_format import of_corpus
from benchmarks.gold_scores.tally import Counts, Line, Row, kappa, lines, summed

LEAST = 0.6
"""Below this kappa a field is redefined or dropped (the data card says so)."""


def twice(first: Corpus, second: Corpus) -> list[Entry]:
    """Return the reports that have both annotations, in the manifest's order."""
    return [entry for entry in first.annotated() if second.annotation(entry.file).exists()]


def agreement(first: Corpus, second: Corpus) -> list[Counts]:
    """Return the counts of each report that was annotated twice."""
    return [
        score(of_corpus(first, entry).reading, of_corpus(second, entry).reading)
        for entry in twice(first, second)
    ]


def problems(first: Corpus, second: Corpus) -> Iterator[str]:
    """Yield the annotations that have mistakes: their faulty records take no part."""
    for entry in twice(first, second):
        for corpus in (first, second):
            found = len(of_corpus(corpus, entry).problems)
            if found:
                path = corpus.annotation(entry.file)
                yield f"{path.parent.name}/{path.name}: {found} mistakes, see gold_check"


def markdown(total: Counts, reports: int) -> Iterator[str]:
    """Yield the two tables: F1 of records, kappa of fields."""
    yield f"{reports} reports annotated twice."
    yield from ("", "| records | first | second | same | F1 |", "|---|---:|---:|---:|---:|")
    for line in lines(total, [row for row in ROWS if row.kind == "list"]):
        counts = f"{line.gold} | {line.found} | {line.matched}"
        yield f"| {_named(line)} | {counts} | {_cell(line.value, 1)} |"
    yield from ("", "| field | compared | equal | kappa | under 0.6 |", "|---|---:|---:|---:|---|")
    for row in ROWS:
        if row.kind == "field":
            yield _field(total, row)


def _named(line: Line) -> str:
    return f"`{line.name}`: {line.of}"


def _field(total: Counts, row: Row) -> str:
    line, found = lines(total, [row])[0], kappa(total, row.name)
    mark = "**yes**" if found is not None and found < LEAST else ""
    counts = f"{line.gold} | {line.matched}"
    return f"| `{row.name}` | {counts} | {_cell(found, 2)} | {mark} |"


def _cell(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def as_object(total: Counts, reports: int) -> dict[str, object]:
    """Return F1 and kappa by name; None where nothing was there to be compared."""
    listed = [row for row in ROWS if row.kind == "list"]
    fields = [row.name for row in ROWS if row.kind == "field"]
    return {
        "corpus": "gold/second",
        "items": reports,
        "figures": {line.figure: line.value for line in lines(total, listed)},
        "kappa": {name: kappa(total, name) for name in fields},
    }


def main() -> None:
    """Print the agreement of the two annotations."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=ROOT, help="corpus in its own layout")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    options = parser.parse_args()
    first, second = Corpus(options.gold), Corpus(options.gold, annotations="second")
    documents = agreement(first, second)
    total = summed(documents)
    for problem in problems(first, second):
        print(problem, file=sys.stderr)
    if options.json:
        print(json.dumps(as_object(total, len(documents))))
        return
    print(*markdown(total, len(documents)), sep="\n")


if __name__ == "__main__":
    main()
