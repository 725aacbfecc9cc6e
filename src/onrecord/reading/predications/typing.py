"""Which PLOVER type a candidate has, if it names an event at all.

With a scorer its probabilities decide; without, the table of event words alone (rule id
"ev.table").
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate
from onrecord.reading.predications.features import hints_of
from onrecord.reading.predications.modes import mode_of
from onrecord.reading.predications.scoring import NONE, Scorer
from onrecord.reading.predications.setting import SHORT
from onrecord.records.vocabulary import Confidence, PloverType

ACCEPT = 0.3
"""Probability of naming any event from which a candidate is taken.

A little above where trigger and type together are best on our own annotated reports: half as
many false events in texts without any cost a point of recall."""

ACCEPT_SHORT = 0.45
"""The same for a text of a sentence or two, which no page around it vouches for."""

ACCEPT_SPOKEN = 0.2
"""The same for words that the table knows as acts of speech ("asking Russia to …"): a statement
stands behind them."""

FITTING = 2.0
"""What a sense in the table of event words multiplies the probability of its type by, beside naming
no event, where the words that it needs stand beside the trigger: the table is precise there."""

SENSE: Mapping[str, float] = {"RETREAT": 12.0}
"""What a sense that fits multiplies the odds of its type by among the types, if the candidate names
an event at all: troops that are withdrawn retreat, while much else is withdrawn as a sanction."""

SPEECH_ACTS: frozenset[PloverType] = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})

HIGH, MEDIUM = 0.75, 0.5
"""Probabilities of the type from which on a record is of that confidence."""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate that names an event: its type and mode, and what decided."""

    candidate: Candidate
    type: PloverType
    mode: str | None
    rule: str
    confidence: Confidence


def typed(
    parse: Parse, candidates: Sequence[Candidate], scorer: Scorer | None
) -> Iterator[Typed | None]:
    """Yield each candidate of a page with its type, or None where it names no event."""
    if scorer is None:
        yield from (_by_table(candidate) for candidate in candidates)
        return
    for candidate, scores in zip(candidates, scorer.types(candidates), strict=True):
        yield _by_scores(parse, candidate, _weighed(candidate, scores), scorer.rule)


def _by_scores(
    parse: Parse, candidate: Candidate, scores: Mapping[str, float], rule: str
) -> Typed | None:
    if 1.0 - scores[NONE] < _threshold(parse, candidate):
        return _by_table(candidate) if _has_course(parse, candidate) else None
    best = max(sorted(scores.keys() - {NONE}), key=lambda name: scores[name])
    share = scores[best]
    confidence: Confidence = "high" if share >= HIGH else "medium" if share >= MEDIUM else "low"
    kind = msgspec.convert(best, PloverType)
    return Typed(
        candidate=candidate,
        type=kind,
        mode=mode_of(parse, candidate, kind),
        rule=rule,
        confidence=confidence,
    )


def _threshold(parse: Parse, candidate: Candidate) -> float:
    if len(parse) < SHORT:
        return ACCEPT_SHORT
    spoken = any(sense.type in SPEECH_ACTS for sense in candidate.senses)
    return ACCEPT_SPOKEN if spoken else ACCEPT


def _has_course(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a fight is told as begun or ended: "a truce ended the six-week war"."""
    noun = candidate.frame.trigger
    if not candidate.frame.noun or not candidate.fitting or parse.dep[noun] != "dobj":
        return False
    return "happening" in hints_of(parse, parse.head[noun])


def _weighed(candidate: Candidate, scores: Mapping[str, float]) -> dict[str, float]:
    """Return the probabilities with the senses weighed in whose words stand beside the trigger."""
    fitting = {sense.type for sense in candidate.fitting}
    raised = 1.0 + sum(scores[kind] for kind in sorted(fitting)) * (FITTING - 1.0)
    held = {n: v * _fit(n, fitting) for n, v in scores.items() if n != NONE}
    none, total = scores[NONE] / raised, sum(held.values())
    share = (1.0 - none) / total if total else 0.0
    return {NONE: none, **{name: chance * share for name, chance in held.items()}}


def _fit(kind: str, fitting: set[PloverType]) -> float:
    return SENSE.get(kind, FITTING) if kind in fitting else 1.0


def _by_table(candidate: Candidate) -> Typed | None:
    """Take the first fitting sense, else the first plain one."""
    if not candidate.senses:
        return None
    sense = candidate.senses[0]
    return Typed(
        candidate=candidate,
        type=sense.type,
        mode=sense.mode,
        rule="ev.table",
        confidence="medium" if candidate.fitting else "low",
    )
