"""Across reports: how many copies and incidents the gold has; nothing reads them yet."""

from benchmarks.gold_corpus import Corpus, Entry
from benchmarks.gold_incidents import load


def counts(corpus: Corpus, entries: list[Entry]) -> dict[str, int]:
    """Return what the gold says across the reports of `entries`.

    Copies and incidents are counted by the manifest, facets and positions as far as they are
    annotated.
    """
    files = {entry.file for entry in entries}
    told = [entry.incident for entry in entries if entry.incident]
    held = [i for i in load(corpus.root / "incidents.toml").incidents if files & set(i.reports)]
    facets = [facet for incident in held for facet in incident.facets]
    return {
        "copies": sum(entry.copy_of is not None for entry in entries),
        "incidents": sum(told.count(incident) > 1 for incident in set(told)),
        "facets": len(facets),
        "positions": sum(len(facet.positions) for facet in facets),
    }
