"""Which words of a page name places: the parse's names, the gazetteer, and the page itself.

The language model misses many places in local and foreign news and calls them bodies or
persons. A name counts as a place if the table or the model says so; if a division follows it
("Sochi, Russia"); if it stands where places stand and the gazetteer knows it; or if the page
names it so elsewhere.
"""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.knowledge.gazetteer import Called, Entry, Gazetteer, name_key
from onrecord.language.parse import Entity, Parse
from onrecord.reading.places.naming import Named, named, of_entity, words
from onrecord.reading.places.offsets import way_before

PLACE_LABELS = frozenset(["GPE", "LOC"])
PLACE_KEYS = frozenset(["country", "capital", "disputed", "demonym"])
MISTAKEN_LABELS = frozenset(["ORG", "PERSON", "FAC", "PRODUCT", "NORP", "WORK_OF_ART", "EVENT"])
PROPER = frozenset(["NNP", "NNPS"])
LONGEST_NAME = 5
"""Tokens of a name that the gazetteer is asked for."""

LARGE = 200_000
"""People in a town whose bare name is taken for it wherever it stands alone."""

KNOWN = 1_000
"""People in a town whose name is taken for it after "in", "near", "from" and the like."""

_DASHES = frozenset(["(", "-", "--", "—", "–"])
_JOINING = frozenset([",", "and", "or", "&"])
STRONG = frozenset([
    "in", "at", "near", "from", "outside", "inside", "across", "throughout", "towards", "toward",
])  # fmt: skip
"""Prepositions that a place follows more often than a person does."""


