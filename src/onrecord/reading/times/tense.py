"""The tense of the verb that governs a time expression: whether it looks back or ahead.

The verb is found by climbing the heads of the expression's words; a reporting verb at the top
of the sentence does not decide for a date inside what was said. Without tags (a text in
capitals that the tagger did not understand) there is no tense.
"""

from functools import cache
from typing import Literal

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.stretch import tokens_in
from onrecord.records import Span

Tense = Literal["past", "present", "future", ""]

_AHEAD_MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "may", "must", "would", "should", "might"}
)
_OPEN_MODALS = frozenset({"could", "can", "'d", "’d", "ought"})
_PERFECTS = frozenset({"have", "has", "had", "'ve", "’ve"})
_UNTIL = frozenset({"until", "till"})
_CLIMB = 40
"""Heads climbed at most: a chain longer than this is no sentence."""


@cache
def _ahead() -> frozenset[tuple[str, str, str]]:
    """Return lemma, part of speech and preposition of words that put a time ahead."""
    return frozenset(
        (row["lemma"], row["pos"], row["after"]) for row in rows("lexicons/en/time_tense")
    )


def tense_at(parse: Parse, span: Span) -> Tense:
    """Return the tense of the verb that governs the words of `span`, "" where none is found.

    A date that hangs on a noun ("Thursday's ruling", "the talks on Monday") has none, unless
    the noun itself is of something due.
    """
    inside = tokens_in(parse, span)
    if not inside:
        return ""
    token = next((t for t in inside if parse.head[t] not in inside), inside[0])
    after = "until" if parse.lemma[parse.head[token]] in _UNTIL else ""
    for _ in range(_CLIMB):
        above = parse.head[token]
        if above == token:
            return ""
        token = above
        if token in inside:
            continue
        word = parse.lemma[token], parse.pos[token]
        if (*word, "") in _ahead():
            return _due(parse, token)
        if after and (*word, after) in _ahead():
            return "future"
        if parse.tag[token].startswith(("VB", "MD")):
            return _of_verb(parse, token)
        if parse.pos[token] in ("NOUN", "PROPN"):
            return ""
    return ""


def _due(parse: Parse, token: int) -> Tense:
    """Tell the tense of "due", "scheduled", "plans": ahead, unless a finite past says when."""
    plain_past = parse.tag[token] == "VBD"
    return "past" if plain_past else "future"


def _of_verb(parse: Parse, verb: int) -> Tense:
    helpers = [t for t in parse.children[verb] if parse.dep[t] in ("aux", "auxpass")]
    words = {parse.form[t].lower() for t in helpers}
    tags = {parse.tag[t] for t in helpers}
    tag = parse.tag[verb]
    if words & _AHEAD_MODALS:
        return "future"
    if "MD" in tags or words & _OPEN_MODALS:
        return ""
    if tag == "VB" and ("TO" in tags or "to" in words):
        return _of_infinitive(parse, verb)
    if tag == "VBD" or "VBD" in tags or words & _PERFECTS:
        return "past"
    if tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "present"
    return "past" if tag == "VBN" else ""


def _of_infinitive(parse: Parse, verb: int) -> Tense:
    """Tell "is to meet Friday", which lies ahead, from "declined to comment Friday"."""
    above = parse.head[verb]
    if above == verb or (parse.lemma[above], parse.pos[above], "") in _ahead():
        return "future"
    if parse.tag[above] in ("VBD", "VBN"):
        return "past"
    return "future"
