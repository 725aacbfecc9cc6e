"""Who a word stands for as a party to commitments: states, groups, organisations.

A capital, a people, a minister stand for the state that is bound. Rebels, an opposition and the
people of a country do not: they are parties of their own, as is a person or body whose side is
unknown.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from onrecord.knowledge.names import Names
from onrecord.reading.actors.people import People
from onrecord.reading.commitments.clauses import phrase
from onrecord.reading.commitments.words import words
from onrecord.reading.page import Page
from onrecord.records import Actor, Party, Source, Span
from onrecord.records.vocabulary import PartyRole

_STATE_KINDS = frozenset({"country", "capital", "demonym", "seat"})
_ISSUER = frozenset({"we", "us", "our"})
"""Words by which a communiqué means whoever issues it."""
_COUNT = re.compile(r"\d")
_APART = 4
"""Characters between a name and the body that is its own: "Velle's security council"."""
_OPENING = 3
"""Characters of a body by which it is looked up."""
_BODY_KINDS = frozenset({"group", "org", "disputed"})
_FOR_A_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
"""PLOVER roles of those who speak for their state."""


def is_first_person(word: str) -> bool:
    """Tell "we" and "us", which stand for whoever speaks."""
    return word.casefold() in _FIRST


_FIRST = frozenset({"we", "us", "i", "me", "ourselves"})


def is_state(key: str) -> bool:
    """Tell whether the key of a side is the code of a state."""
    return len(key) == 3 and key.isupper()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A party: `key` tells sides apart (an ISO 3166-1 alpha-3 code, a group's key, a name)."""

    key: str
    name: str
    span: Span
    worded: str | None = None
    """Who of the side it is, where the words name a body or a capital: "Velle's navy"."""

    @property
    def doer(self) -> str:
        """Return who did it, as the words name it."""
        return self.worded or self.name

    def party(self, role: PartyRole) -> Party:
        """Return the side as a party in `role`."""
        code = self.key if is_state(self.key) else None
        return Party(role=role, name=self.name, span=self.span, code=code)


