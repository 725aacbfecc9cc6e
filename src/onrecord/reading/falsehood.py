"""What a sentence repeats in order to call it false.

"Reports that the bridge fell are untrue": the bridge is told of, and did not fall. The words
between "that" and the verdict are looked at as they stand, because long clauses of this kind
are those a parser attaches worst.
"""

from functools import cache

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse

REACH = 4
"""Tokens between a form of "be" or a "not" and the word of the verdict."""

TELLER_REACH = 9
"""Tokens back from "that" to who tells: "the information circulated by the Syrian side that"."""


def is_called_false(parse: Parse, token: int) -> bool:
    """Tell whether `token` stands in a clause of somebody's word that its sentence calls false.

    "The claim that guards fired (token) is baseless", "… does not reflect the truth".
    """
    first, end = parse.sentences[parse.sentence[token]]
    told = any(
        parse.lemma[t].lower() == "that" and _has_teller(parse, first, t)
        for t in range(first + 1, token)
    )
    if not told:
        return False
    if any(_is_verdict(parse, t, end) for t in range(token + 1, end)):
        return True
    return _in_rejected(parse, first, token)


def is_rejected(parse: Parse, noun: int) -> bool:
    """Tell whether `noun` is somebody's word that a verb denies: "rejects the allegation".

    Whether the verb is itself negated ("did not deny reports") is not asked.
    """
    told = parse.pos[noun] == "NOUN" and parse.lemma[noun].lower() in _words("teller")
    held = parse.dep[noun] in {"dobj", "nsubjpass"}
    return told and held and parse.lemma[parse.head[noun]].lower() in _words("reject")


def _in_rejected(parse: Parse, first: int, token: int) -> bool:
    """Tell whether `token` is in the that-clause of a word that is rejected."""
    for noun in range(first, token):
        inside = noun < token <= parse.edges[noun][1] and is_rejected(parse, noun)
        if inside and not any(parse.dep[c] == "neg" for c in parse.children[parse.head[noun]]):
            near = range(noun + 1, min(token, noun + 1 + TELLER_REACH))
            return any(parse.lemma[t].lower() == "that" for t in near)
    return False


def _has_teller(parse: Parse, first: int, that: int) -> bool:
    """Tell whether a noun that tells stands before "that", with at most its own words between."""
    near = range(max(first, that - TELLER_REACH), that)
    return any(parse.pos[t] == "NOUN" and parse.lemma[t].lower() in _words("teller") for t in near)


def _is_verdict(parse: Parse, token: int, end: int) -> bool:
    """Tell whether "is completely false" or "not reflect the truth" begins at `token`."""
    near = range(token + 1, min(end, token + 1 + REACH))
    forms, lemmas = ([words[t].lower() for t in near] for words in (parse.form, parse.lemma))
    if parse.lemma[token].lower() == "be":
        verdict = next((n for n, form in enumerate(forms) if form in _words("false")), None)
        return verdict is not None and not {"not", "n't"} & {*forms[:verdict]}
    unmet = parse.dep[token] == "neg" and lemmas[:1] and lemmas[0] in _words("unmet")
    return bool(unmet) and bool(_words("measure") & set(lemmas))


@cache
def _words(name: str) -> frozenset[str]:
    held = (r["lemmas"].split() for r in rows("lexicons/en/falsehood") if r["class"] == name)
    return frozenset(lemma for lemmas in held for lemma in lemmas)
