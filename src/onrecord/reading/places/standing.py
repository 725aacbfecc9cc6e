"""What stands beside a name and shows that it names a place, whatever the model calls it."""

from onrecord.language.parse import Parse
from onrecord.reading.places.naming import words
from onrecord.reading.places.offsets import way_before

STRONG = frozenset([
    "in", "at", "near", "from", "outside", "inside", "across", "throughout", "towards", "toward",
])  # fmt: skip
"""Prepositions that a place follows more often than a person does."""

DASHES = frozenset(["(", "-", "--", "—", "–"])
JOINING = frozenset([",", "and", "or", "&"])


def stands_in_place(parse: Parse, first: int, last: int, *, person: bool) -> bool:
    """Tell whether a name stands where places do ("near X", "outskirts of X", "retook X").

    Of what the model calls a `person` only the surest surroundings make a place.
    """
    if first and parse.sentence[first - 1] == parse.sentence[first]:
        word = parse.form[first - 1].lower()
        before = parse.form[first - 2].lower() if first > 1 else ""
        if word in STRONG or (word in words("locative") and not person):
            return True
        if word in {"of", "between"} and before in words(f"before_{word}"):
            return True
        if way_before(parse, first) is not None:
            return True
    token = next((t for t in range(first, last) if not first <= parse.head[t] < last), last - 1)
    verb = parse.lemma[parse.head[token]].lower()
    return parse.dep[token] in {"dobj", "nsubjpass"} and verb in words("taking")


def stands_beside_noun(parse: Parse, last: int) -> bool:
    """Tell whether a noun that a place often modifies follows ("Danbury police")."""
    return last < len(parse) and parse.form[last] in words("beside")


def opens_dateline(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a name stands where a dateline does ("SUMY (Reuters) -")."""
    if last >= len(parse) or parse.form[last] not in DASHES:
        return False
    opens = first == 0 or parse.sentence[first - 1] != parse.sentence[first]
    return opens or parse.words(first, last).isupper()


def opens_block(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a name opens a paragraph and a dash or bracket follows."""
    opens = first == 0 or parse.block[first - 1] != parse.block[first]
    return opens and last < len(parse) and parse.form[last] in DASHES


def is_direction(name: str) -> bool:
    """Tell whether a name is a bare direction ("the North")."""
    return all(part in words("compass") for part in name.lower().split())


def names_disease(parse: Parse, last: int) -> bool:
    """Tell whether the word after a name makes it that of an illness ("West Nile virus")."""
    return last < len(parse) and parse.form[last].lower() in words("disease")


def surnames(parse: Parse) -> frozenset[str]:
    """Return the last words of persons' names of two words and more, none of them after "in"."""
    return frozenset(
        parse.form[entity.last - 1]
        for entity in parse.entities
        if entity.label == "PERSON"
        and entity.last - entity.first > 1
        and (entity.first == 0 or parse.form[entity.first - 1].lower() not in STRONG)
    )
