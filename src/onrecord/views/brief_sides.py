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

_APART = frozenset({"REB", "UAF", "OPP", "PRM"})
"""PLOVER roles of those who have a country and are not its side."""

_ELSEWHERE = frozenset({"to", "in", "at", "on", "near", "with", "against"})
"""After these an office names whom it is sent to, not whom it speaks for."""


class Sides:
    """The sides of one reading; asks each source once, however often it speaks."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.id: actor for actor in reading.actors}
        speakers = dict.fromkeys(
            (s.speaker.title or "", s.speaker.name) for s in reading.statements
        )
        self._bodies = [body for title, name in speakers for body in _bodies(title, name)]
        self._known: dict[tuple[str | None, ...], str] = {}

    def of(self, source: Source) -> str:
        """Return the heading that `source` stands under.

        The country or group of its actor where one is known; else the first state or body that
        its office or its name names; else itself. Sources without a name share one heading.
        """
        asked = (source.kind, source.title, source.name, source.actor)
        if asked not in self._known:
            self._known[asked] = self._found(source)
        return self._known[asked]

    def _found(self, source: Source) -> str:
        actor = self._actors.get(source.actor or "")
        if actor and actor.group:
            return _group(actor.group)  # a rebel group is not the state it is in
        if actor and actor.country and actor.role not in _APART:
            return _country(actor.country)
        title = source.title or ""
        side = _side_in(title, office=True) or _side_in(source.name) or self._body(title)
        if side:
            return side
        hidden = source.kind in _HIDDEN_KINDS
        return UNNAMED if hidden else title or source.name or UNNAMED

    def _body(self, office: str) -> str:
        """Return the side of the body an office belongs to, where another source names both.

        "Veska's border guard" elsewhere in the report tells whose "border guard chief" this is;
        two sides with such a body leave it open.
        """
        words = office.casefold().split()
        pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
        sides = {side for body, side in self._bodies if any(pair in body for pair in pairs)}
        return sides.pop() if len(sides) == 1 else ""


def _bodies(title: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a speaker that name a side, with the side."""
    for words, office in ((title, True), (name, False)):
        side = _side_in(words, office=office)
        if side:
            yield words.casefold(), side


def _side_in(words: str, *, office: bool = False) -> str:
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


def _group(identity: str) -> str:
    """Return the name of a group or organisation; its identity if the table has none."""
    keys = (f"{kind}:{identity}" for kind in ("org", "group", "media", "disputed"))
    return next((row.name for key in keys if (row := _table().by_key.get(key))), identity)


@cache
def _table() -> Names:
    return Names.load()
