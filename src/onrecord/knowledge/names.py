"""The table of names: countries, capitals, peoples, seats of power, groups, bodies, outlets.

Facts only; each .csv under `knowledge/names/` says where its facts come from. A name with "~"
before it is weak: it is also a common word, a person's name or a smaller place ("~Time"), so a
match counts only where the language model sees a name of the same words.
"""

import unicodedata
from collections.abc import Iterator
from typing import Self

import msgspec

from onrecord.knowledge.table import rows

WEAK = "~"


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table.

    `key` is kind and id ("country:ARM", "capital:ARM", "demonym:ARM", "seat:RUS",
    "group:hamas", "org:nato", "media:tass", "disputed:crimea"). `label` is OntoNotes. `name` is
    the form to print. `country` is ISO 3166-1 alpha-3 or empty: whose capital, people, seat,
    agency it is. `role` says more where the key does not ("news_agency", "rebels", …).
    `surfaces` are all ways it is written, without weak marks; `weak` those of them that are.
    """

    key: str
    label: str
    name: str
    country: str = ""
    role: str = ""
    surfaces: tuple[str, ...] = ()
    weak: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """What comes before the colon of the key."""
        return self.key.partition(":")[0]


class Names:
    """All names, by key and by what is written; load once and pass down."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names
        self.by_key: dict[str, Name] = {}
        self._by_surface: dict[str, Name] = {}
        for name in names:
            self.by_key.setdefault(name.key, name)
            for surface in name.surfaces:
                self._by_surface.setdefault(surface, name)
        for surface, name in tuple(self._by_surface.items()):
            self._by_surface.setdefault(surface.upper(), name)

    @classmethod
    def load(cls) -> Self:
        """Read the tables of the package. Earlier tables win where two have the same words."""
        return cls(tuple(_read()))

    def lookup(self, surface: str) -> Name | None:
        """Return the name written as `surface`, case-sensitive or ALL CAPS; None if unknown.

        A leading "the", a possessive at the end and typographic apostrophes do not matter.
        Weak names are found too: the caller has the words before it.
        """
        plain = surface.replace("’", "'").strip()
        for form in (plain, _bare(plain)):
            if form in self._by_surface:
                return self._by_surface[form]
        return None

    @property
    def surfaces(self) -> dict[str, Name]:
        """Every written form, ALL CAPS ones among them, with its name."""
        return self._by_surface


def _bare(surface: str) -> str:
    """Drop a leading article and a possessive ending."""
    for article in ("the ", "The ", "THE "):
        surface = surface.removeprefix(article)
    for ending in ("'s", "'S"):
        surface = surface.removesuffix(ending)
    return surface


def _read() -> Iterator[Name]:
    for row in rows("names/countries"):
        yield from _country(row)
    for table in ("disputed", "seats", "organisations", "groups", "media"):
        for row in rows(f"names/{table}"):
            yield _name(
                row["key"], row["label"], row["country"], _split(row["surfaces"]), row["role"]
            )


def _country(row: dict[str, str]) -> Iterator[Name]:
    """Yield a country, its capital and its people (adjectives and nouns)."""
    code = row["alpha3"]
    if row["names"]:
        yield _name(f"country:{code}", "GPE", code, _split(row["names"]))
    if row["capital"]:
        yield _name(f"capital:{code}", "GPE", code, _split(row["capital"]))
    if row["people"]:
        yield _name(f"demonym:{code}", "NORP", code, _split(row["people"]))


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _name(key: str, label: str, country: str, forms: list[str], role: str = "") -> Name:
    surfaces = dict.fromkeys(v for form in forms for v in _variants(form.removeprefix(WEAK)))
    weak = {v for form in forms if form.startswith(WEAK) for v in _variants(form[1:])}
    return Name(
        key=key,
        label=label,
        name=forms[0].removeprefix(WEAK),
        country=country,
        role=role,
        surfaces=tuple(surfaces),
        weak=frozenset(weak),
    )


def _variants(form: str) -> Iterator[str]:
    """Yield `form`, and `form` without diacritics where it has any."""
    yield form
    plain = unicodedata.normalize("NFKD", form)
    yield "".join(c for c in plain if not unicodedata.combining(c))
