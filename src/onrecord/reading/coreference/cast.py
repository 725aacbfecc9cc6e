"""Everybody a report names, so that a short name or an office finds the full one."""

from bisect import bisect_left
from functools import cached_property

import msgspec

from onrecord.language.parse import Entity, Parse
from onrecord.reading.coreference import lexicon
from onrecord.reading.coreference.name import Person, lone, person_at, whole
from onrecord.reading.stretch import phrase
from onrecord.records import Span

_STATE_KEYS = frozenset({"country", "demonym", "capital", "seat"})
_RUN = 3
"""Names in a row that make a person's full name, where no model says so."""
_NO_PERSONS = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "LAW", "DATE"})
_JOINING = frozenset({"of", "for", "and", "the", "de", "du", "des", "la", "'s", "’s", "-"})
_LONGEST_NAME = 12
_MANY = 100
"""Bodies of one word that are thought of, so that a page of nothing else stays cheap."""
_GENERAL = frozenset({"army", "police", "military", "government", "force", "authority", "guard"})
"""Bodies that are called by the bare word though the report names one more fully."""
_GROUPS = ("group:", "org:")
_SORTALS = {"group": "group:", "movement": "group:", "militia": "group:", "organisation": "",
            "organization": "", "bloc": "org:", "alliance": "org:"}  # fmt: skip
"""Common nouns that go on about a named body, with the key of such bodies."""
_TOPICS = frozenset({"nsubj", "nsubjpass", "poss", "ROOT", "appos"})
_CODE = 3
"""Letters of a state's code; "seat:RUS-MIL" is of the state too."""


