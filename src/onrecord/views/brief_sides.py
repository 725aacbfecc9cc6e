"""Which side a source speaks for: a state, a body, or itself, as its own words tell."""

from collections.abc import Iterator
from functools import cache

from onrecord.knowledge.names import Name, Names
from onrecord.records import Reading, Source

UNNAMED = "Not named"
"""The heading for sources that the page lost or hides."""

LONGEST = 5
"""Words of the longest name that is looked up."""

_HIDDEN_KINDS = frozenset({"unidentified", "anonymous_source", "unknown"})
_OF_A_STATE = frozenset({"country", "capital", "demonym", "seat"})
_NOT_THE_STATE = frozenset(
    {"ethnic", "separatist", "separatists", "rebel", "rebels", "opposition", "exiled", "former"}
)
"""Words that part a group from the state whose name it carries ("ethnic … separatists")."""

_ELSEWHERE = frozenset({"to", "in", "at", "on", "near", "with", "against"})
"""After these an office names whom it is sent to, not whom it speaks for."""


def side_of(source: Source, reading: Reading) -> str:
    """Return the heading that `source` stands under.

    The country or group of its actor where one is known; else the first state or body that its
    office or its name names; else itself. Sources without a name share one heading.
    """
    for actor in reading.actors:
        if actor.id == source.actor and (actor.country or actor.group):
            return _country(actor.country) if actor.country else actor.group or actor.name
    for words in (source.title, source.name):
        side = _side_in(words or "", office=words is source.title)
        if side:
            return side
    body = _body_of_a_side(source, reading)
    if body:
        return body
    if source.kind in _HIDDEN_KINDS:
        return UNNAMED
    return source.title or source.name or UNNAMED


def _body_of_a_side(source: Source, reading: Reading) -> str:
    """Return the side of the body an office belongs to, where another source names both.

    "Veska's border guard" elsewhere in the report tells whose "border guard chief" this is; two
    sides with such a body leave it open.
    """
    office = (source.title or "").casefold().split()
    pairs = {" ".join(office[at : at + 2]) for at in range(len(office) - 1)}
    sides = set()
    for statement in reading.statements:
        for words in (statement.speaker.title or "", statement.speaker.name):
            if any(pair in words.casefold() for pair in pairs):
                sides.add(_side_in(words, office=words is statement.speaker.title))
    sides.discard("")
    return sides.pop() if len(sides) == 1 else ""


def _side_in(words: str, *, office: bool) -> str:
    """Return the first side that `words` name, read from the left; empty if there is none."""
    parts = words.split()
    if _NOT_THE_STATE & {part.casefold() for part in parts}:
        return ""
    for name, surface in _names_in(parts):
        alone = surface == words or surface.endswith(("'s", "’s"))
        if name.kind not in {"country", "capital"} or office or alone:
            return _country(name.country) if name.kind in _OF_A_STATE else name.name
    return ""


def _names_in(parts: list[str]) -> Iterator[tuple[Name, str]]:
    """Yield the names of the table in `parts`, longest first at each word."""
    for first in range(len(parts)):
        if parts[first] in _ELSEWHERE:
            return
        for last in range(min(len(parts), first + LONGEST), first, -1):
            surface = " ".join(parts[first:last]).rstrip(",")
            name = _table().lookup(surface)
            if name and surface not in name.weak:
                yield name, surface
                break


def _country(code: str) -> str:
    """Return the country's name; its code if the table has none."""
    row = _table().by_key.get(f"country:{code}")
    return row.name if row else code


@cache
def _table() -> Names:
    return Names.load()
