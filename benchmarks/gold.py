"""Every record type against our own gold: one table, percentages, intervals over reports.

`python -m benchmarks.gold [--split train|dev|test|all] [--profile default|fast|rules] [--json]`

Which record stands against which is decided by maximum overlap, one to one; the rule of each
family stands in its module of `benchmarks.gold_scores`. The last column says what a line counts,
its denominator. Fields are macro-F1 over the values that occur at least five times on either
side, so that a constant guess scores little; the line below shows the values that are not the
default. Only annotated reports count. Copies and incidents are counted, not read yet.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args, get_type_hints

from benchmarks.contract import write_lines
from benchmarks.gold_corpus import ROOT, Corpus, Entry, Split
from benchmarks.gold_format import of_corpus
from benchmarks.gold_scores import (
    across,
    commitments,
    events,
    names,
    numbers,
    regions,
    statements,
    table,
)
from benchmarks.gold_scores.alignment import Words
from benchmarks.gold_scores.tally import Counts, Row, lines, summed
from onrecord.intake import items
from onrecord.reader import Reader
from onrecord.records import Reading, Skipped
from onrecord.records.capture import Given
from onrecord.settings import Settings

PROFILES: tuple[str, ...] = get_args(get_type_hints(Settings)["profile"])
ROWS: tuple[Row, ...] = (
    *regions.ROWS,
    *statements.ROWS,
    *events.ROWS,
    *commitments.ROWS,
    *numbers.ROWS,
    *names.ROWS,
)


def score(gold: Reading, got: Reading, *, no_event: bool = False) -> Counts:
    """Return the counts of one report, all additive; both readings are of the same text.

    `no_event` says that the corpus asked for a report without any conflict event.
    """
    if gold.report.text != got.report.text:
        raise ValueError(f"{gold.report.capture.name}: the readings are of two texts")
    words = Words(gold.report.text)
    parts = (regions, statements, commitments, numbers, names)
    return summed(
        [
            events.score(gold, got, words, no_event=no_event),
            *(part.score(gold, got, words) for part in parts),
        ]
    )


def read(reader: Reader, corpus: Corpus, entry: Entry) -> Reading:
    """Read the text of `entry` as a user would, with its outlet and day of publication given."""
    outlet = corpus.manifest.outlets[entry.outlet].name
    given = Given(published=entry.published, outlet=outlet)
    item = next(items([str(corpus.path(entry.file))], Settings(), given))
    if isinstance(item, Skipped):
        raise SystemExit(f"{item.name}: {item.reason}")
    return reader.read(item)


def measured(
    corpus: Corpus, entries: Sequence[Entry], reader: Reader
) -> Iterator[tuple[Reading, Counts]]:
    """Yield the reading of each report, and its counts against the gold."""
    for entry in entries:
        got = read(reader, corpus, entry)
        yield got, score(of_corpus(corpus, entry).reading, got, no_event=entry.no_event)


def arguments() -> argparse.Namespace:
    """Parse the command line; `--gold` and `--out` mean what they mean for all runners."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=ROOT, help="corpus in its own layout")
    parser.add_argument("--split", choices=(*get_args(Split), "all"), default="dev")
    parser.add_argument("--profile", choices=PROFILES, default=Settings().profile)
    parser.add_argument("--out", type=Path, help="write readings here, one JSON line each")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    return parser.parse_args()


def main() -> None:
    """Score the annotated reports of one split and print the table."""
    options = arguments()
    corpus, reader = Corpus(options.gold), Reader.load(Settings(profile=options.profile))
    split: Split | None = None if options.split == "all" else options.split
    entries = list(corpus.annotated(split))
    found = list(measured(corpus, entries, reader))
    write_lines(options.out, (got.as_json() for got, _ in found))
    documents = [counts for _, counts in found]
    total, ends = summed(documents), table.intervals(documents, ROWS)
    unread = across.counts(corpus, list(corpus.written(split)))
    name = f"gold/{options.split}"
    if options.json:
        head = {"corpus": name, "profile": options.profile, "items": len(documents)}
        line = {**head, **table.as_object(total, ROWS, ends), "not_read_yet": unread}
        print(json.dumps(line))
        return
    print(f"{name}, profile {options.profile}: {len(documents)} items")
    print(*table.text(lines(total, ROWS), ends), sep="\n")
    print()
    for what, count in unread.items():
        print(f"{'across.' + what:42}{count:6}  not read yet")


if __name__ == "__main__":
    main()
