"""95 % intervals by bootstrap over documents, the same draw for every figure."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

Counts = TypeVar("Counts")

RESAMPLES = 1000
SEED = 20211116
_TAIL = 0.025


def bootstrap(
    documents: Sequence[Counts], figures: Callable[[Sequence[Counts]], dict[str, float]]
) -> dict[str, list[float]]:
    """Return low and high end of each figure over resamples of `documents`.

    `figures` computes all figures of a list of documents. The seed is fixed, so the same
    documents in the same order give the same intervals; no documents give none.
    """
    if not documents:
        return {}
    chance = random.Random(SEED)
    draws = [figures(chance.choices(documents, k=len(documents))) for _ in range(RESAMPLES)]
    low, high = int(_TAIL * RESAMPLES), int((1 - _TAIL) * RESAMPLES) - 1
    return {
        name: [sorted(draw[name] for draw in draws)[end] for end in (low, high)]
        for name in draws[0]
    }
