"""Who does it and to whom: the actors and recipients of a typed candidate.

Heads of noun phrases in, heads of noun phrases out. Rules walk from the predicate outwards
and take the nearest phrases that can act; reciprocal events have all sides as actors, as
PLOVER says.
"""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.predications.frame import (
    OBJECTS,
    SUBJECTS,
    Frame,
    arguments,
    conjuncts,
    prepositions,
    verb_frame,
)
from onrecord.reading.predications.phrase import is_actor
from onrecord.records.vocabulary import PloverType

RECIPROCAL: frozenset[PloverType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
MOVING: frozenset[PloverType] = frozenset({"AID", "MOBILIZE", "RETREAT"})
"""Types whose object is often what is moved ("withdrew its troops from X"): an unnamed object
gives way to a named phrase."""

_TOWARDS = ("against", "on", "to", "with", "from", "at", "of", "for", "between", "over", "by",
            "in", "into", "near", "toward", "towards", "upon")  # fmt: skip
_DEPTH = 4
_PHRASE_HEADS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "poss", "conj", "attr", "amod",
                           "compound", "appos", "nmod"})  # fmt: skip


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """Heads of the phrases that fill the roles, each in text order."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


def cast(parse: Parse, frame: Frame, kind: PloverType) -> Cast:
    """Return actors and recipients of an event of type `kind` whose predicate is `frame`."""
    actors = _acting(parse, frame.subjects)
    recipients = tuple(t for t in _recipients(parse, frame, kind) if t not in actors)
    if kind in RECIPROCAL and not recipients and len(actors) > 1:
        return Cast(actors=actors)
    return Cast(actors=actors, recipients=recipients)


def _acting(parse: Parse, heads: Iterable[int]) -> tuple[int, ...]:
    """Keep the heads that can act; a head that cannot gives way to the actors inside it.

    "Russia's decision angered …": the decision cannot act, Russia can.
    """
    found: list[int] = []
    for head in heads:
        if is_actor(parse, head):
            found.append(head)
        else:
            found.extend(_inside(parse, head))
    return tuple(dict.fromkeys(found))


def _inside(parse: Parse, head: int) -> tuple[int, ...]:
    """Actors inside a phrase: its owner first, then its modifiers, then what it is of."""
    owners = [t for t in arguments(parse, head, frozenset({"poss"})) if is_actor(parse, t)]
    if owners:
        return tuple(owners)
    beside = [
        t
        for t in parse.children[head]
        if parse.dep[t] in {"amod", "compound", "nmod"} and t in parse.entity_at
    ]
    named = [t for t in beside if is_actor(parse, t)]
    if named:
        return tuple(named)
    return tuple(t for _, t in prepositions(parse, head) if is_actor(parse, t))[:2]


def _recipients(parse: Parse, frame: Frame, kind: PloverType) -> tuple[int, ...]:
    """Return the nearest actors on the far side of the predicate.

    Where the rings hold none, the first name under the predicate, then its first role noun.
    """
    taken = {*frame.subjects, *(t for t in frame.subjects for t in parse.subtree(t))}
    moved: tuple[int, ...] = ()
    for heads in _rings(parse, frame):
        found = tuple(dict.fromkeys(t for t in heads if t not in taken and is_actor(parse, t)))
        if found and kind in MOVING and not any(t in parse.entity_at for t in found):
            moved = moved or found
        elif found:
            return found
    deep = [t for t in _after(parse, frame) if t not in taken and is_actor(parse, t)]
    named = [t for t in deep if t in parse.entity_at and t not in moved]
    return tuple(named[:1]) or moved or tuple(deep[:1])


def _after(parse: Parse, frame: Frame) -> Iterator[int]:
    """Yield the phrase heads under the predicate that stand behind it, in text order."""
    for token in parse.subtree(frame.trigger):
        if token > frame.trigger and parse.dep[token] in _PHRASE_HEADS:
            yield token


def _rings(parse: Parse, frame: Frame) -> Iterator[tuple[int, ...]]:
    """Yield groups of phrases around the predicate, the likeliest recipients first."""
    yield frame.objects
    for head in frame.objects:
        yield arguments(parse, head, frozenset({"poss"}))
        yield from _by_preposition(prepositions(parse, head))
        yield tuple(c for c in parse.children[head] if parse.dep[c] in {"amod", "compound"})
    by_agent = set(frame.agents)
    preps = tuple((prep, token) for prep, token in frame.preps if token not in by_agent)
    yield from _by_preposition(preps)
    for _, head in preps:
        yield arguments(parse, head, frozenset({"poss"}))
        yield from _by_preposition(prepositions(parse, head))
        yield tuple(c for c in parse.children[head] if parse.dep[c] in {"amod", "compound"})
    yield from _below(parse, frame)


def _by_preposition(preps: tuple[tuple[str, int], ...]) -> Iterator[tuple[int, ...]]:
    """Yield the objects of prepositions, those that point at somebody first."""
    for wanted in _TOWARDS:
        held = tuple(token for prep, token in preps if prep == wanted)
        if held:
            yield held


def _below(parse: Parse, frame: Frame) -> Iterator[tuple[int, ...]]:
    """Yield subjects and objects of the clauses the predicate governs, nearest first."""
    clause = frame.complement
    for _ in range(_DEPTH):
        if clause is None:
            return
        inner = verb_frame(parse, clause)
        if not inner.controlled:
            yield arguments(parse, clause, SUBJECTS | {"nsubjpass"})
        yield arguments(parse, clause, OBJECTS)
        for head in inner.objects:
            yield arguments(parse, head, frozenset({"poss"}))
            yield from _by_preposition(prepositions(parse, head))
        yield from _by_preposition(inner.preps)
        clause = inner.complement


def members(parse: Parse, heads: Iterable[int]) -> tuple[int, ...]:
    """Return every coordinated member of the phrases `heads`, once, in text order."""
    return tuple(dict.fromkeys(t for head in heads for t in conjuncts(parse, head)))
