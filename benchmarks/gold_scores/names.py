"""Places and actors: the words that name them, and what they are resolved to.

The gold has a mention of an actor only where another record uses it; a reading lists all it sees.
So the precision of `actors.mention` is a lower bound, and codes are scored over mentions found.
"""

from itertools import combinations
from typing import NamedTuple

from benchmarks.gold_rules import lists
from benchmarks.gold_scores.alignment import Words, aligned, by_span
from benchmarks.gold_scores.tally import Counts, Row, compared, listed, summed
from onrecord.records import PlaceMention, Reading, Span

ROWS = (
    Row("places.span", "all places"),
    Row("places.id", "all places with an id: span and id"),
    Row("places.reference", "places found", "field", "literal"),
    Row("actors.mention", "all words that name an actor"),
    Row("actors.code", "codes of the mentions found"),
    Row("actors.country", "countries of the mentions found"),
    Row("actors.role", "mentions found", "field"),
    Row("actors.joined", "pairs of mentions found that are one actor"),
)


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count places and actors of one report; a Dice of a half makes two spans the same."""
    return _places(gold, got, words) + _actors(gold, got, words)


def _places(gold: Reading, got: Reading, words: Words) -> Counts:
    near = by_span(words)
    found = aligned(gold.places, got.places, lambda a, b: near(a.span, b.span))
    return summed(
        [
            listed("places.span", len(gold.places), len(got.places), len(found)),
            listed(
                "places.id",
                sum(p.place is not None for p in gold.places),
                sum(p.place is not None for p in got.places),
                sum(_id(one) is not None and _id(one) == _id(other) for one, other in found),
            ),
            compared("places.reference", [(a.reference, b.reference) for a, b in found]),
        ]
    )


def _id(mention: PlaceMention) -> str | None:
    return mention.place.id if mention.place else None


def _actors(gold: Reading, got: Reading, words: Words) -> Counts:
    wanted, read = _mentions(gold), _mentions(got)
    found = aligned(list(wanted), list(read), by_span(words))
    known = [(wanted[one], read[other]) for one, other in found]
    codes = [(one.code, other.code) for one, other in known]
    return summed(
        [
            listed("actors.mention", len(wanted), len(read), len(found)),
            _same("actors.code", codes),
            _same("actors.country", [(country_of(a), country_of(b)) for a, b in codes]),
            compared("actors.role", [(role_of(a), role_of(b)) for a, b in codes]),
            _joined([(one.id, other.id) for one, other in known]),
        ]
    )


class _Named(NamedTuple):
    """The actor that some words name; no id and no code where they are linked to none."""

    id: str = ""
    code: str | None = None


def _mentions(reading: Reading) -> dict[Span, _Named]:
    """Return the actor of every span that names one, the fullest mentions among them."""
    known = {actor.id: _Named(actor.id, actor.code) for actor in reading.actors}
    named = {
        mention.span: known.get(mention.actor or "", _Named()) for mention in reading.actor_mentions
    }
    return named | {actor.span: known[actor.id] for actor in reading.actors}


def country_of(code: str | None) -> str | None:
    """Return the country of a code, its first part unless that is a role."""
    first = (code or "").split("-")[0]
    return None if not first or first in lists().roles else first


def role_of(code: str | None) -> str:
    """Return the role in a code, or "none"."""
    return next((part for part in (code or "").split("-") if part in lists().roles), "none")


def _same(name: str, values: list[tuple[str | None, str | None]]) -> Counts:
    return listed(
        name,
        sum(wanted is not None for wanted, _ in values),
        sum(got is not None for _, got in values),
        sum(wanted is not None and wanted == got for wanted, got in values),
    )


def _joined(known: list[tuple[str, str]]) -> Counts:
    """Count pairs of mentions that both sides have: one actor in the gold, in the reading."""
    linked = [(a, b) for a, b in known if a and b]
    links = [(a == c, b == d) for (a, b), (c, d) in combinations(linked, 2)]
    return listed(
        "actors.joined",
        sum(in_gold for in_gold, _ in links),
        sum(in_got for _, in_got in links),
        sum(in_gold and in_got for in_gold, in_got in links),
    )
