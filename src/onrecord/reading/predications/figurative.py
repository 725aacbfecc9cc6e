"""Words of violence that mean none: sport, trade, weather, illness, the stage.

"The goalkeeper was beaten twice in the first half", "hail bombarded the orchards", "she battled
depression". A deed of violence needs somebody who can do it, or a thing that does harm.
"""

from functools import cache

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, noun_lemma
from onrecord.reading.predications.frame import Frame, prepositions
from onrecord.reading.predications.lexicon import senses
from onrecord.reading.predications.phrase import does_harm, is_actor, role_nouns
from onrecord.records.vocabulary import PloverType

PARTIES = frozenset({"GPE", "NORP", "ORG"})
"""Labels of names of states, peoples and bodies."""

VIOLENT: frozenset[PloverType] = frozenset({"ASSAULT"})


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of `kind` ("setting", "maker", "idle", "struck")."""
    held = (r["lemmas"].split() for r in rows("lexicons/en/event_figurative") if r["kind"] == kind)
    return frozenset(word for lemmas in held for word in lemmas)


def is_figurative(parse: Parse, candidate: Candidate, kind: PloverType) -> bool:
    """Tell whether a candidate typed as an event is told of something else.

    Violence in a setting of sport or trade or of what can do none, and any deed of a thing that
    does nothing of the kind: "snow blocked", "the recipe calls for".
    """
    frame = candidate.frame
    if kind == "ACCUSE" and _only_regrets(parse, frame):
        return True
    if _only_tidies(parse, frame):
        return True
    if kind == "PROTEST" and not frame.noun and _is_struck(parse, candidate):
        return True
    if kind not in VIOLENT:
        doers = [noun_lemma(parse, subject) for subject in frame.subjects]
        return not frame.noun and bool(doers) and set(doers) <= words("idle")
    if _in_setting(parse, candidate):
        return True
    if frame.noun or not frame.subjects:
        return False
    return not any(_can_harm(parse, subject) for subject in frame.subjects)


def _is_struck(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether what is struck is nothing that a strike is for: "struck a bargain"."""
    return any(noun_lemma(parse, thing) in words("struck") for thing in candidate.frame.objects)


def _only_regrets(parse: Parse, frame: Frame) -> bool:
    """Tell whether a regret names no party that could be blamed: "regrets the delay"."""
    if parse.lemma[frame.trigger].lower() not in words("regretting"):
        return False
    _, last = parse.edges[frame.trigger]
    below = (parse.entity_at.get(t) for t in range(frame.trigger + 1, last + 1))
    return not any(entity is not None and entity.label in PARTIES for entity in below)


def _only_tidies(parse: Parse, frame: Frame) -> bool:
    """Tell whether something idle is cleared away: "cleared the pitch of snow"."""
    if parse.lemma[frame.trigger].lower() not in words("clearing"):
        return False
    held = [*frame.preps, *(pair for head in frame.objects for pair in prepositions(parse, head))]
    return any(prep == "of" and noun_lemma(parse, t) in words("idle") for prep, t in held)


def _in_setting(parse: Parse, candidate: Candidate) -> bool:
    frame = candidate.frame
    beside = {*frame.objects, *(token for _, token in frame.preps)}
    heads = {*beside, frame.trigger} if frame.noun else beside
    around = {
        c for head in heads for c in parse.children[head] if parse.dep[c] in {"compound", "amod"}
    }
    return any(parse.lemma[t].lower() in words("setting") for t in beside | around)


def _can_harm(parse: Parse, subject: int) -> bool:
    lemma = noun_lemma(parse, subject)
    if does_harm(parse, subject) or ("noun", lemma) in senses():
        return True
    if parse.tag[subject] in {"WDT", "WP", "DT", "CD", "PRP", "EX"}:
        return True
    if is_actor(parse, subject):
        return role_nouns().get(lemma) not in words("maker") or subject in parse.entity_at
    return any(c in parse.entity_at and is_actor(parse, c) for c in parse.children[subject]
               if parse.dep[c] in {"amod", "compound", "nmod"})  # fmt: skip
