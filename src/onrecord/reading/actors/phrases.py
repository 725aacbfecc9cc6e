"""The phrases of a report that may name an actor: persons, names, bodies, role nouns.

A phrase is cut without article, relative clause and apposition. What stands inside a longer
one ("Azerbaijani" in "Azerbaijani forces") is no phrase of its own.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.knowledge.names import Names
from onrecord.language.parse import Entity, Parse
from onrecord.reading.actors import lexicon, titles
from onrecord.reading.coreference import Cast
from onrecord.reading.coreference.members import is_joint
from onrecord.reading.coreference.name import Person

Sort = Literal["person", "name", "people", "body", "noun"]
"""A person; a name of the table; a people as a noun ("the Serbs"); an organisation that only
the model saw; a common noun."""

_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "quantmod", "npadvmod",
                   "punct", "case", "conj", "cc", "predet", "advmod"})  # fmt: skip
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_TABLE_LABELS = frozenset({"GPE", "NORP", "ORG", "FAC", "LOC"})
_NOUNS = frozenset({"NNS", "NNPS", "NNP", "NN"})
_SPEAKERS_OWN = frozenset({"our", "my", "your"})
_LONGEST = 14
"""Tokens of the longest phrase."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens `first` to `last` exclusive with main word `head`.

    `entity` is the name that the phrase is (not one that it holds), `person` who it names.
    """

    sort: Sort
    head: int
    first: int
    last: int
    entity: Entity | None = None
    person: Person | None = None

    @property
    def tokens(self) -> range:
        """The tokens of the phrase."""
        return range(self.first, self.last)


def phrases(parse: Parse, cast: Cast, names: Names) -> tuple[Phrase, ...]:
    """Return the phrases of `parse` that may name an actor, in text order."""
    found = {phrase.head: phrase for phrase in _candidates(parse, cast, names)}
    titled = {t for p in found.values() if p.sort == "person" for t in p.tokens if t != p.head}
    kept = [
        p
        for p in found.values()
        if p.sort == "person" or not (titled.issuperset(p.tokens) or _is_inside(parse, p, found))
    ]
    return tuple(sorted(kept, key=lambda p: (p.first, -p.last)))


def _candidates(parse: Parse, cast: Cast, names: Names) -> Iterator[Phrase]:
    held: set[int] = set()
    for person in cast.persons:
        held.update(range(person.first, person.last))
        yield _of_people(parse, person, names) or _of_person(parse, person)
    for entity in parse.entities:
        if entity.first not in held and _may_act(parse, entity):
            held.update(range(entity.first, entity.last))
            yield _of_entity(parse, entity)
    for token, pos in enumerate(parse.pos):
        if token in held or pos not in {"NOUN", "PROPN", "PRON", "DET"}:
            continue
        if is_joint(parse, token) and (pos in {"NOUN", "PROPN"} or _is_subject(parse, token)):
            yield Phrase(sort="noun", head=token, first=token, last=token + 1)
        elif pos in {"PRON", "DET"}:
            continue
        elif _is_role_noun(parse, token) or _is_compound(parse, token):
            first, last = _bounds(parse, token)
            yield Phrase(sort="noun", head=token, first=first, last=last)


def _is_subject(parse: Parse, token: int) -> bool:
    return parse.dep[token] in {"nsubj", "nsubjpass"}


def _may_act(parse: Parse, entity: Entity) -> bool:
    if entity.key:
        surname = entity.label == "NORP" and entity.first and parse.form[entity.first - 1] == "-"
        before = parse.form[entity.first - 2].lower() if surname and entity.first > 1 else ""
        return entity.label in _TABLE_LABELS and before not in {"al", "el"}
    noun = parse.tag[entity.last - 1] in _NOUNS
    modifies = parse.dep[entity.last - 1] in _MODIFIERS
    return entity.label == "ORG" or (entity.label == "NORP" and noun and not modifies)


def _is_role_noun(parse: Parse, token: int) -> bool:
    """Tell whether a common noun is somebody: not as a mere modifier, not the speaker's own."""
    if parse.dep[token] in {"compound", "amod", "nmod"}:
        return False
    if any(parse.form[c].lower() in _SPEAKERS_OWN for c in parse.children[token]):
        return False
    noun = lexicon.noun_at(parse, token)
    if noun in lexicon.words("together"):
        beside = (c for c in parse.children[token] if parse.dep[c] == "amod")
        return any(parse.dep[t] == "conj" for c in beside for t in parse.children[c])
    return noun in lexicon.role_nouns() or noun in lexicon.words("office")


def _is_compound(parse: Parse, head: int) -> bool:
    """Tell whether a noun acts with the noun before it only ("the security council")."""
    if not head or parse.head[head - 1] != head or parse.dep[head - 1] != "compound":
        return False
    pair = f"{parse.form[head - 1].lower()} {lexicon.noun_at(parse, head)}"
    return pair in lexicon.role_nouns()


