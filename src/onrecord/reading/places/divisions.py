"""`pl.division`: a name, a comma and the division it lies in ("Gori, Georgia", "Paris, Tenn.")."""

from collections.abc import Iterator

from onrecord.knowledge.gazetteer import Called, Gazetteer
from onrecord.language.parse import Parse

PROPER = frozenset(["NNP", "NNPS"])
LONGEST_NAME = 5
"""Tokens of a name that the gazetteer is asked for."""

AREAS = "C1R2"
"""Kinds of place that others lie in."""


def divided(parse: Parse, gazetteer: Gazetteer) -> Iterator[tuple[int, int, int]]:
    """Yield the first token of a place, the comma behind it and the end of its division.

    Only pairs of which the gazetteer knows that the one lies in the other.
    """
    for comma in range(1, len(parse) - 1):
        if parse.form[comma] == "," and parse.block[comma - 1] == parse.block[comma + 1]:
            last = _division_at(parse, gazetteer, comma + 1)
            first = _town_before(parse, gazetteer, comma, last) if last else None
            if last is not None and first is not None:
                yield first, comma, last


def _division_at(parse: Parse, gazetteer: Gazetteer, token: int) -> int | None:
    """Return the end of the name of a division or country at `token`."""
    if not parse.form[token][0].isupper():
        return None
    for last in range(min(token + LONGEST_NAME, len(parse)), token, -1):
        form = parse.words(token, last)
        ended = form[-1].isalnum() or last == token + 1
        if parse.block[last - 1] == parse.block[token] and ended and _areas(gazetteer, form):
            return last
    return None


def _town_before(parse: Parse, gazetteer: Gazetteer, comma: int, last: int) -> int | None:
    """Return the start of the longest name before `comma` that lies in the division."""
    areas = _areas(gazetteer, parse.words(comma + 1, last))
    low = comma
    while low > 0 and comma - low < LONGEST_NAME and _may_name(parse, low - 1, comma - 1):
        low -= 1
    for first in range(low, comma):
        called = gazetteer.named(parse.words(first, comma))
        if any(_lies_in(place, areas) for place in called):
            return first
    return None


def _areas(gazetteer: Gazetteer, form: str) -> frozenset[tuple[str, str]]:
    """Return country and admin1 (empty for a country) of the divisions called `form`."""
    short = gazetteer.short_name(form, after_comma=True)
    if short is not None:
        return frozenset([(short.country, short.admin1)])
    return frozenset(
        (c.entry.country, c.entry.admin1)
        for c in gazetteer.named(form)
        if c.main and c.entry.kind in AREAS
    ) or frozenset((c.entry.country, "") for c in gazetteer.named(form) if c.entry.kind == "C")


def _may_name(parse: Parse, token: int, other: int) -> bool:
    """Tell whether a token may belong to the name that ends at `other`."""
    return (
        parse.block[token] == parse.block[other]
        and parse.form[token][0].isupper()
        and (parse.tag[token] in PROPER or token in parse.entity_at)
    )


def _lies_in(called: Called, areas: frozenset[tuple[str, str]]) -> bool:
    entry = called.entry
    return (entry.country, entry.admin1) in areas or (entry.country, "") in areas
