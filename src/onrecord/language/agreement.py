"""One type per name per report: the table decides, then the long form of a name.

The model types a name anew at every mention: one report holds "Grigoryan" as a person, a
place and an organisation. Here the table's names come first, except inside a longer name
("Paris Hilton", "Bank of Georgia"); then "Armen Grigoryan" says what "Grigoryan" is, and a
title what follows it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.names import Match, NameMatcher
from onrecord.language.parse import Entity, Parse

NAMED = frozenset(
    ["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"]
)
"""Labels of names; the others are times, amounts and languages, which are left alone."""

PERSON_LABELS = frozenset(["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"])
"""Labels that the model gives to persons by mistake."""

PROPER = frozenset(["NNP", "NNPS"])
LONGEST_PERSON = 3
"""Tokens of a person's name; what the model calls a person and is longer is half a headline."""

SHORTEST_TITLE, SHORT_WORD, TITLE_CASE = 4, 3, 0.8
"""A line of at least so many words, of whose words longer than three letters more than this
share are capitalised, is a title."""

PLACING = frozenset(["in", "from", "near", "across", "inside", "outside", "to", "throughout"])
"""Words before a place; a surname seldom follows them."""

NOMINAL = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "agent"])
"""Places in a sentence where an unknown surname is a name even if its tag says otherwise."""

POSSESSIVES = frozenset(["'s", "’s", "'", "’", "'S", "’S"])
ARTICLES = frozenset(["the", "The", "THE", "a", "an"])


def name_entities(parse: Parse, matcher: NameMatcher) -> Parse:
    """Return `parse` with its entities typed by the table and by each other, in text order."""
    model = [name for entity in parse.entities for name in _trimmed(entity, parse)]
    matches = list(matcher.matches(parse))
    named = _decided(parse, model, matches)
    agreed = sorted(_agreed(parse, named), key=lambda name: name.first)
    return msgspec.structs.replace(parse, entities=tuple(agreed))


def _trimmed(entity: Entity, parse: Parse) -> Iterator[Entity]:
    """Drop a leading article and a trailing possessive from a name; drop an empty one."""
    if entity.label not in NAMED:
        yield entity
        return
    first, last = entity.first, entity.last
    while first < last and parse.form[first] in ARTICLES:
        first += 1
    while first < last and parse.form[last - 1] in POSSESSIVES:
        last -= 1
    label = entity.label
    if label in PERSON_LABELS and first < last and _ranked(parse, first, last):
        first, label = first + 1, "PERSON"
    if first < last:
        yield msgspec.structs.replace(entity, first=first, last=last, label=label)


