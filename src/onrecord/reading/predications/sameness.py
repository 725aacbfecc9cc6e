"""Whether two wordings of one report tell of one happening.

Nothing may tell them apart: same type, no clash of actors, recipients, days, places or reality.
And something must tie them: somebody in both, or words that take up what was told ("the blast",
how many it killed, what follows in its paragraph). Where a report tells of one day and one place,
or two of each, and of no list of happenings, "the blast" can only be that one, however far before.
"""

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.predications.features import hints_of, lemma_of
from onrecord.reading.predications.lexicon import control_words, senses
from onrecord.records import EventMention, TimeExpression
from onrecord.records.vocabulary import PloverType, RoleName

REACH = 2_000
"""Characters between two mentions of one happening that share no time expression."""

ANAPHORA = 600
"""Characters over which "the blast" takes up what was told, where a report tells of several."""

POINTS = frozenset({"exact", "city"})
"""Precisions of places of which a happening has one only."""

DAY = 10
"""Characters of a time that say its day."""

MEMBERS = 32
"""Mentions of a happening, of the first and of the last told, with which another is compared."""

FEW = 2
"""Days, and places, that the deeds of a report on one occasion may have: an attack at dawn is
told with its eve, a village with its district."""

DEEDS: frozenset[PloverType] = frozenset({"ASSAULT"})
"""Types whose mentions in one paragraph tell of one happening unless something tells them apart."""

_FRESH = frozenset({"a", "an", "another"})

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Occasion(msgspec.Struct, frozen=True):
    """A report as the place of its happenings; `one` says that it tells of one occasion."""

    page: Page
    one: bool
    times: Mapping[str, TimeExpression]

    @classmethod
    def of(
        cls, page: Page, mentions: Sequence[EventMention], times: Sequence[TimeExpression]
    ) -> "Occasion":
        """Judge a report by the days and places of its current deeds."""
        known = {time.id: time for time in times}
        deeds = [m for m in mentions if m.type in DEEDS and m.currency == "current"]
        dated = (known[m.time] for m in deeds if m.time in known)
        days = {time.earliest[:10] for time in dated if time.earliest}
        places = {m.locus.places[0] for m in deeds if m.locus and m.locus.places}
        one = bool(days or places) and len(days) <= FEW and len(places) <= FEW
        return cls(page=page, one=one, times=known)

    def same(self, mention: EventMention, group: Sequence[EventMention]) -> bool:
        """Tell whether a mention tells of the happening of a group of earlier ones."""
        if len(group) > 2 * MEMBERS:
            group = [*group[:MEMBERS], *group[-MEMBERS:]]
        reach = None if self._is_of_it(mention) and self.takes_up(mention) else REACH
        if not all(self._compatible(mention, member, reach) for member in group):
            return False
        return (
            any(shares_somebody(mention, member) for member in group)
            or self._takes_up_group(mention, group)
            or self._goes_on(mention, group[-1])
        )

    def _compatible(self, one: EventMention, other: EventMention, reach: int | None) -> bool:
        """Tell whether nothing tells two mentions apart; `reach` None is the whole report."""
        if (one.type, one.reality, one.currency) != (other.type, other.reality, other.currency):
            return False
        if one.mode and other.mode and one.mode != other.mode:
            return False
        if one.act and other.act and one.act != other.act:
            return False
        far = reach is not None and abs(one.span.start - other.span.start) > reach
        if self._at_other_times(one, other) or (far and not (one.time and other.time)):
            return False
        if _elsewhere(one, other) or _differ(one, other, "actor"):
            return False
        return self._is_toll(one) != self._is_toll(other) or not _differ(one, other, "recipient")

    def _at_other_times(self, one: EventMention, other: EventMention) -> bool:
        """Tell whether two mentions have times that do not meet."""
        if not one.time or not other.time or one.time == other.time:
            return False
        first, second = self.times.get(one.time), self.times.get(other.time)
        if first is None or second is None:
            return True
        begins = max(first.earliest or "", second.earliest or "")
        ends = [end for end in (first.latest, second.latest) if end]
        return not begins or not ends or begins[:DAY] > min(ends)[:DAY]

    def _is_toll(self, mention: EventMention) -> bool:
        """Tell whether a mention counts whom violence hit, who may differ from what it hit."""
        token = self.page.parse.token_at(mention.span.start)
        return token is not None and "harm" in hints_of(self.page.parse, token)

    def takes_up(self, mention: EventMention) -> bool:
        """Tell whether the words may take up what was told: "the blast", how many it killed."""
        token = self.page.parse.token_at(mention.span.start)
        if token is None:
            return False
        if "harm" in hints_of(self.page.parse, token):
            return mention.type == "ASSAULT" and not _in_another(self.page.parse, token)
        return self.page.parse.pos[token] == "NOUN" and _is_definite(self.page.parse, token)

    def _is_of_it(self, mention: EventMention) -> bool:
        """Tell whether a mention is of the one occasion that the report tells of."""
        return self.one and mention.currency == "current"

    def _takes_up_group(self, mention: EventMention, group: Sequence[EventMention]) -> bool:
        """Tell whether a mention takes up the happening of a group, unless that hurt nobody."""
        near = self._is_of_it(mention) or mention.span.start - group[-1].span.start <= ANAPHORA
        return near and self.takes_up(mention) and not _stops(self.page.parse, group[-1])

    def _goes_on(self, mention: EventMention, before: EventMention) -> bool:
        """Tell whether a deed goes on with the last one told, in its paragraph: the next sentence.

        "A market was hit by shells. Twelve stalls burned." Not what hit somebody else, or
        elsewhere, unless it is the toll.
        """
        parse = self.page.parse
        one, other = (parse.token_at(m.span.start) for m in (before, mention))
        if one is None or other is None or mention.type not in DEEDS:
            return False
        if not self._is_of_it(mention):
            return False
        if parse.sentence[one] == parse.sentence[other] or _in_another(parse, other):
            return False
        if not (self._is_toll(mention) or _has_nothing_new(mention, before)):
            return False
        return parse.block[one] == parse.block[other] and not _stops(parse, before)


