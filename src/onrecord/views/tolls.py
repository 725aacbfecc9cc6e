"""Every figure side by side, and the numbers that two well-known codebooks would make of them.

Figures are never averaged and never added up. A coding is a view: it can be computed again from
the rows it names, by a rule that is given in words, and "not codable" is one of its answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice
from types import MappingProxyType

import msgspec

from onrecord.records import Figure, Reading, Statement
from onrecord.records.vocabulary import (
    BoundBasis,
    Confidence,
    FigureKind,
    Measure,
    Population,
    Scope,
    Stance,
)
from onrecord.views.brief_said import named
from onrecord.views.tolls_coded import Coding, acled, ucdp

MOST_PAIRS = 1_000
"""Pairs of figures that are named as apart; a page of numbers alone could give millions."""


NOT_HELD: Mapping[Stance | None, str] = MappingProxyType({
    "denies": "denied by",
    "questions": "asked about by",
    "declines_comment": "not commented on by",
    "no_response": "not commented on by",
})  # fmt: skip
"""Stances of speakers who do not say the figure themselves: shown, and left out of codings."""


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of one report, with its exact words and on whose word it is.

    `low` and `high` are the bounds the words allow, None where open; `best` the number as
    written, None where there is none; `basis` is `convention` where a table of ours set the
    bounds. `as_of` is the day it stood at: its own, else the day of publication. `said_by` runs
    from the speaker to the outlet; `claimed` says that the report does not say it itself,
    `stance` how the speaker stands to it: a denied figure is not the speaker's.
    """

    id: str
    report: str
    outlet: str | None
    kind: FigureKind
    words: str
    low: float | None
    high: float | None
    best: float | None
    basis: BoundBasis
    said_by: tuple[str, ...]
    claimed: bool
    stance: Stance | None
    as_of: str | None
    by: str | None
    at: str | None
    confidence: Confidence


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """Figures with one measure, population, group, scope and period, of any number of reports.

    `apart` are pairs of ids whose worded bounds do not meet, at most `MOST_PAIRS`, of one report
    or of reports about one event; bounds by convention never make such a pair. That two figures
    are apart is no contradiction yet: they may be of two events.
    """

    measure: Measure
    population: Population
    group: str | None
    scope: Scope
    period: str | None
    counts: tuple[Count, ...]
    apart: tuple[tuple[str, str], ...]
    ucdp: Coding
    acled: Coding


def tolls(
    readings: Iterable[Reading], measure: str | None = None, *, as_one: bool = False
) -> list[Toll]:
    """Return the figures of `readings` side by side, those of one `measure` or all.

    With `as_one` the caller says that all reports are about one event; otherwise figures of
    several reports are listed together and not coded. The order does not hang on that of
    `readings`.
    """
    alike: dict[tuple[str, ...], list[tuple[Figure, Count]]] = {}
    for reading in readings:
        said = {statement.id: statement for statement in reading.statements}
        periods = {time.id: time.edtf or time.value for time in reading.times}
        for figure in reading.figures:
            if measure in (None, figure.measure):
                held = alike.setdefault(_key(figure, periods), [])
                held.append((figure, count_of(figure, reading, said)))
    return [_toll(alike[key], key[-1], as_one=as_one) for key in sorted(alike)]


def _key(figure: Figure, periods: Mapping[str, str]) -> tuple[str, ...]:
    group = " ".join((figure.group or "").casefold().split())
    period = periods.get(figure.period or "", "")
    return (figure.measure, figure.scope, figure.population, group, period)


def _toll(held: list[tuple[Figure, Count]], period: str, *, as_one: bool) -> Toll:
    held = sorted(held, key=lambda pair: _place(pair[1]))
    counts = [count for _, count in held]
    first = held[0][0]
    comparable = as_one or len({count.report for count in counts}) == 1
    refusal = _refusal(first, counts, as_one=as_one)
    held_true = [count for count in counts if count.stance not in NOT_HELD]
    return Toll(
        measure=first.measure,
        population=first.population,
        group=first.group,
        scope=first.scope,
        period=period or None,
        counts=tuple(counts),
        apart=tuple(islice(_apart(counts), MOST_PAIRS)) if comparable else (),
        ucdp=Coding(refusal=refusal) if refusal else ucdp(held_true),
        acled=Coding(refusal=refusal) if refusal else acled(held_true),
    )


def _refusal(figure: Figure, counts: list[Count], *, as_one: bool) -> str:
    """Say why a codebook of events has no place for these figures; empty if it may have one."""
    if figure.measure != "killed":
        return "both codebooks count deaths only"
    if figure.scope in ("conflict", "period", "stock"):
        return f"a total of a {figure.scope} is not the toll of one event"
    reports = len({count.report for count in counts})
    if reports > 1 and not as_one:
        return f"{reports} reports, which nobody has said to be about one event"
    return ""


def count_of(figure: Figure, reading: Reading, statements: Mapping[str, Statement]) -> Count:
    """Return a figure with its words and on whose word it is: its statement's, or the outlet's.

    `statements` are those of the reading, by id.
    """
    report = reading.report
    outlet = report.outlet.value if report.outlet else None
    said = statements.get(figure.statement or "")
    chain = [hop.name for hop in said.chain[1:]] if said else [outlet or "(outlet unknown)"]
    published = report.published.value
    return Count(
        id=figure.id,
        report=figure.report,
        outlet=outlet,
        kind=figure.kind,
        words=reading.text_of(figure),
        low=figure.low,
        high=figure.high,
        best=figure.best,
        basis=figure.bound_basis,
        said_by=(named(said.speaker), *chain) if said else tuple(chain),
        claimed=said is not None,
        stance=said.stance if said else None,
        as_of=figure.as_of or (published[:10] if published else None),
        by=figure.by,
        at=figure.at,
        confidence=figure.confidence,
    )


def _apart(counts: list[Count]) -> Iterator[tuple[str, str]]:
    worded = [c for c in counts if c.basis == "worded" and (c.low, c.high) != (None, None)]
    for one, other in combinations(worded, 2):
        if _ends_below(one, other) or _ends_below(other, one):
            yield one.id, other.id


def _ends_below(one: Count, other: Count) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _place(count: Count) -> tuple[str, str, str]:
    return (count.as_of or "", count.report, count.id)
