"""Whose an actor is: the states and bodies that the words of a phrase name, and what parts them.

"Azerbaijani forces" are of Azerbaijan; "ethnic Armenian", "pro-Russian" and "Turkish-backed"
people are of no state, whatever nation they are called by.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.knowledge.names import Name, Names
from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon

STATE_KINDS = frozenset({"country", "demonym", "capital", "seat"})
_HYPHENS = frozenset({"-", "–", "‑"})
_LONGEST = 4
_DASHED = re.compile(r"[-–‑]")
_SLUG = re.compile(r"[^a-z0-9]+")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the table at tokens `first` to `last` exclusive of a phrase."""

    first: int
    last: int
    name: Name


class Affiliation(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase says its actor belongs to.

    `states` are the states named, in text order; `body` the first group, organisation, outlet
    or disputed place; `parted` the words that keep a nation from being a state, as an id
    ("ethnic-armenian").
    """

    states: tuple[Found, ...] = ()
    body: Found | None = None
    parted: str | None = None

    @property
    def country(self) -> str | None:
        """The state's code, if the phrase names one state."""
        codes = {found.name.country for found in self.states}
        return codes.pop() if len(codes) == 1 else None


def affiliation(
    parse: Parse, names: Names, tokens: Sequence[int], *, people: bool = False
) -> Affiliation:
    """Return what the words at `tokens` (in text order) say of whose the actor is.

    Words after "to", "in", "against" are left out: an office is sent there. `people` reads a
    people although the model took it for a person ("Bosnian Serbs").
    """
    states: list[Found] = []
    body: Found | None = None
    parted: str | None = None
    for found in _named(parse, names, _own(parse, tokens), people=people):
        apart = _parted(parse, found)
        if apart:
            parted = parted or slug(apart)
        elif found.name.kind in STATE_KINDS or self_governed(names, found.name):
            states.append(found)
        else:
            body = body or found
    return Affiliation(states=tuple(states), body=body, parted=parted)


def self_governed(names: Names, name: Name) -> bool:
    """Tell whether a disputed place has a state code of its own ("Kosovo", "Gaza")."""
    return (
        name.kind == "disputed"
        and bool(name.country)
        and f"country:{name.country}" not in names.by_key
    )


def slug(words: str) -> str:
    """Return words as an id: lower case, hyphens between."""
    return _SLUG.sub("-", words.casefold()).strip("-")


def _own(parse: Parse, tokens: Sequence[int]) -> Sequence[int]:
    """Return the words up to where somebody is sent ("envoy to"; not those of "up to 90")."""
    noun = False
    for place, token in enumerate(tokens):
        if noun and parse.form[token] in lexicon.words("elsewhere"):
            return tokens[:place]
        noun = noun or parse.pos[token] in {"NOUN", "PROPN"}
    return tokens


def _named(parse: Parse, names: Names, tokens: Sequence[int], *, people: bool) -> Iterator[Found]:
    """Yield the names of the table at `tokens`, those inside a longer name of the model too."""
    after = -1
    for token in tokens:
        if token < after or not parse.form[token][:1].isupper():
            continue
        entity = parse.entity_at.get(token)
        if entity is not None and entity.key:
            yield Found(first=entity.first, last=entity.last, name=names.by_key[entity.key])
            after = entity.last
            continue
        if entity is not None and entity.label == "PERSON" and not people:
            continue
        found = _looked_up(parse, names, token, tokens[-1] + 1)
        if found is not None:
            yield found
            after = found.last


def _looked_up(parse: Parse, names: Names, token: int, end: int) -> Found | None:
    for last in range(min(token + _LONGEST, end), token, -1):
        surface = parse.words(token, last)
        name = names.lookup(surface)
        if name is not None and surface not in name.weak:
            return Found(first=token, last=last, name=name)
    head, dash, rest = _DASHED.sub("-", parse.form[token]).partition("-")
    name = names.lookup(head) if dash and rest else None
    strong = name is not None and head not in name.weak
    return Found(first=token, last=token + 1, name=name) if name and strong else None


def _parted(parse: Parse, found: Found) -> str:
    """Return the words that part a nation from its state, with the nation; "" if none do."""
    before, behind = _prefix(parse, found.first), _suffix(parse, found.last)
    if found.last - found.first == 1 and behind is None:
        behind = _glued(parse.form[found.first])
        if behind:
            return f"{before} {parse.form[found.first]}"
    if not before and behind is None:
        return ""
    return f"{before} {parse.words(found.first, found.last)} {behind or ''}"


def _glued(form: str) -> str | None:
    rest = _DASHED.sub("-", form).rpartition("-")[2].lower()
    return rest if rest != form.lower() and rest in lexicon.words("after") else None


def _prefix(parse: Parse, first: int) -> str:
    at = first - 1
    if at > 0 and parse.form[at] in _HYPHENS:
        at -= 1
    if at < 0 or parse.sentence[at] != parse.sentence[first]:
        return ""
    word = parse.form[at].lower()
    gone = parse.form[first].lower() in lexicon.words("dissolved")
    return word if word in lexicon.words("since" if gone else "before") else ""


def _suffix(parse: Parse, last: int) -> str | None:
    if last + 1 >= len(parse) or parse.form[last] not in _HYPHENS:
        return None
    word = parse.form[last + 1].lower()
    return word if word in lexicon.words("after") else None
