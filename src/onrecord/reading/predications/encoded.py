"""The scorer of the `default` profile: the linear models and the encoder weighed together.

The encoder has seen the whole paragraph: whether a token triggers an event, of which type with
which parties, and which phrase each party is. The linear models know the table of event words,
the grammar and the page. Both are log-linear, so that their log-odds are added.
"""

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.language.encoder import Sight, Trace
from onrecord.reading.predications.candidates import Candidate
from onrecord.reading.predications.phrase import bounds
from onrecord.reading.predications.scoring import NONE, LinearScorer
from onrecord.records import Span
from onrecord.records.vocabulary import PloverType

HEAD = "trigger"
LINEAR, SEEN, PRIOR = 0.38, 0.43, -0.38
"""Weights of the log-odds of naming an event, linear and encoder, and what is added to both.

Fitted on our own development reports: together 59 trigger F1 in five folds over reports, the
linear model alone 57, the encoder alone 55. The sum is set so that the threshold of the linear
model gives as many false events in texts without any as are bearable."""

KIND = 0.25
"""Share of the encoder in the log probability of a type."""

PARTY = 0.25
"""Share of the encoder in the probability of a party, which it can only raise."""

_LEAST = 1e-4
_PARTIES = ("actor", "recipient")


class EncodedScorer(msgspec.Struct, frozen=True):
    """Scores candidates by the linear models and by what the encoder saw of the page."""

    linear: LinearScorer
    trace: Trace

    @property
    def rule(self) -> str:
        """Id of what decides, for `made_by`."""
        return "ev.encoder"

    def types(self, candidate: Candidate) -> Mapping[str, float]:
        """Return the probability of each type, and of none."""
        found = self.linear.types(candidate)
        span = self._span(candidate.frame.trigger)
        sight = self.trace.at(span)
        rows = sight.rows(span) if sight is not None else []
        kinds = self.trace.chances("plover", ((span,), (), ())) if rows else None
        if sight is None or kinds is None:
            return found
        seen = float(1.0 - sight.chances[HEAD][rows, 0].min())
        event = _odds(1.0 - found[NONE]) * LINEAR + _odds(seen) * SEEN + PRIOR
        chance = 1.0 / (1.0 + math.exp(-event))
        joint = {
            name: (max(found.get(name, 0.0), _LEAST) ** (1 - KIND)) * max(share, _LEAST) ** KIND
            for name, share in kinds.items()
        }
        total = sum(joint.values())
        return {NONE: 1.0 - chance, **{n: chance * v / total for n, v in joint.items()}}

    def links(
        self, candidate: Candidate, kind: PloverType, heads: Sequence[int]
    ) -> Sequence[Mapping[str, float]]:
        """Return the probability of each role for each phrase."""
        found = self.linear.links(candidate, kind, heads)
        span = self._span(candidate.frame.trigger)
        sight = self.trace.at(span)
        rows = sight.rows(span) if sight is not None else []
        if sight is None or not rows or not found:
            return found
        goals = {name: np.exp(sight.goals(name, rows)).mean(0) for name in _PARTIES}
        return [
            self._mixed(sight, goals, head, own) for head, own in zip(heads, found, strict=True)
        ]

    def _mixed(
        self,
        sight: Sight,
        goals: Mapping[str, NDArray[np.float32]],
        head: int,
        own: Mapping[str, float],
    ) -> dict[str, float]:
        phrase = sight.rows(self.linear.parse.span(*bounds(self.linear.parse, head)))
        mixed = dict(own)
        for name, chances in goals.items():
            seen = float(chances[phrase].sum()) if phrase else 0.0
            linear = own.get(name, 0.0)
            mixed[name] = max(linear, (1 - PARTY) * linear + PARTY * min(seen, 1.0))
        return mixed

    def _span(self, token: int) -> Span:
        return self.linear.parse.span(token, token + 1)


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST), 1.0 - _LEAST)
    return math.log(held / (1.0 - held))
