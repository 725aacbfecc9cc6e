"""Whether a country, a capital or a seat acts in its sentence, or is only where things happen.

A capital that speaks, or that something is done with, by or against, is a government; in, near
or outside it is a place (after the findings on metonymy of ReLocaR, Gritta et al. 2017).
"""

from onrecord.knowledge.cues import english
from onrecord.language.parse import Parse
from onrecord.reading.actors import lexicon
from onrecord.records.vocabulary import Reference

_CLIMB = 6
"""Steps from a coordinated name to the first of its row."""
_BESIDE = frozenset({"npadvmod", "advmod", "appos"})


def standing(parse: Parse, head: int, kind: str) -> Reference | None:
    """Return how the name at `head` stands for a state; None where it is part of an address.

    `kind` is that of the table: "country", "capital", "disputed". "Metonymic" is a name that
    acts, or is dealt with, as a government; "literal" a place, or a country that something is
    done to or in.
    """
    token = _first_of_row(parse, head)
    dep, above = parse.dep[token], parse.head[token]
    if dep in _BESIDE and above in parse.entity_at:
        return None
    if kind == "capital":
        return "metonymic" if _capital_acts(parse, token) else "literal"
    if dep in {"nsubj", "agent"} or (dep == "pobj" and _reaches(parse, token)):
        return "metonymic"
    return "metonymic" if _is_dealt_with(parse, token) else "literal"


def _first_of_row(parse: Parse, head: int) -> int:
    for _ in range(_CLIMB):
        if parse.dep[head] != "conj":
            break
        head = parse.head[head]
    return head


def _capital_acts(parse: Parse, token: int) -> bool:
    dep, above = parse.dep[token], parse.head[token]
    if dep == "nsubj":
        return parse.lemma[above].lower() not in lexicon.words("staying")
    if dep in {"nsubjpass", "dobj", "dative"}:
        return _is_dealing(parse, above)
    if dep == "poss":
        return True
    return dep == "pobj" and _reaches(parse, token)


def _is_dealt_with(parse: Parse, token: int) -> bool:
    objects = {"dobj", "dative", "nsubjpass"}
    return parse.dep[token] in objects and _is_dealing(parse, parse.head[token])


def _is_dealing(parse: Parse, verb: int) -> bool:
    lemma = parse.lemma[verb].lower()
    return (lemma, "VERB") in english() or lemma in lexicon.words("dealing")


def _reaches(parse: Parse, token: int) -> bool:
    """Tell whether a preposition makes the name somebody, not somewhere ("with Baku")."""
    prep = parse.head[token]
    word = parse.form[prep].lower()
    if word in lexicon.words("placing"):
        return False
    if word not in lexicon.words("reaching"):
        return True
    governor = parse.head[prep]
    return _is_dealing(parse, governor) or _is_speech_noun(parse, governor)


def _is_speech_noun(parse: Parse, token: int) -> bool:
    """Tell whether a noun is an act between governments ("appeal to", "demand from")."""
    return (parse.lemma[token].lower(), "NOUN") in english()
