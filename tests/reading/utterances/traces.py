"""Traces written by hand: one row per token, with the classes and links that a test names."""

import numpy as np

from onrecord.language.encoder.heads import LINK_WIDTH, LINKS, TAGS
from onrecord.language.encoder.trace import Sight, Trace
from onrecord.language.parse import Parse

CLASSES = TAGS["attribution"]
SURE = 8.0


def trace_of(
    parse: Parse,
    spans: dict[str, list[tuple[int, int]]],
    links: dict[str, list[tuple[tuple[int, int], tuple[int, int] | None]]] | None = None,
    sure: float = SURE,
) -> Trace:
    """Return a trace with `spans` of tokens per class, and links from contents to their goals.

    `sure` is the logit of a named class over the others.
    """
    length = len(parse) + 2
    logits = np.zeros((length, 2 * len(CLASSES) + 1), np.float32)
    logits[:, 0] = 1.0
    for kind, runs in spans.items():
        column = 1 + 2 * CLASSES.index(kind)
        for first, end in runs:
            logits[first + 1, column] = sure
            logits[first + 2 : end + 1, column + 1] = sure
    places = ((-1, -1), *zip(parse.start, parse.end, strict=True), (-1, -1))
    sight = Sight(
        places,
        np.zeros((length, 4), np.float16),
        {"attribution": logits},
        _projections(length, links or {}),
    )
    return Trace((sight,), {})


def _projections(
    length: int, links: dict[str, list[tuple[tuple[int, int], tuple[int, int] | None]]]
) -> np.ndarray:
    held = np.zeros((length, 2 * LINK_WIDTH * len(LINKS)), np.float16)
    for head, pairs in links.items():
        at = 2 * LINK_WIDTH * LINKS.index(head)
        for number, (of, to) in enumerate(pairs):
            goal = slice(0, 1) if to is None else slice(to[0] + 1, to[1] + 1)
            held[of[0] + 1 : of[1] + 1, at + number] = 10.0
            held[goal, at + LINK_WIDTH + number] = 10.0
    return held
