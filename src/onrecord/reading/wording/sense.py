"""What a cue says by itself: its head word, its particle, or what a light verb holds."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.lexicon import CueSense

_PLAIN = CueSense()
_PARTICLES = ("prt", "prep", "dobj", "advmod", "acomp", "oprd")
_SENSED = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})


def sense_of(parse: Parse, utterance: Utterance) -> CueSense:
    """Return what the cue of `utterance` says by itself: by its word, else by its class.

    A light verb says what its object says ("voiced dismay", "were quick to accuse").
    """
    lemma, head = utterance.cue_lemma, utterance.cue_head
    if lemma in lexicon.words("light") or head is None:
        held = _held(parse, utterance)
        if held is not None:
            return held
    found = sense_of_word(parse, head, lemma)
    return found or lexicon.classes().get(utterance.cue_class, _PLAIN)


def sense_of_word(parse: Parse, head: int | None, lemma: str) -> CueSense | None:
    """Return the sense of a lemma; the two-word reading ("call for") wins."""
    senses = lexicon.cues()
    if head is not None:
        for child in below(parse, head, *_PARTICLES):
            pair = f"{lemma} {parse.form[child].lower()}"
            if pair in senses:
                return senses[pair]
    return senses.get(lemma)


def _held(parse: Parse, utterance: Utterance) -> CueSense | None:
    """Return the first sense of the other words of the cue that have one."""
    if utterance.cue is None:
        return None
    senses = lexicon.cues()
    for token in tokens_in(parse, utterance.cue):
        if token == utterance.cue_head or parse.pos[token] not in _SENSED:
            continue
        if parse.lemma[token].lower() == "order" and below(parse, token, "prep"):
            continue  # the order of events
        found = sense_of_word(parse, token, parse.lemma[token].lower())
        found = found or senses.get(parse.form[token].lower())
        if found is not None:
            return found
    return None
