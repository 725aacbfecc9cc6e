"""What a report tells of one event, gathered for the rules: parties, means, toll, place, day."""

from collections import Counter
from functools import cached_property
from typing import Any

import msgspec

from onrecord.records import Event, EventMention, Figure, Reading, Statement, TimeExpression
from onrecord.records.actor import Actor
from onrecord.records.event import Role
from onrecord.records.vocabulary import RoleName
from onrecord.views.brief_said import named
from onrecord.views.codings.parts import Side, Step
from onrecord.views.codings.precision import When, Where, when, where
from onrecord.views.codings.sides import side_of
from onrecord.views.codings.words import any_of
from onrecord.views.tolls import NOT_HELD, Count, count_of
from onrecord.views.tolls_coded import Coding, acled, ucdp

HARMED = frozenset({"killed", "wounded", "casualties"})
SHOWN = 3
"""Triggers that a trace shows at most."""

_TOTALS = frozenset({"conflict", "period", "stock"})
_ORDER = {"reporter": 0, "attributed": 1}
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def of_event(facts: "Facts") -> dict[str, Any]:
    """Return the fields that every coding of an event begins with, by the names of `Coded`."""
    event, reading = facts.event, facts.index.reading
    outlet = reading.report.outlet
    return {
        "event": event.id,
        "report": event.report,
        "outlet": outlet.value if outlet else None,
        "words": reading.text_of(event),
        "basis": event.basis,
        "said_by": facts.said_by,
        "standing": event.standing,
    }


class Index(msgspec.Struct, frozen=True):
    """The records of a reading by id, made once for all its events."""

    reading: Reading
    mentions: dict[str, EventMention]
    statements: dict[str, Statement]
    figures: dict[str, Figure]
    times: dict[str, TimeExpression]
    actors: dict[str, Actor]
    contested: bool = False

    @classmethod
    def of(cls, reading: Reading, *, contested: bool = False) -> "Index":
        """Index `reading`; `contested` is passed on to its parties."""
        return cls(
            reading=reading,
            mentions={record.id: record for record in reading.event_mentions},
            statements={record.id: record for record in reading.statements},
            figures={record.id: record for record in reading.figures},
            times={record.id: record for record in reading.times},
            actors={record.id: record for record in reading.actors},
            contested=contested,
        )


