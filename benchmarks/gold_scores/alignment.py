"""Which record of a reading stands against which of the gold: by words, one to one.

A span is the set of word tokens that it touches, as in the scorer for PolNeAR: marks at its edges
never matter, and half a word counts as the word.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks.attribution_score import Attribution, Tokens
from benchmarks.gold_scores.assignment import assign
from onrecord.records import Span

One = TypeVar("One")
Pairs = list[tuple[One, One]]
Units = frozenset[int]

SAME = 0.5
"""The Dice coefficient from which on two spans are the same, as in the scorer for PolNeAR."""
TIE = 0.001
"""What equal kinds add to an overlap: enough to decide between equal overlaps, no more."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their) ")
_AFTER_HEAD = frozenset(
    {"of", "in", "from", "at", "on", "near", "for", "with", "by", "to", "around", "across", "under"}
    | {"over", "who", "which", "that", "whose"}
)


class Words:
    """The words of one text; spans become sets of word numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = Tokens(text)

    def of(self, *spans: Span | None) -> Units:
        """Return the numbers of the words that any of `spans` touches; None touches none."""
        pieces = tuple((span.start, span.end) for span in spans if span is not None)
        return self._tokens.units(Attribution((), (), pieces)).content

    def head(self, span: Span) -> Units:
        """Return the head word of a noun phrase: the last before a preposition or relative.

        Without a parser this is a rule of thumb, the same for both sides.
        """
        last = span
        for found in _WORD.finditer(self._text, span.start, span.end):
            if found.group().lower() in _AFTER_HEAD and last != span:
                break
            last = Span(*found.span())
        return self.of(last)

    def same_head(self, one: Span, other: Span) -> bool:
        """Tell whether the head of each stands among the words of the other."""
        return self.head(one) <= self.of(other) and self.head(other) <= self.of(one)

    def share(self, one: Span, other: Span) -> bool:
        """Tell whether the two spans have a word in common."""
        return bool(self.of(one) & self.of(other))


def dice(one: Units, other: Units) -> float:
    """Return the overlap of two sets of words, 0 to 1; 0 where either has none."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def plain(name: str | None) -> str:
    """Return a name as names are compared: no case, no article, no possessive at its end."""
    words = " ".join((name or "").split()).casefold()
    article = _ARTICLE.match(words)
    return words[article.end() if article else 0 :].removesuffix("'s").removesuffix("’s")


def aligned(
    gold: Sequence[One], got: Sequence[One], weight: Callable[[One, One], float]
) -> Pairs[One]:
    """Return the pairs of gold and found with the greatest total `weight`, in gold order.

    Each record is in at most one pair; a weight of 0 says that two cannot be the same.
    """
    weights = {
        (i, j): held
        for i, one in enumerate(gold)
        for j, other in enumerate(got)
        if (held := weight(one, other)) > 0
    }
    return [(gold[i], got[j]) for i, j in sorted(assign(weights).items())]


def by_span(words: Words, least: float = SAME) -> Callable[[Span, Span], float]:
    """Return a weight for spans: their Dice coefficient, 0 if below `least`."""

    def weight(one: Span, other: Span) -> float:
        overlap = dice(words.of(one), words.of(other))
        return overlap if overlap >= least else 0.0

    return weight
