"""What kind of source words are: a name, an unnamed official, a paper, a video, an outlet."""

from functools import cache

import msgspec

from onrecord.knowledge import table
from onrecord.language.parse import Parse
from onrecord.reading.chains.credits import PLATFORMS, agency
from onrecord.reading.coreference import lexicon
from onrecord.reading.coreference.lexicon import SourceNoun
from onrecord.reading.coreference.members import is_joint
from onrecord.reading.coreference.name import Person
from onrecord.reading.stretch import below, phrase, tokens_in
from onrecord.records.vocabulary import AnonymousClass, SourceKind

_CLOSE = frozenset({"close", "familiar", "knowledge", "privy"})
_BARE_MEDIA = frozenset({"agency", "network", "station", "channel", "wire", "website", "portal"})
"""Outlets only with a word such as "news" before them."""
_NAMES = frozenset({"PROPN"})
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
            "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_NUMERALS = frozenset({*_NUMBERS, "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                       "eighteen", "nineteen", "twenty"})  # fmt: skip
_MOST = 1_000
"""A larger number before a source is not a count of people who spoke."""
_PLURALS = frozenset({"NNS", "NNPS"})
_ONE_BODY = frozenset({"authority", "force", "headquarters", "service", "police", "corps"})
"""Bodies that are called in the plural: "the authorities", "the armed forces"."""
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "FAC", "LOC"})
_SIDES = frozenset({"board", "side", "team", "delegation", "part", "branch", "party", "group",
                    "club"})  # fmt: skip
_HALLS = frozenset({"town", "city", "village"})
_PARTS = frozenset({"number", "handful", "majority", "minority", "lot", "couple", "dozen"})
"""Nouns that count others: "a number of villagers"."""
_NOBODY = frozenset({"nobody", "none", "no-one", "noone", "rumour", "rumours", "rumor", "rumors"})
_ONE = frozenset({"a", "an"})
_SINGLE = frozenset({"one", "another", "other"})
_SEVERAL = frozenset({"others", "some", "many", "most", "several", "few", "all", "those", "these",
                      "both", "we", "they", "you", "us", "everyone", "everybody", "each",
                      "either"})  # fmt: skip
