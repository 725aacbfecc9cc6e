"""Typed candidates -> event mentions: roles, time, basis, reality, currency, all anchored."""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.knowledge.linear import LinearModel
from onrecord.reading.actors.people import People
from onrecord.reading.page import Page
from onrecord.reading.predications.basis import statement_around, statement_by
from onrecord.reading.predications.candidates import candidates
from onrecord.reading.predications.currency import currency
from onrecord.reading.predications.phrase import bounds
from onrecord.reading.predications.reality import reality
from onrecord.reading.predications.roles import Part, cast
from onrecord.reading.predications.typing import Typed, typed
from onrecord.records import EventMention, Role, Statement, TimeExpression
from onrecord.records.vocabulary import RoleName


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What earlier steps found in the report, in text order."""

    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    people: People = People()


def mentions(page: Page, around: Surroundings, model: LinearModel | None) -> Iterator[EventMention]:
    """Yield the event mentions of a report in text order."""
    used: set[int] = set()
    for candidate in candidates(page.parse):
        if candidate.frame.trigger in used:
            continue
        found = typed(page.parse, candidate, model)
        if found is not None:
            used.update(_spent(page, found))
            yield _mention(page, found, around)


def _spent(page: Page, found: Typed) -> set[int]:
    """Tokens that name no second event: an event noun under its own light verb."""
    frame = found.candidate.frame
    return {token for token in frame.objects if page.parse.pos[token] == "NOUN"} | {frame.trigger}


def _mention(page: Page, found: Typed, around: Surroundings) -> EventMention:
    frame = found.candidate.frame
    parse = page.parse
    trigger = parse.span(frame.trigger, frame.trigger + 1)
    holder = statement_around(trigger, around.statements)
    own = statement_by(trigger, around.statements)
    time = _time_of(page, frame.trigger, around.times)
    statement = holder.id if holder else None
    return EventMention.make(
        page,
        span=trigger,
        made_by=found.rule,
        confidence=found.confidence,
        type=found.type,
        mode=found.mode,
        roles=tuple(_roles(page, found, around.people)),
        time=time.id if time else None,
        basis="attributed" if holder else "reporter",
        statement=statement,
        reality=reality(parse, frame),
        currency=currency(parse, frame, time, page.report.published.value),
        act=own.act or own.id if own else None,
    )


def _roles(page: Page, found: Typed, people: People) -> Iterator[Role]:
    filled = cast(page.parse, found.candidate.frame, found.type)
    for part in filled.actors:
        yield _role(page, people, "actor", part)
    for part in filled.recipients:
        yield _role(page, people, "recipient", part)


def _role(page: Page, people: People, name: RoleName, part: Part) -> Role:
    span = page.parse.span(*bounds(page.parse, part.head))
    actor = people.at(page.parse.start[part.named]) or people.within(span)
    return Role(
        role=name,
        span=span,
        name=actor.name if actor else span.of(page.text),
        code=actor.code if actor else None,
        actor=actor.id if actor else None,
    )


def _time_of(page: Page, trigger: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time of the event: the nearest date under the predicate or in its clause.

    A date further off in the sentence counts only if no other predicate stands between.
    """
    parse = page.parse
    first, last = parse.sentences[parse.sentence[trigger]]
    sentence = parse.span(first, last)
    dated = [t for t in times if sentence.contains(t.span) and t.type in {"DATE", "TIME"}]
    below = {parse.start[token] for token in parse.subtree(trigger)}
    under = [t for t in dated if t.span.start in below]
    at = parse.start[trigger]
    return min(under, key=lambda t: (abs(t.span.start - at), t.span), default=None)
