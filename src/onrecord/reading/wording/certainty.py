"""How sure the source is, by its own words: the content's hedges, then the cue's."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.stance import sense_of
from onrecord.records.vocabulary import Certainty

_IMPERSONAL = frozenset({"it", "there", "i", "we", "he", "she", "they"})
_MENTAL = frozenset({"believe", "think", "suspect", "presume", "expect"})
_OPEN_CUES = ("unclear", "not clear", "not known", "unknown", "uncertain", "unsure")
_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


def certainty(
    parse: Parse, utterance: Utterance, predicate: Predicate | None
) -> Finding[Certainty]:
    """Return the weakest certainty that cue and main clause give; "certain" without a hedge."""
    found = [Finding[Certainty]("certain"), *_of_cue(parse, utterance)]
    if predicate is not None:
        found += [*_of_modals(predicate), *_of_adverbs(predicate), *_of_heads(predicate)]
    return max(found, key=lambda finding: _RANK.index(finding.value))


def _of_cue(parse: Parse, utterance: Utterance) -> list[Finding[Certainty]]:
    if utterance.cue is None:
        return []
    words = utterance.cue.of(parse.text).lower()
    if any(phrase in words for phrase in _OPEN_CUES):
        return [Finding("unknown", utterance.cue)]
    sense = sense_of(parse, utterance)
    found: list[Finding[Certainty]] = []
    if sense.certainty != "certain":
        found.append(Finding(sense.certainty, utterance.cue))
    adverbs = lexicon.hedges("adverb")
    marks = [t for t in tokens_in(parse, utterance.cue) if parse.form[t].lower() in adverbs]
    found += [_at(parse, token, adverbs[parse.form[token].lower()]) for token in marks]
    return found


def _of_modals(predicate: Predicate) -> list[Finding[Certainty]]:
    parse, modals = predicate.parse, lexicon.hedges("modal")
    marks = [t for t in predicate.children("aux") if parse.form[t].lower() in modals]
    return [_at(parse, token, modals[parse.form[token].lower()]) for token in marks]


def _of_adverbs(predicate: Predicate) -> list[Finding[Certainty]]:
    parse, adverbs = predicate.parse, lexicon.hedges("adverb")
    beside = [t for head in predicate.heads for t in below(parse, head, "advmod")]
    marks = [t for t in beside if parse.form[t].lower() in adverbs]
    return [_at(parse, token, adverbs[parse.form[token].lower()]) for token in marks]


def _of_heads(predicate: Predicate) -> list[Finding[Certainty]]:
    """Find a main word that is itself a hedge ("it appears that", "is unclear")."""
    parse, words = predicate.parse, lexicon.hedges("head")
    found = []
    for head in predicate.heads:
        lemma = parse.lemma[head].lower()
        if lemma in words and not (lemma in _MENTAL and not _is_hedging(predicate)):
            found.append(_at(parse, head, words[lemma]))
        elif lemma in {"clear", "known", "know"} and _negated(parse, head, predicate):
            found.append(_at(parse, head, "unknown"))
    return found


def _is_hedging(predicate: Predicate) -> bool:
    """Tell whether a verb of thinking is the speaker's own, or nobody's ("is believed to")."""
    parse, subject = predicate.parse, predicate.subject
    if predicate.children("auxpass", "nsubjpass"):
        return True
    return subject is not None and parse.form[subject].lower() in _IMPERSONAL


def _negated(parse: Parse, head: int, predicate: Predicate) -> bool:
    impersonal = predicate.subject is None or _is_hedging(predicate)
    return impersonal and bool(below(parse, head, "neg") or predicate.children("neg"))


def _at(parse: Parse, token: int, value: Certainty) -> Finding[Certainty]:
    return Finding(value, parse.span(token, token + 1))