def _of_people(parse: Parse, person: Person, names: Names) -> Phrase | None:
    """Return a people that the model took for a person ("Bosnian Serbs")."""
    last = parse.form[person.head]
    name = names.lookup(last) if last.endswith("s") else None
    if name is None or name.label != "NORP":
        return None
    first, end = _bounds(parse, person.head)
    return Phrase(sort="people", head=person.head, first=min(first, person.first), last=end)


def _of_person(parse: Parse, person: Person) -> Phrase:
    first = person.first
    title = titles.before(parse, person)
    while title is not None and first > 0 and parse.start[first - 1] >= title.start:
        first -= 1
    return Phrase(sort="person", head=person.head, first=first, last=person.last, person=person)


def _of_entity(parse: Parse, entity: Entity) -> Phrase:
    tokens = range(entity.first, entity.last)
    head = next((t for t in reversed(tokens) if parse.head[t] not in tokens), entity.last - 1)
    if entity.label == "NORP" and parse.tag[head] in _NOUNS and parse.dep[head] not in _MODIFIERS:
        first, last = _bounds(parse, head)
        return Phrase(sort="people", head=head, first=first, last=last, entity=entity)
    if entity.key:
        return Phrase(sort="name", head=head, first=entity.first, last=entity.last, entity=entity)
    first, _ = _bounds(parse, head)
    last = max(entity.last, _bounds(parse, head)[1])
    return Phrase(sort="body", head=head, first=min(first, entity.first), last=last, entity=entity)


def _bounds(parse: Parse, head: int) -> tuple[int, int]:
    """Return first token and end of the phrase of `head`: modifiers before, "of …" behind."""
    first, last = head, head + 1
    low = parse.edges[head][0]
    while first > max(low, head - _LONGEST) and _goes_left(parse, first - 1, head):
        first -= 1
    while first < head and (
        parse.form[first].lower() in _ARTICLES or parse.pos[first] in {"PUNCT", "CCONJ", "DET"}
    ):
        first += 1
    for child in parse.children[head]:
        if child == last and parse.form[child].lower() == "of" and _is_named(parse, head, child):
            last = _of_end(parse, child, last)
    return first, last


def _is_named(parse: Parse, head: int, prep: int) -> bool:
    """Tell whether "of X" is part of who somebody is, not of what is done to them."""
    noun = lexicon.noun_at(parse, head)
    if noun in lexicon.words("office") or noun in {"ministry", "department"}:
        return True
    objects = [c for c in parse.children[prep] if parse.dep[c] == "pobj"]
    return any(
        c in parse.entity_at or parse.pos[c] == "PROPN" or _is_role_noun(parse, c) for c in objects
    )


def _goes_left(parse: Parse, token: int, head: int) -> bool:
    """Tell whether `token` hangs from the main word through modifiers only."""
    if parse.form[token] in {",", ";", ":", "(", ")", "“", "”", '"'}:
        return _between_modifiers(parse, token, head)
    for _ in range(_LONGEST):
        if token == head:
            return True
        if parse.dep[token] not in _LEFT and parse.form[token].lower() not in _ARTICLES:
            return False
        token = parse.head[token]
    return False


def _between_modifiers(parse: Parse, token: int, head: int) -> bool:
    """Tell whether a comma stands between two coordinated modifiers ("Armenian, Russian and")."""
    return parse.form[token] == "," and any(
        parse.dep[t] == "conj" and parse.head[t] < token for t in range(token + 1, head)
    )


def _of_end(parse: Parse, prep: int, last: int) -> int:
    """Return the end of "of X", where X is the first phrase behind the preposition."""
    for obj in parse.children[prep]:
        if parse.dep[obj] != "pobj":
            continue
        entity = parse.entity_at.get(obj)
        end = max(obj + 1, entity.last if entity else 0)
        inner = [c for c in parse.children[obj] if c == end and parse.form[c].lower() == "of"]
        if entity is None or entity.key or entity.label in {"ORG", "GPE"}:
            return _of_end(parse, inner[0], end) if inner and end - last < _LONGEST else end
    return last


def _is_inside(parse: Parse, phrase: Phrase, found: dict[int, Phrase]) -> bool:
    """Tell whether a longer phrase holds this one, so that it only says whose that one is."""
    for at in parse.ancestors(phrase.head):
        holder = found.get(at)
        if holder is not None and _holds(holder, phrase):
            return True
        if holder is None and parse.dep[at] not in {*_MODIFIERS, "pobj", "prep", "conj"}:
            return False
    return False


def _holds(holder: Phrase, phrase: Phrase) -> bool:
    covers = holder.first <= phrase.first and phrase.last <= holder.last
    return covers and holder.sort != "name" and holder.head != phrase.head
