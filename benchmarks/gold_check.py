"""Check the gold corpus: `python -m benchmarks.gold_check` prints all that is wrong.

The tests run the same checks. An empty corpus has nothing wrong.
"""

import sys
from collections.abc import Iterator
from statistics import median

import msgspec

from benchmarks import gold_format, gold_incidents, gold_overlap
from benchmarks.gold_corpus import SPLITS, Corpus

SHORTEST_MEDIAN = 250
"""Words that a report has in the median, at least."""


def problems(corpus: Corpus) -> Iterator[str]:
    """Yield everything that is wrong with a corpus."""
    yield from manifest(corpus)
    yield from lengths(corpus)
    yield from overlap(corpus)
    yield from annotations(corpus)
    yield from second(corpus)


def manifest(corpus: Corpus) -> Iterator[str]:
    """Yield what is wrong with the manifest and the splits."""
    keys = [key for split in SPLITS for key in corpus.splits.get(split, ())]
    yield from (f"splits: {k} stands twice" for k in sorted(set(keys)) if keys.count(k) > 1)
    yield from (f"splits: no split has {k}" for k in sorted(corpus.manifest.outlets.keys() - keys))
    yield from (f"splits: no outlet {k}" for k in sorted(keys - corpus.manifest.outlets.keys()))
    for entry in corpus.manifest.reports:
        if entry.outlet not in corpus.manifest.outlets:
            yield f"manifest: {entry.file}: no outlet {entry.outlet}"
        if entry.copy_of is not None and entry.copy_of not in corpus.entries:
            yield f"manifest: {entry.file}: no report {entry.copy_of}"
    folder = corpus.root / "reports"
    known = {p.name for e in corpus.entries for p in (corpus.path(e), corpus.annotation(e))}
    for path in sorted(folder.glob("*.*")):
        if path.name not in known:
            yield f"reports: {path.name} is not in the manifest"


def lengths(corpus: Corpus) -> Iterator[str]:
    """Yield a line if the texts are too short in the median."""
    counts = [len(gold_overlap.words_of(corpus.text(e.file))) for e in corpus.written()]
    if counts and median(counts) < SHORTEST_MEDIAN:
        yield f"reports: the median is {median(counts):g} words, not {SHORTEST_MEDIAN}"


def overlap(corpus: Corpus) -> Iterator[str]:
    """Yield each pair of texts that shares too much and is no declared copy."""
    texts = {entry.file: corpus.text(entry.file) for entry in corpus.written()}
    copies = {frozenset({e.file, e.copy_of}) for e in corpus.manifest.reports if e.copy_of}
    for a, b, shared in gold_overlap.overlaps(texts):
        if frozenset({a, b}) not in copies:
            yield f"reports: {a} and {b} share {shared:.0%} of their 5-grams"


def annotations(corpus: Corpus) -> Iterator[str]:
    """Yield what is wrong with the annotations, of reports and across them."""
    ids: dict[str, dict[str, str]] = {}
    for entry in corpus.annotated():
        gold = gold_format.of_corpus(corpus, entry)
        ids[entry.file] = gold.ids
        yield from gold.problems
        if entry.no_event and gold.reading.event_mentions:
            yield f"{entry.file}: a no-event report has an event"
    try:
        across = gold_incidents.load(corpus.root / "incidents.toml")
    except msgspec.ValidationError as error:
        yield f"incidents.toml: {error}"
        return

    def has_record(name: str) -> bool:
        file, _, local = name.partition("#")
        return local in ids.get(file, {})

    yield from gold_incidents.broken(across, corpus.entries.__contains__, has_record)


def second(corpus: Corpus) -> Iterator[str]:
    """Yield what is wrong with the second, independent annotations."""
    others = Corpus(corpus.root, "second")
    for entry in others.annotated():
        yield from (f"second: {line}" for line in gold_format.of_corpus(others, entry).problems)


def main() -> int:
    """Print all problems; exit code 1 if there are any."""
    found = list(problems(Corpus()))
    print("\n".join(found) or "nothing is wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