class Sides(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Finds the sides in a report."""

    page: Page
    names: Names
    people: People

    def at(self, token: int) -> Side | None:
        """Return the side named by the entity or actor at `token`, None if it names none.

        The words for a state inside those for somebody else name the other: "Sudanese rebels".
        """
        parse = self.page.parse
        entity = parse.entity_at.get(token)
        span = parse.span(token, token + 1)
        actor = self.people.at(parse.start[token])
        if entity is not None:
            span = parse.span(entity.first, entity.last)
            mention = self.people.mention_at(parse.start[token])
            wider = mention is not None and len(mention.span) > len(span)
            if actor is not None and wider and _is_apart(actor):
                return self._of_actor(actor, mention.span if mention else span)
            side = self._by_key(entity.key, span)
            if side is not None and actor is not None and mention is not None and wider:
                own = actor.country == side.key and actor.role in _FOR_A_STATE
                return msgspec.structs.replace(side, span=mention.span) if own else side
            if side is not None:
                return side
        return None if actor is None else self._of_actor(actor, span)

    def _of_actor(self, actor: Actor, span: Span) -> Side | None:
        """Return the state that an actor speaks for, or the actor itself if it speaks for none."""
        if not actor.country or not _is_apart(actor):
            return self.named(actor.country, span)
        group = self.names.lookup(actor.name)
        named = None if group is None or group.kind != "group" else self._by_key(group.key, span)
        return named or Side(key=_key(actor.name), name=actor.name, span=span)

    def party(self, token: int) -> Side:
        """Return who the noun at `token` stands for: a state, else its own words or full name."""
        parse = self.page.parse
        span = self._unnumbered(token)
        side = self.at(token) if parse.pos[token] == "PROPN" else None
        entity = parse.entity_at.get(token)
        if side is not None and entity is not None and entity.last - 1 == token:
            return msgspec.structs.replace(side, span=span, worded=self._body_in(side, span))
        name = span.of(self.page.text)
        actor = self.people.at(parse.start[token]) if parse.pos[token] == "PRON" else None
        if actor is not None:
            name = actor.name
        outlet = self.page.report.outlet
        if (
            parse.lemma[token].lower() in _ISSUER
            and outlet is not None
            and not self._is_quoted(span)
        ):
            name = outlet.value
        return Side(key=_key(name), name=name, span=span)

    def _body_in(self, side: Side, span: Span) -> str | None:
        """Return the words of `span` where they name a body or a capital of a state."""
        named = self.names.lookup(span.of(self.page.text))
        state = named is not None and named.kind not in {"capital", "seat"}
        return None if state or not is_state(side.key) else span.of(self.page.text)

    def _unnumbered(self, token: int) -> Span:
        """Return the noun phrase without a number that leads it: "nearly 2,000 peacekeepers"."""
        parse = self.page.parse
        span = phrase(parse, token)
        first = parse.token_at(span.start)
        numbers = (c for c in parse.children[token] if c < token and parse.dep[c] == "nummod")
        for child in numbers:
            low, high = parse.edges[child]
            if low == first and _COUNT.search(parse.words(low, high + 1)):
                return Span(parse.start[high + 1], span.end)
        return span

    def _is_quoted(self, span: Span) -> bool:
        """Tell whether a quotation mark is open before `span` in its paragraph."""
        parse, text = self.page.parse, self.page.text
        token = parse.token_at(span.start)
        block = next((b for b in parse.blocks if b.contains(span)), span)
        before = text[block.start : span.start]
        straight = before.count('"') % 2 == 1
        return token is None or straight or before.count("“") > before.count("”")

    def speaker(self, source: Source, span: Span) -> Side:
        """Return the side a source speaks for, else the source itself under its own name."""
        held = self.of(source)
        if held is not None:
            return held
        return Side(key=_key(source.name), name=source.name, span=source.span or span)

    def of(self, source: Source) -> Side | None:
        """Return the side a source speaks for: its own name, else its title or actor."""
        side = self._of(source)
        named = self.names.lookup(source.name)
        if side is None or not is_state(side.key) or (named and named.kind == "country"):
            return side
        return msgspec.structs.replace(side, worded=source.name)

    def _of(self, source: Source) -> Side | None:
        span = source.span or source.antecedent or Span(0, 0)
        name = self.names.lookup(source.name)
        actor = self.people.by_id.get(source.actor) if source.actor else None
        if name is not None and name.kind == "country":
            return self.named(name.country, span)  # one of "X and Y", who may be one actor
        if actor is not None and actor.country:
            return self._of_actor(actor, span)
        if _names_rebels(source.name) or _names_rebels(source.title or ""):
            return None
        for anchored in (source.antecedent, source.span):
            if anchored is not None:
                found = next(self.within(self._phrase(anchored)), None)
                if found is not None:
                    return msgspec.structs.replace(found, span=span)
        for worded in (source.name, source.title or ""):
            found = self._in_words(worded, span) or self._of_body(worded, span)
            if found is not None:
                return found
        return None

    def _of_body(self, words: str, span: Span) -> Side | None:
        """Return whose body an office is of: "security council chief" after "X's security council".

        Only where all wordings of that body in the report are of one side.
        """
        body = words.rpartition(" ")[0]
        if " " not in body:
            return None
        found = {}
        low = body.casefold()
        for last in self._before.get(low[:_OPENING], ()):
            end = self.page.parse.end[last]
            if low in self.page.text[end : end + _APART + len(body)].casefold():
                side = self.at(last)
                if side is not None:
                    found[side.key] = side
        if len(found) != 1:
            return None
        return msgspec.structs.replace(next(iter(found.values())), span=span)

    @cached_property
    def _before(self) -> Mapping[str, list[int]]:
        """The last tokens of all names, by every beginning of the words close behind them."""
        held: dict[str, list[int]] = {}
        for entity in self.page.parse.entities:
            end = self.page.parse.end[entity.last - 1]
            after = self.page.text[end : end + _APART + _OPENING].casefold()
            for opening in {after[at : at + _OPENING] for at in range(len(after))}:
                held.setdefault(opening, []).append(entity.last - 1)
        return held

    def within(self, span: Span) -> Iterator[Side]:
        """Yield the sides named inside `span`, in text order, each once."""
        seen: set[str] = set()
        parse = self.page.parse
        for token in parse.tokens_in(span):
            entity = parse.entity_at.get(token)
            if entity is not None and entity.first == token:
                inside = parse.end[entity.last - 1] <= span.end
                side = self.at(entity.last - 1) if inside else None
                if side is not None and side.key not in seen:
                    seen.add(side.key)
                    yield side

    def _phrase(self, span: Span) -> Span:
        """Widen the words of a source by the modifiers before it: "Armenian … chief X"."""
        token = self.page.parse.token_at(span.start)
        if token is None:
            return span
        first, last = self.page.parse.edges[token]
        head = self.page.parse.token_at(span.end - 1)
        if head is not None:
            first, last = min(first, self.page.parse.edges[head][0]), head
        start, end = self.page.parse.start[first], self.page.parse.end[last]
        return Span(min(start, span.start), max(end, span.end))

    def _in_words(self, words: str, span: Span) -> Side | None:
        for word in words.replace("'s", " ").replace("’s", " ").split():
            name = self.names.lookup(word.strip(",.;:"))
            if name is not None:
                side = self._by_key(name.key, span)
                if side is not None:
                    return side
        return None

    def _by_key(self, key: str, span: Span) -> Side | None:
        name = self.names.by_key.get(key)
        if name is None:
            return None
        if key in words("seats_of_bodies"):
            return Side(key=key, name=name.name, span=span)
        if name.kind in _STATE_KINDS:
            return self.named(name.country, span)
        if name.kind in _BODY_KINDS:
            return Side(key=key, name=name.name, span=span)
        return None

    def named(self, country: str | None, span: Span) -> Side | None:
        """Return the state with the ISO 3166-1 alpha-3 code `country`, None for no such state."""
        state = self.names.by_key.get(f"country:{country}")
        return Side(key=state.country, name=state.name, span=span) if state else None


def _is_apart(actor: Actor) -> bool:
    """Tell whoever has a country but does not speak for it: rebels, parties, doctors, residents."""
    return actor.role not in _FOR_A_STATE and "state" not in actor.kinds


def _names_rebels(name: str) -> bool:
    """Tell "a Sudanese rebel commander", whose country is no side of his."""
    low = name.casefold().replace("-", " ").split()
    return any(word in words("against_a_state") for word in low)


def _key(name: str) -> str:
    """Return the key of a party that no table knows: its name without case and article."""
    return name.casefold().removeprefix("the ").removesuffix("’s").removesuffix("'s")
