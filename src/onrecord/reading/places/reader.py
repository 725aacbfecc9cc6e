"""The reader of places: names found, places chosen, one anchored record for each mention."""

from collections.abc import Iterator, Sequence

from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.reading.page import Page
from onrecord.reading.places.choosing import choose
from onrecord.reading.places.finding import find
from onrecord.reading.places.naming import Named, named
from onrecord.reading.places.reference import reference
from onrecord.reading.stretch import tokens_in
from onrecord.records import PlaceMention, Span

SURE = 4.0
"""Score of a choice from which the mention is as sure as the rule that found it."""


def read(page: Page, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return the mentions of places in the parsed regions of `page`, in text order.

    A people ("Armenian") is a mention with reference "demonym" and the place of its state.
    `place` is None where the gazetteer has no such name or nothing speaks for a candidate.
    """
    return tuple(_records(page, gazetteer, find(page.parse, gazetteer)))


def resolve(page: Page, gazetteer: Gazetteer, spans: Sequence[Span]) -> tuple[PlaceMention, ...]:
    """Return a mention for each of `spans` that holds a token: names marked by somebody else."""
    found = {(n.first, n.last): n for n in find(page.parse, gazetteer)}
    names = []
    for span in spans:
        tokens = tokens_in(page.parse, span) or _touched(page, span)
        if tokens:
            own = found.get((tokens.start, tokens.stop))
            name = own or named(page.parse, tokens.start, tokens.stop, "pl.given")
            names.append((span, name))
    records = _records(page, gazetteer, [name for _, name in names], [span for span, _ in names])
    return tuple(records)


def _touched(page: Page, span: Span) -> range:
    token = page.parse.token_at(span.start)
    return range(0) if token is None else range(token, token + 1)


def _records(
    page: Page, gazetteer: Gazetteer, names: Sequence[Named], spans: Sequence[Span] = ()
) -> Iterator[PlaceMention]:
    chosen = choose(names, gazetteer)
    for number, name in enumerate(names):
        entry, score = chosen.get((name.first, name.last), (None, 0.0))
        yield PlaceMention.make(
            page,
            span=spans[number] if spans else name.span,
            made_by=name.rule,
            confidence=name.confidence if score >= SURE else "low",
            name=name.words,
            place=gazetteer.place(entry) if entry else None,
            reference=reference(page.parse, name, entry),
        )
