"""When an event was: the time expression that belongs to its predicate, and no other's."""

from collections.abc import Iterator, Sequence

from onrecord.language.parse import Parse
from onrecord.reading.predications.lexicon import light_verbs
from onrecord.records import TimeExpression

_STATED = frozenset({"DATE", "TIME"})
_OPEN = frozenset({"since", "until", "till"})
"""Prepositions of a stretch of time, which does not say when a deed was done."""

_CLIMB = 12


def time_of(parse: Parse, trigger: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the nearest date that belongs to the predicate, or to the verb a noun stands under.

    "On Sunday they traded fire", "the truce last November", "November, when a truce ended";
    a clause that hangs on a dated one shares its date ("ending a war", "as the Union fell").
    """
    first, last = parse.sentences[parse.sentence[trigger]]
    sentence = parse.span(first, last)
    dated = [t for t in times if t.type in _STATED and sentence.contains(t.span)]
    holders = [(time, _holder(parse, time)) for time in dated]
    at = parse.start[trigger]
    for wanted in _wanted(parse, trigger) if dated else ():
        word = parse.span(wanted, wanted + 1)
        group = [t for t, holder in holders if holder == wanted or t.span.contains(word)]
        if group:
            return min(group, key=lambda t: (abs(t.span.start - at), t.span))
    return None


def shared_date(
    parse: Parse, trigger: int, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """Return the only date of a sentence, for a predicate that has none of its own.

    Not one that a noun has ("the agreement of 1997"), or a clause that the predicate is not in;
    nor the date of a text or act whose purpose or content the predicate is ("a pact signed in
    1997 to fend off an attack").
    """
    stated = [time for time in times if time.type in _STATED]
    holder = _holder(parse, stated[0]) if len(stated) == 1 else None
    if holder is None or parse.pos[holder] not in {"VERB", "AUX"}:
        return None
    return stated[0] if _is_under(parse, trigger, holder) else None


def _is_under(parse: Parse, trigger: int, holder: int) -> bool:
    """Tell whether a predicate hangs on `holder` without an aim or a content between them."""
    token = trigger
    while token != holder:
        aim = any(parse.tag[child] == "TO" for child in parse.children[token])
        if aim or parse.dep[token] == "ccomp" or parse.head[token] == token:
            return False
        token = parse.head[token]
    return True


def clause_of(parse: Parse, token: int) -> int:
    """Return the verb whose clause a token stands in: itself, or the nearest verb above."""
    for _ in range(_CLIMB):
        if parse.pos[token] in {"VERB", "AUX"} or parse.head[token] == token:
            return token
        token = parse.head[token]
    return token


def _holder(parse: Parse, time: TimeExpression) -> int | None:
    """Return the word that a date belongs to: the first above it that is no preposition."""
    token = parse.token_at(time.span.start)
    for _ in range(_CLIMB):
        if token is None or parse.head[token] == token:
            return token
        token = parse.head[token]
        inside = time.span.start <= parse.start[token] < time.span.end
        if parse.dep[token] == "prep" and parse.lemma[token].lower() in _OPEN:
            return None
        if not inside and parse.pos[token] not in {"ADP", "ADV", "SCONJ"}:
            return token
    return None


def _wanted(parse: Parse, trigger: int) -> Iterator[int]:
    """Yield the words whose date is the date of the predicate, the nearest first."""
    yield trigger
    clause = clause_of(parse, trigger)
    if clause == trigger and parse.lemma[trigger].lower() in light_verbs():
        yield from (c for c in parse.children[trigger] if parse.dep[c] == "dobj")
    for _ in range(_CLIMB):
        yield clause
        yield from _beside(parse, clause)
        above = parse.head[clause]
        if parse.dep[clause] == "relcl":
            yield above  # "last November, when a truce ended the war"
        hangs = parse.dep[clause] == "acl" or (
            parse.dep[clause] == "advcl" and parse.tag[clause] == "VBG"
        )
        if not hangs or above == clause:
            return
        clause = clause_of(parse, above)


def _beside(parse: Parse, clause: int) -> Iterator[int]:
    """Yield the verbs of clauses told as simultaneous: "as the Union fell in 1991"."""
    for child in parse.children[clause]:
        marks = (parse.form[c].lower() for c in parse.children[child])
        if parse.dep[child] == "advcl" and any(mark in {"as", "when", "while"} for mark in marks):
            yield child
