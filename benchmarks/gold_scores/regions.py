"""Regions: where one ends, and its role."""

from benchmarks.gold_scores.alignment import Words, aligned, by_span
from benchmarks.gold_scores.tally import Counts, Row, compared, listed
from onrecord.records import Reading

ROWS = (
    Row("regions.span", "all regions"),
    Row("regions.value", "all regions: span and role"),
    Row("regions.role", "regions found", "field", "body"),
)


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count the regions of one report; two are the same from a Dice of a half in words."""
    near = by_span(words)
    pairs = aligned(gold.regions, got.regions, lambda a, b: near(a.span, b.span))
    sizes = len(gold.regions), len(got.regions)
    counts = listed("regions.span", *sizes, len(pairs))
    counts |= listed("regions.value", *sizes, sum(a.role == b.role for a, b in pairs))
    return counts | compared("regions.role", [(a.role, b.role) for a, b in pairs])
