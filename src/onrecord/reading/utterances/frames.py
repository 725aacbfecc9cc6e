"""Frames: the grammatical places where a cue keeps what was said, and who hears it.

A frame has a short name; the cue lexicon lists, per lemma, the names it trusts:

`ccomp` (said that …), `occomp` (asked for him to …), `xcomp` (vowed to …), `oxcomp` (urged them
to …), `to` (appealed to them to …), `acl` (the claim that …), `dobj` (denied it), `oprd` (called
it a lie), `acomp` and `attr` (seems certain), `in:of` (spoke of, one name per preposition),
`side` (…, he said), `pass` (it was announced), `rel` (the truce that Oran announced). A leading
"p" says that the cue is passive, so that its subject is not the source.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.knowledge import cues
from onrecord.reading.utterances.scene import Scene

_RELATIVE = frozenset({"that", "which"})
_OBJECTS = frozenset({"dobj", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Held(NamedTuple):
    """What one frame holds: token ranges of the content, and the hearer's head if any.

    `more` are the tokens that join the cue (a preposition), `passive` tells that the subject
    of the verb is not its source.
    """

    frame: str
    content: tuple[tuple[int, int], ...]
    hearer: int | None = None
    more: tuple[int, ...] = ()


def of_word(scene: Scene, cue: int) -> Iterator[Held]:
    """Yield every frame around the token `cue`, the most clausal first."""
    parse = scene.parse
    passive = scene.passive(cue)
    mark = "p" if passive else ""
    hearer = _hearer(scene, cue)
    for child in parse.children[cue]:
        dep = parse.dep[child]
        if dep == "ccomp":
            named = "ccomp" if _finite(scene, child) else "occomp"
            yield Held(mark + named, clause(scene, child, cue), hearer)
        elif dep == "xcomp":
            named = "oxcomp" if hearer is not None and not passive else "xcomp"
            yield Held(mark + named, clause(scene, child, cue), hearer)
        elif dep in {"acl", "relcl"} and parse.pos[cue] == "NOUN":
            if not _is_reduced(scene, child) and not _tells_of(scene, child):
                yield Held("acl", clause(scene, child, cue))
        elif dep == "dobj" and parse.form[child].lower() not in _RELATIVE:
            yield Held("dobj", clause(scene, child, cue))
        elif dep in {"acomp", "oprd", "attr"}:
            whole = clause(scene, child, cue)
            yield Held(mark + dep, (*_objects(scene, cue), *whole))
        elif dep == "prep":
            _low, high = parse.edges[child]
            if high > child > cue:
                held = ((child + 1, high + 1),)
                yield Held(f"{mark}in:{parse.lemma[child]}", held, hearer, (child,))
        elif dep == "advcl" and child > cue and not _finite(scene, child):
            yield Held(mark + "to", clause(scene, child, cue), hearer)
        elif dep == "nsubjpass" and passive:
            yield Held("pass", clause(scene, child, cue))
    if (told := _antecedent(scene, cue, passive=passive)) is not None:
        yield Held(mark + "rel", (told,), hearer)


def _tells_of(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is about the noun and not its words: "a claim the army denied"."""
    relative = scene.parse.dep[verb] == "relcl" and not scene.passive(verb)
    known = cues.english().get((scene.parse.lemma[verb], "VERB"))
    return relative and known is not None and _antecedent(scene, verb, passive=False) is not None


def _antecedent(scene: Scene, cue: int, *, passive: bool) -> tuple[int, int] | None:
    """Return what a clause tells of: "the truce (that) Oran announced", "a toll given by Velle"."""
    parse = scene.parse
    noun = parse.head[cue]
    if parse.dep[cue] not in {"relcl", "acl"} or noun >= cue or parse.pos[noun] not in _NOMINAL:
        return None
    if not passive:
        doers = [c for c in parse.children[cue] if parse.dep[c] == "nsubj" and c < cue]
        taken = [c for c in parse.children[cue] if parse.dep[c] in {"dobj", "ccomp", "xcomp"}]
        if not doers or any(parse.tag[c][0] == "W" for c in doers):
            return None
        if any(parse.form[c].lower() not in _RELATIVE for c in taken):
            return None
    elif parse.tag[cue] != "VBN" or any(parse.dep[c] == "auxpass" for c in parse.children[cue]):
        return None
    first, end = scene.noun_phrase(noun)
    return first, max(first + 1, min(end, parse.edges[cue][0]))


def _is_reduced(scene: Scene, verb: int) -> bool:
    """Tell whether a clause tells of the noun itself: "a statement read on the radio"."""
    parse = scene.parse
    below = {parse.dep[child] for child in parse.children[verb]}
    return parse.tag[verb] in {"VBN", "VBD"} and not below & {"nsubj", "nsubjpass", "mark", "aux"}


def _finite(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    return parse.tag[verb] in {"VBD", "VBP", "VBZ", "MD"} or not any(
        parse.dep[c] == "aux" and parse.tag[c] == "TO" for c in parse.children[verb]
    )


def _hearer(scene: Scene, cue: int) -> int | None:
    parse = scene.parse
    for child in parse.children[cue]:
        if child > cue and parse.dep[child] in _OBJECTS and parse.pos[child] != "VERB":
            return child
    return None


def _objects(scene: Scene, cue: int) -> tuple[tuple[int, int], ...]:
    child = _hearer(scene, cue)
    if child is None:
        return ()
    low, high = scene.parse.edges[child]
    return ((low, high + 1),) if cue < low else ()


def clause(scene: Scene, head: int, cue: int) -> tuple[tuple[int, int], ...]:
    """Return the tokens below `head` without the cue's own words, in one or two ranges."""
    low, high = scene.parse.edges[head]
    if not low <= cue <= high:
        return ((low, high + 1),)
    first, last = own_words(scene, cue, head)
    return tuple((a, b) for a, b in ((low, first), (last, high + 1)) if a < b)


def own_words(scene: Scene, cue: int, head: int) -> tuple[int, int]:
    """Return the tokens of "X said yesterday" around `cue`, without the clause of `head`."""
    parse = scene.parse
    first, end = scene.cue_range(cue)
    for child in parse.children[cue]:
        low, high = parse.edges[child]
        if child != head and not low <= head <= high:
            first, end = min(first, low), max(end, high + 1)
    return first, end
