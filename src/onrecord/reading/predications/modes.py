"""The mode of an event whose type is known: by its trigger, by what stands beside it.

"Shelled" is heavy weapons by itself, "hit" by the mortar that did it. The nearest word decides.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, noun_lemma
from onrecord.reading.predications.frame import Frame
from onrecord.reading.predications.lexicon import MODES
from onrecord.reading.predications.phrase import is_actor, is_pronoun, role_nouns
from onrecord.records.vocabulary import PloverType

ARMED = frozenset({"MIL", "REB"})
"""PLOVER roles of those who come and go as a force, and whose force is military; that of police
and gangs has other themes."""

_PARTICLES = frozenset({"prt", "advmod", "xcomp", "ccomp"})
"""Links of a word that is of one piece with its verb: "hand over", "bring back", "let go"."""

_MODIFIERS = frozenset({"amod", "compound", "nmod"})


@cache
def _modes() -> Mapping[tuple[str, str], Mapping[str, tuple[int, str]]]:
    """Return rank and mode of each word by (type, reach); of two rows the first counts."""
    found: dict[tuple[str, str], dict[str, tuple[int, str]]] = defaultdict(dict)
    for rank, row in enumerate(rows(MODES)):
        for lemma in row["lemmas"].split():
            found[row["type"], row["reach"]].setdefault(lemma, (rank, row["mode"]))
    return found


def mode_of(parse: Parse, candidate: Candidate, kind: PloverType) -> str | None:
    """Return the mode that the nearest word tells, else that of the trigger's sense, else none."""
    for reach, tokens in _reaches(parse, candidate):
        known = _modes().get((kind, reach), {})
        told = [known[word] for t in tokens for word in _words(parse, t) if word in known]
        if told:
            return min(told)[1]
    for sense in (*candidate.fitting, *candidate.plain):
        if sense.type == kind and sense.mode:
            return sense.mode
    usual = _modes().get((kind, "usual"))
    return usual["-"][1] if usual else None


def _reaches(parse: Parse, candidate: Candidate) -> Iterator[tuple[str, list[int]]]:
    frame = candidate.frame
    if any(_is_handed(parse, frame, head) for head in (*frame.objects, *frame.subjects)):
        yield "people", [frame.trigger]
    yield "trigger", [frame.trigger]
    heads = [*frame.subjects, *frame.objects, *(token for _, token in frame.preps)]
    beside = [*heads, *parse.children[frame.trigger]]
    beside += [c for h in heads for c in parse.children[h] if parse.dep[c] in _MODIFIERS]
    if frame.noun:
        beside.append(parse.head[frame.trigger])
        beside.extend(parse.children[parse.head[frame.trigger]])
    if frame.complement is not None:
        beside.extend((frame.complement, *parse.children[frame.complement]))
    yield "beside", beside
    first, last = parse.sentences[parse.sentence[frame.trigger]]
    yield "sentence", list(range(first, last))


def _is_handed(parse: Parse, frame: Frame, head: int) -> bool:
    """Tell whether people are what a verb moves: "handed over two men", "the nurse came back".

    Not those who move as a force: "the troops returned to base".
    """
    entity = parse.entity_at.get(head)
    if entity is not None:
        return entity.label == "PERSON"
    moved = head in frame.objects or is_pronoun(parse, head)
    forces = role_nouns().get(parse.lemma[head].lower()) in ARMED
    return is_actor(parse, head) and (moved or not forces)


def _words(parse: Parse, token: int) -> Iterator[str]:
    lemma = noun_lemma(parse, token)
    if parse.pos[token] == "VERB":
        for child in parse.children[token]:
            if parse.dep[child] in _PARTICLES:
                yield f"{lemma}_{parse.lemma[child].lower()}"
    yield lemma
