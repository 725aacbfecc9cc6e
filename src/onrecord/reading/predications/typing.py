"""Which PLOVER type a candidate has, if it names an event at all.

With weights, a linear model over named features decides (rule id "ev.linear"); without, the
table of event words alone (rule id "ev.table").
"""

import math

import msgspec

from onrecord.knowledge.linear import LinearModel
from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate
from onrecord.reading.predications.features import features
from onrecord.reading.predications.phrase import is_actor
from onrecord.records.vocabulary import Confidence, PloverType

NONE = "NONE"
"""The class of candidates that name no event."""

ACCEPT, ACCEPT_UNKNOWN = 0.6, 0.75
"""Probability of naming any event from which a candidate is taken; higher where the table does
not know the word, because the training sentences all hold an event and news does not."""

ACCEPT_FITTING = 0.3
"""The same where the words that a sense needs stand beside the word: the table is precise
there."""

DEEDS: frozenset[PloverType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
ACCEPT_DEED = 0.15
"""The same for the verbs of deeds that mean one thing ("kidnap"): the training sentences code
one event each, so that deeds told in a subordinate clause were seen as none."""

TABLE_ODDS, FITTING_ODDS = 1.0, 2.0
"""What a sense in the table adds to the log-odds of its type; more if the words it needs stand
beside it."""

SURE = 0.8


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate that names an event: its type and mode, and what decided."""

    candidate: Candidate
    type: PloverType
    mode: str | None
    rule: str
    confidence: Confidence


def typed(parse: Parse, candidate: Candidate, model: LinearModel | None) -> Typed | None:
    """Return the candidate with its type, or None where it names no event."""
    if model is None:
        return _by_table(candidate)
    if not _may_be_event(parse, candidate):
        return None
    scores = _scores(parse, candidate, model)
    event = 1.0 - scores.pop(NONE)
    if _is_named_deed(parse, candidate):
        return _by_table(candidate)
    if event < _threshold(candidate, seen=_seen(parse, candidate, model)):
        return None
    best = max(sorted(scores), key=lambda name: scores[name])
    kind = msgspec.convert(best, PloverType)
    share = scores[best]
    confidence: Confidence = "high" if share >= SURE else "medium" if share >= ACCEPT else "low"
    return Typed(
        candidate=candidate,
        type=kind,
        mode=_mode(candidate, kind),
        rule="ev.linear",
        confidence=confidence,
    )


def _is_named_deed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether an event noun says by itself who did it: "an attack by Azerbaijani forces"."""
    frame = candidate.frame
    deeds = {sense.type for sense in candidate.senses}
    if not frame.noun or not deeds or not deeds <= DEEDS:
        return False
    doers = (token for prep, token in frame.preps if prep == "by")
    return any(is_actor(parse, token) for token in doers)


def _threshold(candidate: Candidate, *, seen: bool) -> float:
    """Return the probability that is enough; a word the model never saw is the table's to judge."""
    if candidate.fitting or (candidate.plain and not seen):
        return ACCEPT_FITTING
    if not candidate.frame.noun and {sense.type for sense in candidate.plain} <= DEEDS:
        return ACCEPT_DEED if candidate.plain else ACCEPT_UNKNOWN
    return ACCEPT if candidate.plain else ACCEPT_UNKNOWN


def _seen(parse: Parse, candidate: Candidate, model: LinearModel) -> bool:
    return f"l={parse.lemma[candidate.frame.trigger].lower()}" in model.weights


def _scores(parse: Parse, candidate: Candidate, model: LinearModel) -> dict[str, float]:
    """Return the probability of each class, the table's senses weighed in."""
    scores = dict(zip(model.classes, model.scores(features(parse, candidate)), strict=True))
    odds = math.exp(FITTING_ODDS if candidate.fitting else TABLE_ODDS)
    for kind in sorted({sense.type for sense in candidate.senses}):
        scores[kind] *= odds
    total = sum(scores.values())
    return {name: score / total for name, score in scores.items()}


def _by_table(candidate: Candidate) -> Typed | None:
    """Take the first fitting sense, else the first plain one if somebody does it."""
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


def _may_be_event(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a candidate is worth scoring: an event word, or a name among its arguments."""
    if candidate.senses:
        return True
    frame = candidate.frame
    beside = (*frame.subjects, *frame.objects, *(token for _, token in frame.preps))
    return any(token in parse.entity_at for token in beside)


def _mode(candidate: Candidate, kind: PloverType) -> str | None:
    """Mode of the first sense of that type, else none: modes are by lexicon only."""
    for sense in (*candidate.fitting, *candidate.plain):
        if sense.type == kind and sense.mode:
            return sense.mode
    return None
