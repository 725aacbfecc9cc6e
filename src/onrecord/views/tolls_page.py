"""Tolls as a page: under what was counted, every figure with its bounds and on whose word."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from onrecord.records.vocabulary import FigureKind, Scope
from onrecord.views.brief_layout import flow, laid_out
from onrecord.views.brief_parts import Block, Entry, Quote, Section, short
from onrecord.views.status_days import date_words
from onrecord.views.status_words import counted
from onrecord.views.tolls import NOT_HELD, Count, Toll
from onrecord.views.tolls_coded import ACLED_RULE, UCDP_RULE, Coding
from onrecord.views.visible import visible

SHOWN_APART = 3
"""Pairs of figures that do not meet that are named; more are counted."""

SCOPES: dict[Scope, str] = {
    "incident": "in an incident",
    "period": "over a period",
    "conflict": "in the whole conflict",
    "stock": "at one time",
    "unknown": "",
}
"""What a figure is the number of, as a reader says it."""

KINDS: dict[FigureKind, str] = {
    "stated_zero": "none, as stated",
    "none_reported": "none reported",
    "stated_unknown": "number said to be unknown",
    "uncounted_plural": "not counted",
    "by_reference": "the same as elsewhere",
}
"""What stands for a number where the words give none."""


def page(tolls: list[Toll], width: int = 80) -> Text:
    """Return the page for a terminal `width` cells wide."""
    sections = [
        Section(title=measure, blocks=tuple(map(_block, held)))
        for measure, held in groupby(tolls, key=lambda toll: toll.measure)
    ]
    lines = [*_head(tolls, width), *laid_out(sections, width), *_rules(tolls, width)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def number_words(low: float | None, high: float | None) -> str:
    """Return bounds in words: "6,500 or more", "at most 2,000", "24 to 99", "15"."""
    if low is None and high is None:
        return "no number"
    if high is None or low is None:
        return f"{low or 0:,.0f} or more" if high is None else f"at most {high:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


def bounds_of(count: Count) -> str:
    """Return the bounds of a figure in words; a bound that a table of ours set says so."""
    known = KINDS.get(count.kind)
    uncounted = count.kind in ("uncounted_plural", "stated_unknown")
    if known and (uncounted or (count.low, count.high) in ((None, None), (0, 0))):
        return known
    words = number_words(count.low, count.high)
    return f"{words}, by convention" if count.basis == "convention" else words


def _head(tolls: list[Toll], width: int) -> Iterator[Text]:
    figures = sum(len(toll.counts) for toll in tolls)
    reports = len({count.report for toll in tolls for count in toll.counts})
    facts = f"{counted(figures, 'figure')} in {counted(reports, 'report')}"
    yield from flow([("Figures side by side", "title")], width)
    yield from flow([(f"{facts}; none averaged, none added up", "dim")], width)


def _block(toll: Toll) -> Block:
    entries = [*map(_entry, toll.counts), *_codings(toll)]
    return Block(trail=(_what(toll),), entries=tuple(entries))


def _what(toll: Toll) -> str:
    who = toll.group or ("" if toll.population == "unknown" else toll.population)
    parts = (
        visible(who) if who else "people",
        SCOPES[toll.scope],
        f"({date_words(toll.period)})" if toll.period else "",
    )
    return " ".join(filter(None, parts))


def _entry(count: Count) -> Entry:
    word = "as claimed by" if count.claimed else "in the words of"
    word = NOT_HELD.get(count.stance, word)
    notes = [f"{word} {' → '.join(count.said_by)}"]
    notes += [f"as of {date_words(count.as_of)}"] if count.as_of else []
    notes += [f"by {visible(count.by)}"] if count.by else []
    notes += [f"at {visible(count.at)}"] if count.at else []
    notes += ["low confidence"] if count.confidence == "low" else []
    return Entry(
        lead=bounds_of(count),
        quote=Quote(pieces=(visible(count.words),)),
        notes=tuple(notes),
        id=count.id,
    )


def _codings(toll: Toll) -> Iterator[Entry]:
    """Yield the codebooks' numbers for deaths; one line where both refuse for one reason."""
    for one, other in toll.apart if len(toll.apart) <= SHOWN_APART else ():
        told = f"the bounds of {short(one)} and {short(other)} do not meet"
        yield Entry(lead=told, mark="≠", tone="opposed")
    if len(toll.apart) > SHOWN_APART:
        told = f"{len(toll.apart)} pairs of these figures have bounds that do not meet"
        yield Entry(lead=told, mark="≠", tone="opposed")
    if toll.measure != "killed":
        return
    if toll.ucdp.refusal and toll.ucdp.refusal == toll.acled.refusal:
        yield _coded("UCDP and ACLED style", f"not codable: {toll.ucdp.refusal}", toll.ucdp)
        return
    coded = toll.ucdp
    numbers = f"low {coded.low:,.0f}, best {coded.best:,.0f}, high {coded.high:,.0f}" if (
        coded.low is not None and coded.best is not None and coded.high is not None
    ) else f"not codable: {coded.refusal}"  # fmt: skip
    yield _coded("UCDP style", numbers, coded)
    single = toll.acled.best
    number = f"not codable: {toll.acled.refusal}" if single is None else f"{single:,.0f}"
    yield _coded("ACLED style", number, toll.acled)


def _coded(scheme: str, words: str, coding: Coding) -> Entry:
    behind = (f"from {', '.join(map(short, coding.rows))}",) if coding.rows else ()
    return Entry(lead=f"{scheme}: {words}", notes=behind, mark="=")


def _rules(tolls: list[Toll], width: int) -> Iterator[Text]:
    if any(toll.ucdp.rows or toll.acled.rows for toll in tolls):
        yield Text()
        for scheme, rule in (("UCDP", UCDP_RULE), ("ACLED", ACLED_RULE)):
            yield from flow([(f"{scheme} style: {rule}", "dim")], width, "", "  ")
