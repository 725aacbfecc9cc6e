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
    prepositions,
    verb_frame,
)
from onrecord.reading.predications.lexicon import control_words, light_verbs, senses
from onrecord.reading.predications.phrase import antecedent, is_actor, is_pair
from onrecord.records.vocabulary import PloverType

RECIPROCAL: frozenset[PloverType] = frozenset({"AGREE", "CONSULT", "COOPERATE"})
MOVING: frozenset[PloverType] = frozenset({"AID", "MOBILIZE", "RETREAT", "SANCTION"})
"""Types whose object is often what is moved ("withdrew its troops from X"): an unnamed object
gives way to a named phrase."""

AIMED: frozenset[PloverType] = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "PROTEST", "REJECT", "SUPPORT"}
)
"""Types whose object is what the deed is aimed at, even if it cannot act: "boycotted the vote"."""

_TOWARDS = ("against", "on", "to", "with", "from", "at", "of", "for", "between", "over", "by",
            "in", "into", "near", "toward", "towards", "upon")  # fmt: skip
_STAKES = frozenset({"for", "in", "over"})
"""Prepositions of what a fight is about or where it is: "the war over the valley"."""

_DEPTH = 4
_PHRASE_HEADS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "poss", "conj", "attr", "appos"})
_NAMED_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Part(msgspec.Struct, frozen=True):
    """One filler of a role: the head of its phrase, and the word that says who it is.

    They differ where what is named stands inside: "militant targets in Gaza".
    """

    head: int
    named: int


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """The fillers of the roles, each in text order."""

    actors: tuple[Part, ...] = ()
    recipients: tuple[Part, ...] = ()
    instruments: tuple[Part, ...] = ()


def part_of(parse: Parse, head: int) -> Part:
    """Return a filler by the head of its phrase; who it is may be named inside."""
    if head in parse.entity_at or is_actor(parse, head):
        known = antecedent(parse, head)
        return Part(head, head if known is None else known)
    named = next((t for t in _name_modifiers(parse, head) if is_actor(parse, t)), head)
    return Part(head, named)


def cast(parse: Parse, frame: Frame, kind: PloverType) -> Cast:
    """Return actors and recipients of an event of type `kind` whose predicate is `frame`."""
    if _is_suffered(parse, frame):
        return Cast(recipients=_acting(parse, frame.subjects))
    actors = _actors(parse, frame, kind)
    if actors and _is_mutual(parse, frame, kind, actors):
        return Cast(actors=actors)
    taken = {token for part in actors for token in (part.head, part.named)}
    recipients = _recipients(parse, frame, kind, taken)
    return Cast(actors=actors, recipients=tuple(p for p in recipients if p.head not in taken))


def both_act(parse: Parse, frame: Frame, kind: PloverType) -> Cast | None:
    """Return the cast of an event whose parties do it to each other, None for any other."""
    actors = _actors(parse, frame, kind)
    if actors and _is_mutual(parse, frame, kind, actors):
        return Cast(actors=actors)
    return None


def _is_suffered(parse: Parse, frame: Frame) -> bool:
    """Tell whether the subject of a bare participle suffers the deed: "nine soldiers killed"."""
    verb = frame.trigger
    is_harm = parse.lemma[verb].lower() in control_words("suffered")
    bare = parse.tag[verb] in {"VBN", "VBD"} and not frame.objects and not frame.passive
    return is_harm and bare and not frame.noun and not frame.controlled


def _actors(parse: Parse, frame: Frame, kind: PloverType) -> tuple[Part, ...]:
    found = _acting(parse, frame.subjects)
    if found:
        return found
    sources = tuple(token for prep, token in frame.preps if prep == "from")
    if frame.noun:
        return () if kind == "RETREAT" else _acting(parse, sources)
    if kind in MOVING and frame.objects and (frame.passive or frame.subjects):
        moved = _acting(parse, frame.objects) if frame.passive else ()
        return tuple(p for p in moved if _moves_itself(parse, p.head)) or _acting(parse, sources)
    return ()


