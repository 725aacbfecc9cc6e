"""Which words of a page name places: the parse's names, the gazetteer, and the page itself.

The language model misses many places in local and foreign news and calls them bodies or
persons. A name counts as a place if the table or the model says so; if a division follows it
("Sochi, Russia"); if it stands where places stand and the gazetteer knows it; or if the page
names it so elsewhere.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.knowledge.gazetteer import Called, Entry, Gazetteer, name_key
from onrecord.language.parse import Entity, Parse
from onrecord.reading.places.divisions import LONGEST_NAME, PROPER, divided
from onrecord.reading.places.naming import Named, is_acronym, named, words
from onrecord.reading.places.standing import (
    JOINING,
    is_direction,
    names_disease,
    opens_block,
    opens_dateline,
    stands_beside_noun,
    stands_in_place,
    surnames,
)

PLACE_LABELS = frozenset(["GPE", "LOC"])
PLACE_KEYS = frozenset(["country", "capital", "disputed", "demonym"])
MISTAKEN_LABELS = frozenset(["ORG", "PERSON", "FAC", "PRODUCT", "NORP", "WORK_OF_ART", "EVENT"])
LINKING = frozenset(["of", "for", "in"])
LONGEST_ACRONYM = 4

LARGE = 100_000
"""People in a town whose bare name is taken for it wherever it stands alone."""

WELL_KNOWN = 20_000
"""People in a town that is found by another of its names than its own."""

KNOWN = 1_000
"""People in a town whose name is taken for it after "in", "near", "from" and the like."""


def find(parse: Parse, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Return the names of places in `parse` in text order; they do not overlap."""
    return _Finder(parse, gazetteer).run()


