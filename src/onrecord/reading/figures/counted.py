"""What a number counts: the unit noun after it, and the verb or noun that makes it a toll."""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records.vocabulary import Measure, Population

_PASSIVE = frozenset({"nsubjpass", "dobj", "attr", "oprd"})
_SUBJECT = frozenset({"nsubj"})
_CLAUSES = frozenset({"acl", "relcl", "conj", "appos", "amod", "xcomp"})
STATES: Mapping[str, Measure] = {
    "dead": "killed",
    "missing": "missing",
    "injured": "wounded",
    "wounded": "wounded",
    "homeless": "displaced",
}
"""States that a count may be said to be in, by the word after the verb."""

HOPS = 4
"""Heads walked through from the counted noun to the verb that makes it a toll."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: the noun's token, None for an elliptic "56 more"."""

    measure: Measure
    population: Population
    noun: int | None
    by: int | None = None


@cache
def _measures(kind: str) -> Mapping[str, Measure]:
    found: dict[str, Measure] = {}
    for row in rows("lexicons/en/figure_measures"):
        if row["by"] == kind:
            for lemma in row["lemmas"].split():
                found.setdefault(lemma, msgspec.convert(row["measure"], Measure))
    return found


@cache
def _populations() -> Mapping[str, Population]:
    return {
        lemma: msgspec.convert(row["population"], Population)
        for row in rows("lexicons/en/figure_populations")
        for lemma in row["lemmas"].split()
    }


def counted(parse: Parse, number: int) -> Counted | None:
    """Return what the number at token `number` counts, None if it is no figure of conflict.

    The verb decides before the noun: "killed 12 soldiers" counts killed, not troops.
    """
    noun = _unit(parse, number)
    start = number if noun is None else noun
    by = _deciding(parse, start)
    if by is not None:
        verb, measure = by
        return Counted(measure=measure, population=_population(parse, noun), noun=noun, by=verb)
    if noun is None:
        return None
    measure_of_noun = _by_noun(parse, noun)
    if measure_of_noun is None:
        return None
    return Counted(measure=measure_of_noun, population=_population(parse, noun), noun=noun)


def _unit(parse: Parse, number: int) -> int | None:
    """Return the noun a number stands before: "2,000 Russian peacekeepers", "dozens of men"."""
    if parse.pos[number] == "NOUN":  # dozens, hundreds
        return _of(parse, number)
    head = parse.head[number]
    for _ in range(HOPS):
        if parse.dep[number] not in {"nummod", "quantmod", "compound", "advmod", "amod", "conj"}:
            break
        if parse.pos[head] in {"NOUN", "PROPN", "ADJ"}:
            return head
        number, head = head, parse.head[head]
    if parse.dep[number] in {"nummod", "amod"} and parse.pos[head] in {"NOUN", "PROPN"}:
        return head
    return _of(parse, number)


def _of(parse: Parse, number: int) -> int | None:
    """Return the noun in "dozens of X", "two of the X"."""
    for prep in parse.children[number]:
        if parse.lemma[prep].lower() == "of" and parse.dep[prep] == "prep":
            return next((c for c in parse.children[prep] if parse.dep[c] == "pobj"), None)
    return None


def _deciding(parse: Parse, start: int) -> tuple[int, Measure] | None:
    """Find the verb that makes the counted noun a toll: "12 were killed", "killed 12"."""
    for token, label in _walk(parse, start):
        lemma = parse.lemma[token].lower()
        passive = label in _PASSIVE or label in {"acl", "amod"}
        measure = _measures("verb").get(lemma) if passive else None
        if measure is None and label in {"nsubj", "relcl", "acl"}:
            measure = _measures("subject").get(lemma)
        if measure is None and label in {"attr", "acomp", "nsubj", "oprd", "dobj"}:
            measure = _adjective(parse, token)
        if measure is not None:
            return token, measure
    return None


def _walk(parse: Parse, start: int) -> Iterator[tuple[int, str]]:
    """Yield verbs around a noun with the noun's role in them, nearest first."""
    for child in parse.children[start]:
        if parse.dep[child] in {"acl", "relcl", "amod"}:
            yield child, parse.dep[child]
    token = start
    for _ in range(HOPS):
        head, label = parse.head[token], parse.dep[token]
        if head == token:
            return
        if label in _PASSIVE | _SUBJECT:
            yield head, label
            return
        if label == "conj" and parse.pos[token] == "VERB":
            return
        if label not in {"conj", "appos", "pobj", "prep", "nummod", "quantmod"}:
            return
        token = head


def _adjective(parse: Parse, verb: int) -> Measure | None:
    """Read a state after the verb: "left 12 dead", "45 were missing"."""
    for child in parse.children[verb]:
        state = STATES.get(parse.form[child].lower())
        if state and parse.dep[child] in {"acomp", "oprd", "attr", "advcl", "xcomp", "dep"}:
            return state
    return None


def _by_noun(parse: Parse, noun: int) -> Measure | None:
    """Read the measure off the counted noun; "dead" and "wounded" may follow the number."""
    return _measures("noun").get(parse.lemma[noun].lower())


def _population(parse: Parse, noun: int | None) -> Population:
    if noun is None:
        return "unknown"
    return _populations().get(parse.lemma[noun].lower(), "unknown")
