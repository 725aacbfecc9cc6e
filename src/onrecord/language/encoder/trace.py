"""What the encoder saw in one report, asked by code points.

Rows are word pieces. A stretch of text has rows in one window only: what is cut by a window's
edge is answered from the window that holds its first piece.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.language.encoder.heads import LINK_WIDTH, LINKS, POOLED
from onrecord.records import Span

Numbers = NDArray[np.float32]


class Sight(msgspec.Struct, frozen=True, dict=True):
    """One window: `spans` per row, (-1, -1) for marks; `states` rows x width.

    `tags` are logits, rows x classes, per token head; `links` rows x (2 x width) per link head:
    the projection of a row as origin, then as goal.
    """

    spans: tuple[tuple[int, int], ...]
    states: NDArray[np.float16]
    tags: dict[str, Numbers]
    links: NDArray[np.float16]

    @cached_property
    def chances(self) -> dict[str, Numbers]:
        """Probability of every class per row, by token head."""
        return {head: softmax(logits) for head, logits in self.tags.items()}

    @cached_property
    def ends(self) -> list[int]:
        """Largest end of all rows up to each row: ascending, so that it can be searched."""
        return list(accumulate((end for _, end in self.spans), max))

    def rows(self, span: Span) -> list[int]:
        """Return the rows that overlap `span`."""
        first = bisect_right(self.ends, span.start)
        found = []
        for row in range(first, len(self.spans)):
            start, end = self.spans[row]
            if start >= span.end:
                break
            if end > span.start:
                found.append(row)
        return found

    @cached_property
    def _totals(self) -> dict[str, Numbers]:
        """Log of the sum of the exponentials of each row's links, of the heads asked so far."""
        return {}

    def goals(self, head: str, rows: Sequence[int]) -> Numbers:
        """Return for each of `rows` the log probability of a link to every row."""
        at = 2 * LINK_WIDTH * LINKS.index(head)
        goal = self.links[:, at + LINK_WIDTH : at + 2 * LINK_WIDTH].astype(np.float32).T
        goal /= np.float32(LINK_WIDTH**0.5)
        if head not in self._totals:
            scores = self.links[:, at : at + LINK_WIDTH].astype(np.float32) @ goal
            top = scores.max(-1)
            self._totals[head] = top + np.log(np.exp(scores - top[:, None]).sum(-1))
        found: Numbers = self.links[rows, at : at + LINK_WIDTH].astype(np.float32) @ goal
        return found - self._totals[head][rows][:, None]

    def mean(self, rows: Sequence[int]) -> Numbers:
        """Return the mean state of `rows`, zeros for none."""
        if not rows:
            return np.zeros(self.states.shape[1], np.float32)
        mean: Numbers = self.states[rows].astype(np.float32).mean(0)
        return mean


class Trace(msgspec.Struct, frozen=True, dict=True):
    """All windows of a report, in text order, and the matrices of the pooled heads."""

    sights: tuple[Sight, ...]
    pooled: dict[str, tuple[Numbers, Numbers]]

    def chances(self, head: str, slots: Sequence[Sequence[Span]]) -> dict[str, float] | None:
        """Return the probability of each class of a pooled head, given the words of its slots.

        What lies outside the window of the first slot's first span counts as empty; None where
        the first slot has no pieces at all.
        """
        sight = self.at(slots[0][0]) if slots[0] else None
        if sight is None:
            return None
        rows = [[row for span in slot for row in sight.rows(span)] for slot in slots]
        if not rows[0]:
            return None
        weight, bias = self.pooled[head]
        width = weight.shape[1] // len(slots)
        logits = bias
        for slot, own in enumerate(rows):
            if own:  # the mean of nothing is zeros
                part = weight[:, slot * width : (slot + 1) * width]
                logits = logits + part @ sight.mean(own)
        found = softmax(logits)
        return dict(zip(POOLED[head], found.tolist(), strict=True))

    @cached_property
    def _starts(self) -> list[int]:
        return [sight.spans[1][0] for sight in self.sights]

    def at(self, span: Span) -> Sight | None:
        """Return the window that holds the beginning of `span`, None before the first."""
        number = bisect_right(self._starts, span.start) - 1
        return self.sights[number] if number >= 0 else None


def softmax(logits: Numbers) -> Numbers:
    """Return probabilities over the last axis."""
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    found: Numbers = powers / powers.sum(-1, keepdims=True)
    return found
