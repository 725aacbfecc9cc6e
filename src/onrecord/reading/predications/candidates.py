"""Which predicates might name an event, and what the table of event words says of each."""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.predications.frame import Frame, noun_frame, prepositions, verb_frame
from onrecord.reading.predications.lexicon import Sense, light_verbs, senses

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOT_A_PREDICATE = frozenset({"aux", "auxpass", "amod"})


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
    """Yield the candidates of a report in text order.

    Verbs with an argument, and the event nouns of the table: "Russia's strike on Kharkiv". A
    noun under a light verb is left to that verb ("launched an attack").
    """
    nouns = {lemma for pos, lemma in senses() if pos == "noun"}
    for token in range(len(parse)):
        if parse.pos[token] == "VERB" and parse.dep[token] not in _NOT_A_PREDICATE:
            frame = verb_frame(parse, token)
            if frame.subjects or frame.objects or frame.preps:
                yield looked_up(parse, frame)
        elif _may_be_common(parse, token) and noun_lemma(parse, token) in nouns:
            yield looked_up(parse, noun_frame(parse, token))


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
    fitting.extend(_of_light_verb(parse, frame))
    return Candidate(frame=frame, fitting=tuple(fitting), plain=tuple(plain))


def _of_light_verb(parse: Parse, frame: Frame) -> Iterator[Sense]:
    """Yield the senses of the event nouns under an empty verb: "launched an attack"."""
    verb = parse.lemma[frame.trigger].lower()
    if frame.noun or not {verb, f"{verb}_{frame.particle}"} & light_verbs():
        return
    for token in frame.objects:
        if token not in parse.entity_at:
            held = senses().get(("noun", noun_lemma(parse, token)), ())
            yield from (sense for sense in held if not sense.needs)


def neighbours(parse: Parse, frame: Frame) -> frozenset[str]:
    """Lemmas of the words beside the trigger that can decide its sense."""
    beside = {*frame.objects, *(token for _, token in frame.preps)}
    beside.update(inner for o in frame.objects for prep, inner in prepositions(parse, o)
                  if prep == "of")  # fmt: skip
    if frame.noun:
        beside.update(parse.children[frame.trigger])
    else:
        beside.update(
            c for o in frame.objects for c in parse.children[o] if parse.dep[c] == "compound"
        )
    return frozenset(parse.lemma[token].lower() for token in beside)


def _keys(parse: Parse, frame: Frame) -> Iterator[tuple[str, str]]:
    lemma = noun_lemma(parse, frame.trigger)
    pos = "noun" if frame.noun else "verb"
    yield pos, lemma
    if frame.particle:
        yield pos, f"{lemma}_{frame.particle}"
    for preposition in dict.fromkeys(prep for prep, _ in frame.preps):
        yield pos, f"{lemma}_{preposition}"