class Cast(msgspec.Struct, frozen=True, dict=True):
    """The persons and bodies named in a parse, in text order.

    `headlines` are stretches whose capitals tell nothing: a name there ("Lima Says") is only
    looked up, never taken for the fullest. `heads` are main tokens of sources: people who speak
    are found there though the model did not type them.
    """

    parse: Parse
    headlines: tuple[Span, ...] = ()
    heads: tuple[int, ...] = ()

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Every mention of a person by name."""
        marked = (e.first for e in self.parse.entities if e.label == "PERSON")
        found = (person_at(self.parse, token) for token in (*marked, *self.heads))
        by_place = {person.first: person for person in found if person is not None}
        return tuple(by_place[first] for first in sorted(by_place))

    @cached_property
    def _starts(self) -> list[int]:
        return [person.first for person in self.persons]

    @cached_property
    def _by_word(self) -> dict[str, list[Person]]:
        """The first full mention of each person, by family name and by given name."""
        words: dict[str, list[Person]] = {}
        for person in self._firsts.values():
            for word in sorted({person.words[-1], person.words[0]}):
                words.setdefault(word, []).append(person)
        return words

    @cached_property
    def _firsts(self) -> dict[tuple[str, ...], Person]:
        firsts: dict[tuple[str, ...], Person] = {}
        for person in self.persons:
            if person.is_full and not any(h.contains(person.span) for h in self.headlines):
                firsts.setdefault(_key(person), person)
        return firsts

    @cached_property
    def _titled(self) -> dict[tuple[str, ...], Person]:
        """The first mention of each person with an office beside it."""
        titled: dict[tuple[str, ...], Person] = {}
        for person in self.persons:
            if person.title is not None:
                titled.setdefault(_key(self.fullest(person) or person), person)
        return titled

    def person(self, token: int) -> Person | None:
        """Return the mention of a person that holds `token`."""
        return person_at(self.parse, token) or self._by_surname(token)

    def _by_surname(self, token: int) -> Person | None:
        """Return a lone word as a person if it is a name of somebody named in full."""
        entity = self.parse.entity_at.get(token)
        untyped = entity is None or (not entity.key and entity.last - entity.first == 1)
        known = self._by_word.get(self.parse.form[token].casefold(), ())
        if not untyped or self.parse.pos[token] != "PROPN":
            return None
        if known:
            return lone(self.parse, token)
        run = self._runs.get(self.parse.form[token])
        return run if run is not None and run.first < token else None

    @cached_property
    def _runs(self) -> dict[str, Person]:
        """The first run of three or more capitalised names, by its last word.

        A name so long is a person's who is then called by the last word; the model types few
        of those that it has never seen.
        """
        parse, found, first = self.parse, dict[str, Person](), 0
        for token in range(len(parse) + 1):
            inside = token < len(parse) and parse.pos[token] == "PROPN"
            name = parse.entity_at.get(token)
            if inside and (name is None or not (name.key or name.label in _NO_PERSONS)):
                continue
            if token - first >= _RUN and (person := whole(parse, first, token)) is not None:
                found.setdefault(parse.form[token - 1], person)
            first = token + 1
        return found

    def persons_between(self, first: int, last: int) -> tuple[Person, ...]:
        """Return the mentions that start from token `first` to `last` exclusive."""
        return self.persons[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    def fullest(self, person: Person) -> Person | None:
        """Return the mention that names `person` most fully, the first of its kind.

        A family name alone belongs to the full name before it; to one after it only if the
        report has no other of that name (a headline). None where several people fit.
        """
        if person.is_full:
            return self._firsts.get(_key(person), person)
        if person.words[-1] not in self._by_word:
            run = self._runs.get(self.parse.form[person.head])
            return run if run is not None and run.first < person.first else person
        fits = [p for p in self._by_word[person.words[-1]] if _agree(p.sex, person.sex)]
        surnamed = [p for p in fits if p.words[-1] == person.words[-1]] or fits
        before = [p for p in surnamed if p.first < person.first]
        names = {_key(p) for p in before or surnamed}
        return (before or surnamed)[0] if len(names) == 1 else None

    def title_of(self, person: Person) -> Person:
        """Return the mention of the same full name that has an office, else `person`."""
        if person.title is not None or not person.is_full:
            return person
        return self._titled.get(_key(person), person)

    def by_office(self, noun: int, words: frozenset[str]) -> Person | None:
        """Return the person named before token `noun` whose office has all of `words`.

        None where nobody or more than one person fits ("the minister" among two ministers).
        """
        fits: list[Person] = []
        for person in self._titled.values():
            office = person.title.of(self.parse.text).casefold().split() if person.title else ()
            full = self.fullest(person)
            if person.first < noun and full is not None and words.issubset(office):
                fits.append(full)
                if len(fits) > 1:
                    return None
        return fits[0] if fits else None

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[int, Span]]]:
        """The fuller noun phrases of bodies and offices, with their heads, by the main word."""
        parse, found = self.parse, dict[str, list[tuple[int, Span]]]()
        for token, pos in enumerate(parse.pos):
            if pos not in {"NOUN", "PROPN"} or parse.dep[token] in {"compound", "nmod"}:
                continue
            word = parse.form[token].casefold()
            noun = lexicon.nouns().get(word)
            if noun is None or not (noun.kind == "named" or noun.unique) or word in _GENERAL:
                continue
            if is_full(parse, token):
                found.setdefault(word, []).append((token, phrase(parse, token)))
        return found

    @cached_property
    def _introduced(self) -> dict[str, int]:
        """The first token of each noun for a person that stands there without a name."""
        parse, found = self.parse, dict[str, int]()
        for token, pos in enumerate(parse.pos):
            if pos == "NOUN" and parse.lemma[token].lower() in lexicon.nouns():
                marks = (parse.form[c].lower() for c in parse.children[token])
                if any(mark in {"a", "an", "one", "another"} for mark in marks):
                    found.setdefault(parse.lemma[token].lower(), token)
        return found

    def is_introduced(self, noun: int, lemma: str) -> bool:
        """Tell whether an unnamed person is called `lemma` before token `noun` ("a doctor")."""
        return self._introduced.get(lemma, noun) < noun

    def bodies(self, noun: int, word: str) -> list[tuple[int, Span]]:
        """Return heads and words of the bodies named before `noun` whose main word is `word`.

        One per name, the first mention of each, in text order.
        """
        firsts: dict[str, tuple[int, Span]] = {}
        for head, span in self._phrases.get(word, [])[:_MANY]:
            if head < noun:
                firsts.setdefault(_bare(span.of(self.parse.text)), (head, span))
        return list(firsts.values())

    @cached_property
    def _groups(self) -> list[Entity]:
        """The names of groups and alliances in text order."""
        named = (e for e in self.parse.entities if e.key.startswith(_GROUPS))
        return sorted(named, key=lambda entity: entity.first)

    @cached_property
    def _fullest(self) -> dict[str, Entity]:
        """The longest name of each group outside headlines, the first of its kind."""
        held: dict[str, Entity] = {}
        for entity in self._groups:
            span = self.parse.span(entity.first, entity.last)
            if any(headline.contains(span) for headline in self.headlines):
                continue
            if entity.key not in held or _length(entity) > _length(held[entity.key]):
                held[entity.key] = entity
        return held

    def fullest_name(self, entity: Entity) -> Span | None:
        """Return the fullest name that the report gives for the group `entity` names."""
        full = self._fullest.get(entity.key)
        if full is None or _length(full) <= _length(entity):
            return None
        return self.parse.span(full.first, full.last)

    def group_before(self, noun: int) -> Entity | None:
        """Return the group that "the group" or "the movement" at `noun` goes on about."""
        kind = _SORTALS.get(self.parse.lemma[noun].lower())
        if kind is None:
            return None
        at = bisect_left(self._groups, noun, key=lambda entity: entity.first)
        held = reversed(self._groups[max(0, at - _MANY) : at])
        before = (e for e in held if e.key.startswith(kind) and self._is_topic(e))
        last = next(before, None)
        near = last is not None and self.parse.block[noun] - self.parse.block[last.first] <= 1
        return last if near else None

    def _is_topic(self, entity: Entity) -> bool:
        """Tell whether a sentence is about the name: its subject, owner or doer."""
        head = next(
            (
                t
                for t in range(entity.first, entity.last)
                if not entity.first <= self.parse.head[t] < entity.last
            ),
            entity.first,
        )
        above = self.parse.dep[self.parse.head[head]]
        return self.parse.dep[head] in _TOPICS or (
            self.parse.dep[head] == "pobj" and above == "agent"
        )

    @cached_property
    def _spelled(self) -> dict[str, Span]:
        """The full name in front of each bracketed abbreviation: "Northern Line Movement (NLM)"."""
        parse, found = self.parse, dict[str, Span]()
        for token in range(1, len(parse) - 1):
            short = parse.form[token]
            bracketed = parse.form[token - 1] == "(" and parse.form[token + 1] == ")"
            if not (bracketed and short.isupper() and short.isalpha() and len(short) > 1):
                continue
            first = self._first_of(short, token - 2)
            if first is not None:
                found.setdefault(short, parse.span(first, token - 1))
        return found

    def _first_of(self, short: str, last: int) -> int | None:
        """Return the first token of the capitalised words that end at `last`."""
        parse, first = self.parse, last + 1
        while first > 0 and last - first < _LONGEST_NAME and self._goes_on(first - 1):
            first -= 1
        while first <= last and not parse.form[first][:1].isupper():
            first += 1
        initial = next((t for t in range(first, last + 1) if parse.form[t][:1] == short[0]), None)
        return initial if initial is not None and last - initial >= 1 else None

    def _goes_on(self, token: int) -> bool:
        form = self.parse.form[token]
        return form[:1].isupper() or form in _JOINING

    def spelled_out(self, short: str) -> Span | None:
        """Return the full name that the report gives for an abbreviation, None without one."""
        return self._spelled.get(short)

    @cached_property
    def states(self) -> dict[str, Entity]:
        """The first mention of each state by its own name, by the state's key ("state:ARM")."""
        named = (e for e in self.parse.entities if e.key.startswith("country:"))
        return {party_of(entity): entity for entity in reversed(tuple(named))}

    def party_at(self, token: int) -> str:
        """Return the key of the state or group named at `token` ("state:ARM"), else ""."""
        entity = self.parse.entity_at.get(token)
        return "" if entity is None else party_of(entity)


def party_of(entity: Entity) -> str:
    """Return the key of the state or group that an entity names or is of, else ""."""
    kind, _, code = entity.key.partition(":")
    if kind in _STATE_KEYS and code:
        return f"state:{code[:_CODE]}"
    return entity.key if kind == "group" and code else ""


def is_full(parse: Parse, head: int) -> bool:
    """Tell whether a phrase says more than "the ministry": whose, of what, which."""
    marks = {"compound", "amod", "poss", "nmod"}
    before = any(parse.dep[c] in marks for c in parse.children[head] if c < head)
    behind = (c for c in parse.children[head] if c > head and parse.dep[c] == "prep")
    return before or any(parse.lemma[c] in {"of", "for", "in"} for c in behind)


def _length(entity: Entity) -> int:
    return entity.last - entity.first


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def _key(person: Person) -> tuple[str, ...]:
    return (person.words[0], person.words[-1])


def _agree(one: str, other: str) -> bool:
    return not (one and other and one != other)


def singular_noun(parse: Parse, token: int) -> bool:
    """Tell whether a common noun is in the singular and stands for a person."""
    noun = lexicon.nouns().get(parse.lemma[token].lower())
    return parse.tag[token] == "NN" and noun is not None and noun.kind == "anonymous_source"
