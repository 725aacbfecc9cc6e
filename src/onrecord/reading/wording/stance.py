"""How a source holds its content: from the cue and its construction, then from what is said."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import acts, lexicon
from onrecord.reading.wording.blame import blame
from onrecord.reading.wording.constructions import Case, by_construction, is_infinitive
from onrecord.reading.wording.denial import denial
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.sense import sense_of
from onrecord.records.vocabulary import Stance


def stance(
    parse: Parse, utterance: Utterance, predicate: Predicate | None, negator: int | None = None
) -> Finding[Stance]:
    """Return the stance of `utterance`, which reports words and not silence.

    `negator` is the word that negates the main clause of the content.
    """
    sense = sense_of(parse, utterance)
    constructed = by_construction(Case(parse, utterance, predicate))
    by_cue = sense.stance if constructed is None else constructed
    if by_cue in {"warns", "promises"} and predicate is not None:
        harm = _harm(parse, utterance, predicate)
        if harm is not None:
            return Finding("threatens", utterance.cue)
    if by_cue != "asserts":
        return Finding(by_cue, utterance.cue)
    if sense.certainty != "certain":
        return _blamed(parse, utterance, predicate) or Finding("asserts")
    return _in_content(parse, utterance, predicate, negator) or Finding("asserts")


def negation(parse: Parse, utterance: Utterance) -> int | None:
    """Return the token that negates the cue ("did not deny"), None if nothing does."""
    if utterance.cue_head is None:
        return None
    found = below(parse, utterance.cue_head, "neg")
    return found[0] if found else None


def _harm(parse: Parse, utterance: Utterance, predicate: Predicate) -> Finding[Stance] | None:
    found = acts.intent(parse, utterance, predicate)
    if found is not None and found.value == "threatens":
        return found
    infinitive = is_infinitive(predicate) and utterance.cue_lemma != "warn"
    harmful = predicate.lemma in lexicon.words("menace_verb") and not predicate.children("neg")
    return Finding("threatens", utterance.cue) if infinitive and harmful else None


def _in_content(
    parse: Parse, utterance: Utterance, predicate: Predicate | None, negator: int | None
) -> Finding[Stance] | None:
    """Find what a plain cue leaves to its content, the most telling first."""
    if not utterance.content or predicate is None:
        return None
    if found := acts.question(parse, utterance, predicate):
        return found
    for rule in (acts.imperative, acts.act, acts.intent):
        if found := rule(parse, utterance, predicate):
            return found
    if (token := denial(parse, utterance, predicate, negator)) is not None:
        return Finding("denies", parse.span(token, token + 1))
    if blamed := _blamed(parse, utterance, predicate):
        return blamed
    return acts.wished(parse, predicate) or acts.judgement(parse, predicate)


def _blamed(
    parse: Parse, utterance: Utterance, predicate: Predicate | None
) -> Finding[Stance] | None:
    found = blame(parse, utterance, predicate) if predicate is not None else None
    return None if found is None else Finding("accuses", found.cue)
