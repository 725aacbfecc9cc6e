"""How much two texts share: 5-grams of words, as part of the shorter text.

Outside declared copies no two texts of the corpus may share a fifth of their 5-grams.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

LIMIT = 0.2
SIZE = 5
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without case and punctuation."""
    return _WORD.findall(text.casefold())


def grams(text: str) -> frozenset[tuple[str, ...]]:
    """Return the set of 5-grams of a text."""
    words = words_of(text)
    return frozenset(zip(*(words[n:] for n in range(SIZE)), strict=False))


def share(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Return the part of the shorter text's 5-grams that the other has too, 0 to 1."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def overlaps(texts: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Yield each pair of texts that shares more than the limit."""
    held = {name: grams(text) for name, text in sorted(texts.items())}
    for a, b in combinations(held, 2):
        shared = share(held[a], held[b])
        if shared >= LIMIT:
            yield a, b, shared
