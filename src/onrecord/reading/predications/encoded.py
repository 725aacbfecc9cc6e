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
from onrecord.reading.predications.setting import SHORT
from onrecord.records import Span
from onrecord.records.vocabulary import PloverType

HEAD = "trigger"
LINEAR, SEEN, PRIOR = 0.39, 0.39, -0.6
"""Weights of the log-odds of naming an event, linear and encoder, and what is added to both.

Fitted by logistic regression on our own development reports; the sum is set so that the threshold
of the linear model gives as many false events in texts without any as are bearable."""

KIND = 0.4
"""Share of the encoder in the log probability of a type, given its trigger."""

OWN = 0.5
"""Share of its links from which on a trigger is that of its sentence's main event."""

ROOT = 0.6
"""The same for the type of a sentence's main event, as an exponent, where a trigger is its own."""

LINK = 0.25
"""Share of a trigger's links in the probability of a party, which they can only raise."""

TAGGED = 0.3
"""Share of the tags of the main event's parties, where a trigger is its own."""

MAIN = 9.0
"""What the share beyond `OWN` of a trigger's links that go to the parties of its sentence's main
event is multiplied by and adds to the log-odds of naming an event: all links add half of this. Only
in a text of a sentence or two: in a report it brings as many false events as right ones. Tried,
like the shares above, on the sentences of GSR and on the fold of PLV that the encoder never saw."""

ALONE, BESIDE = -0.4, -0.95
"""What is added instead in a text of a sentence or two: to the likeliest trigger of a sentence, and
to the others, beside which it stands out."""

_LEAST = 1e-4

FAINT = 0.1
"""Probability of naming an event below which no threshold is in reach, not even with a sense that
fits: the rest is not asked."""


class Spotted(msgspec.Struct, frozen=True):
    """Where the encoder saw one trigger: in which window, in which rows."""

    sight: Sight
    trigger: Span
    rows: Sequence[int]


class Seen(msgspec.Struct, frozen=True):
    """What the encoder saw of one trigger: its links, and its share in the main event."""

    sight: Sight
    trigger: Span
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
    def _mains(self) -> dict[int, Foremost | None]:
        """The main events that were asked for, by sentence."""
        return {}

    def _main(self, sentence: int) -> Foremost | None:
        if sentence not in self._mains:
            parse = self.linear.parse
            span = parse.span(*parse.sentences[sentence])
            self._mains[sentence] = foremost(self.trace, span)
        return self._mains[sentence]

    def types(self, candidates: Sequence[Candidate]) -> list[Mapping[str, float]]:
        """Return the probability of each type, and of none, for each candidate of the page."""
        found = self.linear.types(candidates)
        spotted = [self._spotted(candidate) for candidate in candidates]
        odds = [_event(one, two) if two else 0.0 for one, two in zip(found, spotted, strict=True)]
        short = len(self.linear.parse) < SHORT
        main, prior, raised = (MAIN, BESIDE, ALONE - BESIDE) if short else (0.0, PRIOR, 0.0)
        least = _odds(FAINT) - main * (1.0 - OWN)
        seen = [
            self._seen(candidate, two) if two and chance >= least else None
            for candidate, two, chance in zip(candidates, spotted, odds, strict=True)
        ]
        odds = [chance + prior for chance in odds]
        added = [main * _beyond(one) for one in seen]
        for at in self._leading(candidates, odds, added):
            odds[at] += added[at] + raised
        return [
            self._typed(one, three, chance) if three else _spread(one, chance) if two else one
            for one, two, three, chance in zip(found, spotted, seen, odds, strict=True)
        ]

    def _leading(
        self, candidates: Sequence[Candidate], odds: Sequence[float], added: Sequence[float]
    ) -> list[int]:
        """Return, for each sentence, which candidate is most likely to be its main event."""
        best: dict[int, int] = {}
        for at, candidate in enumerate(candidates):
            sentence = self.linear.parse.sentence[candidate.frame.trigger]
            other = best.setdefault(sentence, at)
            if odds[at] + added[at] > odds[other] + added[other]:
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
        spotted = self._spotted(candidate)
        if spotted is None or not found:
            return found
        seen = self._seen(candidate, spotted)
        parse = self.linear.parse
        tagged = {n: seen.main.heads(parse, n, heads) if seen.main else set() for n in PARTIES}
        return [
            self._mixed(seen, tagged, head, own) for head, own in zip(heads, found, strict=True)
        ]

    def _mixed(
        self, seen: Seen, tagged: Mapping[str, set[int]], head: int, own: Mapping[str, float]
    ) -> dict[str, float]:
        phrase = seen.sight.rows(self.linear.parse.span(*bounds(self.linear.parse, head)))
        mixed, share = dict(own), TAGGED * seen.fit * (seen.fit > OWN)
        for name in PARTIES:
            linked = min(float(seen.goals[name][phrase].sum()), 1.0) if phrase else 0.0
            held = own.get(name, 0.0)
            chance = max(held, (1 - LINK) * held + LINK * linked)
            mixed[name] = (1 - share) * chance + share * (head in tagged[name])
        return mixed

    def _spotted(self, candidate: Candidate) -> Spotted | None:
        span = self._span(candidate.frame.trigger)
        sight = self.trace.at(span)
        rows = sight.rows(span) if sight is not None else []
        return Spotted(sight, span, rows) if sight is not None and rows else None

    def _seen(self, candidate: Candidate, spotted: Spotted) -> Seen:
        sight, span = spotted.sight, spotted.trigger
        goals = {name: np.exp(sight.goals(name, spotted.rows)).mean(0) for name in PARTIES}
        main = self._main(self.linear.parse.sentence[candidate.frame.trigger])
        if main is None or main.sight is not sight:
            return Seen(sight, span, goals, None, 0.0)
        return Seen(sight, span, goals, main, main.fit(goals))

    def _span(self, token: int) -> Span:
        return self.linear.parse.span(token, token + 1)


def _event(found: Mapping[str, float], spotted: Spotted) -> float:
    """Return the log-odds of naming an event."""
    tagged = float(1.0 - spotted.sight.chances[HEAD][spotted.rows, 0].min())
    return _odds(1.0 - found[NONE]) * LINEAR + _odds(tagged) * SEEN


def _spread(found: Mapping[str, float], odds: float) -> Mapping[str, float]:
    """Return the types of the linear models for what hardly names an event."""
    chance = 1.0 / (1.0 + math.exp(-odds))
    share = chance / max(1.0 - found[NONE], _LEAST)
    return {NONE: 1.0 - chance, **{n: share * v for n, v in found.items() if n != NONE}}


def _beyond(seen: Seen | None) -> float:
    """Return by how much a trigger's share in its sentence's main event is beyond `OWN`."""
    return max(seen.fit - OWN, 0.0) if seen is not None else 0.0


def _least(chance: float) -> float:
    return max(chance, _LEAST)


def _odds(chance: float) -> float:
    held = min(max(chance, _LEAST), 1.0 - _LEAST)
    return math.log(held / (1.0 - held))
