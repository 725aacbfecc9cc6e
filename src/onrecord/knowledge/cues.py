"""The cue lexicon: which words introduce what somebody said, thinks or wants."""

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

Word = tuple[str, str]
"""A lemma and its universal part of speech: VERB, NOUN or ADJ."""


class Cue(NamedTuple):
    """A row of the lexicon: its class ("denial") and the frames its content may stand in."""

    kind: str
    frames: frozenset[str]


@cache
def english() -> MappingProxyType[Word, Cue]:
    """Return the English cue lexicon by lemma and part of speech."""
    path = files("onrecord.knowledge") / "lexicons" / "en" / "cues.csv"
    lines = path.read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    table = {
        (row["lemma"], row["pos"]): Cue(row["class"], frozenset(row["frames"].split()))
        for row in rows
    }
    return MappingProxyType(table)
