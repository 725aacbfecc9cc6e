"""From the words of a phrase to state, role and group.

The words of the text beat the table: "Armenian security council" is Armenia's although the
table knows another security council. Where the words say nothing, nothing is coded.
"""

from collections.abc import Sequence

import msgspec

from onrecord.knowledge.names import Name, Names
from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon
from onrecord.reading.actors.affiliation import Affiliation, affiliation, self_governed, slug
from onrecord.records.vocabulary import ActorKind

_ARMED = frozenset({"REB", "COP", "PRM", "UAF", "CRM", "SPY"})
_IN_OFFICE = frozenset({"GOV", "LEG", "MIL", "JUD"})


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor is, as far as words tell.

    `group` is a short name in capitals ("M23"), or in small letters the words that set people
    apart who have no name ("ethnic-armenian"), which is no part of a code.
    """

    country: str | None = None
    role: str | None = None
    group: str | None = None
    kinds: tuple[ActorKind, ...] = ()

    @property
    def code(self) -> str | None:
        """State, role and group joined by "-"; None if nothing is known."""
        parts = (self.country, self.role, self.group_id)
        return "-".join(part for part in parts if part) or None

    @property
    def group_id(self) -> str | None:
        """The group's short name in use; None for people that only the words set apart."""
        return self.group if self.group and self.group == self.group.upper() else None

    @property
    def known(self) -> bool:
        """Tell whether the words say anything of who it is."""
        return bool(self.country or self.role or self.group)


class Coder(msgspec.Struct, frozen=True):
    """Codes the phrases of one report, published on `published` (an ISO date) if that is known."""

    parse: Parse
    names: Names
    published: str | None = None

    def of_name(self, name: Name) -> Coding:
        """Code a row of the table of names that stands alone ("Hamas", "NATO", "the Kremlin")."""
        if name.kind in {"country", "capital", "demonym"} or self_governed(self.names, name):
            return Coding(country=name.country, kinds=("state",))
        row = lexicon.role(name.role)
        if name.kind == "seat":
            return Coding(country=name.country, role=row.code, kinds=(row.kind,))
        if name.kind == "disputed":
            identity = name.key.partition(":")[2]
            return Coding(role="PRE", group=identity, kinds=("separatist",))
        role = lexicon.group_role(name, self.published) if name.kind == "group" else row.code
        own = row.own or name.role == "people"
        country = None if own else name.country or None
        return Coding(country=country, role=role, group=lexicon.group_id(name), kinds=(row.kind,))

    def of_noun(self, tokens: Sequence[int], head: int) -> tuple[Coding, Affiliation]:
        """Code a phrase whose main word is the common noun or title `head` ("army chief")."""
        whose = affiliation(self.parse, self.names, tokens)
        role = self._role(tokens, head, whose)
        group = country = None
        breakaway = self._is_breakaway(tokens)
        if whose.body is not None:
            body = self.of_name(whose.body.name)
            group, country = body.group, body.country
            role = self._role_in(body, role, head)
        if breakaway and whose.states:
            group = group or slug(self.parse.form[whose.states[0].first])
        elif whose.country:
            country = whose.country
        group = group or whose.parted
        kind: ActorKind = lexicon.role(role or "").kind
        kinds: tuple[ActorKind, ...] = (kind,)
        if breakaway or (whose.body is not None and whose.body.name.kind == "disputed"):
            kinds = ("separatist", kind) if kind != "separatist" else kinds
        return Coding(country=country, role=role, group=group, kinds=kinds), whose

    def of_people(self, tokens: Sequence[int], name: Name | None) -> Coding:
        """Code a people as a noun: "Iraqi Kurds" are of Iraq, "ethnic Serbs" of no state.

        Those of an occupied place are of the state that they are called by.
        """
        whose = affiliation(self.parse, self.names, tokens, people=True)
        first = whose.states[0] if whose.states else None
        group = whose.parted if first is None or first.first > tokens[0] else None
        if name is not None and name.kind == "group":
            group = lexicon.group_id(name)
        country = first.name.country if first is not None else None
        return Coding(country=country, group=group, kinds=("civilian",))

    def of_body(self, tokens: Sequence[int]) -> Coding:
        """Code an organisation that only the model saw, by the words of its name."""
        whose = affiliation(self.parse, self.names, tokens)
        role = lexicon.role_inside(self.nouns(tokens, whose))
        kind: ActorKind = lexicon.role(role or "").kind
        return Coding(country=whose.country, role=role, kinds=(kind,))

    def _role(self, tokens: Sequence[int], head: int, whose: Affiliation) -> str | None:
        left = self.nouns([t for t in tokens if t <= head], whose)
        behind = self.nouns([t for t in tokens if t > head], whose)
        own = lexicon.role_ending(left)
        plain = [word for word in left[:-1] if word not in lexicon.words("rank")]
        modifiers = lexicon.role_inside(plain)
        noun = lexicon.noun_at(self.parse, head)
        if noun in lexicon.words("office"):
            seat = next((f for f in whose.states if f.name.kind == "seat"), None)
            by_seat = lexicon.role(seat.name.role).code if seat else None
            joined = role if (role := lexicon.role_ending(left)) and len(left) > 1 else None
            own = modifiers or by_seat or lexicon.role_inside(behind) or joined or own
        elif noun in lexicon.words("force") and modifiers in _ARMED:
            own = modifiers
        if "opposition" in left[:-1]:
            return "OPP"
        forms = {self.parse.form[t].lower().partition("-")[0] for t in tokens if t < head}
        past = lexicon.words("past") & forms
        return "ELI" if past and own in _IN_OFFICE else own

    def _role_in(self, body: Coding, role: str | None, head: int) -> str | None:
        """Return the role of somebody of a group or organisation: its own, but of its soldiers."""
        if body.role is None:
            return role
        force = lexicon.noun_at(self.parse, head) in lexicon.words("force")
        if body.role == "PRE":
            fights = force or role in {"MIL", "REB", "UAF"}
            return "REB" if fights else "PRE" if role in {"GOV", "LEG", None} else role
        return role if body.role == "GOV" and force and role == "MIL" else body.role

    def nouns(self, tokens: Sequence[int], whose: Affiliation) -> list[str]:
        """Return the words at `tokens` without names of states, marks and "'s"."""
        named = {t for f in whose.states for t in range(f.first, f.last)}
        if whose.body is not None:
            named.update(range(whose.body.first, whose.body.last))
        kept = (t for t in tokens if t not in named and self.parse.pos[t] not in {"PUNCT", "DET"})
        return lexicon.lowered(self.parse, (t for t in kept if self.parse.tag[t] != "POS"))

    def _is_breakaway(self, tokens: Sequence[int]) -> bool:
        nouns = lexicon.lowered(self.parse, tokens)
        return bool(lexicon.words("breakaway") & set(nouns))
