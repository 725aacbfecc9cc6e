"""From characters to tokens: the tokens that lie in a span, and the main word among them."""

from bisect import bisect_left

from onrecord.language.parse import Entity, Parse
from onrecord.records import Span

_PREDICATES = ("VERB", "AUX")
_NOMINALS = ("NOUN", "PROPN", "ADJ", "PRON", "NUM", "ADV")
_EDGES = frozenset({"PUNCT", "SPACE", "ADP", "CCONJ"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})

_OPENERS = frozenset({"that", "which", "who", "whom", "where", "when", "as"})


def tokens_in(parse: Parse, span: Span) -> range:
    """Return the numbers of the tokens that lie wholly inside `span`; empty between tokens."""
    first = bisect_left(parse.start, span.start)
    last = bisect_left(parse.start, span.end)
    while last > first and parse.end[last - 1] > span.end:
        last -= 1
    return range(first, last)


def entities_in(parse: Parse, span: Span) -> tuple[Entity, ...]:
    """Return the names that have a token in `span`, in text order."""
    found = (parse.entity_at.get(token) for token in tokens_in(parse, span))
    return tuple(dict.fromkeys(entity for entity in found if entity is not None))


def main_word(parse: Parse, span: Span) -> int | None:
    """Return the token of `span` on which its other words hang, None if it holds no word.

    Of several (a span cut out of a sentence, several sentences) the first verb wins, then the
    first noun or adjective.
    """
    inside = tokens_in(parse, span)
    tops = [t for t in inside if parse.head[t] not in inside or parse.head[t] == t]
    for kinds in (_PREDICATES, _NOMINALS):
        for token in tops:
            if parse.pos[token] in kinds:
                return token
    return next((t for t in tops if parse.pos[t] not in ("PUNCT", "SPACE")), None)


def below(parse: Parse, token: int, *deps: str) -> tuple[int, ...]:
    """Return the children of `token` with one of the dependency labels `deps`."""
    return tuple(child for child in parse.children[token] if parse.dep[child] in deps)


def sentence_span(parse: Parse, token: int) -> Span:
    """Return the characters of the sentence of `token`."""
    first, last = parse.sentences[parse.sentence[token]]
    return parse.span(first, last)


def phrase(parse: Parse, head: int) -> Span:
    """Return the noun phrase of `head` up to the first comma, clause or bracket behind it."""
    low, high = parse.edges[head]
    last = head
    while last < high and not _ends_phrase(parse, last + 1):
        last += 1
    while low < head and parse.pos[low] in _EDGES:
        low += 1
    while last > head and parse.pos[last] in _EDGES:
        last -= 1
    return parse.span(low, last + 1)


def _ends_phrase(parse: Parse, token: int) -> bool:
    """Tell whether a mark or a clause begins at `token`."""
    if parse.pos[token] == "PUNCT" and parse.form[token] not in {"-", "–"}:
        return True
    return parse.dep[token] in _CLAUSES or parse.form[token].lower() in _OPENERS


def is_none(parse: Parse, noun: int) -> bool:
    """Tell whether a noun phrase is none at all: "no shells", "not a single shot"."""
    first = parse.edges[noun][0]
    words = [parse.form[t].lower() for t in range(first, min(first + 3, noun))]
    none = any(parse.form[t].lower() == "no" for t in below(parse, noun, "det"))
    return none or words == ["not", "a", "single"] or words[:2] == ["not", "one"]
