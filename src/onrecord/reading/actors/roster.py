"""From mentions to actors: one actor for all mentions that mean the same."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from onrecord.reading.actors.coding import Coding
from onrecord.reading.actors.people import People
from onrecord.reading.page import Page
from onrecord.records import Actor, ActorMention, Span
from onrecord.records.vocabulary import Confidence, Reference

Key = tuple[str, ...]
"""What tells actors of one report apart: "state" and its code, a person's names, …"""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A mention to be; `key` is None where it is open who is meant.

    `rank` orders mentions by how fully they name the actor, 0 first; `called` is what the actor
    is called if this mention is the fullest. A pronoun names nobody: its `rank` is `UNNAMED`.
    `members` are the keys of the actors that a joint one is made of.
    """

    span: Span
    key: Key | None
    head: int
    called: str = ""
    rank: int = 0
    coding: Coding = Coding()
    reference: Reference = "literal"
    rule: str
    confidence: Confidence = "high"
    title: str | None = None
    members: tuple[Key, ...] = ()


UNNAMED = 9
"""The rank of pronouns and of other words that name nobody."""

IMPLIED = -8
"""The rank of a member of a joint actor that has no words of its own: it makes no mention."""


def people_of(page: Page, drafts: Sequence[Draft]) -> People:
    """Return the actors and mentions that `drafts` make, each in text order."""
    by_key: dict[Key, list[Draft]] = {}
    for draft in drafts:
        if draft.key is not None:
            by_key.setdefault(draft.key, []).append(draft)
    named = {key: held for key, held in by_key.items() if min(d.rank for d in held) < UNNAMED}
    actors = _actors(page, named)
    ids = {key: actor.id for key, actor in actors.items()}
    mentions = _mentions(page, [d for d in drafts if d.rank >= 0], ids)
    ordered = sorted(actors.values(), key=lambda actor: (actor.span, actor.id))
    return People(actors=tuple(ordered), mentions=mentions)


def _actors(page: Page, named: dict[Key, list[Draft]]) -> dict[Key, Actor]:
    """Make the actors; joint ones come last, for they point at their members."""
    taken: Counter[Span] = Counter()
    made: dict[Key, Actor] = {}
    for key in sorted(named, key=lambda key: any(d.members for d in named[key])):
        held = named[key]
        fullest = min(held, key=lambda d: (abs(d.rank), d.span))
        members = next((d.members for d in held if d.members), ())
        made[key] = _actor(page, held, fullest, taken[fullest.span], _ids(made, members))
        taken[fullest.span] += 1
    return made


def _ids(made: dict[Key, Actor], members: tuple[Key, ...]) -> tuple[str, ...]:
    found = (made.get(key) or made.get(("government", *key[1:])) for key in members)
    ids = tuple(actor.id for actor in found if actor is not None)
    return ids if len(ids) == len(members) else ()


def _actor(
    page: Page, held: Sequence[Draft], fullest: Draft, nth: int, members: tuple[str, ...]
) -> Actor:
    joined = _joined([draft.coding for draft in held])
    titles = (draft.title for draft in held if draft.title)
    return Actor.make(
        page,
        span=fullest.span,
        nth=nth,
        made_by=fullest.rule,
        confidence=fullest.confidence,
        name=fullest.called,
        code=None if members else joined.code,
        country=joined.country,
        role=joined.role,
        group=joined.group_id,
        kinds=joined.kinds,
        title=next(titles, None),
        members=members,
    )


def _joined(codings: Sequence[Coding]) -> Coding:
    """Return what the mentions say together; of two that differ, the first."""
    kinds = dict.fromkeys(kind for coding in codings for kind in coding.kinds)
    if len(kinds) > 1:
        kinds.pop("other", None)
    return Coding(
        country=next((c.country for c in codings if c.country), None),
        role=next((c.role for c in codings if c.role), None),
        group=next((c.group for c in codings if c.group), None),
        kinds=tuple(kinds),
    )


def _mentions(page: Page, drafts: Sequence[Draft], ids: dict[Key, str]) -> tuple[ActorMention, ...]:
    made: dict[Span, ActorMention] = {}
    for draft in drafts:
        actor = ids.get(draft.key) if draft.key is not None else None
        if draft.span in made or (actor is None and draft.rank == UNNAMED):
            continue
        made[draft.span] = ActorMention.make(
            page,
            span=draft.span,
            made_by=draft.rule,
            confidence=draft.confidence,
            name=" ".join(draft.span.of(page.text).split()),
            actor=actor,
            reference=draft.reference,
        )
    return tuple(made[span] for span in sorted(made))