def _ranked(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a name is a rank and one to three capitalised words ("Mayor Ana Ruiz")."""
    rank, *words = parse.form[first:last]
    capitalised = all(word[0].isupper() for word in words)
    return rank in RANKS and 1 <= len(words) <= LONGEST_PERSON and capitalised


def _decided(parse: Parse, model: list[Entity], matches: list[Match]) -> list[Entity]:
    """Put the names of the table over the model's."""
    held = {token: entity for entity in model for token in range(entity.first, entity.last)}
    covered = {token for match in matches for token in range(match.first, match.last)}
    people = _people(parse, model, covered)
    won = []
    for match in matches:
        over = {held[token] for token in range(match.first, match.last) if token in held}
        if _wins(parse, match, over, covered, people):
            won.append(match)
    taken = {token for match in won for token in range(match.first, match.last)}
    kept = [part for entity in model for part in _left_over(entity, taken)]
    return kept + [_of_table(match) for match in won]


def _people(parse: Parse, model: list[Entity], covered: set[int]) -> dict[str, bool]:
    """Return the words in long names of persons that the table may hold too.

    True where the word is a surname ("Michael Jordan") that stands after no "in" or "from" in
    this report: then it is a person wherever it stands alone. Otherwise (a first name, "Paris
    Hilton") the model must see a person at the mention itself.
    """
    placed = {
        form
        for form, before in zip(parse.form[1:], parse.form, strict=False)
        if before.lower() in PLACING
    }
    people: dict[str, bool] = {}
    for entity in model:
        if _heads_a_title(parse, entity, covered):
            continue
        if entity.label == "PERSON" and 1 < entity.last - entity.first <= LONGEST_PERSON:
            *given, surname = parse.form[entity.first : entity.last]
            people.update(dict.fromkeys(given, False))
            people[surname] = surname not in placed and entity.first not in covered
    return people


def _heads_a_title(parse: Parse, entity: Entity, covered: set[int]) -> bool:
    """Tell whether a name begins with one of the table in a line of Capitalised Words.

    There the model takes "Yerevan Turns" for a person: case says nothing of what is a name.
    """
    if entity.first not in covered or entity.label not in NAMED:
        return False
    words = parse.blocks[parse.block[entity.first]].of(parse.text).split()
    long = [word for word in words if len(word) > SHORT_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in long)
    return len(words) >= SHORTEST_TITLE and capital > TITLE_CASE * len(long)


def _of_table(match: Match) -> Entity:
    name = match.name
    return Entity(
        first=match.first, last=match.last, label=name.label, key=name.key, made_by="table"
    )


def _wins(
    parse: Parse, match: Match, over: set[Entity], covered: set[int], people: dict[str, bool]
) -> bool:
    """Tell whether a name of the table beats the names `over` it that the model saw."""
    exact = any((e.first, e.last) == (match.first, match.last) for e in over)
    person = any(entity.label == "PERSON" for entity in over)
    if match.weak:
        return exact and not person and parse.dep[match.last - 1] != "compound"
    if match.last - match.first == 1 and parse.form[match.first] in people:
        surname = people[parse.form[match.first]]
        return not (person or surname or _follows(parse, match.first, FORMS))
    if match.first and _follows(parse, match.first, FORMS):
        return False
    return not any(_holds(parse, entity, match, covered) for entity in over)


def _holds(parse: Parse, entity: Entity, match: Match, covered: set[int]) -> bool:
    """Tell whether `match` is only a part of the longer name `entity`."""
    if entity.first >= match.first and entity.last <= match.last:
        return False
    if entity.label not in NAMED:
        return entity.first < match.first and match.last < entity.last
    if entity.label == "PERSON" and match.name.kind == "demonym" and entity.first == match.first:
        return False
    if _heads_a_title(parse, entity, covered):
        return False
    if entity.label == "PERSON" and entity.last - entity.first > LONGEST_PERSON:
        return False
    rest = [token for token in range(entity.first, entity.last) if token not in covered]
    return any(parse.form[token][0].isupper() for token in rest)


def _left_over(entity: Entity, taken: set[int]) -> Iterator[Entity]:
    """Yield what the table leaves of a name of the model: all, nothing, or what is beside it.

    Only short names of persons, times and amounts keep what is beside a name of the table
    ("Iranian | Reza Karimi").
    """
    free = [token for token in range(entity.first, entity.last) if token not in taken]
    if len(free) == entity.last - entity.first:
        yield entity
        return
    long = entity.last - entity.first > LONGEST_PERSON + 1
    if not free or (entity.label in NAMED and (long or entity.label != "PERSON")):
        return
    if free[-1] - free[0] == len(free) - 1:
        yield msgspec.structs.replace(entity, first=free[0], last=free[-1] + 1)


def _agreed(parse: Parse, names: list[Entity]) -> Iterator[Entity]:
    """Yield `names` with one type for each name of the model, and bare surnames as persons."""
    labels = _labels(parse, names)
    surnames = {
        form.rsplit(" ", 1)[1]
        for form, label in labels.items()
        if label == "PERSON" and " " in form
    }
    taken = set[int]()
    for entity in names:
        taken.update(range(entity.first, entity.last))
        if entity.made_by != "model" or entity.label not in NAMED:
            yield entity
            continue
        form = _form(parse, entity)
        label = "PERSON" if form in surnames else labels[form]
        made_by = entity.made_by if label == entity.label else "agreement"
        yield msgspec.structs.replace(entity, label=label, made_by=made_by)
    yield from _bare_surnames(parse, surnames, taken)


def _labels(parse: Parse, names: Iterable[Entity]) -> dict[str, str]:
    """Return the type of each form: that after a title, else its commonest, the first on a tie."""
    votes: dict[str, Counter[str]] = {}
    for entity in names:
        if entity.made_by == "model" and entity.label in NAMED:
            votes.setdefault(_form(parse, entity), Counter())[entity.label] += 1
            if entity.label in PERSON_LABELS and _titled(parse, entity):
                votes[_form(parse, entity)]["PERSON"] += len(parse)
    return {form: count.most_common(1)[0][0] for form, count in votes.items()}


def _titled(parse: Parse, entity: Entity) -> bool:
    """Tell whether a title stands right before a name of one to three capitalised words."""
    words = parse.form[entity.first : entity.last]
    return (
        len(words) <= LONGEST_PERSON
        and all(word[0].isupper() for word in words)
        and _follows(parse, entity.first, TITLES)
    )


def _follows(parse: Parse, token: int, words: frozenset[str]) -> bool:
    """Tell whether the token before `token`, in the same sentence, is one of `words`."""
    before = token - 1
    return (
        before >= 0
        and parse.sentence[before] == parse.sentence[token]
        and parse.form[before] in words
    )


def _bare_surnames(parse: Parse, surnames: set[str], taken: set[int]) -> Iterator[Entity]:
    """Yield surnames that the model saw no name in, where no other proper noun touches them."""
    for token, form in enumerate(parse.form):
        if form not in surnames or token in taken:
            continue
        if parse.tag[token] not in PROPER and parse.dep[token] not in NOMINAL:
            continue
        near = [n for n in (token - 1, token + 1) if 0 <= n < len(parse)]
        if not any(parse.tag[n] in PROPER and parse.form[n] not in TITLES for n in near):
            yield Entity(first=token, last=token + 1, label="PERSON", made_by="agreement")


def _form(parse: Parse, entity: Entity) -> str:
    return " ".join(parse.form[entity.first : entity.last])


FORMS = frozenset(row["title"] for row in rows("names/titles") if row["kind"] == "form")
RANKS = FORMS | {row["title"] for row in rows("names/titles") if row["kind"] == "rank"}
TITLES = frozenset(row["title"] for row in rows("names/titles"))
