"""What the linear model of event types sees of a candidate, as named features.

A feature is a short string ("lp=call_for"); the weights are by name, so that `why` can print
which words decided a type.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, looked_up
from onrecord.reading.predications.frame import (
    OBJECTS,
    Frame,
    arguments,
    prepositions,
    verb_frame,
)
from onrecord.reading.predications.lexicon import light_verbs, senses

MAX_ARGUMENTS = 4
"""Arguments of one kind that are looked at; more are enumerations and add nothing."""


def features(parse: Parse, candidate: Candidate) -> list[str]:
    """Return the features of a candidate, in a fixed order, possibly repeated."""
    frame = candidate.frame
    lemma = parse.lemma[frame.trigger].lower()
    return [
        f"l={lemma}",
        "pos=n" if frame.noun else "pos=v",
        *([f"lp={lemma}_{frame.particle}"] if frame.particle else []),
        *_of_objects(parse, frame, lemma),
        *_of_prepositions(parse, frame, lemma),
        *_of_clauses(parse, frame, lemma),
        *_of_subjects(parse, frame),
        *_of_form(parse, frame),
        *_of_senses(parse, candidate),
    ]


def _word(parse: Parse, token: int) -> str:
    """Name the word: its entity type if it is a name, else its lemma."""
    entity = parse.entity_at.get(token)
    return entity.label if entity else parse.lemma[token].lower()


def _of_objects(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    for token in frame.objects[:MAX_ARGUMENTS]:
        entity = parse.entity_at.get(token)
        if entity:
            yield f"oE={entity.label}"
        else:
            word = parse.lemma[token].lower()
            yield f"o={word}"
            yield f"lo={lemma}|{word}"
        for child in parse.children[token]:
            if parse.dep[child] in {"amod", "compound"} and child not in parse.entity_at:
                yield f"om={parse.lemma[child].lower()}"
            elif parse.dep[child] == "poss":
                yield "oposs"
        for prep, obj in prepositions(parse, token)[:MAX_ARGUMENTS]:
            yield f"op={prep}"
            yield f"opx={_word(parse, obj)}"


def _of_prepositions(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    for prep, token in frame.preps[:MAX_ARGUMENTS]:
        word = _word(parse, token)
        yield f"p={prep}"
        yield f"lp={lemma}_{prep}"
        yield f"px={word}"
        yield f"pqx={prep}_{word}"


def _of_clauses(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    if frame.complement is not None:
        below = frame.complement
        word = parse.lemma[below].lower()
        yield "hasc"
        yield f"c={word}"
        yield f"lc={lemma}|{word}"
        for token in arguments(parse, below, OBJECTS)[:MAX_ARGUMENTS]:
            yield f"co={_word(parse, token)}"
        for prep, token in prepositions(parse, below)[:MAX_ARGUMENTS]:
            yield f"cp={prep}_{_word(parse, token)}"
        for sense in looked_up(parse, verb_frame(parse, below)).senses:
            yield f"ccode={sense.type}"
    if frame.governor is not None:
        yield f"g={parse.lemma[frame.governor].lower()}"
        for sense in looked_up(parse, verb_frame(parse, frame.governor)).senses:
            yield f"gcode={sense.type}"


def _of_subjects(parse: Parse, frame: Frame) -> Iterator[str]:
    for token in frame.subjects[:MAX_ARGUMENTS]:
        yield f"s={_word(parse, token)}"
    if not frame.subjects:
        yield "nos"
    if not frame.objects:
        yield "noo"


def _of_form(parse: Parse, frame: Frame) -> Iterator[str]:
    yield f"dep={parse.dep[frame.trigger]}"
    yield f"tag={parse.tag[frame.trigger]}"
    if frame.passive:
        yield "pass"
    for child in parse.children[frame.trigger]:
        if parse.dep[child] == "aux":
            yield f"aux={parse.lemma[child].lower()}"
        elif parse.dep[child] == "neg":
            yield "neg"


def _of_senses(parse: Parse, candidate: Candidate) -> Iterator[str]:
    frame = candidate.frame
    kind = "cond" if candidate.fitting else "code"
    for sense in candidate.senses:
        yield f"{kind}={sense.type}"
    if not candidate.senses:
        yield "nocode"
    children = parse.children[frame.trigger]
    if any(parse.form[c].lower() in {"will", "would", "shall"} for c in children):
        for sense in candidate.senses:
            yield f"futcode={sense.type}"
    light = parse.lemma[frame.trigger].lower() in light_verbs()
    for token in frame.objects[:MAX_ARGUMENTS]:
        if token not in parse.entity_at:
            for sense in senses().get(("noun", parse.lemma[token].lower()), ()):
                yield f"ocode={sense.type}"
                if light:
                    yield f"light={sense.type}"
