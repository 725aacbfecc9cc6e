"""The words of a personal name: without title before it, without "'s" behind it."""

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.coreference import lexicon
from onrecord.records import Span

_OTHER_LABELS = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "LAW"})
_LONGEST = 6
"""Words in the longest name that is looked for."""
_NOT_TITLE = frozenset({"det", "punct", "case", "poss", "cc", "preconj", "predet"})


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a person by name: tokens `first` to `last` exclusive.

    `title` is the office or affiliation as worded, beside this mention; `sex` is "m", "f", or
    empty where neither title nor given name tells.
    """

    first: int
    last: int
    name: str
    words: tuple[str, ...]
    span: Span
    title: Span | None = None
    sex: str = ""

    @property
    def head(self) -> int:
        """The last token of the name."""
        return self.last - 1

    @property
    def is_full(self) -> bool:
        """Tell whether the mention has more than one name."""
        return len(self.words) > 1


def person_at(parse: Parse, token: int) -> Person | None:
    """Return the person whose name holds `token`, None where it is in no personal name."""
    entity = parse.entity_at.get(token)
    if entity is not None and entity.label == "PERSON":
        return _person(parse, entity.first, entity.last)
    other = entity is not None and entity.label in _OTHER_LABELS
    if parse.pos[token] != "PROPN" or (other and not _described(parse, token)):
        return None
    first = last = token
    while first > max(token - _LONGEST, 0) and _goes_on(parse, first - 1, token):
        first -= 1
    return _person(parse, first, last + 1) if _looks_personal(parse, first, token) else None


def lone(parse: Parse, token: int) -> Person | None:
    """Return the one word at `token` as a person's name."""
    return _person(parse, token, token + 1)


def whole(parse: Parse, first: int, last: int) -> Person | None:
    """Return the tokens `first` to `last` exclusive as a person's name, titles left out."""
    return _person(parse, first, last)


def _goes_on(parse: Parse, token: int, head: int) -> bool:
    entity = parse.entity_at.get(token)
    own = parse.pos[token] == "PROPN" and parse.dep[token] in {"compound", "flat"}
    return own and parse.head[token] == head and (entity is None or not entity.key)


def _described(parse: Parse, token: int) -> bool:
    """Tell whether a name that only the model typed has a person's office or "who" behind it."""
    entity = parse.entity_at.get(token)
    if entity is not None and (entity.key or token != entity.last - 1):
        return False
    clauses = (c for c in parse.children[token] if parse.dep[c] == "relcl")
    if any(parse.form[c].lower() == "who" for verb in clauses for c in parse.children[verb]):
        return True
    nouns = lexicon.nouns()
    beside = (c for c in parse.children[token] if parse.dep[c] == "appos" and c > token)
    found = (nouns.get(parse.lemma[child].lower()) for child in beside)
    return any(noun is not None and noun.kind == "anonymous_source" for noun in found)


def _looks_personal(parse: Parse, first: int, head: int) -> bool:
    """Tell whether a title or a given name shows that an untyped name is a person's."""
    words = [parse.form[t].casefold() for t in range(first, head + 1)]
    named = len(words) > 1 and words[0] in lexicon.given_names()
    titled = words[0].strip(".") in {"mr", "mrs", "ms", "dr"} and len(words) > 1
    titled = titled or (len(words) > 1 and _behind_person(parse, first))
    return named or titled or (len(words) > 1 and _described(parse, head))


def _behind_person(parse: Parse, first: int) -> bool:
    """Tell whether a noun for a person stands right before a name ("chief architect Ana Lima")."""
    if not first or parse.sentence[first - 1] != parse.sentence[first]:
        return False
    noun = lexicon.nouns().get(parse.form[first - 1].lower())
    return noun is not None and noun.kind == "anonymous_source"


def _person(parse: Parse, first: int, last: int) -> Person | None:
    titles, begin = lexicon.titles(), first
    while last > first and not parse.form[last - 1][:1].isupper():
        last -= 1
    while begin < last - 1 and parse.form[begin].casefold() in titles:
        begin += 1
    if begin >= last or not parse.form[last - 1][:1].isalpha():
        return None
    span = parse.span(begin, last)
    title = _title(parse, begin, last)
    return Person(
        first=begin,
        last=last,
        name=" ".join(span.of(parse.text).split()),
        words=tuple(parse.form[t].casefold() for t in range(begin, last)),
        span=span,
        title=title,
        sex=_sex(parse, begin, title),
    )


def _title(parse: Parse, first: int, last: int) -> Span | None:
    """Return the office before the name, else the apposition behind it."""
    begin = first
    while begin > 0 and _belongs(parse, begin - 1, first, last):
        begin -= 1
    while begin < first and parse.dep[begin] in _NOT_TITLE and parse.pos[begin] != "PROPN":
        begin += 1
    if begin < first:
        return parse.span(begin, first)
    return _apposition(parse, last)


def _belongs(parse: Parse, token: int, first: int, last: int) -> bool:
    """Tell whether `token` hangs, in a few steps, from the name to its right."""
    if parse.sentence[token] != parse.sentence[first] or parse.pos[token] in {"PUNCT", "VERB"}:
        return parse.form[token] in {"-", "'s"} and token > 0
    for _ in range(_LONGEST):
        head = parse.head[token]
        if first <= head < last:
            return parse.dep[token] not in {"prep", "nsubj", "cc", "conj", "appos", "mark"}
        if head <= token or head >= last:
            return False
        token = head
    return False


def _apposition(parse: Parse, last: int) -> Span | None:
    for child in parse.children[last - 1]:
        low, high = parse.edges[child]
        if parse.dep[child] == "appos" and low >= last and parse.pos[child] in {"NOUN", "PROPN"}:
            while high > child and parse.dep[high] == "punct":
                high -= 1
            return parse.span(low, min(high, low + 2 * _LONGEST) + 1)
    return None


def _sex(parse: Parse, first: int, title: Span | None) -> str:
    told = lexicon.titles()
    words = title.of(parse.text).casefold().split() if title else []
    by_title = {told[word] for word in words if told.get(word)}
    if len(by_title) == 1:
        return by_title.pop()
    return lexicon.given_names().get(parse.form[first].casefold(), "")
