"""Numbers that are the value of a toll: "the death toll rose to 45", "raising it to 120".

A toll's former value ("from 40") is left alone: it is no longer what anybody says.
"""

from onrecord.language.parse import Parse
from onrecord.reading.figures.counted import Counted, deciding, measure_of_noun
from onrecord.reading.figures.words import measures, population_of
from onrecord.records.vocabulary import Measure

REACH = 12
"""Tokens between a toll and its value."""

_LEADS = frozenset({"to", "at", "of", "reach", "exceed", "pass", "top", "surpass", "hit", "be",
                    "stand", "total", ":"})  # fmt: skip
_HARMED = frozenset({"victim", "casualty"})


def toll_of(parse: Parse, first: int, number: int, noun: int | None) -> Counted | None:
    """Return what the number counts as a toll; `first` is the first token of its qualifier."""
    bare = noun is None or parse.lemma[noun].lower() in {"person", "people", "dead"}
    if first == 0 or not bare or parse.lemma[first - 1].lower() not in _LEADS:
        return None
    found = _toll_before(parse, first - 1)
    if found is None and parse.lemma[first - 1].lower() == "to":
        found = _toll_after(parse, number if noun is None else noun)
    if found is None:
        return None
    token, measure, counted = found
    return Counted(measure=measure, population=population_of(parse, counted), noun=noun, by=token)


def _toll_before(parse: Parse, last: int) -> tuple[int, Measure, int | None] | None:
    for token in range(last, max(-1, last - REACH), -1):
        if parse.sentence[token] != parse.sentence[last]:
            return None
        found = _toll_at(parse, token)
        if found is not None:
            return found
    return None


def _toll_after(parse: Parse, first: int) -> tuple[int, Measure, int | None] | None:
    for token in range(first + 1, min(len(parse), first + REACH)):
        if parse.sentence[token] != parse.sentence[first]:
            return None
        found = _toll_at(parse, token)
        if found is not None:
            return found
    return None


def _toll_at(parse: Parse, token: int) -> tuple[int, Measure, int | None] | None:
    lemma = parse.lemma[token].lower()
    if lemma in measures("toll"):
        hurt = {parse.lemma[c].lower() for c in parse.children[token]} & {"injury", "wounded"}
        return token, "wounded" if hurt else measures("toll")[lemma], None
    if lemma == "number" and token + 2 < len(parse) and parse.form[token + 1].lower() == "of":
        return _number_of(parse, token)
    return None


def _number_of(parse: Parse, token: int) -> tuple[int, Measure, int | None] | None:
    """Read "the number of dead", "the number of people killed"."""
    for noun in range(token + 2, min(len(parse), token + 6)):
        form = parse.form[noun].lower()
        follows = noun + 1 < len(parse) and parse.pos[noun + 1] == "NOUN"
        if form in measures("state") and not follows:
            return token, measures("state")[form], None
        if parse.pos[noun] == "NOUN" and not follows:
            found = deciding(parse, noun)
            if found is not None:
                return token, found[1], noun
            harmed = parse.lemma[noun].lower() in _HARMED
            measure: Measure | None = "killed" if harmed else measure_of_noun(parse, noun)
            return None if measure in {None, "other"} else (token, measure or "killed", noun)
    return None