class Facts(msgspec.Struct, frozen=True, dict=True):
    """One event with all that its mentions say; mentions that deny it are left out."""

    index: Index
    event: Event

    @cached_property
    def told(self) -> tuple[EventMention, ...]:
        """The mentions of the event, in text order."""
        known = self.index.mentions
        return tuple(known[link] for link in self.event.mentions if link in known)

    @cached_property
    def mentions(self) -> tuple[EventMention, ...]:
        """The mentions that tell of it as it is coded: of the event's own reality."""
        alike = tuple(m for m in self.told if m.reality == self.event.reality)
        return alike or self.told

    @cached_property
    def triggers(self) -> str:
        """The words of all triggers."""
        return " ".join(map(self.index.reading.text_of, self.mentions or (self.event,)))

    @cached_property
    def trigger_words(self) -> tuple[str, ...]:
        """The words of the first few triggers, each once, for a trace."""
        held = map(self.index.reading.text_of, self.mentions or (self.event,))
        return tuple(dict.fromkeys(held))[:SHOWN]

    @cached_property
    def mode_steps(self) -> tuple[Step, ...]:
        """The step that says whose the mode is, if there is one."""
        step = self.mode[1]
        return (step,) if step else ()

    @cached_property
    def words(self) -> str:
        """Triggers and the names in all roles: what the rules look for words in."""
        return " ".join([self.triggers, *(role.name for role, _ in self._roles)])

    @cached_property
    def sentence(self) -> str:
        """The sentence of the first trigger, cut at full stops and line ends."""
        text, span = self.index.reading.report.text, self.event.span
        start = max(text.rfind(end, 0, span.start) for end in _SENTENCE_ENDS) + 1
        ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, span.end)) >= 0]
        return text[start : min(ends, default=len(text))]

    @cached_property
    def contexts(self) -> frozenset[str]:
        """Contexts of the event and its mentions."""
        held = {context for mention in self.mentions for context in mention.contexts}
        return frozenset(held | set(self.event.contexts))

    @cached_property
    def mode(self) -> tuple[str | None, Step | None]:
        """The mode, with the step that says whose it is.

        A mode in the report's own words goes before a claimed one; of several the one that most
        mentions have, the first on a tie.
        """
        held = [m for m in self.mentions if m.mode and m.type == self.event.type]
        if not held:
            return self.event.mode, None
        first = min(_ORDER[m.basis] for m in held)
        surest = [m for m in held if _ORDER[m.basis] == first]
        counts = Counter(m.mode for m in surest)
        best = max(counts.values())
        chosen = next(m for m in surest if counts[m.mode] == best)
        others = sorted({str(m.mode) for m in held} - {str(chosen.mode)})
        says = f"mode {chosen.mode}{self._on_word_of(chosen.statement)}"
        says += f"; others tell of {', '.join(others)}" if others else ""
        words = (self.index.reading.text_of(chosen),)
        return chosen.mode, Step(rule="cd.mode", says=says, words=words)

    def _on_word_of(self, statement: str | None) -> str:
        chain = self.chain(statement)
        return f", on the word of {' → '.join(chain)}" if chain else ""

    def chain(self, statement: str | None) -> tuple[str, ...]:
        """Return who says what a link to a statement stands for, the speaker first."""
        said = self.index.statements.get(statement or "")
        if said is None:
            return ()
        return (named(said.speaker), *(hop.name for hop in said.chain[1:]))

    @cached_property
    def said_by(self) -> tuple[str, ...]:
        """Everyone on whose word the event stands; nobody where the report says it itself."""
        if self.event.basis == "reporter":
            return ()
        chains = (self.chain(mention.statement) for mention in self.mentions)
        return tuple(dict.fromkeys(" → ".join(chain) for chain in chains if chain))

    @cached_property
    def _roles(self) -> tuple[tuple[Role, str | None], ...]:
        """Every role with the statement it is claimed in, each name of a role once."""
        held: dict[tuple[str, str], tuple[Role, str | None]] = {}
        for mention in sorted(self.mentions, key=lambda m: _ORDER[m.basis]):
            for role in mention.roles:
                claimed = role.statement or mention.statement
                held.setdefault((role.role, role.name.casefold()), (role, claimed))
        for role in self.event.roles:
            held.setdefault((role.role, role.name.casefold()), (role, role.statement))
        return tuple(held.values())

    def sides(self, name: RoleName) -> tuple[Side, ...]:
        """Return the parties in a role, joint ones by their members."""
        found = []
        for role, claimed in self._roles:
            if role.role == name:
                found += self._members(role, self.chain(claimed))
        return tuple(found)

    def _members(self, role: Role, said_by: tuple[str, ...]) -> list[Side]:
        actor = self.index.actors.get(role.actor or "")
        links = actor.members if actor else ()
        members = [self.index.actors[link] for link in links if link in self.index.actors]
        if not members:
            return [self._side(role, actor, said_by)]
        parts = (msgspec.structs.replace(role, name=m.name, code=m.code) for m in members)
        return [self._side(p, m, said_by) for p, m in zip(parts, members, strict=True)]

    def _side(self, role: Role, actor: Actor | None, said_by: tuple[str, ...]) -> Side:
        country = self.where.country
        return side_of(role, actor, country, said_by, contested=self.index.contested)

    @cached_property
    def actors(self) -> tuple[Side, ...]:
        """Who does it."""
        return self.sides("actor")

    @cached_property
    def recipients(self) -> tuple[Side, ...]:
        """To whom it is done."""
        return self.sides("recipient")

    @cached_property
    def opposed(self) -> bool:
        """Tell whether one armed side meets another, or several sides fight each other."""
        ones = [side for side in self.actors if side.armed]
        others = [side for side in self.recipients if side.armed]
        if any(not _same_state(one, other) for one in ones for other in others):
            return True
        return any(self._fights(mention) for mention in self.mentions)

    def _fights(self, mention: EventMention) -> bool:
        """Tell whether one mention has two armed actors and nobody it is done to."""
        if any(role.role == "recipient" for role in mention.roles):
            return False
        names = {role.name.casefold() for role in mention.roles if role.role == "actor"}
        armed = [s for s in self.actors if s.armed and s.name.casefold() in names]
        joint = any(
            (actor := self.index.actors.get(role.actor or "")) and len(actor.members) > 1
            for role in mention.roles
            if role.role == "actor"
        )
        return len(armed) > 1 or joint

    @cached_property
    def harmed(self) -> tuple[Figure, ...]:
        """Figures of people killed and wounded in the event itself, no totals of a war."""
        links = dict.fromkeys(link for mention in self.mentions for link in mention.figures)
        found = (self.index.figures[link] for link in links if link in self.index.figures)
        return tuple(f for f in found if f.measure in HARMED and f.scope not in _TOTALS)

    @cached_property
    def deaths(self) -> tuple[Figure, ...]:
        """Figures of people killed that somebody stands by."""
        return tuple(f for f in self.harmed if f.measure == "killed" and self._held(f))

    def _held(self, figure: Figure) -> bool:
        said = self.index.statements.get(figure.statement or "")
        return said is None or said.stance not in NOT_HELD

    def of_population(self, *names: str) -> bool:
        """Tell whether some of the killed or wounded are of one of these populations."""
        return any(figure.population in names for figure in self.harmed)

    @cached_property
    def counts(self) -> list[Count]:
        """The deaths with their words: of all people, or of the one group that is counted.

        Counts of several groups are never added up: where no count is of all people, and
        several groups are counted, there is none.
        """
        alike: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.deaths:
            key = (figure.population, (figure.group or "").casefold())
            alike.setdefault(key, []).append(figure)
        whole = alike.get(("unknown", "")) or alike.get(("mixed", ""))
        chosen = whole or (next(iter(alike.values())) if len(alike) == 1 else [])
        known = self.index.statements
        return [count_of(figure, self.index.reading, known) for figure in chosen]

    @cached_property
    def toll(self) -> Coding:
        """UCDP's low, best and high of the deaths."""
        return ucdp(self.counts)

    @cached_property
    def fatalities(self) -> Coding:
        """ACLED's one number of the deaths."""
        return acled(self.counts)

    @cached_property
    def killed_word(self) -> str | None:
        """The first trigger that tells of a death."""
        return any_of("killing", self.triggers)

    @cached_property
    def where(self) -> Where:
        """The place of the event, else that of its first mention that has one."""
        held = [self.event.locus, *(mention.locus for mention in self.mentions)]
        return where(next((locus for locus in held if locus is not None), None), self.index.reading)

    @cached_property
    def when(self) -> When:
        """The time of the event, else that of its first mention that has one."""
        links = [self.event.time, *(mention.time for mention in self.mentions)]
        found = next((self.index.times[link] for link in links if link in self.index.times), None)
        return when(found, self.index.reading)


def _same_state(one: Side, other: Side) -> bool:
    """Tell whether both are bodies of one state, which do not fight each other."""
    state = {"state", "external"}
    return (
        one.country is not None
        and one.country == other.country
        and ({one.kind, other.kind} <= state)
    )
