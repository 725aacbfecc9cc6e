"""The tables of actors: role nouns, words that steer coding, kinds of roles, groups in time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.knowledge.names import Name
from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records.vocabulary import ActorKind

_OF_A_STATE = frozenset({"MIL", "GOV", "COP", "SPY", "JUD", "LEG"})
_SHORT = re.compile(r"[A-Z][A-Z0-9-]{1,7}")
_LONGEST_ID = 12
"""Letters of the longest short name made of the name of a row."""
LONGEST = 5
"""Words of the longest role noun that is looked up."""


class RoleRow(NamedTuple):
    """What a role is written as, of which kind it is, whether it speaks for no state."""

    code: str | None
    kind: ActorKind
    own: bool


@cache
def role_nouns() -> Mapping[str, str]:
    """Return the PLOVER role of each noun that stands for an actor, in the singular."""
    return MappingProxyType({row["noun"]: row["role"] for row in rows("lexicons/en/role_nouns")})


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one class of `actor_words.csv`."""
    return frozenset(r["word"] for r in rows("lexicons/en/actor_words") if r["class"] == kind)


@cache
def _roles() -> Mapping[str, RoleRow]:
    table = rows("lexicons/en/actor_roles")
    return {r["role"]: RoleRow(r["code"] or None, _kind(r["kind"]), bool(r["own"])) for r in table}


def role(word: str) -> RoleRow:
    """Return the row of a role of the tables; an unknown one has no code and is "other"."""
    return _roles().get(word, RoleRow(None, "other", own=False))


def group_role(name: Name, published: str | None) -> str | None:
    """Return the PLOVER role of an armed group or body of the table in a report of that day."""
    for row in rows("lexicons/en/actor_groups"):
        dated = row["since"] or row["until"]
        if row["key"] != name.key or (dated and not published):
            continue
        day = published or ""
        if row["since"] <= day and (not row["until"] or day < row["until"]):
            return row["role"]
    return role(name.role).code


def group_id(name: Name) -> str | None:
    """Return the short name in capitals of a group or body of the table, as codes have it.

    An army, a ministry or an agency of a state has none: its state and its role say who it is. A
    people is no group; its name is in small letters, and no part of a code.
    """
    held = {row["key"]: row["id"] for row in rows("lexicons/en/actor_ids")}
    if name.key in held:
        return held[name.key] or None
    if name.role == "people":
        return name.key.partition(":")[2]
    if name.kind == "media" or (name.role in _OF_A_STATE and name.country):
        return None
    short = [s for s in name.surfaces if _SHORT.fullmatch(s.replace(".", ""))]
    return min(short, key=len).replace(".", "") if short else _own_id(name)


def _own_id(name: Name) -> str | None:
    own = name.key.partition(":")[2].upper()
    return own if own.isalnum() and len(own) <= _LONGEST_ID else None


@cache
def peoples() -> frozenset[str]:
    """Return the names, as codings have them, of peoples that no state is called by."""
    held = (row["key"] for row in rows("names/groups") if row["role"] == "people")
    return frozenset(key.partition(":")[2] for key in held)


def noun_at(parse: Parse, token: int) -> str:
    """Return the word at `token` as the tables write nouns: lower case, singular."""
    lemma = parse.lemma[token].lower()
    if parse.pos[token] != "PROPN" or not lemma.endswith("s"):
        return lemma
    singular = lemma.removesuffix("s")
    return singular if singular in role_nouns() else lemma


def role_ending(nouns: Sequence[str]) -> str | None:
    """Return the role of the longest role noun that `nouns` end in."""
    for first in range(max(0, len(nouns) - LONGEST), len(nouns)):
        found = role_nouns().get(" ".join(nouns[first:]))
        if found:
            return found
    return None


def role_inside(nouns: Sequence[str]) -> str | None:
    """Return the role of the longest role noun in `nouns`; of two as long, the last."""
    for length in range(min(LONGEST, len(nouns)), 0, -1):
        for first in range(len(nouns) - length, -1, -1):
            found = role_nouns().get(" ".join(nouns[first : first + length]))
            if found:
                return found
    return None


def lowered(parse: Parse, tokens: Iterable[int]) -> list[str]:
    """Return the nouns at `tokens` as the tables write them."""
    return [noun_at(parse, token) for token in tokens]


def _kind(word: str) -> ActorKind:
    kinds: Mapping[str, ActorKind] = {
        "government": "government", "military": "military", "police": "police",
        "armed_group": "armed_group", "party": "party", "ngo": "ngo", "company": "company",
        "international_organisation": "international_organisation", "media": "media",
        "religious": "religious", "civilian": "civilian", "person": "person",
    }  # fmt: skip
    return kinds.get(word, "other")
