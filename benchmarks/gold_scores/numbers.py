"""Figures and times: their words, and the values that are read from them."""

from benchmarks.gold_scores.alignment import Pairs, Words, aligned, by_span
from benchmarks.gold_scores.statements import NONE, partners
from benchmarks.gold_scores.tally import Counts, Row, both, compared, listed, summed
from onrecord.records import Figure, Reading, TimeExpression

ROWS = (
    Row("figures.span", "all figures"),
    Row("figures.bounds", "all figures: span, low and high"),
    Row("figures.measure", "all figures: span and measure"),
    Row("figures.population", "all figures: span and population"),
    Row("figures.all", "all figures: kind, bounds, measure, population"),
    Row("figures.statement", "all figures on somebody's word: the same statement"),
    Row("figures.kind", "figures found", "field", "bounded"),
    Row("figures.scope", "figures found", "field"),
    Row("figures.counted", "figures found: the measure", "field"),
    Row("figures.people", "figures found: the population", "field", "unknown"),
    Row("figures.bound_basis", "figures found", "field", "worded"),
    Row("times.span", "all times"),
    Row("times.type", "all times: span and type"),
    Row("times.value", "all times: span, type and value"),
    Row("times.interval", "all times: span, earliest and latest"),
    Row("times.class", "times found: the type", "field"),
    Row("times.anchor", "times found", "field"),
    Row("times.granularity", "times found", "field"),
    Row("times.mod", "times found", "field", NONE),
)


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count figures and times of one report; a Dice of a half makes two spans the same."""
    near = by_span(words)
    figures = aligned(gold.figures, got.figures, lambda a, b: near(a.span, b.span))
    times = aligned(gold.times, got.times, lambda a, b: near(a.span, b.span))
    return summed(
        [
            _figures(figures, (len(gold.figures), len(got.figures))),
            _statements(gold, got, figures, words),
            _times(times, (len(gold.times), len(got.times))),
        ]
    )


def _statements(gold: Reading, got: Reading, found: Pairs[Figure], words: Words) -> Counts:
    partner = partners(gold, got, words)
    return listed(
        "figures.statement",
        *both(gold, got, lambda reading: sum(f.statement is not None for f in reading.figures)),
        sum(
            one.statement is not None and partner.get(one.statement, "") == other.statement
            for one, other in found
        ),
    )


def _figures(found: Pairs[Figure], sizes: tuple[int, int]) -> Counts:
    same = {
        "span": len(found),
        "bounds": sum(_bounds(a) == _bounds(b) for a, b in found),
        "measure": sum(a.measure == b.measure for a, b in found),
        "population": sum(a.population == b.population for a, b in found),
        "all": sum(_read(a) == _read(b) for a, b in found),
    }
    return summed(
        [
            *(listed(f"figures.{name}", *sizes, matched) for name, matched in same.items()),
            compared("figures.kind", [(a.kind, b.kind) for a, b in found]),
            compared("figures.scope", [(a.scope, b.scope) for a, b in found]),
            compared("figures.counted", [(a.measure, b.measure) for a, b in found]),
            compared("figures.bound_basis", [(a.bound_basis, b.bound_basis) for a, b in found]),
            compared("figures.people", [(a.population, b.population) for a, b in found]),
        ]
    )


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high


def _read(figure: Figure) -> tuple[object, ...]:
    return figure.kind, _bounds(figure), figure.measure, figure.population


def _times(found: Pairs[TimeExpression], sizes: tuple[int, int]) -> Counts:
    same = {
        "span": len(found),
        "type": sum(a.type == b.type for a, b in found),
        "value": sum((a.type, a.value) == (b.type, b.value) for a, b in found),
        "interval": sum(_interval(a) == _interval(b) for a, b in found),
    }
    return summed(
        [
            *(listed(f"times.{name}", *sizes, matched) for name, matched in same.items()),
            compared("times.class", [(a.type, b.type) for a, b in found]),
            compared("times.anchor", [(a.anchor, b.anchor) for a, b in found]),
            compared("times.granularity", [(a.granularity, b.granularity) for a, b in found]),
            compared("times.mod", [(a.mod or NONE, b.mod or NONE) for a, b in found]),
        ]
    )


def _interval(time: TimeExpression) -> tuple[str | None, str | None]:
    return time.earliest, time.latest
