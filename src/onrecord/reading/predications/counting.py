"""Which figures tell the extent of an event: whom a raid killed, what a patrol counted.

Anchored in grammar, not in nearness: a figure belongs to the first event above it in its
sentence, and what violence did to people or things to the violence of its sentence, or to that
told just before in its paragraph. A figure of a whole war is only what stands above it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.records import EventMention, Figure
from onrecord.records.vocabulary import Measure, PloverType, Scope

EFFECTS: frozenset[Measure] = frozenset(
    {"killed", "wounded", "casualties", "abducted", "buildings", "vehicles", "aircraft"}
)
"""Measures of what violence does."""

TOTALS: frozenset[Scope] = frozenset({"conflict", "period", "stock"})
"""Scopes of figures that add up many events."""


def counted(
    page: Page, mentions: Sequence[EventMention], figures: Sequence[Figure]
) -> tuple[EventMention, ...]:
    """Give each mention the figures that tell its extent, in text order.

    "Two guards died when rebels attacked": the two are the attack's.
    """
    parse = page.parse
    at = {mention.id: parse.token_at(mention.span.start) for mention in mentions}
    near: dict[int, dict[int, PloverType]] = defaultdict(dict)
    for mention in mentions:
        token = at[mention.id]
        if token is not None:
            near[parse.sentence[token]].setdefault(token, mention.type)
    held: dict[int | None, list[str]] = defaultdict(list)
    for figure in figures:
        owner = _owner(parse, figure, near)
        if owner is not None:
            held[owner].append(figure.id)
    return tuple(
        msgspec.structs.replace(mention, figures=tuple(held[at[mention.id]]))
        if at[mention.id] in held
        else mention
        for mention in mentions
    )


def _owner(
    parse: Parse, figure: Figure, near: Mapping[int, Mapping[int, PloverType]]
) -> int | None:
    """Return the trigger of the event whose extent a figure tells, by triggers of each sentence."""
    token = parse.token_at(max(figure.span.start, figure.span.end - 1))
    if token is None:
        return None
    told = near.get(parse.sentence[token], {})
    above = next((t for t in (token, *parse.ancestors(token)) if t in told), None)
    if figure.measure not in EFFECTS or figure.scope in TOTALS:
        return above
    if above is not None and told[above] == "ASSAULT":
        return above
    violent = [t for t, kind in told.items() if kind == "ASSAULT"]
    if violent:
        return min(violent, key=lambda t: (abs(t - token), t))
    return above if told else _before(parse, token, near)


def _before(parse: Parse, token: int, near: Mapping[int, Mapping[int, PloverType]]) -> int | None:
    """Return the last violence of the sentence before, in the same paragraph."""
    told = near.get(parse.sentence[token] - 1, {})
    alike = (t for t, kind in told.items() if kind == "ASSAULT")
    return max((t for t in alike if parse.block[t] == parse.block[token]), default=None)
