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
from onrecord.reading.predications.lexicon import control_words, senses
from onrecord.reading.predications.phrase import does_harm, is_actor
from onrecord.records.vocabulary import Confidence, PloverType

NONE = "NONE"
"""The class of candidates that name no event."""

ACCEPT, ACCEPT_UNKNOWN = 0.6, 0.75
"""Probability of naming any event from which a candidate is taken; higher where the table does
not know the word, because the training sentences all hold an event and news does not."""

ACCEPT_FITTING = 0.4
"""The same where the words that a sense needs stand beside the word: the table is precise
there."""

DEEDS: frozenset[PloverType] = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
ACCEPT_DEED = 0.16
"""The same for the verbs of deeds that mean one thing ("kidnap"): the training sentences code
one event each, so that deeds told in a subordinate clause were seen as none."""

SPEECH_ACTS: frozenset[PloverType] = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT"})

TABLE_ODDS, FITTING_ODDS = 1.0, 3.0
"""What a sense in the table adds to the log-odds of its type; more if the words it needs stand
beside it."""

DOER_PREPOSITIONS = frozenset({"by", "from", "between", "with"})
OCCURRENCE = frozenset({"break", "continue", "end", "ensue", "erupt", "escalate", "flare", "halt",
                        "intensify", "rage", "resume", "start", "stop", "worsen"})  # fmt: skip
"""Verbs that say that fighting takes place, begins or ends."""

CONTENT_DEPTH = 4
"""Clauses climbed in search of an event that a clause may be the content of."""

SURE, UNSURE = 0.8, 0.35


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
    if _is_named_deed(parse, candidate) or _is_told_agreement(parse, candidate):
        return _by_table(candidate)
    if event < _threshold(candidate, seen=_seen(parse, candidate, model)):
        told = _is_told(parse, candidate) or _is_performed(parse, candidate)
        return _by_table(candidate) if told else None
    allowed = {sense.type for sense in candidate.senses} if candidate.frame.noun else set()
    best = max(sorted(allowed or scores), key=lambda name: scores[name])
    share = scores[best]
    if candidate.fitting and share < UNSURE:
        best = candidate.fitting[0].type
    kind = msgspec.convert(best, PloverType)
    confidence: Confidence = "high" if share >= SURE else "medium" if share >= ACCEPT else "low"
    return Typed(
        candidate=candidate,
        type=kind,
        mode=_mode(candidate, kind),
        rule="ev.linear",
        confidence=confidence,
    )


def _is_named_deed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether an event noun says by itself that it is told as a deed.

    It names who did it ("an attack by Azerbaijani forces", "fire from the Turkish side"), is
    what somebody is accused of, or is said to take place ("clashes erupted").
    """
    frame = candidate.frame
    deeds = {sense.type for sense in candidate.senses}
    if not frame.noun or not deeds or not deeds <= DEEDS:
        return False
    if _takes_place(parse, frame.trigger):
        return True
    if any(is_actor(parse, t) and not _beside(parse, t, frame.trigger) for t in frame.subjects):
        return True
    doers = [token for prep, token in frame.preps if prep in DOER_PREPOSITIONS]
    if any(is_actor(parse, t) or _holds_name(parse, t) for t in doers):
        return True
    return bool(candidate.fitting) and _has_course(parse, frame.trigger)


def _is_told(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a clause of its own tells an event in words that mean one thing.

    Somebody does it, or it is dated, and it is not what another event asks, plans or refuses:
    "the truce that both armies reached", "a pact signed with Chad in 1997". The training
    sentences code one event each, so that the model takes such clauses for none.
    """
    frame = candidate.frame
    if _is_accused_deed(parse, candidate) or _is_plain_deed(parse, candidate):
        return True
    if frame.noun or not candidate.fitting or _is_content(parse, frame.trigger):
        return False
    if any(is_actor(parse, t) or does_harm(parse, t) for t in frame.subjects):
        return True
    held = (parse.entity_at.get(token) for _, token in frame.preps)
    return any(name is not None and name.label == "DATE" for name in held)


def _is_plain_deed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a clause tells of violence with its own doer and sufferer.

    "… after militants attacked an Israeli patrol".
    """
    frame = candidate.frame
    deeds = {sense.type for sense in candidate.plain}
    if frame.noun or frame.controlled or deeds != {"ASSAULT"} or frame.passive:
        return False
    finite = parse.tag[frame.trigger] in {"VBD", "VBP", "VBZ"} or any(
        parse.dep[c] == "aux" for c in parse.children[frame.trigger]
    )
    return finite and bool(frame.objects) and any(is_actor(parse, t) for t in frame.subjects)


def _is_accused_deed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a deed is what somebody is accused of: "accused Chad of shelling a town"."""
    trigger = candidate.frame.trigger
    deeds = {sense.type for sense in candidate.senses}
    if parse.dep[trigger] != "pcomp" or not deeds or not deeds <= DEEDS:
        return False
    above = parse.head[parse.head[trigger]]
    return parse.lemma[above].lower() in control_words("accusing")


def _is_performed(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a verb does by being said what it says: "we appeal to the council to act"."""
    frame = candidate.frame
    if frame.noun or not {sense.type for sense in candidate.plain} & SPEECH_ACTS:
        return False
    present = parse.tag[frame.trigger] in {"VBP", "VBG"}
    return present and any(parse.form[t].lower() in {"we", "i"} for t in frame.subjects)


def _is_content(parse: Parse, verb: int) -> bool:
    """Tell whether a clause is the content of a predicate that may itself be an event."""
    for _ in range(CONTENT_DEPTH):
        head, label = parse.head[verb], parse.dep[verb]
        if label not in {"xcomp", "ccomp", "advcl", "acl", "pcomp", "prep", "conj"}:
            return False
        if ";" in parse.form[min(verb, head) : max(verb, head)]:
            return False
        if label in {"xcomp", "ccomp"} and ("verb", parse.lemma[head].lower()) in senses():
            return True
        verb = head
    return False


def _is_told_agreement(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether an agreement is the subject of what it brought: "a truce ended the war"."""
    kinds = {sense.type for sense in candidate.senses}
    trigger = candidate.frame.trigger
    return candidate.frame.noun and kinds == {"AGREE"} and _takes_place(parse, trigger)


def _takes_place(parse: Parse, noun: int) -> bool:
    verb = parse.head[noun]
    return parse.dep[noun] in {"nsubj", "nsubjpass"} and parse.lemma[verb] in OCCURRENCE


def _has_course(parse: Parse, noun: int) -> bool:
    """Tell whether a fight is told as begun or ended: "a truce ended the six-week war"."""
    return parse.dep[noun] == "dobj" and parse.lemma[parse.head[noun]] in OCCURRENCE


def _beside(parse: Parse, token: int, noun: int) -> bool:
    """Tell whether a name only modifies the noun: "a Turkish offensive"."""
    return parse.head[token] == noun and parse.dep[token] in {"amod", "compound", "nmod"}


def _holds_name(parse: Parse, token: int) -> bool:
    return any(child in parse.entity_at for child in parse.children[token])


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
