"""What the linear model of event types sees of a candidate, as named features.

A feature is a short string ("lp=call_for"); the weights are by name, so that `why` can print
which words decided a type.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, looked_up, noun_lemma
from onrecord.reading.predications.frame import (
    OBJECTS,
    Frame,
    arguments,
    prepositions,
    verb_frame,
)
from onrecord.reading.predications.lexicon import hints, light_verbs, senses, word_classes
from onrecord.reading.predications.phrase import means_of_harm, role_nouns

MAX_ARGUMENTS = 4
"""Arguments of one kind that are looked at; more are enumerations and add nothing."""

ENDING = 4
"""Letters of the ending of a word."""

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_REFERRING = frozenset({"PRP", "WP", "WDT", "DT"})


def features(parse: Parse, candidate: Candidate) -> list[str]:
    """Return the features of a candidate, in a fixed order, possibly repeated."""
    frame = candidate.frame
    lemma = lemma_of(parse, frame.trigger)
    return [
        f"l={lemma}",
        f"pos={frame.pos}",
        *([f"lp={lemma}_{frame.particle}"] if frame.particle else []),
        *_of_word(parse, frame, lemma),
        *_of_objects(parse, frame, lemma),
        *_of_prepositions(parse, frame, lemma),
        *_of_clauses(parse, frame, lemma),
        *_of_subjects(parse, frame),
        *_of_form(parse, frame, lemma),
        *_of_place(parse, frame.trigger),
        *(_of_noun(parse, frame.trigger, lemma) if frame.noun else ()),
        *_of_senses(parse, candidate),
    ]


def lemma_of(parse: Parse, token: int) -> str:
    """Return the lemma by which the tables know a word."""
    if parse.pos[token] in {"NOUN", "PROPN"}:
        return noun_lemma(parse, token)
    return parse.lemma[token].lower()


def kind_of(parse: Parse, token: int) -> str:
    """Say what a phrase is by its head: a type of name, an actor's role, a means, a class."""
    entity = parse.entity_at.get(token)
    if entity:
        return entity.label
    lemma = lemma_of(parse, token)
    if lemma in role_nouns():
        return f"role.{role_nouns()[lemma]}"
    if lemma in means_of_harm():
        return "means"
    if parse.tag[token] in _REFERRING:
        return parse.tag[token]
    return next((c for c in _classes(parse, token) if c.startswith("file.")), "other")


def hints_of(parse: Parse, token: int, particle: str = "") -> tuple[str, ...]:
    """Return what the table of hints has for a word, with its particle if it has one."""
    pos, lemma = _POS.get(parse.pos[token], ""), lemma_of(parse, token)
    if pos == "adjective":
        lemma = parse.form[token].lower()
    joined = hints().get((pos, f"{lemma}_{particle}")) if particle else None
    return joined or hints().get((pos, lemma), ())


def _classes(parse: Parse, token: int) -> tuple[str, ...]:
    pos = _POS.get(parse.pos[token], "")
    return word_classes().get((pos, lemma_of(parse, token)), ())


