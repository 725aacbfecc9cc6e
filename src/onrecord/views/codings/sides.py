"""Who a party is to a codebook: state forces, rebels, militia, civilians and so on."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.knowledge.table import rows
from onrecord.records import Actor
from onrecord.records.event import Role
from onrecord.records.vocabulary import ActorKind
from onrecord.views.codings.parts import Side, SideKind
from onrecord.views.codings.words import any_of, noun_role, stands_for, words_in

BY_ROLE: Mapping[str, SideKind] = MappingProxyType({
    "MIL": "state", "COP": "state", "SPY": "state", "GOV": "state", "JUD": "state",
    "LEG": "state", "REB": "rebels", "PRE": "rebels", "PRM": "militia", "UAF": "militia",
    "CRM": "militia", "IGO": "external", "CVL": "civilians", "REF": "civilians",
    "MED": "civilians", "JRN": "civilians", "NGO": "civilians", "BUS": "civilians",
    "LAB": "civilians", "EDU": "civilians", "REL": "civilians", "OPP": "civilians",
    "PTY": "civilians", "ELI": "civilians", "SOC": "civilians", "AGR": "civilians",
    "UNK": "unknown",
})  # fmt: skip
"""PLOVER roles as ACLED's kinds: unidentified gunmen and gangs count as political militias."""

_BY_KIND: Mapping[ActorKind, SideKind] = MappingProxyType({
    "state": "state", "government": "state", "military": "state", "police": "state",
    "armed_group": "rebels", "separatist": "rebels", "international_organisation": "external",
    "party": "civilians", "ngo": "civilians", "company": "civilians", "media": "civilians",
    "religious": "civilians", "civilian": "civilians", "person": "civilians",
})  # fmt: skip

_COUNTRY = 3


def side_of(
    role: Role,
    actor: Actor | None,
    where: str | None = None,
    said_by: tuple[str, ...] = (),
    *,
    contested: bool = False,
) -> Side:
    """Return the party in `role`; `where` is the country of the event, ISO 3166-1 alpha-3.

    Forces of another state than that of the place are `external`. What the words of the role
    say of it ("positions", "a market") counts where nothing is coded. With `contested` a
    codebook's own code for a disputed body is shown.
    """
    code = role.code or (actor.code if actor else None)
    country, own = _parts(code)
    country = country or (actor.country if actor else None)
    kind = _coded_kind(own, country, actor)
    kind = kind or BY_ROLE.get(noun_role(role.name) or "")
    meant = "" if kind else stands_for(role.name)
    if meant == "civilian":
        kind = "civilians"
    if kind == "state" and country and where and country != where:
        kind = "external"
    if kind == "civilians" and any_of("crowd", role.name):
        kind = "protesters"
    shown = _contested(role, actor, code) if contested else code
    return Side(
        name=role.name, kind=kind or "unknown", code=shown, country=country, said_by=said_by,
        stands_for=meant,
    )  # fmt: skip


def _coded_kind(own: str | None, country: str | None, actor: Actor | None) -> SideKind | None:
    if own:
        return BY_ROLE[own]
    kinds = actor.kinds if actor else ()
    by_kind = next((_BY_KIND[kind] for kind in kinds if kind in _BY_KIND), None)
    return by_kind or ("state" if country else None)


def _parts(code: str | None) -> tuple[str | None, str | None]:
    """Return country and role of a code; "REB-ISIS" has no country, "ARM" no role."""
    parts = (code or "").split("-")
    own = next((part for part in parts if part in BY_ROLE), None)
    first = parts[0]
    is_country = len(first) == _COUNTRY and first.isupper() and first not in BY_ROLE
    return (first if is_country else None), own


def _contested(role: Role, actor: Actor | None, code: str | None) -> str | None:
    """Return the code that a codebook puts to a body of a disputed place, else `code`."""
    country, own = _parts(code)
    separatist = own == "PRE" or (actor is not None and "separatist" in actor.kinds)
    if country or not separatist:
        return code
    words = f" {' '.join(words_in(actor.name if actor else role.name))} "
    found = (held for form, held in _contested_forms() if f" {form} " in words)
    return next(found, code)


@cache
def _contested_forms() -> tuple[tuple[str, str], ...]:
    """Return how the places of `contested_codings` are written, in small letters, and the code."""
    places = {row["key"].partition(":")[2]: row["surfaces"] for row in rows("names/disputed")}
    return tuple(
        (" ".join(words_in(form)), row["code"])
        for row in rows("contested_codings")
        for form in places[row["group"]].split("|")
    )
