"""The tables of wording, by word: cues, hedges, loaded words, marks of distance."""

from functools import cache
from typing import cast, get_args

import msgspec

from onrecord.knowledge import table
from onrecord.records.vocabulary import Certainty, Distance, Stance


class CueSense(msgspec.Struct, frozen=True, kw_only=True):
    """What a cue says by itself: a row of `wording_stances`, read as the vocabulary's words."""

    stance: Stance = "asserts"
    distance: Distance = "neutral"
    certainty: Certainty = "certain"


@cache
def cues() -> dict[str, CueSense]:
    """Return the sense of each cue lemma, of one word or two ("call for")."""
    return {row["lemma"]: _sense(row) for row in table.rows("lexicons/en/wording_stances")}


@cache
def classes() -> dict[str, CueSense]:
    """Return the sense of each class of the cue lexicon."""
    return {row["class"]: _sense(row) for row in table.rows("lexicons/en/wording_classes")}


@cache
def hedges(place: str) -> dict[str, Certainty]:
    """Return the hedges that stand as "modal", "adverb" or "head", with their certainty."""
    return {
        row["word"]: _certainty(row["certainty"])
        for row in table.rows("lexicons/en/wording_hedges")
        if row["place"] == place
    }


@cache
def words(name: str) -> frozenset[str]:
    """Return the lemmas of a class of `wording_words`, all rows of that class together."""
    rows = table.rows("lexicons/en/wording_words")
    return frozenset(w for row in rows if row["class"] == name for w in row["lemmas"].split())


@cache
def loaded() -> frozenset[str]:
    """Return the words that take a side, in lower case."""
    return frozenset(row["word"] for row in table.rows("lexicons/en/wording_loaded"))


def _sense(row: dict[str, str]) -> CueSense:
    fields = ("stance", "distance", "certainty")
    return msgspec.convert({name: row[name] for name in fields if row[name]}, CueSense)


def _certainty(word: str) -> Certainty:
    if word not in get_args(Certainty):
        raise ValueError(f"wording_hedges: {word!r} is no certainty")
    return cast("Certainty", word)
