"""Mentions -> events: which mentions of one report tell of one happening.

A missed join shows two rows; a false one fabricates a fact, so the doubt goes to two rows.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.reading.page import Page
from onrecord.reading.predications.linking import responses
from onrecord.reading.predications.sameness import Occasion, names
from onrecord.records import Event, EventMention, TimeExpression
from onrecord.records.vocabulary import Standing

MAX_OPEN = 32
"""Groups of one type and name that a mention is compared with: the latest ones."""


def events(
    page: Page, mentions: Sequence[EventMention], times: Sequence[TimeExpression] = ()
) -> tuple[Event, ...]:
    """Return one event per happening, in the order of their first mentions.

    `times` are those of the report, for the days of its deeds.
    """
    groups: list[list[EventMention]] = []
    known: dict[str, list[list[EventMention]]] = defaultdict(list)
    occasion = Occasion.of(page, mentions, times)
    for mention in mentions:
        near = _nearby(occasion, mention, known)
        group = next((held for held in near if occasion.same(mention, held)), None)
        if group is not None:
            group.append(mention)
            continue
        fresh = [mention]
        groups.append(fresh)
        for key in _keys(mention):
            known[key].append(fresh)
    spans = [group[0].span for group in groups]
    joined = tuple(
        _event(page, group, nth=spans[:place].count(spans[place]))
        for place, group in enumerate(groups)
    )
    return _with_responses(joined, responses(page, mentions))


def _with_responses(joined: Sequence[Event], answers: Mapping[str, str]) -> tuple[Event, ...]:
    """Link events by what their mentions are told to respond to."""
    holder = {mention: event.id for event in joined for mention in event.mentions}
    linked = []
    for event in joined:
        causes = (holder[answers[m]] for m in event.mentions if m in answers)
        cause = next((c for c in causes if c != event.id), None)
        linked.append(msgspec.structs.replace(event, in_response_to=cause) if cause else event)
    return tuple(linked)


def _keys(mention: EventMention) -> list[str]:
    """Return what a mention is found by: its type, and its type with each of those in it."""
    who = names(mention, "actor") | names(mention, "recipient")
    return [mention.type, *sorted(f"{mention.type} {name}" for name in who)]


def _nearby(
    occasion: Occasion, mention: EventMention, known: Mapping[str, list[list[EventMention]]]
) -> list[list[EventMention]]:
    """Return the latest groups that share somebody with a mention, in text order.

    For what may take up any happening before it, all latest groups of its type, the nearest
    first.
    """
    if occasion.one or occasion.takes_up(mention):
        return list(reversed(known.get(mention.type, [])[-MAX_OPEN:]))
    found = {g[0].id: g for key in _keys(mention)[1:] for g in known.get(key, [])[-MAX_OPEN:]}
    return sorted(found.values(), key=lambda group: group[0].span)


def _event(page: Page, group: Sequence[EventMention], nth: int) -> Event:
    """Build the event of a group; the fullest mention gives its roles.

    `nth` tells apart events whose first mentions have the same trigger, one for each side.
    """
    first = group[0]
    fullest = max(group, key=lambda m: (len(m.roles), m.basis == "reporter", -m.span.start))
    reported = any(m.basis == "reporter" for m in group)
    timed = next((m for m in group if m.time), first)
    return Event.make(
        page,
        span=first.span,
        nth=nth,
        made_by="ev.joined" if len(group) > 1 else first.made_by,
        confidence=first.confidence,
        mentions=tuple(m.id for m in group),
        type=first.type,
        mode=next((m.mode for m in group if m.mode), None),
        contexts=tuple(dict.fromkeys(c for m in group for c in m.contexts)),
        roles=fullest.roles,
        time=timed.time,
        locus=next((m.locus for m in group if m.locus), None),
        basis="reporter" if reported else "attributed",
        reality=first.reality,
        currency=first.currency,
        standing=_standing(group, reported=reported),
        act=next((m.act for m in group if m.act), None),
    )


def _standing(group: Sequence[EventMention], *, reported: bool) -> Standing:
    """Derive the display word from basis and reality."""
    real = group[0].reality
    if real != "actual":
        return real
    return "asserted" if reported else "claimed"
