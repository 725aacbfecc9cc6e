"""Who spoke for which state in which years: heads of state and government, from a table.

In: how somebody is called, and the year of the report. Out: whose leader of that name it is, or
nothing where leaders of two states are called so.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from onrecord.knowledge.names import WEAK
from onrecord.knowledge.table import rows


class Leader(msgspec.Struct, frozen=True):
    """One term of office: the years from `since` to `until`, None where it goes on.

    `country` is ISO 3166-1 alpha-3.
    """

    name: str
    country: str
    since: int
    until: int | None

    def in_office(self, year: int) -> bool:
        """Tell whether the term holds a part of `year`."""
        return self.since <= year and (self.until is None or year <= self.until)


class Known(msgspec.Struct, frozen=True):
    """Whose leader somebody is or was; `serving` where in office in the year asked for."""

    country: str
    serving: bool


def leader(called: str, year: int | None = None, *, titled: bool = False) -> Known | None:
    """Return whose leader is called so, None for a name of nobody or of leaders of two states.

    `titled` is whether an office stands beside the name: only then does a name count that is
    also a word, a place or a common surname. Where `year` is known, those in office then come
    before those who were earlier, and nobody counts who came to office later; a surname alone
    is of nobody who had left office.
    """
    held = _forms().get(_folded(called), ())
    terms = [term for term, weak in held if titled or not weak]
    if year is not None:
        alone = not titled and " " not in _folded(called)
        terms = [term for term in terms if term.since <= year]
        serves = [term for term in terms if term.in_office(year)]
        terms = serves if serves or alone else terms
    countries = {term.country for term in terms}
    serving = year is not None and any(term.in_office(year) for term in terms)
    return Known(countries.pop(), serving) if len(countries) == 1 else None


@cache
def _forms() -> Mapping[str, tuple[tuple[Leader, bool], ...]]:
    """Return the terms of office by each form of a name, with whether the form is weak."""
    held: dict[str, list[tuple[Leader, bool]]] = defaultdict(list)
    for row in rows("names/leaders"):
        until = int(row["until"]) if row["until"] else None
        name = row["name"].removeprefix(WEAK)
        term = Leader(name, row["country"], int(row["since"]), until)
        for form in (row["name"], *filter(None, row["called"].split("|"))):
            held[_folded(form.removeprefix(WEAK))].append((term, form.startswith(WEAK)))
    return MappingProxyType({form: tuple(terms) for form, terms in held.items()})


def _folded(name: str) -> str:
    """Return a name without accents and case, hyphens as spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("-", " ").replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
