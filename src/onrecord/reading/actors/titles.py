"""The office beside a person's name, and what it says of the person."""

import msgspec

from onrecord.knowledge.leaders import leader
from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon
from onrecord.reading.actors.bodies import STATE_ROLES, Bodies
from onrecord.reading.actors.coding import Coder, Coding
from onrecord.reading.coreference import Cast
from onrecord.reading.coreference.name import Person
from onrecord.reading.stretch import tokens_in
from onrecord.records import Span

_WHOLE = 8
"""Tokens of the longest title."""
_LONGEST_SEAT = 5
"""Tokens between an office and the name of who holds it ("of the National Guard")."""
_LINKS = frozenset({"of", "to", "for", "in"})
_LEADING = frozenset({"the", "former", "then", "acting", "interim", "late", "ousted", "exiled"})
"""Words before an office that leave it one of a state."""
_NO_STATE = frozenset({"", "GOV", "MIL", "ELI"})


def title_of(cast: Cast, person: Person) -> Span | None:
    """Return the office of a person as worded beside this mention, else beside another one.

    "Kenya's envoy in Oslo, Ana Lima", "Secretary of State Ana Lima", "Ana Lima, an envoy".
    """
    full = cast.title_of(cast.fullest(person) or person)
    return _beside(cast.parse, person) or _beside(cast.parse, full)


def in_office(coder: Coder, bodies: Bodies, title: Span | None) -> Coding:
    """Return state, role and group of whoever bears `title`.

    An office of no state is that of the body it belongs to, if one such was named before; else
    it stays open, for presidents travel.
    """
    tokens = tokens_in(coder.parse, title) if title is not None else range(0)
    if not tokens:
        return Coding()
    coding, whose = coder.of_noun(tokens, main_word_of(coder.parse, tokens))
    if coding.country or coding.group or whose.states or coding.role not in STATE_ROLES:
        return coding
    nouns = coder.nouns(tokens, whose)
    country = bodies.country_of(nouns[:-1])
    return msgspec.structs.replace(coding, country=country)


def leading(coder: Coder, called: str, title: Span | None, coding: Coding) -> Coding | None:
    """Return whose somebody is whom the table of leaders knows, None where it does not.

    `coding` is what the title says. A name that is also a common surname counts behind an office
    of state only ("President Ford", no "Ford", no "the club's president Ford").
    """
    if coding.country or coding.group or (coding.role or "") not in _NO_STATE:
        return None
    titled = title is not None and _heads_a_state(coder.parse, title)
    year = int(coder.published[:4]) if coder.published else None
    known = leader(called, year, titled=titled)
    if known is None:
        return None
    role = coding.role or ("GOV" if known.serving else None)
    return msgspec.structs.replace(coding, country=known.country, role=role)


def _heads_a_state(parse: Parse, title: Span) -> bool:
    """Tell whether a title is that of the head of a state or of its government, or of an envoy."""
    words = [parse.form[t].lower() for t in tokens_in(parse, title)]
    while words and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words) in lexicon.words("heading")


def main_word_of(parse: Parse, tokens: range) -> int:
    """Return the main word of a title: the last noun before a preposition."""
    last = tokens[0]
    for token in tokens:
        if parse.pos[token] in {"ADP", "PUNCT"} and parse.form[token] not in {"-", "'s", "’s"}:
            break
        if parse.pos[token] in {"NOUN", "PROPN", "ADJ"}:
            last = token
    return last


def before(parse: Parse, person: Person) -> Span | None:
    """Return the office right before a name ("Secretary of State Ana Lima"), None without one."""
    long = _over_preposition(parse, person)
    if long is not None:
        return long
    own = person.title
    return own if own is not None and own.end <= person.span.start else None


def _beside(parse: Parse, person: Person) -> Span | None:
    """Return the first of the ways to word an office that does name one."""
    own = before(parse, person)
    nation = own is not None and len(tokens_in(parse, own)) == 1
    if own is not None and (nation or _is_office(parse, own)):
        return own
    behind = person.title if person.title != own else None
    if behind is not None and _is_office(parse, behind):
        return behind
    return _before_comma(parse, person)


def _is_office(parse: Parse, title: Span) -> bool:
    """Tell whether words hold an office, not just something said of a person."""
    nouns = lexicon.lowered(parse, tokens_in(parse, title))
    return bool(lexicon.words("office") & set(nouns)) or lexicon.role_inside(nouns) is not None


def _over_preposition(parse: Parse, person: Person) -> Span | None:
    """Return an office with what it is of or sent to, which parsers cut off from the name."""
    link = person.first - 1
    lowest = max(1, person.first - _LONGEST_SEAT)
    while link > lowest and parse.form[link].lower() not in _LINKS:
        nearer = _is_office_word(parse, link) and parse.form[link - 1].lower() != "of"
        if parse.pos[link] not in {"PROPN", "DET", "NOUN"} or nearer:
            return None
        link -= 1
    nouns = any(parse.pos[t] == "NOUN" for t in range(link + 1, person.first))
    if nouns and parse.form[link].lower() != "of":
        return None
    alone = link == person.first - 1 or parse.sentence[link - 1] != parse.sentence[person.first]
    if alone or parse.form[link].lower() not in _LINKS or not _is_office_word(parse, link - 1):
        return None
    return parse.span(_left(parse, link - 1), person.first)


def _is_office_word(parse: Parse, token: int) -> bool:
    return lexicon.noun_at(parse, token) in lexicon.words("office")


def beside_office(parse: Parse, noun: int) -> tuple[int, ...]:
    """Return what stands in apposition to an office, or to where it is sent.

    "Chad's envoy, Ana Lima"; "Chad's envoy to Oslo, Ana Lima".
    """
    seats = (
        seat
        for prep in parse.children[noun]
        if parse.dep[prep] == "prep"
        for seat in parse.children[prep]
        if parse.dep[seat] == "pobj"
    )
    return tuple(c for t in (noun, *seats) for c in parse.children[t] if parse.dep[c] == "appos")


def _before_comma(parse: Parse, person: Person) -> Span | None:
    """Return the office that the name stands in apposition to."""
    noun = parse.head[person.head]
    if parse.dep[person.head] != "appos":
        return _between_commas(parse, person)
    if parse.dep[noun] == "pobj":
        noun = parse.head[parse.head[noun]]
    if parse.pos[noun] != "NOUN" or noun >= person.first:
        return None
    end = person.first
    while end > noun + 1 and parse.pos[end - 1] == "PUNCT":
        end -= 1
    return parse.span(_left(parse, noun), end) if end - noun < _WHOLE else None


def _between_commas(parse: Parse, person: Person) -> Span | None:
    """Return an office where only the commas show that the name belongs to it."""
    first, last = person.first, person.last
    inside = first > 2 and last < len(parse) and parse.sentence[first - 2] == parse.sentence[first]
    if not inside or parse.form[first - 1] != "," or parse.form[last] not in {",", "."}:
        return None
    noun = first - 2
    if parse.form[noun].lower() == "general" and parse.form[noun - 1] == "-":
        noun -= 2
    if not _is_office_word(parse, noun) or parse.tag[noun] not in {"NN", "NNP"}:
        return None
    return parse.span(_left(parse, noun), first - 1)


def _left(parse: Parse, noun: int) -> int:
    low = max(parse.edges[noun][0], noun - _WHOLE)
    while low < noun and parse.pos[low] in {"DET", "PUNCT", "ADP", "CCONJ", "VERB", "AUX"}:
        low += 1
    return low
