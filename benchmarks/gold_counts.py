"""Count the gold corpus: `python -m benchmarks.gold_counts [--json]`."""

import argparse
import json
from collections import Counter
from statistics import median

from benchmarks import gold_format, gold_incidents
from benchmarks.gold_corpus import SPLITS, Corpus, Entry
from benchmarks.gold_fields import kinds
from benchmarks.gold_overlap import words_of

WITHOUT = "without_event"


def of_reports(corpus: Corpus, entries: list[Entry]) -> dict[str, float]:
    """Return the counts of a set of reports; `incidents` are those told by two or more."""
    told = Counter(entry.incident for entry in entries if entry.incident)
    words = [len(words_of(corpus.text(entry.file))) for entry in entries]
    return {
        "reports": len(entries),
        "outlets": len({entry.outlet for entry in entries}),
        "incidents": sum(count > 1 for count in told.values()),
        "reports_of_incidents": sum(told.values()),
        WITHOUT: sum(entry.no_event for entry in entries),
        "copies": sum(entry.copy_of is not None for entry in entries),
        "words": sum(words),
        "median_words": median(words) if words else 0,
        "annotated": sum(corpus.annotation(entry.file).exists() for entry in entries),
    }


def of_records(corpus: Corpus) -> dict[str, int]:
    """Return how many records of each type the annotations hold."""
    counts: Counter[str] = Counter(dict.fromkeys(kinds(), 0))
    for entry in corpus.annotated():
        reading = gold_format.of_corpus(corpus, entry).reading
        counts.update({kind: len(getattr(reading, kind)) for kind in kinds()})
    across = gold_incidents.load(corpus.root / "incidents.toml")
    counts["facets"] = sum(len(incident.facets) for incident in across.incidents)
    return dict(counts)


def main() -> None:
    """Print the counts of the corpus, of each split, and of the records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    corpus = Corpus()
    splits: dict[str, dict[str, float]] = {
        split: of_reports(corpus, list(corpus.written(split))) for split in SPLITS
    }
    table = {"all": of_reports(corpus, list(corpus.written())), **splits}
    records = of_records(corpus)
    if parser.parse_args().json:
        print(json.dumps({**table, "records": records}))
        return
    print(f"{'':22}" + "".join(f"{name:>9}" for name in table))
    for field in table["all"]:
        print(f"{field:22}" + "".join(f"{column[field]:9g}" for column in table.values()))
    print()
    for kind, count in records.items():
        print(f"{kind:22}{count:9}")


if __name__ == "__main__":
    main()
