"""The cue lexicon: which words introduce what somebody said, thinks or wants."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from onrecord.knowledge.table import rows

Word = tuple[str, str]
"""A lemma and its universal part of speech: VERB, NOUN or ADJ."""


class Cue(NamedTuple):
    """A row of the lexicon: its class ("denial") and the frames its content may stand in."""

    kind: str
    frames: frozenset[str]


@cache
def english() -> Mapping[Word, Cue]:
    """Return the English cue lexicon by lemma and part of speech; it cannot be changed."""
    return MappingProxyType(
        {
            (row["lemma"], row["pos"]): Cue(row["class"], frozenset(row["frames"].split()))
            for row in rows("lexicons/en/cues")
        }
    )