def _moves_itself(parse: Parse, head: int) -> bool:
    """Tell whether those who are sent act for somebody: soldiers, not hostages."""
    words = senses().get(("verb", "deploy"), ())
    return any(parse.lemma[head].lower() in sense.needs for sense in words)


def _is_mutual(parse: Parse, frame: Frame, kind: PloverType, actors: tuple[Part, ...]) -> bool:
    """Tell whether the actors do it to each other: "the two neighbours traded blame"."""
    several = len(actors) > 1 or any(is_pair(parse, part.head) for part in actors)
    if not several:
        return False
    if frame.noun:
        between = parse.head[actors[0].head]
        return parse.lemma[between].lower() in {"between", "among"}
    verbs = (frame.trigger, *((frame.governor,) if frame.governor is not None else ()))
    if any(parse.lemma[verb].lower() in control_words("mutual") for verb in verbs):
        return True
    terms = control_words("agreement")
    agreed = kind == "SUPPORT" and any(parse.lemma[o].lower() in terms for o in frame.objects)
    return (agreed or kind in RECIPROCAL) and not any(prep == "with" for prep, _ in frame.preps)


def _acting(parse: Parse, heads: Iterable[int]) -> tuple[Part, ...]:
    """Keep the heads that can act; a head that cannot gives way to the actors inside it.

    "Russia's decision angered …": the decision cannot act, Russia can.
    """
    found: list[Part] = []
    for head in heads:
        known = antecedent(parse, head)
        if known is not None:
            found.append(Part(known, known))
        elif is_actor(parse, head):
            found.append(Part(head, head))
        else:
            found.extend(_inside(parse, head))
    return tuple(dict.fromkeys(found))


def _inside(parse: Parse, head: int) -> tuple[Part, ...]:
    """Actors inside a phrase: its owner, else the phrase by the name that modifies it."""
    owners = [t for t in arguments(parse, head, frozenset({"poss"})) if is_actor(parse, t)]
    if owners:
        return tuple(Part(t, t) for t in owners)
    named = next((t for t in _name_modifiers(parse, head) if is_actor(parse, t)), None)
    if named is not None:
        return (Part(head, named),)
    held = [t for _, t in prepositions(parse, head) if is_actor(parse, t)]
    return tuple(Part(t, t) for t in held[:2])


def _name_modifiers(parse: Parse, head: int) -> tuple[int, ...]:
    """Names that modify a phrase, both of a pair: "a Russian-Armenian treaty"."""
    beside = [c for c in parse.children[head] if parse.dep[c] in _NAMED_MODIFIERS]
    paired = [c for b in beside for c in parse.children[b] if parse.dep[c] in _NAMED_MODIFIERS]
    return tuple(c for c in (*paired, *beside) if c in parse.entity_at)


def _recipients(parse: Parse, frame: Frame, kind: PloverType, actors: set[int]) -> tuple[Part, ...]:
    """Return the nearest actors on the far side of the predicate.

    Where the rings hold none, the first name under the predicate.
    """
    taken = actors | {*frame.subjects} | {t for s in frame.subjects for t in parse.subtree(s)}
    aimed = _aimed_at(parse, frame, kind, taken)
    if aimed:
        return aimed
    moved: tuple[int, ...] = ()
    for heads in _rings(parse, frame, taken):
        found = _receiving(parse, heads, taken, kind)
        unnamed = kind in MOVING and not any(t in parse.entity_at for t in found)
        if found and (unnamed or (kind not in AIMED and not _not_own(parse, found))):
            moved = moved or found
        elif found:
            return tuple(Part(t, t) for t in found)
    if kind in RECIPROCAL or frame.noun:
        return ()
    if frame.noun:
        return ()
    deep = [
        t
        for t in _after(parse, frame)
        if t not in taken and is_actor(parse, t) and parse.tag[t] not in {"PRP", "WP"}
    ]
    named = [t for t in deep if t in parse.entity_at and t not in moved]
    return tuple(Part(t, t) for t in (named[:1] or _not_own(parse, moved) or deep[:1]))


