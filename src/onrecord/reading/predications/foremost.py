"""The main event of a sentence as the encoder sees it: who, whom, and of which type.

In: what the encoder saw of a sentence. Out: the phrases of its two parties, the probability of
each type, and how well a trigger goes with them.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.language.encoder import Sight, Trace
from onrecord.language.encoder.heads import TAGS
from onrecord.language.parse import Parse
from onrecord.records import Span

HEAD = "roles"
PARTIES = TAGS[HEAD]
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Classes of the head `root` where they differ from the type; the two types share one class."""

Goals = Mapping[str, NDArray[np.float32]]
"""By party, the probability of each row of the window to be what a trigger links to."""


class Foremost(msgspec.Struct, frozen=True):
    """The main event of a sentence: its parties' spans, and its class by the head `root`."""

    sight: Sight
    parties: dict[str, Span]
    roots: dict[str, float]

    def fit(self, goals: Goals) -> float:
        """Return the share of a trigger's links that go to the parties: 1 for the event itself."""
        if not self.parties:
            return 0.0
        shares = [goals[name][self.sight.rows(span)].sum() for name, span in self.parties.items()]
        return min(1.0, float(sum(shares)) / len(shares))

    def shares(self, kinds: Mapping[str, float]) -> dict[str, float]:
        """Return the probability of each type; `kinds` tells apart what is one class in `root`."""
        whole: dict[str, float] = {}
        for name, share in kinds.items():
            root = ROOT.get(name, name)
            whole[root] = whole.get(root, 0.0) + share
        joint: dict[str, float] = {}
        for name, share in kinds.items():
            root = ROOT.get(name, name)
            joint[name] = self.roots[root] * share / whole[root] if whole[root] else 0.0
        return joint

    def slots(self, trigger: Span) -> tuple[tuple[Span, ...], ...]:
        """Return the slots of the head `plover` for a trigger of this event."""
        return (trigger,), *((self.parties[n],) if n in self.parties else () for n in PARTIES)

    def heads(self, parse: Parse, name: str, phrases: Sequence[int]) -> set[int]:
        """Return which of `phrases` head the words of a party, each of several joined by "and"."""
        span = self.parties.get(name)
        if span is None:
            return set()
        return {head for head in phrases if _is_top(parse, head, span)}


def foremost(trace: Trace, sentence: Span) -> Foremost | None:
    """Return the main event of a sentence, None where the encoder did not see it."""
    sight = trace.at(sentence)
    if sight is None:
        return None
    found = {name: party(sight, sentence, name) for name in PARTIES}
    parties = {name: span for name, span in found.items() if span is not None}
    slots = [[sentence], *([parties[n]] if n in parties else [] for n in PARTIES)]
    roots = trace.chances("root", slots)
    return Foremost(sight, parties, roots) if roots is not None else None


def party(sight: Sight, sentence: Span, name: str) -> Span | None:
    """Return the longest run of the tags of a party in a sentence, None where there is none."""
    begin = 1 + 2 * PARTIES.index(name)
    runs: list[Span] = []
    before = False
    rows = sight.rows(sentence)
    for row, tag in zip(rows, sight.tags[HEAD][rows].argmax(-1).tolist(), strict=True):
        start, end = sight.spans[row]
        here = tag in {begin, begin + 1}
        if here and before and tag == begin + 1:
            runs[-1] = Span(runs[-1].start, end)
        elif here:
            runs.append(Span(start, end))
        before = here
    return max(runs, key=len, default=None)


def _is_top(parse: Parse, head: int, span: Span) -> bool:
    def inside(token: int) -> bool:
        return span.start <= parse.start[token] < span.end

    top = head
    while inside(top) and parse.dep[top] == "conj" and parse.head[top] != top:
        top = parse.head[top]
    return inside(head) and (parse.head[top] == top or not inside(parse.head[top]))
