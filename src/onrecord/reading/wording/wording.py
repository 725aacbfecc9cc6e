"""How an utterance is worded: stance, certainty, polarity and distance, each with its cue."""

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording.certainty import certainty
from onrecord.reading.wording.distance import distance
from onrecord.reading.wording.finding import Finding, V
from onrecord.reading.wording.polarity import negator, polarity
from onrecord.reading.wording.predicate import predicate_of
from onrecord.reading.wording.silence import is_refused_act, is_unable, silence
from onrecord.reading.wording.stance import negation, stance
from onrecord.records import Span
from onrecord.records.legal import BY_STANCE
from onrecord.records.vocabulary import Certainty, Distance, Polarity, Stance

_OPENED = {"deny": "possible", "rule": "possible", "exclude": "possible", "confirm": "unknown",
           "verify": "unknown", "know": "unknown", "determine": "unknown",
           "establish": "unknown", "ascertain": "unknown"}  # fmt: skip
"""Verbs whose negation leaves the content open ("did not deny", "could not confirm")."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """The four fields of wording; always a combination that `records.legal` allows."""

    stance: Finding[Stance] = Finding("asserts")
    certainty: Finding[Certainty] = Finding("certain")
    polarity: Finding[Polarity] = Finding("positive")
    distance: Finding[Distance] = Finding("neutral")


def wording(parse: Parse, utterance: Utterance, cues: tuple[Span, ...] = ()) -> Wording:
    """Return how `utterance` is worded; `cues` are those of all the report's utterances.

    Each cue is the span that decided, None where the value is the default.
    """
    if silent := silence(parse, utterance):
        return Wording(stance=silent)
    predicate = predicate_of(parse, utterance)
    negated = negator(parse, utterance, predicate)
    held = stance(parse, utterance, predicate, negated)
    if held.value == "declines_comment" and is_refused_act(parse, utterance):
        held = Finding("asserts")
    found = Wording(
        stance=held,
        certainty=certainty(parse, utterance, predicate, held),
        polarity=polarity(parse, utterance, predicate),
        distance=_vouched(held, distance(parse, utterance, predicate, cues)),
    )
    return _legal(_undenied(utterance, _negated(parse, utterance, found)))


def _vouched(held: Finding[Stance], found: Finding[Distance]) -> Finding[Distance]:
    """Take back what a judgement cannot be: "found it unacceptable" vouches for nothing."""
    judged = held.value == "evaluates" and found.value == "endorsing"
    return Finding("neutral") if judged else found


def _undenied(utterance: Utterance, found: Wording) -> Wording:
    """Take back a negation that is the denial itself ("none of its men had been involved")."""
    if found.stance.value != "denies" or found.stance.cue in {None, utterance.cue}:
        return found
    return msgspec.structs.replace(found, polarity=Finding[Polarity]("positive"))


def _negated(parse: Parse, utterance: Utterance, found: Wording) -> Wording:
    """Undo what a negated cue does not do: "did not accuse" is no accusation."""
    if utterance.cue is not None and is_unable(parse, utterance):
        return Wording(certainty=Finding("unknown", utterance.cue), polarity=found.polarity)
    token = negation(parse, utterance)
    if token is None or utterance.cue is None:
        return found
    opened = _OPENED.get(utterance.cue_lemma)
    if opened is not None:
        value = msgspec.convert(opened, Certainty)
        return Wording(certainty=Finding(value, utterance.cue), polarity=found.polarity)
    if found.stance.value in {"asserts", "wishes"} or found.stance.cue != utterance.cue:
        return found
    return Wording(polarity=Finding("negative", parse.span(token, token + 1)))


def _legal(found: Wording) -> Wording:
    """Fall back to a field's default where its value does not go with the stance."""
    row = BY_STANCE[found.stance.value]
    return Wording(
        stance=found.stance,
        certainty=_kept(found.certainty, row.certainty),
        polarity=_kept(found.polarity, row.polarity),
        distance=_kept(found.distance, row.distance),
    )


def _kept(finding: Finding[V], allowed: tuple[V, ...]) -> Finding[V]:
    return finding if finding.value in allowed else Finding(allowed[0])
