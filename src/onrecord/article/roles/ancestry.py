"""What the elements around a paragraph say of its role: <nav>, class="newsletter", <figcaption>."""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import cast

import msgspec

from onrecord.article.elements import Element
from onrecord.article.roles.unit import Unit, Verdict
from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import RegionRole

_WORDS = re.compile(r"[a-z]+")
_FARTHEST = 40
"""How many ancestors are asked; beyond that a page's wrappers say nothing of a paragraph."""
MAIN_SHARE = 0.5
"""An element that holds this share of the article is its container, whatever it is called."""
BOX_SHARE = 0.2
"""An element that holds this share of the article is no box beside it."""


class Mark(msgspec.Struct, frozen=True):
    """A role that an element's name or attributes give to what stands in it."""

    role: RegionRole
    mark: str
    strong: bool


@cache
def _marks() -> dict[str, Mark]:
    return {
        row["mark"]: Mark(cast("RegionRole", row["role"]), row["mark"], row["strength"] == "strong")
        for row in rows("lexicons/en/region_marks")
    }


class Ancestry:
    """Marks of the elements of one page; `shares` says how much of the article each holds."""

    def __init__(self, article: list[Unit]) -> None:
        self._own: dict[int, Mark | None] = {}
        self._shares: dict[int, int] = {}
        self._whole = max(1, sum(len(unit.text) for unit in article))
        for unit in article:
            for held in _upwards(unit.element):
                self._shares[id(held)] = self._shares.get(id(held), 0) + len(unit.text)

    def mark(self, unit: Unit) -> Mark | None:
        """Return the mark nearest to `unit` on an element that is not the article's container."""
        for held in _upwards(unit.element):
            if self._shares.get(id(held), 0) >= MAIN_SHARE * self._whole:
                return None
            if id(held) not in self._own:
                self._own[id(held)] = own_mark(held)
            found = self._own[id(held)]
            if found is not None:
                return found
        return None

    def box(self, unit: Unit, kinds: frozenset[str]) -> Element | None:
        """Return the outermost element of `kinds` around `unit` with little of the article."""
        found: Element | None = None
        for held in _upwards(unit.element):
            if self._shares.get(id(held), 0) >= BOX_SHARE * self._whole:
                return found
            if held.name in kinds:
                found = held
        return found

    def in_main(self, unit: Unit) -> bool:
        """Tell whether `unit` stands in the innermost element that holds the article."""
        held = next(_upwards(unit.element), None)
        return held is not None and self._shares.get(id(held), 0) > 0


def own_mark(held: Element) -> Mark | None:
    """Return the mark of one element by the words of its attributes, else by its name.

    A strong mark beats a weak one: `<aside class="newsletter">` is a newsletter.
    """
    marks = _marks()
    named = marks.get(f"<{held.name}>")
    best = named if named is not None and named.strong else None
    for value in held.marks.split():
        words = _WORDS.findall(value)
        pairs = [f"{a}-{b}" for a, b in itertools.pairwise(words)]
        for word in (*pairs, *words):
            found = marks.get(word)
            if found is not None and (best is None or (found.strong and not best.strong)):
                best = found
    return best or named


def by_mark(mark: Mark) -> Verdict:
    """Return the verdict that a mark gives."""
    where = mark.mark if mark.mark.startswith("<") else f"an element marked {mark.mark!r}"
    rule = f"rg.markup_{mark.role}"
    return Verdict(mark.role, rule, f"inside {where}", "high" if mark.strong else "medium")


def _upwards(element: Element | None) -> Iterator[Element]:
    for _ in range(_FARTHEST):
        if element is None:
            return
        yield element
        element = element.parent
