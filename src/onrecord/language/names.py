"""Names of the table in a parse: longest match, whole tokens, case-sensitive or ALL CAPS.

The tokens of a parse are joined by blanks, two between words, and so are the names, so that a
match starts and ends at a token; an automaton finds them all in one pass.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

from onrecord.knowledge.names import Name, Names
from onrecord.knowledge.table import rows
from onrecord.language.blocks import encodable
from onrecord.language.parse import Parse
from onrecord.language.recasing import is_shouting


class Match(msgspec.Struct, frozen=True):
    """A name of the table at tokens `first` to `last` exclusive; `weak` where it may be a word."""

    first: int
    last: int
    name: Name
    weak: bool


class NameMatcher:
    """An automaton over the written forms of a table of names."""

    def __init__(self, names: Names, tokens_of: Callable[[str], Sequence[str]]) -> None:
        words = {row["form"] for row in rows("names/words_in_capitals")}
        self._names: list[tuple[Name, bool, bool]] = []
        forms: list[str] = []
        for surface, name in names.surfaces.items():
            for written in {surface, surface.replace("'", "’")}:
                forms.append(_joined(tokens_of(written)))
                self._names.append((name, surface in name.weak, surface.upper() in words))
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)

    def matches(self, parse: Parse) -> Iterator[Match]:
        """Yield the names in `parse` in text order; they do not overlap or cross a block."""
        if not len(parse):
            return
        shouting = _shouting(parse)
        joined, starts = _laid_out(parse)
        for nth, start, end in self._automaton.find_matches_as_indexes(encodable(joined)):
            first, last = np.searchsorted(starts, (start, end - 1)).tolist()
            name, weak, word = self._names[nth]
            if not (word and shouting[parse.block[first]]):
                yield Match(first, last, name, weak)


def _joined(tokens: Sequence[str]) -> str:
    return f" {'  '.join(tokens)} "


def _laid_out(parse: Parse) -> tuple[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Join all tokens, with a line end between blocks; say where the blank before each is."""
    blanks = np.ones(len(parse), np.int64)
    blanks[1:] += np.diff(parse.block) != 0
    lengths = np.fromiter(map(len, parse.form), np.int64, len(parse))
    starts = np.cumsum(lengths + 1 + blanks) - lengths - 2
    parts = (
        ("\n " if new == 2 else " ") + form for form, new in zip(parse.form, blanks, strict=True)
    )
    return " ".join(parts) + " ", starts


def _shouting(parse: Parse) -> list[bool]:
    """Tell of each block whether it is in capitals."""
    return [is_shouting(span.of(parse.text)) for span in parse.blocks]