class Finder:
    """The search in one parse. `taken` are the tokens that a found name holds already."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.found: list[Named] = []
        self.taken: set[int] = set()
        self.sure: set[str] = set()
        self.surnames = _surnames(parse)
        self.diseases = {
            name_key(parse.form[token - 1])
            for token in range(1, len(parse))
            if parse.form[token].lower() in words("disease")
        }

    def run(self) -> tuple[Named, ...]:
        """Return all names of places in text order; they do not overlap."""
        for entity in self.parse.entities:
            self._by_entity(entity)
        self._by_division()
        runs = list(self._runs())
        for run in runs:
            self._by_gazetteer(*run)
        self._by_list(runs)
        for run in runs:
            self._by_page(*run)
        found = sorted(self.found, key=lambda name: name.first)
        return tuple(self._dated(name) for name in found)

    def _dated(self, name: Named) -> Named:
        """Mark a name in the dateline of a block, where the report was written."""
        parse = self.parse
        end = next((n.last for n in self.found if n.first == name.container), name.last)
        if name.first == 0 or parse.block[name.first - 1] != parse.block[name.first]:
            if end < len(parse) and parse.form[end] in _DASHES:
                return msgspec.structs.replace(name, rule="pl.dateline")
        return name

    def _add(self, name: Named, *, sure: bool = True) -> None:
        if not self.taken.isdisjoint(range(name.first, name.last)):
            return
        if self._is_no_place(name):
            return
        self.found.append(name)
        self.taken.update(range(name.first, name.last))
        if sure and not name.is_demonym:
            self.sure.add(name_key(name.words))

    def _is_no_place(self, name: Named) -> bool:
        """Tell whether a name is a bare direction ("the North") or names a disease."""
        parts = name.words.lower().split()
        after = self.parse.form[name.last].lower() if name.last < len(self.parse) else ""
        return (
            all(part in words("compass") for part in parts)
            or after in words("disease")
            or name_key(name.words) in self.diseases
        )

    def _by_entity(self, entity: Entity) -> None:
        """`pl.name`: the table or the model calls it a place ("shells fell on Sumy")."""
        kind = entity.key.partition(":")[0]
        form = self.parse.form[entity.first]
        if kind in PLACE_KEYS or (entity.label in PLACE_LABELS and not entity.key):
            if form[0].isupper() or form[0].isdigit():
                self._add(of_entity(self.parse, entity, "pl.name"))
        elif not entity.key and self._is_region(entity):
            self._add(of_entity(self.parse, entity, "pl.region"))
        elif not entity.key and self.gazetteer.people(self.parse.words(entity.first, entity.last)):
            self._add(self._people(entity.first, entity.last))
        elif entity.label == "FAC" and self._last_word(entity) in words("way") | words("site"):
            self._add(of_entity(self.parse, entity, "pl.facility"), sure=False)

    def _is_region(self, entity: Entity) -> bool:
        """`pl.region`: a region of our own of two words and more ("the Suwalki Gap")."""
        long = 1 < entity.last - entity.first <= LONGEST_NAME and entity.label in MISTAKEN_LABELS
        called = self.gazetteer.named(self.parse.words(entity.first, entity.last)) if long else ()
        return bool(called) and called[0].entry.kind == "R"

    def _people(self, first: int, last: int, **more: object) -> Named:
        """Build the name of a people that the names table does not have ("Abkhaz")."""
        return named(self.parse, first, last, "pl.people", key="demonym:", **more)

    def _last_word(self, entity: Entity) -> str:
        return self.parse.form[entity.last - 1].lower().rstrip(".")

    def _by_division(self) -> None:
        """`pl.division`: the name before a comma and the division it lies in ("Gori, Georgia")."""
        parse = self.parse
        for comma in range(1, len(parse) - 1):
            if parse.form[comma] != "," or parse.block[comma - 1] != parse.block[comma + 1]:
                continue
            last = self._division_at(comma + 1)
            if last is None:
                continue
            first = self._town_before(comma, comma + 1, last)
            if first is not None:
                self._take(first, comma, "pl.division", container=comma + 1)
                self._take(comma + 1, last, "pl.division")

    def _take(self, first: int, last: int, rule: str, container: int | None = None) -> None:
        """Put a name in the place of those that it holds or that share tokens with it."""
        clash = [n for n in self.found if n.first < last and first < n.last]
        key = next((n.key for n in clash if (n.first, n.last) == (first, last)), "")
        self.found = [n for n in self.found if n not in clash]
        self.taken.difference_update(t for n in clash for t in range(n.first, n.last))
        more = {} if container is None else {"container": container}
        self._add(named(self.parse, first, last, rule, key=key, **more))

    def _division_at(self, token: int) -> int | None:
        """Return the end of the name of a division or country at `token`."""
        parse = self.parse
        if not parse.form[token][0].isupper():
            return None
        for last in range(min(token + LONGEST_NAME, len(parse)), token, -1):
            if parse.block[last - 1] != parse.block[token]:
                continue
            form = parse.words(token, last)
            if not (form[-1].isalnum() or last == token + 1):
                continue
            if self.gazetteer.short_name(form, after_comma=True) or self._is_area(form):
                return last
        return None

    def _is_area(self, form: str) -> bool:
        return form[0].isupper() and any(
            called.main and called.entry.kind in "C1R2" for called in self.gazetteer.named(form)
        )

    def _town_before(self, comma: int, division: int, end: int) -> int | None:
        """Return the start of the longest name before `comma` that lies in the division."""
        parse = self.parse
        low = comma
        while low > 0 and comma - low < LONGEST_NAME and self._may_name(low - 1, comma - 1):
            low -= 1
        form = parse.words(division, end)
        areas = self.areas(form, after_comma=True)
        for first in range(low, comma):
            town = parse.words(first, comma)
            if any(_lies_in(called, areas) for called in self.gazetteer.named(town)):
                return first
        return None

    def areas(self, form: str, *, after_comma: bool) -> frozenset[tuple[str, str]]:
        """Return country and admin1 (empty for a country) of the divisions called `form`."""
        short = self.gazetteer.short_name(form, after_comma=after_comma)
        if short is not None:
            return frozenset([(short.country, short.admin1)])
        return frozenset(
            (c.entry.country, c.entry.admin1)
            for c in self.gazetteer.named(form)
            if c.entry.kind in "C1R2"
        )

    def _may_name(self, token: int, other: int) -> bool:
        parse = self.parse
        return (
            parse.block[token] == parse.block[other]
            and parse.form[token][0].isupper()
            and (parse.tag[token] in PROPER or token in parse.entity_at)
        )

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of proper nouns that no name holds, cut at borders of entities."""
        parse, first = self.parse, 0
        entity_at = parse.entity_at
        for token in range(len(parse) + 1):
            free = token < len(parse) and token not in self.taken and self._is_proper(token)
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
        form = self.parse.form[token]
        if not form[0].isupper():
            return False
        entity = self.parse.entity_at.get(token)
        return self.parse.tag[token] in PROPER or (
            entity is not None and entity.label in MISTAKEN_LABELS
        )

    def _by_gazetteer(self, first: int, last: int) -> None:
        """Take the names in a run that the gazetteer knows and their surroundings show."""
        entity = self.parse.entity_at.get(first)
        if entity is not None and (entity.key or entity.label not in MISTAKEN_LABELS):
            return
        if self.gazetteer.short_name(self.parse.words(first, last), after_comma=False):
            self._add(named(self.parse, first, last, "pl.gazetteer"))
            return
        whole = last - first <= LONGEST_NAME and self.gazetteer.named(self.parse.words(first, last))
        if whole:
            rule = self._shown(first, last, entity, whole)
            if rule:
                self._add(named(self.parse, first, last, rule, confidence="medium"))
            return
        self._within(first, last, entity)

    def _shown(self, first: int, last: int, entity: Entity | None, called: Iterable[Called]) -> str:
        """Return the rule that takes a whole run for a place, empty if none does."""
        parse = self.parse
        mains = [c.entry for c in called if c.main] or [
            c.entry for c in called if c.entry.population >= LARGE
        ]
        acronym = last - first == 1 and parse.form[first].isupper() and len(parse.form[first]) <= 4
        if not mains or acronym:
            return ""
        person = entity is not None and entity.label == "PERSON"
        surname = parse.form[last - 1] in self.surnames
        known = max(e.population for e in mains) >= KNOWN or any(e.kind == "R" for e in mains)
        if self._stands_in_place(first, last, person=person) and (known or not person):
            return "pl.locative"
        if surname:
            return ""
        if self._beside_noun(last) and known:
            return "pl.beside"
        if self._is_dateline(first, last):
            return "pl.dateline"
        if any(_speaks_for_itself(e, last - first) for e in mains):
            return "" if person else "pl.gazetteer"
        return ""

    def _stands_in_place(self, first: int, last: int, *, person: bool) -> bool:
        """Tell whether a name stands where places do ("near X", "outskirts of X", "retook X")."""
        parse = self.parse
        if first and parse.sentence[first - 1] == parse.sentence[first]:
            word = parse.form[first - 1].lower()
            before = parse.form[first - 2].lower() if first > 1 else ""
            if word in STRONG or (word in words("locative") - {"of", "between"} and not person):
                return True
            if word in {"of", "between"} and before in words(f"before_{word}"):
                return True
            if way_before(parse, first) is not None:
                return True
        token = next(
            (t for t in range(first, last) if not first <= parse.head[t] < last), last - 1
        )
        verb = parse.lemma[parse.head[token]].lower()
        return parse.dep[token] in {"dobj", "nsubjpass"} and verb in words("taking")

    def _beside_noun(self, last: int) -> bool:
        """Tell whether a noun that a place often modifies follows ("Danbury police")."""
        return last < len(self.parse) and self.parse.form[last] in words("beside")

    def _is_dateline(self, first: int, last: int) -> bool:
        """Tell whether a run stands where a dateline does ("SUMY (Reuters) -")."""
        parse = self.parse
        if last >= len(parse) or parse.form[last] not in _DASHES:
            return False
        opens = first == 0 or parse.sentence[first - 1] != parse.sentence[first]
        return opens or parse.words(first, last).isupper()

    def _within(self, first: int, last: int, entity: Entity | None) -> None:
        """`pl.body`: a place at the head of the name of a body ("Tula City Council")."""
        parse = self.parse
        if entity is not None and entity.label == "PERSON":
            return
        for end in range(min(last, first + 2), first, -1):
            if end < last and self.gazetteer.people(parse.words(first, end)):
                self._add(self._people(first, end, inside_body=True, confidence="medium"))
                return
        for start in range(first, last):
            if start > first and parse.form[start - 1].lower() not in {"of", "for", "in"}:
                continue
            for end in range(min(last, start + LONGEST_NAME), start, -1):
                if self._heads_body(start, end, last):
                    more = {"inside_body": True, "confidence": "medium"}
                    self._add(named(parse, start, end, "pl.body", **more), sure=False)
                    return

    def _heads_body(self, first: int, end: int, last: int) -> bool:
        parse = self.parse
        form = parse.words(first, end)
        if end - first == 1 and ((form.isupper() and len(form) <= 4) or form in self.surnames):
            return False
        bodily = end < last and parse.form[end].lower() in words("body")
        mains = [c.entry for c in self.gazetteer.named(form) if c.main]
        return any(
            _speaks_for_itself(e, end - first) or (bodily and e.population >= KNOWN) for e in mains
        )

    def _by_list(self, runs: Iterable[tuple[int, int]]) -> None:
        """`pl.list`: a known name beside a place, or before a plural ("Pyatt and Sarpy counties").

        From left to right and back, so that a list of any length is taken up from either end.
        """
        listed = list(runs)
        for first, last in (*listed, *reversed(listed)):
            if self._is_listed(first, last) and last - first <= LONGEST_NAME:
                form = self.parse.words(first, last)
                if any(c.main for c in self.gazetteer.named(form)):
                    self._add(named(self.parse, first, last, "pl.list", confidence="medium"))

    def _is_listed(self, first: int, last: int) -> bool:
        parse = self.parse
        if parse.form[last - 1] in self.surnames:
            return False
        entity = parse.entity_at.get(first)
        if entity is not None and entity.key:
            return False
        before = first > 1 and parse.form[first - 1] in _JOINING and first - 2 in self.taken
        after = last + 1 < len(parse) and parse.form[last] in _JOINING and last + 1 in self.taken
        plural = last < len(parse) and parse.form[last].lower() in words("kinds_of")
        return before or after or plural

    def _by_page(self, first: int, last: int) -> None:
        """`pl.page`: a name that the page uses for a place elsewhere."""
        parse = self.parse
        entity = parse.entity_at.get(first)
        if entity is not None and entity.key:
            return
        person = entity is not None and entity.label == "PERSON" and last - first > 1
        if person and parse.form[last - 1] in self.surnames:
            return
        start = first
        while start < last:
            end = next(
                (
                    end
                    for end in range(min(last, start + LONGEST_NAME), start, -1)
                    if parse.form[end - 1] not in self.surnames
                    and name_key(parse.words(start, end)) in self.sure
                ),
                None,
            )
            if end is None:
                start += 1
                continue
            if not person or start == first:
                inside = end - start < last - first
                self._add(
                    named(parse, start, end, "pl.page", inside_body=inside, confidence="medium"),
                    sure=False,
                )
            start = end


def _lies_in(called: Called, areas: frozenset[tuple[str, str]]) -> bool:
    entry = called.entry
    return (entry.country, entry.admin1) in areas or (entry.country, "") in areas


def _speaks_for_itself(entry: Entry, tokens: int) -> bool:
    """Tell whether a bare name is enough: a country, a division, a large town, "X County"."""
    return (
        entry.kind in "CR"
        or (entry.kind == "1" and entry.population >= LARGE)
        or entry.population >= LARGE
        or (entry.kind == "2" and tokens > 1)
    ) and not (entry.kind == "2" and tokens == 1)


def _surnames(parse: Parse) -> frozenset[str]:
    """Return the last words of persons' names of two words and more, none of them after "in"."""
    return frozenset(
        parse.form[entity.last - 1]
        for entity in parse.entities
        if entity.label == "PERSON"
        and entity.last - entity.first > 1
        and (entity.first == 0 or parse.form[entity.first - 1].lower() not in STRONG)
    )


def find(parse: Parse, gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Return the names of places in `parse` in text order."""
    return Finder(parse, gazetteer).run()