def _is_definite(parse: Parse, noun: int) -> bool:
    words = (parse.form[c].lower() for c in parse.children[noun] if parse.dep[c] == "det")
    return any(word in _DEFINITE for word in words)


def _in_another(parse: Parse, token: int) -> bool:
    """Tell whether a word names, or stands beside, a deed told for the first time: "an ambush"."""
    beside = [token, *parse.children[token]]
    beside += [held for child in parse.children[token] for held in parse.children[child]]
    return any(
        sense.type in DEEDS and any(parse.form[c].lower() in _FRESH for c in parse.children[noun])
        for noun in beside
        if parse.pos[noun] == "NOUN"
        for sense in senses().get(("noun", lemma_of(parse, noun)), ())
    )


def _has_nothing_new(mention: EventMention, before: EventMention) -> bool:
    """Tell whether a mention has nobody, and no place, that the one before does not have."""
    roles: tuple[RoleName, ...] = ("actor", "recipient")
    placed = set(mention.locus.places) if mention.locus else set()
    known = set(before.locus.places) if before.locus else set()
    return placed <= known and all(names(mention, r) <= names(before, r) for r in roles)


def _stops(parse: Parse, mention: EventMention) -> bool:
    """Tell whether a mention tells of weapons stopped on their way, which hurt nobody."""
    token = parse.token_at(mention.span.start)
    if token is None or parse.pos[token] == "NOUN":
        return False
    down = any(parse.dep[c] == "prt" and parse.form[c] == "down" for c in parse.children[token])
    return down or parse.lemma[token].lower() in control_words("stopping")


def _elsewhere(one: EventMention, other: EventMention) -> bool:
    """Tell whether two mentions are told of two places, neither of them a wide area."""
    held = [m.locus for m in (one, other) if m.locus and m.locus.precision in POINTS]
    return len(held) > 1 and not set(held[0].places) & set(held[1].places)


def _differ(one: EventMention, other: EventMention, role: RoleName) -> bool:
    mine, theirs = names(one, role), names(other, role)
    return bool(mine and theirs and not mine & theirs)


def names(mention: EventMention, role: RoleName) -> frozenset[str]:
    """Return who fills a role, by id where known."""
    return frozenset(r.actor or r.name.casefold() for r in mention.roles if r.role == role)


def shares_somebody(one: EventMention, other: EventMention) -> bool:
    """Tell whether somebody does, or suffers, what both tell of."""
    roles: tuple[RoleName, ...] = ("actor", "recipient")
    return any(names(one, role) & names(other, role) for role in roles)
