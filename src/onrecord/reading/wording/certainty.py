"""How sure the source is, by its own words: the content's hedges, then the cue's."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, sentence_span, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.sense import sense_of
from onrecord.records import Span
from onrecord.records.vocabulary import Certainty, Stance

_IMPERSONAL = frozenset({"it", "there", "i", "we", "he", "she", "they"})
_MENTAL = frozenset({"believe", "think", "suspect", "presume", "expect", "assume"})
_OPEN_CUES = ("unclear", "not clear", "not known", "unknown", "uncertain", "unsure")
_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_KNOWING = frozenset({"clear", "known", "know", "certain", "sure"})


def certainty(
    parse: Parse,
    utterance: Utterance,
    predicate: Predicate | None,
    stance: Finding[Stance],
) -> Finding[Certainty]:
    """Return the weakest certainty that cue and main clause give; "certain" without a hedge.

    What is asked is open ("asked whether it held"), as `stance` tells.
    """
    if stance.value == "questions":
        return Finding("unknown", stance.cue)
    found = [Finding[Certainty]("certain"), *_of_cue(parse, utterance)]
    if predicate is not None:
        found += [*_of_modals(predicate), *_of_adverbs(predicate)]
        found += [*_of_heads(predicate, utterance), *_of_phrases(predicate)]
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
    elif utterance.cue_lemma == "fear" and _is_passive(parse, utterance):
        found.append(Finding("probable", utterance.cue))
    adverbs = lexicon.hedges("adverb")
    marks = [t for t in tokens_in(parse, utterance.cue) if parse.form[t].lower() in adverbs]
    found += [_at(parse, token, adverbs[parse.form[token].lower()]) for token in marks]
    return found


def _is_passive(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether something "is feared", by nobody in particular."""
    head = utterance.cue_head
    return utterance.source is None and head is not None and parse.tag[head] in {"VBN", "VBD"}


def _of_modals(predicate: Predicate) -> list[Finding[Certainty]]:
    parse, modals = predicate.parse, lexicon.hedges("modal")
    marks = [t for t in predicate.children("aux") if parse.form[t].lower() in modals]
    return [_at(parse, token, modals[parse.form[token].lower()]) for token in marks]


def _of_adverbs(predicate: Predicate) -> list[Finding[Certainty]]:
    parse, adverbs = predicate.parse, lexicon.hedges("adverb")
    beside = [t for head in predicate.heads for t in below(parse, head, "advmod")]
    marks = [t for t in beside if parse.form[t].lower() in adverbs]
    return [_at(parse, token, adverbs[parse.form[token].lower()]) for token in marks]


def _of_heads(predicate: Predicate, utterance: Utterance) -> list[Finding[Certainty]]:
    """Find a main word that is itself a hedge ("it appears that", "is unclear")."""
    parse, words = predicate.parse, lexicon.hedges("head")
    found = []
    for head in predicate.heads:
        lemma, form = parse.lemma[head].lower(), parse.form[head].lower()
        if lemma in _KNOWING and _negated(parse, head, predicate):
            found.append(_at(parse, head, "unknown"))
        elif lemma in words and not (lemma in _MENTAL and not _hedges(predicate, utterance)):
            found.append(_at(parse, head, words[lemma]))
        elif form in words and predicate.children("auxpass", "nsubjpass"):
            found.append(_at(parse, head, words[form]))
    return found


def _of_phrases(predicate: Predicate) -> list[Finding[Certainty]]:
    """Find a hedge of several words in the sentence of the main clause ("in all likelihood")."""
    sentence = sentence_span(predicate.parse, predicate.verb)
    words = sentence.of(predicate.parse.text).lower()
    found = []
    for phrase, value in lexicon.hedges("phrase").items():
        at = words.find(phrase)
        if at >= 0:
            start = sentence.start + at
            found.append(Finding(value, Span(start, start + len(phrase))))
    return found


def _hedges(predicate: Predicate, utterance: Utterance) -> bool:
    """Tell whether a verb of thinking is the speaker's own, or nobody's ("is believed to").

    What a speaker once believed, or does not, is told for certain.
    """
    parse, subject = predicate.parse, predicate.subject
    if predicate.children("neg"):
        return False
    if predicate.children("auxpass", "nsubjpass"):
        return True
    told = utterance.mode == "direct" and parse.tag[predicate.verb] == "VBD"
    return subject is not None and parse.form[subject].lower() in _IMPERSONAL and not told


def _negated(parse: Parse, head: int, predicate: Predicate) -> bool:
    """Tell whether knowing is denied by nobody or by the speaker ("it does not know where")."""
    subject = predicate.subject
    impersonal = subject is None or parse.form[subject].lower() in _IMPERSONAL
    return impersonal and bool(below(parse, head, "neg") or predicate.children("neg"))


def _at(parse: Parse, token: int, value: Certainty) -> Finding[Certainty]:
    return Finding(value, parse.span(token, token + 1))
