"""Which predicates might name an event, and what the table of event words says of each."""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.predications.frame import (
    Frame,
    adjective_frame,
    noun_frame,
    prepositions,
    verb_frame,
)
from onrecord.reading.predications.lexicon import Sense, hints, senses, word_classes

_AUXILIARY = frozenset({"aux", "auxpass"})
_SUFFIXES = ("tion", "ment", "ing", "sal", "val", "ance", "ence")
"""Endings of nouns that are made of verbs."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A frame with the senses of its trigger: `fitting` had the words they need beside them."""

    frame: Frame
    fitting: tuple[Sense, ...] = ()
    plain: tuple[Sense, ...] = ()

    @property
    def senses(self) -> tuple[Sense, ...]:
        """The senses to choose from: fitting ones shut out plain ones."""
        return self.fitting or self.plain


def candidates(parse: Parse) -> Iterator[Candidate]:
    """Yield whatever might name an event, in text order: what does is decided by scores.

    Every verb that is no auxiliary, the nouns that a table of event words or of nouns of action
    knows or that look like one, and adjectives of the table of event words ("dead").
    """
    for token in range(len(parse)):
        pos = parse.pos[token]
        if pos == "VERB":
            if parse.dep[token] not in _AUXILIARY:
                yield looked_up(parse, verb_frame(parse, token))
        elif pos == "ADJ":
            if ("adjective", parse.form[token].lower()) in hints():
                yield looked_up(parse, adjective_frame(parse, token))
        elif _may_be_common(parse, token) and _is_of_action(noun_lemma(parse, token)):
            yield looked_up(parse, noun_frame(parse, token))


def _is_of_action(noun: str) -> bool:
    key = "noun", noun
    known = key in senses() or key in hints() or key in word_classes()
    return known or noun.endswith(_SUFFIXES)


def _may_be_common(parse: Parse, token: int) -> bool:
    pos = parse.pos[token]
    return pos == "NOUN" or (pos == "PROPN" and token not in parse.entity_at)


def noun_lemma(parse: Parse, token: int) -> str:
    """Return the lemma of a noun; one that a headline capitalises was taken for a name."""
    lemma = parse.lemma[token].lower()
    if parse.tag[token] != "NNPS" or not lemma.endswith("s"):
        return lemma
    stem = lemma.removesuffix("s")
    return stem.removesuffix("e") if stem.endswith(("she", "che", "xe")) else stem


def looked_up(parse: Parse, frame: Frame) -> Candidate:
    """Return `frame` with the senses that the table has for its trigger."""
    fitting, plain = [], []
    words = neighbours(parse, frame)
    for key in _keys(parse, frame):
        for sense in senses().get(key, ()):
            if not sense.needs:
                plain.append(sense)
            elif sense.needs & words:
                fitting.append(sense)
    return Candidate(frame=frame, fitting=tuple(fitting), plain=tuple(plain))


def neighbours(parse: Parse, frame: Frame) -> frozenset[str]:
    """Lemmas of the words beside the trigger that can decide its sense; subjects have "s:"."""
    beside = {*frame.objects, *(token for _, token in frame.preps)}
    beside.update(inner for o in frame.objects for prep, inner in prepositions(parse, o)
                  if prep == "of")  # fmt: skip
    if frame.noun:
        beside.update(parse.children[frame.trigger])
    else:
        beside.update(
            c for o in frame.objects for c in parse.children[o] if parse.dep[c] == "compound"
        )
    words = {parse.lemma[token].lower() for token in beside}
    if not frame.noun:
        words.update(f"s:{parse.lemma[token].lower()}" for token in frame.subjects)
    return frozenset(words)


def _keys(parse: Parse, frame: Frame) -> Iterator[tuple[str, str]]:
    lemma = noun_lemma(parse, frame.trigger)
    pos = frame.pos
    yield pos, lemma
    if frame.particle:
        yield pos, f"{lemma}_{frame.particle}"
    for preposition in dict.fromkeys(prep for prep, _ in frame.preps):
        yield pos, f"{lemma}_{preposition}"
