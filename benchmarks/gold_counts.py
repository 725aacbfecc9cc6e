"""Count the gold corpus: `python -m benchmarks.gold_counts [--json]`."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import get_args

from benchmarks import gold_format, gold_incidents
from benchmarks.gold_corpus import SPLITS, Corpus, Entry
from benchmarks.gold_fields import kinds
from benchmarks.gold_overlap import words_of
from onrecord.records.vocabulary import FacetKind, FacetStatus

WITHOUT = "without_event"

Table = dict[str, dict[str, float]]


def of_reports(corpus: Corpus, entries: list[Entry]) -> dict[str, float]:
    """Return the counts of a set of reports; `incidents` are those told by two or more."""
    told = Counter(entry.incident for entry in entries if entry.incident)
    words = [len(words_of(corpus.text(entry.file))) for entry in entries]
    return {
        "reports": len(entries),
        "per_cent": round(100 * len(entries) / max(1, sum(1 for _ in corpus.written())), 1),
        "outlets": len({entry.outlet for entry in entries}),
        "incidents": sum(count > 1 for count in told.values()),
        "reports_of_incidents": sum(told.values()),
        "fewest_per_incident": min(told.values(), default=0),
        "most_per_incident": max(told.values(), default=0),
        WITHOUT: sum(entry.no_event for entry in entries),
        "copies": sum(entry.copy_of is not None for entry in entries),
        "words": sum(words),
        "median_words": median(words) if words else 0,
        "annotated": sum(corpus.annotation(entry.file).exists() for entry in entries),
    }


def of_splits(corpus: Corpus) -> Table:
    """Return the counts of all written reports, then those of each split."""
    parts: Table = {split: of_reports(corpus, list(corpus.written(split))) for split in SPLITS}
    return {"all": of_reports(corpus, list(corpus.written())), **parts}


def across_splits(corpus: Corpus) -> int:
    """Return how many incidents and copies have reports in more than one split."""
    parts: dict[str, set[str | None]] = {}
    for entry in corpus.manifest.reports:
        for whole in (entry.incident, entry.copy_of and f"copy {entry.file}"):
            if whole:
                parts.setdefault(whole, set()).add(corpus.split_of(entry.outlet))
        if entry.copy_of:
            origin = corpus.entries[entry.copy_of]
            parts[f"copy {entry.file}"].add(corpus.split_of(origin.outlet))
    return sum(len(splits) > 1 for splits in parts.values())


def of_incidents(corpus: Corpus) -> dict[str, int]:
    """Return the counts of what holds across reports; `copies` have later takes of a wire too."""
    across = gold_incidents.load(corpus.root / "incidents.toml")
    facets = [facet for incident in across.incidents for facet in incident.facets]
    positions = [held for facet in facets for held in facet.positions]
    return {
        "conflicts": len(across.conflicts),
        "copies": len(across.copies),
        "incidents": len(across.incidents),
        "reports": sum(len(incident.reports) for incident in across.incidents),
        "mentions": sum(len(incident.mentions) for incident in across.incidents),
        "facets": len(facets),
        "positions": len(positions),
        "statements": sum(len(held.statements) for held in positions),
        "across_splits": across_splits(corpus),
    }


def of_facets(corpus: Corpus) -> Table:
    """Return how many facets there are of each kind: all, then by status."""
    across = gold_incidents.load(corpus.root / "incidents.toml")
    counts = Counter((f.kind, f.status) for incident in across.incidents for f in incident.facets)
    return {
        kind: {
            "all": sum(counts[kind, status] for status in get_args(FacetStatus)),
            **{status: counts[kind, status] for status in get_args(FacetStatus)},
        }
        for kind in get_args(FacetKind)
    }


def of_records(corpus: Corpus) -> dict[str, int]:
    """Return how many records of each type the annotations hold."""
    counts: Counter[str] = Counter(dict.fromkeys(kinds(), 0))
    for entry in corpus.annotated():
        reading = gold_format.of_corpus(corpus, entry).reading
        counts.update({kind: len(getattr(reading, kind)) for kind in kinds()})
    return dict(counts)


def columns(table: Table) -> Iterator[str]:
    """Yield a table as text: a column for each of its keys, a row for each field."""
    yield f"{'':22}" + "".join(f"{name:>12}" for name in table)
    for field in next(iter(table.values())):
        yield f"{field:22}" + "".join(f"{column[field]:12.6g}" for column in table.values())


def text(corpus: Corpus) -> Iterator[str]:
    """Yield all counts as text: reports by split, incidents, facets by status, records."""
    yield from columns(of_splits(corpus))
    yield "\nacross reports"
    yield from (f"{name:22}{count:12}" for name, count in of_incidents(corpus).items())
    yield "\nfacets"
    yield from columns(of_facets(corpus))
    yield "\nrecords"
    yield from (f"{name:22}{count:12}" for name, count in of_records(corpus).items())


def main() -> None:
    """Print the counts of the corpus, of each split, across reports, and of the records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    corpus = Corpus()
    if parser.parse_args().json:
        across = {"across_reports": of_incidents(corpus), "facets": of_facets(corpus)}
        print(json.dumps({**of_splits(corpus), **across, "records": of_records(corpus)}))
        return
    print("\n".join(text(corpus)))


if __name__ == "__main__":
    main()