_PERSONAL = ("er", "or", "ist", "man", "woman", "ian", "ant", "eer", "ee", "herd", "wright")
"""Endings of nouns for people, for nouns that no table has."""
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod"})


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of a `Source` that follow from its words alone."""

    kind: SourceKind
    anonymous: AnonymousClass | None = None
    count: int | None = None
    private_person: bool = False


def kind_of(parse: Parse, head: int, person: Person | None, title: str | None = None) -> Kind:
    """Return the kind of the source whose main token is `head`; `title` is a person's office.

    A person without an office who is called by age or by a private word ("a farmer") is a
    private person, and so are unnamed residents and witnesses.
    """
    if person is not None:
        return Kind(kind="named", private_person=_is_private(parse, person, title))
    if is_media(parse, head):
        return Kind(kind="collective" if _is_press(parse, head) else "outlet")
    initials = parse.form[head].isupper() and parse.form[head].isalpha()
    if initials and len(parse.form[head]) > 1:
        return Kind(kind="named")
    if parse.pos[head] in _NAMES and not _is_class(parse, head):
        return Kind(kind="named")
    return _of_noun(parse, head)


def is_media(parse: Parse, head: int) -> bool:
    """Tell whether the phrase with main token `head` names or describes a news outlet."""
    entity = parse.entity_at.get(head)
    if entity is not None and entity.key.startswith("media:"):
        return _is_listed(parse, head)
    if (
        entity is not None
        and entity.label in {"PERSON", "GPE", "NORP"}
        and not _medium(parse, head)
    ):
        return _described(parse, head)
    words = parse.words(entity.first, entity.last) if entity else parse.form[head]
    if agency(words.removeprefix("the ")) or agency(parse.form[head]):
        return True
    if parse.pos[head] == "PROPN" and _media_words("name") & set(words.split()):
        return True
    return _medium(parse, head) or _described(parse, head)


def _is_press(parse: Parse, head: int) -> bool:
    """Tell whether several outlets are meant, none by name: "Velle's media", "four papers"."""
    if parse.entity_at.get(head) is not None or parse.pos[head] == "PROPN":
        return False
    return parse.tag[head] in _PLURALS or parse.lemma[head].lower() in {"media", "press"}


def _medium(parse: Parse, head: int) -> bool:
    """Tell whether the main word itself is one for an outlet ("the daily", "a news agency")."""
    lemma = parse.lemma[head].lower()
    noun = lexicon.nouns().get(lemma)
    if noun is None or noun.kind != "outlet":
        return False
    if lemma not in _BARE_MEDIA:
        return True
    left = below(parse, head, *_LEFT)
    modifiers = {parse.form[child].lower() for child in left}
    own = any(parse.form[t].lower() in {"this", "our"} for t in below(parse, head, "det", "poss"))
    own = own or (lemma in {"agency", "channel", "station"} and bool(_marks(parse, head) & _ONE))
    called = own or any(parse.pos[t] == "PROPN" and t not in parse.entity_at for t in left)
    return bool(modifiers & _media_words("modifier")) or called


def _described(parse: Parse, head: int) -> bool:
    """Tell whether an outlet stands beside it ("Ostrov, a news agency", "the agency TASS")."""
    beside = below(parse, head, "appos")
    return any(_medium(parse, child) or _is_listed(parse, child) for child in beside)


def _is_listed(parse: Parse, token: int) -> bool:
    entity = parse.entity_at.get(token)
    listed = entity is not None and entity.key.startswith("media:")
    return listed and entity is not None and entity.key not in PLATFORMS


def _of_noun(parse: Parse, head: int) -> Kind:
    lemma = parse.lemma[head].lower()
    noun = lexicon.nouns().get(lemma)
    count = _count(parse, head)
    if parse.form[head].lower() in _NOBODY or _marks(parse, head) & {"no", "neither"}:
        return Kind(kind="unidentified")
    if is_joint(parse, head):
        return Kind(kind="collective")
    if lemma == "hall" and {parse.lemma[c].lower() for c in below(parse, head, *_LEFT)} & _HALLS:
        return Kind(kind="named")
    if noun is None or lemma in _PARTS:
        return _of_quantity(parse, head, count)
    several = parse.tag[head] in _PLURALS and lemma not in _ONE_BODY
    if noun.kind == "anonymous_source":
        return _of_people(parse, head, noun, count)
    other = bool(_marks(parse, head) & {"other", "another", "each"})
    if noun.kind == "outlet":
        return Kind(kind="named" if lemma == "agency" and not several else "collective")
    if noun.kind == "named" and (several or other):
        return Kind(kind="collective")
    if lemma == "staff" and _marks(parse, head) & {"general", "joint"}:
        return Kind(kind="named")
    if noun.kind == "collective" and lemma in _SIDES and not other and _has_name(parse, head):
        return Kind(kind="named")
    return Kind(kind=noun.kind)


def _of_people(parse: Parse, head: int, noun: SourceNoun, count: int | None) -> Kind:
    """Return the kind of unnamed people: one or counted ones, several, or who holds an office."""
    several = parse.tag[head] in _PLURALS or parse.form[head].lower() == "people"
    if several and count is None:
        return Kind(kind="collective")
    if noun.unique and not several and ("the" in _marks(parse, head) or _is_placed(parse, head)):
        return Kind(kind="named")
    return Kind(
        kind="anonymous_source",
        anonymous=_class_of(parse, head, noun.anonymous),
        count=count,
        private_person=noun.private,
    )


def _is_placed(parse: Parse, head: int) -> bool:
    """Tell whether a place or body owns the office: "Hatay's governor"."""
    owners = (parse.entity_at.get(token) for token in below(parse, head, "poss"))
    return any(owner is not None and owner.label in _NAMED - {"PERSON"} for owner in owners)


def _of_quantity(parse: Parse, head: int, count: int | None) -> Kind:
    """Return the kind of a source without a known noun: "one of them", "others", "nine"."""
    form = parse.form[head].lower()
    if form in _NUMERALS and form != "one" and _marks(parse, head) & {"the", "these", "those"}:
        return Kind(kind="collective")  # "the two said": who were named before
    spelled = form in _NUMERALS and not below(parse, head, "det", "poss")
    if spelled or form.isdecimal():
        return Kind(kind="anonymous_source", anonymous="other", count=_number(form))
    ordinal = form in {"second", "third", "fourth"} and parse.pos[head] != "NOUN"
    if parse.pos[head] == "NUM" or form in _SINGLE or ordinal:
        return Kind(kind="anonymous_source", anonymous="other", count=_number(form))
    plural = parse.tag[head] in _PLURALS
    if form in _SEVERAL or plural or form in _PARTS:
        person = form in _SEVERAL or form.removesuffix("s").endswith(_PERSONAL)
        if count is None or not person or form in _PARTS:
            return Kind(kind="collective")
        return Kind(kind="anonymous_source", anonymous="other", count=count)
    if parse.pos[head] == "NOUN" and form.endswith(_PERSONAL):
        return Kind(kind="anonymous_source", anonymous="other", count=count)
    if parse.pos[head] not in {"NOUN", "PROPN"}:
        return Kind(kind="unidentified")
    entity = parse.entity_at.get(head)
    if entity is not None and entity.label in _NAMED:
        return Kind(kind="named")
    definite = _marks(parse, head) & {"the", "this"} or below(parse, head, "poss")
    return Kind(kind="named" if definite and _has_name(parse, head) else "unidentified")


def _has_name(parse: Parse, head: int) -> bool:
    """Tell whether a name stands in the phrase: "the Turkish side", "the Velle part of it"."""
    names = (parse.entity_at.get(token) for token in tokens_in(parse, phrase(parse, head)))
    return any(name is not None and name.label in _NAMED for name in names)


def _marks(parse: Parse, head: int) -> set[str]:
    """Return the small words and adjectives before a noun, in lower case."""
    return {parse.form[child].lower() for child in below(parse, head, "det", "amod", "predet")}


def _is_class(parse: Parse, head: int) -> bool:
    """Tell whether a capitalised common noun ("Residents said") is not a name."""
    plural = parse.tag[head] in {"NNS", "NNPS"}
    if any(parse.form[c].lower() in {"a", "an"} for c in below(parse, head, "det")):
        return parse.lemma[head].lower() in lexicon.nouns()
    known = parse.lemma[head].lower() in lexicon.nouns()
    return plural and known and parse.entity_at.get(head) is None


def _class_of(parse: Parse, head: int, own: AnonymousClass | None) -> AnonymousClass:
    """Return the class of an unnamed source: nearness to a person, else office, else noun."""
    last = parse.edges[head][1]
    behind = {parse.form[token].lower() for token in range(head + 1, min(last + 1, head + 8))}
    if behind & _CLOSE and own in {None, "other", "close_to"}:
        return "close_to"
    before = {parse.lemma[child].lower() for child in below(parse, head, "compound", "amod")}
    if "aid" in before or "relief" in before or "humanitarian" in before:
        return "aid_worker"
    for word, named in _MODIFIED:
        if word in before and own in {"other", "official", "military"}:
            return named
    if own in {"other", "official", "military"}:
        for preposition in below(parse, head, "prep"):
            for body in below(parse, preposition, "pobj"):
                if of_body := _OF_BODY.get(parse.lemma[body].lower()):
                    return of_body
    return own or "other"


_OF_BODY: dict[str, AnonymousClass] = {
    "administration": "official",
    "ministry": "official",
    "government": "official",
    "presidency": "official",
    "army": "military",
    "military": "military",
    "navy": "military",
    "zone": "military",
    "police": "police",
    "gendarmerie": "police",
    "militia": "rebel",
    "rebel": "rebel",
    "guerrilla": "rebel",
    "dissident": "rebel",
    "resistance": "rebel",
    "embassy": "diplomat",
}
"""Bodies behind "of", "in" and "from" that say more than the noun: "a source in the army"."""

_MODIFIED: tuple[tuple[str, AnonymousClass], ...] = (
    ("militia", "rebel"),
    ("opposition", "rebel"),
    ("insurgent", "rebel"),
    ("armed", "military"),
    ("morgue", "medic"),
    ("attorney", "official"),
    ("secretary", "official"),
    ("director", "official"),
    ("governor", "official"),
    ("police", "police"),
    ("military", "military"),
    ("army", "military"),
    ("defence", "military"),
    ("defense", "military"),
    ("medical", "medic"),
    ("hospital", "medic"),
    ("health", "medic"),
    ("diplomatic", "diplomat"),
    ("rebel", "rebel"),
    ("militant", "rebel"),
    ("government", "official"),
    ("security", "official"),
)
"""Words before "source" or "official" that say more than the noun."""


def _number(word: str) -> int | None:
    number = _NUMBERS.get(word) or (int(word) if word.isascii() and word.isdigit() else 0)
    return number if 0 < number < _MOST else None


def _count(parse: Parse, head: int) -> int | None:
    for child in below(parse, head, "nummod"):
        return _number(parse.form[child].lower())
    marks = {parse.form[child].lower() for child in below(parse, head, "det")}
    return 1 if marks & {"a", "an", "one", "another"} and parse.tag[head] == "NN" else None


def _is_private(parse: Parse, person: Person, title: str | None) -> bool:
    """Tell whether a named person has no office, and an age or a private word beside the name."""
    words = [word.strip(".,").casefold() for word in (title or "").split()]
    nouns = [lexicon.nouns()[word] for word in words if word in lexicon.nouns()]
    if nouns:
        return any(noun.private for noun in nouns) and all(
            noun.private or noun.anonymous == "other" for noun in nouns
        )
    return title is None and _has_age(parse, person)


def _has_age(parse: Parse, person: Person) -> bool:
    at = person.last
    if at + 1 >= len(parse) or parse.form[at] != "," or len(parse.form[at + 1]) > 3:
        return False
    return parse.form[at + 1].isascii() and parse.form[at + 1].isdigit()


@cache
def _media_words(place: str) -> frozenset[str]:
    rows = table.rows("lexicons/en/source_media_words")
    return frozenset(row["word"] for row in rows if row["place"] == place)
