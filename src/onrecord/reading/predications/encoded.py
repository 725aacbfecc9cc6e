"""The scorer of the `default` profile: the linear models and the encoder weighed together.

The encoder has seen the whole paragraph: whether a token triggers an event, of which type with
which parties, and which phrase each party is. The linear models know the table of event words,
the grammar and the page. Both are log-linear, so that their log-odds are added.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np

from onrecord.language.encoder import Sight, Trace
from onrecord.reading.predications.candidates import Candidate
from onrecord.reading.predications.foremost import PARTIES, Foremost, Goals, foremost
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
"""Share of the encoder in the log probability of a type, given its trigger."""

OWN = 0.5
"""Share of its links from which on a trigger is that of its sentence's main event."""

ROOT = 0.0
"""The same for the type of a sentence's main event, as an exponent, where a trigger is its own."""

LINK = 0.25
"""Share of a trigger's links in the probability of a party, which they can only raise."""

TAGGED = 0.0
"""Share of the tags of the main event's parties, where a trigger is its own."""

MAIN = 0.0
"""What it adds to the log-odds of naming an event that all links of a trigger go to the parties of
its sentence's main event; half of them add nothing."""

_LEAST = 1e-4


class Seen(msgspec.Struct, frozen=True):
    """What the encoder saw of one trigger: its rows, its links, and its share in the main event."""

    sight: Sight
    trigger: Span
    rows: Sequence[int]
    goals: Goals
    main: Foremost | None
    fit: float


class EncodedScorer(msgspec.Struct, frozen=True, dict=True):
    """Scores candidates by the linear models and by what the encoder saw of the page."""

    linear: LinearScorer
    trace: Trace

    @property
    def rule(self) -> str:
        """Id of what decides, for `made_by`."""
        return "ev.encoder"

    @cached_property
    def mains(self) -> list[Foremost | None]:
        """The main event of each sentence of the page."""
        parse = self.linear.parse
        return [foremost(self.trace, parse.span(*edges)) for edges in parse.sentences]

    def types(self, candidates: Sequence[Candidate]) -> list[Mapping[str, float]]:
        """Return the probability of each type, and of none, for each candidate of the page."""
        found = self.linear.types(candidates)
        seen = [self._seen(candidate) for candidate in candidates]
        odds = [_event(one, two) if two else 0.0 for one, two in zip(found, seen, strict=True)]
        for at in self._leading(candidates, seen, odds):
            odds[at] += MAIN * _beyond(seen[at])
        return [
            self._typed(one, two, chance) if two else one
            for one, two, chance in zip(found, seen, odds, strict=True)
        ]

    def _leading(
        self, candidates: Sequence[Candidate], seen: Sequence[Seen | None], odds: Sequence[float]
    ) -> list[int]:
        """Return, for each sentence, which candidate is most likely to be its main event."""
        best: dict[int, int] = {}
        for at, candidate in enumerate(candidates):
            sentence = self.linear.parse.sentence[candidate.frame.trigger]
            other = best.setdefault(sentence, at)
            if odds[at] + MAIN * _beyond(seen[at]) > odds[other] + MAIN * _beyond(seen[other]):
                best[sentence] = at
        return list(best.values())

    def _typed(self, found: Mapping[str, float], seen: Seen, odds: float) -> Mapping[str, float]:
        own = seen.main if _beyond(seen) else None
        slots = own.slots(seen.trigger) if own else ((seen.trigger,), (), ())
        kinds = self.trace.chances("plover", slots)
        if kinds is None:
            return found
        shares = seen.main.shares(kinds) if seen.main else dict.fromkeys(kinds, 1.0)
        joint = {
            name: _least(found.get(name, 0.0)) ** (1 - KIND)
            * _least(share) ** KIND
            * _least(shares[name]) ** (ROOT * seen.fit)
            for name, share in kinds.items()
        }
        chance, total = 1.0 / (1.0 + math.exp(-odds)), sum(joint.values())
        return {NONE: 1.0 - chance, **{n: chance * v / total for n, v in joint.items()}}

    def links(
        self, candidate: Candidate, kind: PloverType, heads: Sequence[int]
    ) -> Sequence[Mapping[str, float]]:
        """Return the probability of each role for each phrase."""
        found = self.linear.links(candidate, kind, heads)
        seen = self._seen(candidate)
        if seen is None or not found:
            return found
        parse = self.linear.parse
        tagged = {n: seen.main.heads(parse, n, heads) if seen.main else set() for n in PARTIES}
        return [
            self._mixed(seen, tagged, head, own) for head, own in zip(heads, found, strict=True)
        ]

    def _mixed(
        self, seen: Seen, tagged: Mapping[str, set[int]], head: int, own: Mapping[str, float]
    ) -> dict[str, float]:
        phrase = seen.sight.rows(self.linear.parse.span(*bounds(self.linear.parse, head)))
        mixed, share = dict(own), TAGGED * seen.fit
        for name in PARTIES:
            linked = min(float(seen.goals[name][phrase].sum()), 1.0) if phrase else 0.0
            held = own.get(name, 0.0)
            chance = max(held, (1 - LINK) * held + LINK * linked)
            mixed[name] = (1 - share) * chance + share * (head in tagged[name])
        return mixed

    def _seen(self, candidate: Candidate) -> Seen | None:
        trigger = candidate.frame.trigger
        span = self._span(trigger)
        sight = self.trace.at(span)
        rows = sight.rows(span) if sight is not None else []
        if sight is None or not rows:
            return None
        goals = {name: np.exp(sight.goals(name, rows)).mean(0) for name in PARTIES}
        main = self.mains[self.linear.parse.sentence[trigger]]
        if main is None or main.sight is not sight:
            return Seen(sight, span, rows, goals, None, 0.0)
        return Seen(sight, span, rows, goals, main, main.fit(goals))

    def _span(self, token: int) -> Span:
        return self.linear.parse.span(token, token + 1)


def _event(found: Mapping[str, float], seen: Seen) -> float:
    """Return the log-odds of naming an event."""
    tagged = float(1.0 - seen.sight.chances[HEAD][seen.rows, 0].min())
    return _odds(1.0 - found[NONE]) * LINEAR + _odds(tagged) * SEEN + PRIOR


def _beyond(seen: Seen | None) -> float:
    """Return by how much a trigger's share in its sentence's main event is beyond `OWN`."""
    return max(seen.fit - OWN, 0.0) if seen is not None else 0.0


def _least(chance: float) -> float:
    return max(chance, _LEAST)


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST), 1.0 - _LEAST)
    return math.log(held / (1.0 - held))
