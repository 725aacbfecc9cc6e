"""The tense of the verb that governs a time expression: does it look back or ahead?

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

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "may", "can", "must"})
_PAST_MODALS = frozenset({"would", "could", "should", "might", "'d", "’d", "ought"})
_CLIMB = 40
"""Heads climbed at most: a chain longer than this is no sentence."""


@cache
def _ahead() -> frozenset[tuple[str, str]]:
    return frozenset((row["lemma"], row["pos"]) for row in rows("lexicons/en/time_tense"))


def tense_at(parse: Parse, span: Span) -> Tense:
    """Return the tense of the verb that governs the words of `span`, "" where none is found."""
    inside = tokens_in(parse, span)
    if not inside:
        return ""
    token = next((t for t in inside if parse.head[t] not in inside), inside[0])
    for _ in range(_CLIMB):
        if (parse.lemma[token], parse.pos[token]) in _ahead() and token not in inside:
            return "future"
        if parse.tag[token].startswith(("VB", "MD")) and token not in inside:
            found = _of_verb(parse, token)
            if found:
                return found
        above = parse.head[token]
        if above == token:
            return ""
        token = above
    return ""


def _of_verb(parse: Parse, verb: int) -> Tense:
    helpers = [t for t in parse.children[verb] if parse.dep[t] in ("aux", "auxpass")]
    words = {parse.form[t].lower() for t in helpers}
    tags = {parse.tag[t] for t in helpers}
    tag = parse.tag[verb]
    if words & _FUTURE_MODALS:
        return "future"
    if words & _PAST_MODALS or "MD" in tags:
        return "future"
    if "VBD" in tags:
        return "past"
    if tag == "VB" and ("TO" in tags or "to" in words):
        return "future"
    if words & {"have", "has", "'ve", "’ve", "'s"} and tag in ("VBN", "VBD"):
        return "past"
    if tag == "VBD":
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    if tag in ("VBZ", "VBP"):
        return "present"
    return "past" if tag == "VBN" else ""