def _receiving(
    parse: Parse, heads: tuple[int, ...], taken: set[int], kind: PloverType
) -> tuple[int, ...]:
    """Keep those of a group who can be on the far side, with whoever is coordinated with them."""
    able = [t for t in heads if t not in taken and _can_receive(parse, t, kind)]
    if not able:
        return ()
    others = (t for t in heads if parse.dep[t] == "conj" and parse.pos[t] == "NOUN")
    return tuple(dict.fromkeys((*able, *(t for t in others if t not in taken))))


def _can_receive(parse: Parse, token: int, kind: PloverType) -> bool:
    """Tell whether a phrase can be on the far side: an actor, or a place for what moves."""
    if is_actor(parse, token):
        return True
    entity = parse.entity_at.get(token)
    return kind in MOVING and entity is not None and entity.label in _PLACES


def _not_own(parse: Parse, moved: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out one's own: "withdrew its troops" has no recipient in its troops."""
    sent = (t for t in moved if not _moves_itself(parse, t))
    return tuple(t for t in sent if not any(parse.tag[c] == "PRP$" for c in parse.children[t]))


def _aimed_at(parse: Parse, frame: Frame, kind: PloverType, taken: set[int]) -> tuple[Part, ...]:
    """Return the objects of a deed that is aimed at them, whoever is named inside."""
    light = parse.lemma[frame.trigger].lower() in light_verbs()
    if kind not in AIMED or frame.noun or light:
        return ()
    found = []
    for head in frame.objects:
        event = _belongs_to_verb(parse, frame.trigger, head)
        reported = is_actor(parse, head) or parse.tag[head] in {"PRP", "WDT", "WP", "DT"}
        if head in taken or event or reported:
            return ()
        inside = (t for t in parse.subtree(head) if t in parse.entity_at and t not in taken)
        found.append(Part(head, next((t for t in inside if is_actor(parse, t)), head)))
    return tuple(found)


def _belongs_to_verb(parse: Parse, verb: int, head: int) -> bool:
    """Tell whether an object names the event with its verb ("suspended aid", "set up talks")."""
    word = parse.lemma[head].lower()
    if ("noun", word) in senses():
        return True
    if parse.lemma[verb].lower() in control_words("striking"):
        return False
    return any(word in sense.needs for sense in senses().get(("verb", parse.lemma[verb]), ()))


def _after(parse: Parse, frame: Frame) -> Iterator[int]:
    """Yield the phrase heads under the predicate that stand behind it, in text order."""
    for token in parse.subtree(frame.trigger):
        if token > frame.trigger and parse.dep[token] in _PHRASE_HEADS:
            yield token


def _rings(parse: Parse, frame: Frame, taken: set[int]) -> Iterator[tuple[int, ...]]:
    """Yield groups of phrases around the predicate, the likeliest recipients first."""
    yield frame.objects
    for head in frame.objects:
        if head not in taken:
            yield from _around(parse, head)
    by_agent = set(frame.agents)
    about = _STAKES if frame.noun else frozenset()
    preps = tuple((p, t) for p, t in frame.preps if t not in by_agent and p not in about)
    yield from _by_preposition(preps)
    for _, head in preps:
        yield from _around(parse, head)
    yield from _below(parse, frame)


def _around(parse: Parse, head: int) -> Iterator[tuple[int, ...]]:
    """Yield who stands in the phrase under `head`: owners, objects of prepositions, modifiers."""
    yield arguments(parse, head, frozenset({"poss"}))
    yield from _by_preposition(prepositions(parse, head))
    yield _name_modifiers(parse, head)


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
            yield from (_name_modifiers(parse, t) for _, t in prepositions(parse, head))
        yield from _by_preposition(inner.preps)
        yield from (_name_modifiers(parse, t) for _, t in inner.preps)
        clause = inner.complement
