"""When something was said: a time that hangs on the cue and is no part of the content.

"Said on Tuesday that", "on Tuesday the ministry said": the link goes to the record of the time
(guidelines 3.2). A time inside the content dates what is told.
"""

from bisect import bisect_left
from collections import defaultdict

from msgspec.structs import replace

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, main_word, tokens_in
from onrecord.records import Statement, TimeExpression

_DATING = frozenset({"DATE", "TIME"})
_STEPS = frozenset({"prep", "pobj", "npadvmod", "advmod", "nmod", "pcomp", "appos", "compound",
                    "conj", "amod", "nummod", "tmod", "dep"})  # fmt: skip
_BESIDE = 8
"""Times before and behind a cue that may be its own."""
_MOST = 200
"""Times of one sentence that are looked at, so that a page of nothing but times stays cheap."""
_REACH = 6
"""Words between a time and the cue it hangs on."""


def dated(
    parse: Parse, statements: tuple[Statement, ...], times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """Return `statements` with a link to the time at which each was said, where one is given."""
    by_sentence: dict[int, list[TimeExpression]] = defaultdict(list)
    for time in times:
        head = main_word(parse, time.span)
        if head is not None and time.type in _DATING:
            by_sentence[parse.sentence[head]].append(time)
    return tuple(_dated(parse, statement, by_sentence) for statement in statements)


def _dated(parse: Parse, statement: Statement, times: dict[int, list[TimeExpression]]) -> Statement:
    if statement.cue is None:
        return statement
    cue = tokens_in(parse, statement.cue)
    if not cue:
        return statement
    held = times.get(parse.sentence[cue[0]], [])
    near = bisect_left([time.span.start for time in held[:_MOST]], statement.cue.start)
    for time in held[max(0, near - _BESIDE) : near + _BESIDE]:
        told = any(piece.overlaps(time.span) for piece in statement.content)
        if not told and _hangs_on(parse, time, cue):
            return replace(statement, said_at=time.id)
    return statement


def _hangs_on(parse: Parse, time: TimeExpression, cue: range) -> bool:
    """Tell whether the words of a time lead up to the cue, or to the verb it is joined to."""
    token = main_word(parse, time.span)
    for _ in range(_REACH):
        if token is None:
            return False
        if token in cue:
            return True
        if parse.pos[token] in {"VERB", "AUX"}:
            return _joined(parse, token, cue)
        if parse.dep[token] not in _STEPS:
            return False
        token = parse.head[token]
    return False


def _joined(parse: Parse, verb: int, cue: range) -> bool:
    """Tell whether the cue shares the times of `verb`, having no subject of its own.

    "On Sunday declared a truce and told them", "said on Thursday, blaming Oran".
    """
    for token in cue:
        shared = parse.dep[token] == "conj" or (
            parse.dep[token] == "advcl" and parse.tag[token] == "VBG"
        )
        if shared and parse.head[token] == verb < token:
            return not below(parse, token, "nsubj", "nsubjpass")
    return False
