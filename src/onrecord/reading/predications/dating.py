"""When an event was: the time expression that belongs to its predicate, and no other's."""

from collections.abc import Iterator, Sequence

from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import noun_lemma
from onrecord.reading.predications.lexicon import hints, light_verbs, reality_words, senses
from onrecord.records import TimeExpression

_STATED = frozenset({"DATE", "TIME"})
_OPEN = frozenset({"until", "till"})
"""Prepositions of the end of a stretch of time, which does not say when a deed was done."""

_COUNTED = frozenset({"within", "in", "over", "during", "after"})
"""Prepositions that make a length of time say when: "killed in the past year"."""

_RELATIVE = frozenset({"later", "earlier", "before", "afterwards", "ago"})
"""Words that make a length of time say when by themselves: "an hour later"."""

_PARTING = frozenset({"conj", "relcl", "acl", "appos"})
"""Links over which a date is not handed up."""

_MEANWHILE = frozenset({"as", "when", "while"})
_SEEMING = frozenset({"appear", "seem"})

_CLIMB = 12


def time_of(parse: Parse, trigger: int, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the nearest date that belongs to the predicate, or to the verb a noun stands under.

    "On Sunday they traded fire", "the truce last November", "November, when a truce ended";
    a clause that hangs on a dated one shares its date ("ending a war", "as the Union fell").
    """
    first, last = parse.sentences[parse.sentence[trigger]]
    sentence = parse.span(first, last)
    dated = [t for t in times if sentence.contains(t.span) and _says_when(parse, t)]
    return _nearest(parse, trigger, dated) if dated else None


def _nearest(parse: Parse, trigger: int, dated: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date of the first word that the predicate looks to for one.

    A date that hangs on a noun that is no happening is its clause's: "forces on Tuesday took".
    """
    holders = [(time, tuple(_holders(parse, time))) for time in dated]
    at = parse.start[trigger]
    for wanted in _wanted(parse, trigger):
        word = parse.span(wanted, wanted + 1)
        group = [
            (time, held.index(wanted) if wanted in held else 0)
            for time, held in holders
            if wanted in held or time.span.contains(word)
        ]
        if group:
            return min(group, key=lambda one: (one[1], abs(one[0].span.start - at), one[0].span))[0]
    return None


def _holders(parse: Parse, time: TimeExpression) -> Iterator[int]:
    """Yield the word that a date belongs to, and the words above it up to its clause's verb."""
    token = _holder(parse, time)
    for _ in range(_CLIMB):
        if token is None:
            return
        yield token
        if parse.pos[token] in {"VERB", "AUX"} or _happens(parse, token):
            return
        if parse.head[token] == token or parse.dep[token] in _PARTING:
            return
        token = parse.head[token]


def _says_when(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether a time is a date, or a length of time told as one: "within a week"."""
    if time.type in _STATED:
        return True
    last = parse.token_at(max(time.span.start, time.span.end - 1))
    if time.type != "DURATION" or last is None:
        return False
    beside = {parse.lemma[last].lower(), parse.lemma[min(last + 1, len(parse) - 1)].lower()}
    head = parse.head[last]
    return bool(beside & _RELATIVE) or (
        parse.dep[last] == "pobj" and parse.lemma[head].lower() in _COUNTED
    )


def _happens(parse: Parse, token: int) -> bool:
    key = "noun", noun_lemma(parse, token)
    return key in senses() or key in hints()


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
        hangs = hangs or parse.dep[clause] == "conj" or _is_simultaneous(parse, clause)
        hangs = hangs or (parse.dep[clause] == "xcomp" and _is_phase(parse, above))
        if not hangs or above == clause:
            return
        clause = clause_of(parse, above)


def _beside(parse: Parse, clause: int) -> Iterator[int]:
    """Yield the verbs of clauses told as simultaneous: "as the Union fell in 1991".

    A verb of beginning or seeming has the time of what begins: "seemed to have stopped at noon".
    """
    phase = _is_phase(parse, clause)
    for child in parse.children[clause]:
        if _is_simultaneous(parse, child) or (phase and parse.dep[child] == "xcomp"):
            yield child


def _is_simultaneous(parse: Parse, clause: int) -> bool:
    if parse.dep[clause] != "advcl":
        return False
    return any(parse.form[c].lower() in _MEANWHILE for c in parse.children[clause])


def _is_phase(parse: Parse, verb: int) -> bool:
    """Tell whether a verb says that something begins, goes on or seems to be so."""
    lemma = parse.lemma[verb].lower()
    return lemma in _SEEMING or reality_words("governor").get(lemma) == "actual"