def _of_word(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    """Yield what tables and endings say of the trigger itself."""
    pos = frame.pos[0]
    joined = word_classes().get(("verb", f"{lemma}_{frame.particle}")) if frame.particle else None
    for name in joined or _classes(parse, frame.trigger):
        yield f"{pos}:{name}"
    yield from (f"hint={hint}" for hint in hints_of(parse, frame.trigger, frame.particle))
    yield f"end={lemma[-ENDING:]}"
    yield f"end={lemma[-ENDING + 1 :]}"


def _word(parse: Parse, token: int) -> str:
    """Name the word: its entity type if it is a name, else its lemma."""
    entity = parse.entity_at.get(token)
    return entity.label if entity else parse.lemma[token].lower()


def _of_objects(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    for token in frame.objects[:MAX_ARGUMENTS]:
        kind = kind_of(parse, token)
        yield f"ok={kind}"
        yield f"lok={lemma}|{kind}"
        if token not in parse.entity_at:
            word = parse.lemma[token].lower()
            yield f"o={word}"
            yield f"lo={lemma}|{word}"
            yield from (f"o:{c}" for c in _classes(parse, token) if not c.startswith("files."))
            yield from (f"oh={hint}" for hint in hints_of(parse, token))
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
        yield f"pk={prep}|{kind_of(parse, token)}"


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
        yield f"sk={kind_of(parse, token)}"
        yield from (f"sh={hint}" for hint in hints_of(parse, token))
    if not frame.subjects:
        yield "nos"
    if not frame.objects:
        yield "noo"
    if not frame.noun:
        first = next((kind_of(parse, t) for t in frame.subjects), "")
        second = next((kind_of(parse, t) for t in frame.objects), "")
        yield f"sok={first}|{second}"


def _of_form(parse: Parse, frame: Frame, lemma: str) -> Iterator[str]:
    yield f"dep={parse.dep[frame.trigger]}"
    yield f"tag={parse.tag[frame.trigger]}"
    if frame.passive:
        yield "pass"
        yield f"lpass={lemma}"
    for child in parse.children[frame.trigger]:
        if parse.dep[child] == "aux":
            yield f"aux={parse.lemma[child].lower()}"
        elif parse.dep[child] == "neg":
            yield "neg"
        elif parse.dep[child] == "advmod":
            yield f"adv={parse.form[child].lower()}"


def _of_place(parse: Parse, token: int) -> Iterator[str]:
    """Yield what the trigger hangs on: the word above, and the one above its preposition."""
    head, label = parse.head[token], parse.dep[token]
    if head == token:
        return
    above = lemma_of(parse, head)
    yield f"hl={above}"
    yield f"hd={label}|{above}"
    yield f"hp={label}|{parse.pos[head]}"
    yield from (f"hk={label}|{c}" for c in _classes(parse, head) if c.startswith("file."))
    yield from (f"hcode={kind}" for kind in _plain_types(parse, head))
    yield from (
        f"hh={label[0]}|{hint}" for hint in hints_of(parse, head, _particle_of(parse, head))
    )
    if label == "dobj" and above in light_verbs():
        yield "underlight"
    if label == "pobj":
        over = parse.head[head]
        yield f"pp={above}"
        yield f"pph={lemma_of(parse, over)}"
        yield from (f"ppcode={kind}" for kind in _plain_types(parse, over))
        yield from (f"pph={hint}" for hint in hints_of(parse, over))


def _particle_of(parse: Parse, verb: int) -> str:
    return next((parse.lemma[c].lower() for c in parse.children[verb] if parse.dep[c] == "prt"), "")


def _plain_types(parse: Parse, token: int) -> list[str]:
    """Return the types of event that a word names without the help of others."""
    key = _POS.get(parse.pos[token], ""), lemma_of(parse, token)
    return sorted({sense.type for sense in senses().get(key, ()) if not sense.needs})


def _of_noun(parse: Parse, noun: int, lemma: str) -> Iterator[str]:
    """Yield the words beside an event noun: article, number, modifiers, what follows."""
    yield "plural" if parse.tag[noun].endswith("S") else "singular"
    below = {parse.dep[c]: c for c in parse.children[noun]}
    yield f"det={parse.form[below['det']].lower()}" if "det" in below else "det="
    for child in parse.children[noun]:
        label, word = parse.dep[child], _word(parse, child)
        if label in {"compound", "amod", "nmod"}:
            yield f"nm={word}"
            yield f"lnm={lemma}|{word}"
        elif label == "poss":
            yield f"poss={kind_of(parse, child)}"
        elif label == "prep":
            yield f"np={word}"
            yield f"lnp={lemma}|{word}"
        elif label in {"acl", "relcl", "nummod"}:
            yield f"n{label}"


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
    held = {*frame.objects[:MAX_ARGUMENTS], *(frame.subjects[:1] if not frame.noun else ())}
    for token in sorted(held):
        if token not in parse.entity_at:
            for sense in senses().get(("noun", noun_lemma(parse, token)), ()):
                yield f"ocode={sense.type}"
                if light:
                    yield f"light={sense.type}"
