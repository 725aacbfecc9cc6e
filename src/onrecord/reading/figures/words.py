"""The tables of what is counted, loaded once: measures by noun, verb or state; populations."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeVar

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records.vocabulary import Measure, Population

By = Literal["noun", "event", "verb", "subject", "state", "in", "object", "toll"]
_Value = TypeVar("_Value")
THINGS: frozenset[Measure] = frozenset(
    {
        "weapons",
        "vehicles",
        "aircraft",
        "strikes",
        "violations",
        "territory",
        "settlements",
        "buildings",
    }
)
"""Measures of things: a verb of harm never turns a count of them into a toll of people."""

_OF_A_PERSON = re.compile(r"[a-z]{2,}(?:er|or|ist|man|woman|ian|eer|ant)\Z")
_NOT_OF_A_PERSON = re.compile(
    r"(?:.*(?:ment|number|quarter|order|border|power|weather|matter|center|paper|river|"
    r"winter|summer|october|november|december|september|corner|water|fire|motor|sector|tower|"
    r"cluster|shelter|letter|container|error|terror|factor|door|floor|mirror|restaurant|plant|"
    r"chapter|layer|disaster|ladder|bunker|fighter jet|carrier|launcher|crater|cover|offer|"
    r"ever|never|over|after|under))\Z"
)


@cache
def measures(by: By) -> Mapping[str, Measure]:
    """Return the measure that each lemma sets, for one column `by` of the table."""
    found: dict[str, Measure] = {}
    for row in rows("lexicons/en/figure_measures"):
        if row["by"] == by:
            for lemma in row["lemmas"].split():
                found.setdefault(lemma, msgspec.convert(row["measure"], Measure))
    return found


@cache
def past_forms() -> Mapping[str, Measure]:
    """Return the regular inflected forms of the verbs, for text whose verbs the parser misses."""
    return {
        past: measure for lemma, measure in measures("verb").items() for past in _inflected(lemma)
    }


def _inflected(lemma: str) -> tuple[str, ...]:
    stems = (lemma, f"{lemma}{lemma[-1]}", lemma.removesuffix("e"))
    return tuple(f"{stem}{end}" for stem in stems for end in ("ed", "ing"))


@cache
def populations(by: str) -> Mapping[str, Population]:
    """Return the population of each lemma: by "noun", or by "modifier" before the noun."""
    found: dict[str, Population] = {}
    for row in rows("lexicons/en/figure_populations"):
        if row["by"] == by:
            for lemma in row["lemmas"].split():
                found.setdefault(lemma, msgspec.convert(row["population"], Population))
    return found


@cache
def excluded(by: str) -> frozenset[str]:
    """Return the words of one kind in the table of what is no figure."""
    held = (row["words"] for row in rows("lexicons/en/figure_exclusions") if row["by"] == by)
    return frozenset(word for words in held for word in words.split("|"))


def looked_up(table: Mapping[str, _Value], parse: Parse, token: int) -> _Value | None:
    """Return what a table says of a token: by lemma, or by its form less a plural ending.

    In words that the parser takes for names, as in all capitals, the lemma is the form.
    """
    lemma = parse.lemma[token].lower()
    if lemma in table:
        return table[lemma]
    if lemma.endswith("men") and f"{lemma[:-3]}man" in table:
        return table[f"{lemma[:-3]}man"]
    if parse.tag[token] not in {"NNP", "NNPS"} and not parse.form[token].isupper():
        return None
    form = parse.form[token].lower()
    singular = (form, form[:-1], form[:-2], f"{form[:-3]}man", _IRREGULAR.get(form, form))
    ends = (True, form.endswith("s"), form.endswith("es"), form.endswith("men"), True)
    fits = (word for word, is_end in zip(singular, ends, strict=True) if is_end and word in table)
    return next((table[word] for word in fits), None)


_IRREGULAR = {"women": "woman", "children": "child", "persons": "person", "bodies": "body",
              "casualties": "casualty", "injuries": "injury", "families": "family"}  # fmt: skip


def is_people(parse: Parse, token: int) -> bool:
    """Tell whether a token is a noun for people, in any spelling."""
    known = looked_up(populations("noun"), parse, token) is not None
    return known or is_person(parse.lemma[token].lower())


def is_person(lemma: str) -> bool:
    """Tell whether a noun is one for people: listed, or built like one ("smuggler")."""
    if lemma in populations("noun"):
        return True
    built = _OF_A_PERSON.fullmatch(lemma) is not None and lemma not in measures("noun")
    return built and _NOT_OF_A_PERSON.fullmatch(lemma) is None


def population_of(parse: Parse, noun: int | None) -> Population:
    """Return whose kind the counted people are; "mixed" for "soldiers and civilians"."""
    if noun is None:
        return "unknown"
    kinds = {_population(parse, one) for one in (noun, *_beside(parse, noun))} - {"unknown"}
    if len(kinds) > 1:
        return "mixed"
    return next(iter(kinds), "unknown")


def _population(parse: Parse, noun: int) -> Population:
    for child in parse.children[noun]:
        if child < noun and parse.dep[child] in {"compound", "amod", "nmod"}:
            decided = populations("modifier").get(parse.lemma[child].lower())
            if decided is not None:
                return decided
    return looked_up(populations("noun"), parse, noun) or "unknown"


def _beside(parse: Parse, noun: int) -> list[int]:
    """Return the nouns joined to `noun` that share its number."""
    joined = [c for c in parse.children[noun] if parse.dep[c] == "conj" and c > noun]
    return [c for c in joined if not _has_own_number(parse, c)]


def _has_own_number(parse: Parse, noun: int) -> bool:
    return any(parse.dep[c] in {"nummod", "det", "poss"} for c in parse.children[noun])
