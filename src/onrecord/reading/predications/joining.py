"""Mentions -> events: which mentions of one report tell of one happening.

Two mentions are joined only if nothing tells them apart: same type, no clash of actors,
recipients, times or reality, and either somebody in both or a definite noun that takes up what
was told ("the blast"). A missed join shows two rows; a false one fabricates a fact, so the
doubt goes to two rows.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.reading.page import Page
from onrecord.reading.predications.features import hints_of
from onrecord.reading.predications.lexicon import control_words
from onrecord.reading.predications.linking import responses
from onrecord.records import Event, EventMention
from onrecord.records.vocabulary import RoleName, Standing

ANAPHORA = 600
"""Characters over which "the blast" takes up what was told."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})

MAX_OPEN = 32
"""Groups of one type and name that a mention is compared with: the latest ones."""

REACH = 2_000
"""Characters between two mentions of one happening that share no time expression."""


def events(page: Page, mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """Return one event per happening, in the order of their first mentions."""
    groups: list[list[EventMention]] = []
    known: dict[str, list[list[EventMention]]] = defaultdict(list)
    for mention in mentions:
        for group in _sharing(page, mention, known):
            if all(_compatible(mention, member) for member in group) and (
                any(_shares_somebody(mention, member) for member in group)
                or _takes_up(page, mention, group)
            ):
                group.append(mention)
                break
        else:
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
    who = _names(mention, "actor") | _names(mention, "recipient")
    return [mention.type, *sorted(f"{mention.type} {name}" for name in who)]


def _sharing(
    page: Page, mention: EventMention, known: Mapping[str, list[list[EventMention]]]
) -> list[list[EventMention]]:
    """Return the latest groups that share somebody with a mention, in text order.

    For what may take up any happening before it, all latest groups of its type, the nearest
    first.
    """
    if _may_take_up(page, mention):
        return list(reversed(known.get(mention.type, [])[-MAX_OPEN:]))
    found = {g[0].id: g for key in _keys(mention)[1:] for g in known.get(key, [])[-MAX_OPEN:]}
    return sorted(found.values(), key=lambda group: group[0].span)


def _takes_up(page: Page, mention: EventMention, group: Sequence[EventMention]) -> bool:
    """Tell whether a mention takes up a happening: "the blast", or how many it killed.

    Not by a mode that the group does not have, and not across many lines.
    """
    near = mention.span.start - group[-1].span.start <= ANAPHORA
    return near and _may_take_up(page, mention) and not _stops(page, group[-1])


def _stops(page: Page, mention: EventMention) -> bool:
    """Tell whether a mention tells of weapons stopped on their way, which hurt nobody."""
    parse = page.parse
    token = parse.token_at(mention.span.start)
    if token is None or parse.pos[token] == "NOUN":
        return False
    down = any(parse.dep[c] == "prt" and parse.form[c] == "down" for c in parse.children[token])
    return down or parse.lemma[token].lower() in control_words("stopping")


def _may_take_up(page: Page, mention: EventMention) -> bool:
    parse = page.parse
    token = parse.token_at(mention.span.start)
    if token is None:
        return False
    if "harm" in hints_of(parse, token):
        return mention.type == "ASSAULT"
    words = (parse.form[c].lower() for c in parse.children[token] if parse.dep[c] == "det")
    return parse.pos[token] == "NOUN" and any(word in _DEFINITE for word in words)


def _names(mention: EventMention, role: RoleName) -> frozenset[str]:
    return frozenset(r.actor or r.name.casefold() for r in mention.roles if r.role == role)


def _compatible(one: EventMention, other: EventMention) -> bool:
    if (one.type, one.reality, one.currency) != (other.type, other.reality, other.currency):
        return False
    if one.mode and other.mode and one.mode != other.mode:
        return False
    if one.time and other.time and one.time != other.time:
        return False
    if one.act and other.act and one.act != other.act:
        return False
    if abs(one.span.start - other.span.start) > REACH and not (one.time and other.time):
        return False
    roles: tuple[RoleName, ...] = ("actor", "recipient")
    for role in roles:
        mine, theirs = _names(one, role), _names(other, role)
        if mine and theirs and not (mine & theirs):
            return False
    return True


def _shares_somebody(one: EventMention, other: EventMention) -> bool:
    roles: tuple[RoleName, ...] = ("actor", "recipient")
    return any(_names(one, role) & _names(other, role) for role in roles)


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
