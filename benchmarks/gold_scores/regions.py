"""Regions: where one ends, and its role."""

from benchmarks.gold_scores.alignment import Words, aligned, by_span
from benchmarks.gold_scores.tally import Counts, Row, compared, listed, spread, summed
from onrecord.records import Reading

ROWS = (
    Row("regions.span", "all regions"),
    Row("regions.value", "all regions: span and role"),
    Row("regions.by_role", "all regions: span and role", "values"),
    Row("regions.role", "regions found", "field", "body"),
)


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count the regions of one report; two are the same from a Dice of a half in words."""
    near = by_span(words)
    pairs = aligned(gold.regions, got.regions, lambda a, b: near(a.span, b.span))
    sizes = len(gold.regions), len(got.regions)
    right = [one.role for one, other in pairs if one.role == other.role]
    wanted, found = ([region.role for region in reading.regions] for reading in (gold, got))
    return summed(
        [
            listed("regions.span", *sizes, len(pairs)),
            listed("regions.value", *sizes, len(right)),
            spread("regions.by_role", wanted, found, right),
            compared("regions.role", [(a.role, b.role) for a, b in pairs]),
        ]
    )