class _Finder:
    """The search in one parse; `held` has the name that a token belongs to."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.held: dict[int, Named] = {}
        self.sure: set[str] = set()
        self.surnames = surnames(parse)
        self.diseases = frozenset(
            name_key(parse.form[token - 1])
            for token in range(1, len(parse))
            if names_disease(parse, token)
        )

    def run(self) -> tuple[Named, ...]:
        for entity in self.parse.entities:
            self._by_entity(entity)
        for first, comma, last in divided(self.parse, self.gazetteer):
            self._take(first, comma, container=comma + 1)
            self._take(comma + 1, last)
        runs = list(self._runs())
        for run in runs:
            self._by_gazetteer(*run)
        self._by_list(runs)
        for run in runs:
            self._by_page(*run)
        return tuple(
            self._dated(name) for token, name in sorted(self.held.items()) if token == name.first
        )

    def _dated(self, name: Named) -> Named:
        """Mark a name in the dateline of a block, where the report was written."""
        outer = self.held.get(name.container) if name.container is not None else None
        if opens_block(self.parse, name.first, (outer or name).last):
            return msgspec.structs.replace(name, rule="pl.dateline")
        return name

    def _add(self, first: int, last: int, rule: str, **more: Any) -> None:
        """Hold a name unless its tokens are held, or it is a direction or an illness."""
        if any(token in self.held for token in range(first, last)):
            return
        sure = more.pop("sure", True)
        name = named(self.parse, first, last, rule, **more)
        key = name_key(name.words)
        if is_direction(name.words) or names_disease(self.parse, last) or key in self.diseases:
            return
        self.held.update(dict.fromkeys(range(first, last), name))
        if sure and not name.is_demonym:
            self.sure.add(key)

    def _take(self, first: int, last: int, container: int | None = None) -> None:
        """Put a name with a division in the place of those that share tokens with it."""
        clash = {id(n): n for t in range(first, last) if (n := self.held.get(t))}.values()
        key = next((n.key for n in clash if (n.first, n.last) == (first, last)), "")
        for name in clash:
            for token in range(name.first, name.last):
                del self.held[token]
        more = {} if container is None else {"container": container}
        self._add(first, last, "pl.division", key=key, **more)

    def _by_entity(self, entity: Entity) -> None:
        """`pl.name`: the table or the model calls it a place ("shells fell on Sumy").

        `pl.people`: a people that the names table lacks ("Abkhaz"). `pl.facility`: a street or
        building by its last word. `pl.region`: a region of ours of two words and more.
        """
        first, last, label = entity.first, entity.last, entity.label
        form = self.parse.words(first, last)
        if entity.key.partition(":")[0] in PLACE_KEYS or (label in PLACE_LABELS and not entity.key):
            known = entity.key or self.gazetteer.short_name(form, after_comma=False)
            if form[0].isdigit() or (form[0].isupper() and (known or not is_acronym(form))):
                self._add(first, last, "pl.name", key=entity.key)
        elif entity.key or label not in MISTAKEN_LABELS:
            return
        elif self._is_region(form, last - first):
            self._add(first, last, "pl.region")
        elif self.gazetteer.people(form):
            self._add(first, last, "pl.people", key="demonym:")
        elif label == "FAC" and form.split()[-1].lower().rstrip(".") in words("facility"):
            self._add(first, last, "pl.facility", sure=False)

    def _is_region(self, form: str, tokens: int) -> bool:
        called = self.gazetteer.named(form) if 1 < tokens <= LONGEST_NAME else ()
        return bool(called) and called[0].entry.kind == "R"

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of proper nouns that no name holds, cut at borders of entities."""
        parse, first = self.parse, 0
        entity_at = parse.entity_at
        for token in range(len(parse) + 1):
            free = token < len(parse) and token not in self.held and self._is_proper(token)
            cut = token > first and (
                not free
                or parse.sentence[token] != parse.sentence[first]
                or entity_at.get(token) is not entity_at.get(first)
            )
            if cut:
                yield first, token
            if cut or not free:
                first = token if free else token + 1

    def _is_proper(self, token: int) -> bool:
        if not self.parse.form[token][0].isupper():
            return False
        entity = self.parse.entity_at.get(token)
        mistaken = entity is not None and entity.label in MISTAKEN_LABELS
        return self.parse.tag[token] in PROPER or mistaken

    def _is_mistaken(self, token: int) -> bool:
        """Tell whether a token is in no name, or in one that the model may have got wrong."""
        entity = self.parse.entity_at.get(token)
        return entity is None or (not entity.key and entity.label in MISTAKEN_LABELS)

    def _by_gazetteer(self, first: int, last: int) -> None:
        """Take the names in a run that the gazetteer knows and their surroundings show."""
        if not self._is_mistaken(first):
            return
        entity = self.parse.entity_at.get(first)
        person = entity is not None and entity.label == "PERSON"
        form = self.parse.words(first, last)
        if self.gazetteer.short_name(form, after_comma=False):
            self._add(first, last, "pl.gazetteer")
            return
        called = self.gazetteer.named(form) if last - first <= LONGEST_NAME else ()
        if called:
            rule = self._shown(first, last, called, person=person)
            if rule:
                self._add(first, last, rule, confidence="medium")
        elif not person:
            self._within(first, last)

    def _shown(self, first: int, last: int, called: Iterable[Called], *, person: bool) -> str:
        """Return the rule that takes a whole run for a place, empty if none does.

        `pl.locative`: it stands where places stand. `pl.beside`: a noun follows that places
        modify. `pl.dateline`. `pl.gazetteer`: a country, a division, a large town.
        """
        parse = self.parse
        places = _answers(called)
        if not places or self._is_acronym(first, last):
            return ""
        known = any(place.population >= KNOWN or place.kind == "R" for place in places)
        if (known or not person) and stands_in_place(parse, first, last, person=person):
            return "pl.locative"
        if parse.form[last - 1] in self.surnames:
            return ""
        if known and stands_beside_noun(parse, last):
            return "pl.beside"
        if opens_dateline(parse, first, last):
            return "pl.dateline"
        alone = not person and any(_speaks_for_itself(p, last - first) for p in places)
        return "pl.gazetteer" if alone else ""

    def _is_acronym(self, first: int, last: int) -> bool:
        form = self.parse.form[first]
        return last - first == 1 and form.isupper() and len(form) <= LONGEST_ACRONYM

    def _within(self, first: int, last: int) -> None:
        """`pl.body`: a place or people at the head of a body's name ("Tula City Council")."""
        form = self.parse.form
        body: dict[str, Any] = {"inside_body": True, "confidence": "medium", "sure": False}
        for end in range(min(last - 1, first + 2), first, -1):
            if self.gazetteer.people(self.parse.words(first, end)):
                self._add(first, end, "pl.people", key="demonym:", **body)
                return
        for start in range(first, last):
            if start > first and form[start - 1].lower() not in LINKING:
                continue
            for end in range(min(last, start + LONGEST_NAME), start, -1):
                if self._heads_body(start, end, last):
                    self._add(start, end, "pl.body", **body)
                    return

    def _heads_body(self, first: int, end: int, last: int) -> bool:
        form = self.parse.words(first, end)
        if self._is_acronym(first, end) or form in self.surnames:
            return False
        bodily = end < last and self.parse.form[end].lower() in words("body")
        mains = [c.entry for c in self.gazetteer.named(form) if c.main]
        return any(
            _speaks_for_itself(e, end - first) or (bodily and e.population >= KNOWN) for e in mains
        )

    def _by_list(self, runs: Iterable[tuple[int, int]]) -> None:
        """`pl.list`: a known name beside a place, or before a plural ("Pyatt and Sarpy counties").

        From left to right and back, so that a list of any length is taken up from either end.
        """
        listed = [run for run in runs if run[1] - run[0] <= LONGEST_NAME]
        for first, last in (*listed, *reversed(listed)):
            if self._is_listed(first, last):
                called = self.gazetteer.named(self.parse.words(first, last))
                if _answers(called):
                    self._add(first, last, "pl.list", confidence="medium")

    def _is_listed(self, first: int, last: int) -> bool:
        form, held = self.parse.form, self.held
        surname = last - first == 1 and form[first] in self.surnames
        if surname or not self._is_mistaken(first) or first - 1 in held:
            return False
        before = first > 1 and form[first - 1] in JOINING and first - 2 in held
        after = last + 1 < len(form) and form[last] in JOINING and last + 1 in held
        plural = last < len(form) and form[last].lower() in words("kinds_of")
        return before or after or plural

    def _by_page(self, first: int, last: int) -> None:
        """`pl.page`: a name that the page uses for a place elsewhere."""
        parse = self.parse
        entity = parse.entity_at.get(first)
        person = entity is not None and entity.label == "PERSON" and last - first > 1
        if entity is not None and (
            entity.key or (person and parse.form[last - 1] in self.surnames)
        ):
            return
        start = first
        while start < last:
            end = self._sure_from(start, last)
            if end is not None and (start == first or not person):
                inside = end - start < last - first
                self._add(
                    start, end, "pl.page", sure=False, inside_body=inside, confidence="medium"
                )
            start = end or start + 1

    def _sure_from(self, start: int, last: int) -> int | None:
        """Return the end of the longest name at `start` that is surely a place of this page."""
        parse = self.parse
        for end in range(min(last, start + LONGEST_NAME), start, -1):
            name = name_key(parse.words(start, end))
            if parse.form[end - 1] not in self.surnames and name in self.sure:
                return end
        return None


def _answers(called: Iterable[Called]) -> list[Entry]:
    """Return the places that bear a name as their own, else the well known ones."""
    mains = [c.entry for c in called if c.main]
    return mains or [c.entry for c in called if c.entry.population >= WELL_KNOWN]


def _speaks_for_itself(entry: Entry, tokens: int) -> bool:
    """Tell whether a bare name is enough: a country, a region, a large town, "X County"."""
    if entry.kind == "2":
        return tokens > 1
    return entry.kind in "CR" or entry.population >= LARGE
