"""Words passed on: "was quoted as saying", and hearsay that names nobody ("reportedly")."""

from collections.abc import Iterator

from onrecord.reading.utterances import frames
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene

_PASSED_ON = frozenset({"quote", "cite", "report", "record", "hear"})
QUOTING = frozenset({"quote", "cite"})
"""Lemmas of verbs by which one passes on the words of another."""
_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_SUPPOSED = frozenset({"alleged", "purported"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield drafts for passed-on words; the subject of "was quoted" is the speaker."""
    parse = scene.parse
    for token, lemma in enumerate(parse.lemma):
        if lemma in _PASSED_ON and scene.quoted[token] < 0:
            draft = _quoted_as(scene, token) or _quotes(scene, token)
        elif lemma in _HEARSAY and scene.quoted[token] < 0 and parse.dep[token] == "advmod":
            draft = _hearsay(scene, token)
        elif lemma in _SUPPOSED and scene.quoted[token] < 0 and parse.dep[token] == "amod":
            draft = _supposed(scene, token)
        else:
            continue
        if draft is not None:
            yield draft


def _quoted_as(scene: Scene, verb: int) -> Draft | None:
    """Read "“…,” he was quoted as saying" and "The paper quoted Rell as saying that …"."""
    parse = scene.parse
    saying = _saying(scene, verb)
    subjects = {"nsubjpass"} if scene.passive(verb) else {"dobj", "nsubj"}
    owners = (verb, saying) if saying is not None else (verb,)
    source = next(
        (c for o in owners for c in parse.children[o] if parse.dep[c] in subjects - {"nsubj"}), None
    )
    if saying is None or source is None:
        return None
    content = [
        piece
        for word in (saying, verb)
        for child in parse.children[word]
        if parse.dep[child] in {"ccomp", "dobj"} and child != source
        for piece in frames.clause(scene, child, word)
    ]
    first, end = scene.cue_range(verb)
    return Draft(
        rule="ut.quoted_as",
        cue=(first, max(end, saying + 1)),
        cue_head=verb,
        lemma=parse.lemma[verb],
        source=scene.noun_phrase(source),
        source_head=source,
        content=tuple(sorted(content)),
    )


def _saying(scene: Scene, verb: int) -> int | None:
    parse = scene.parse
    for prep in parse.children[verb]:
        if parse.lemma[prep] == "as":
            return next((c for c in parse.children[prep] if parse.dep[c] == "pcomp"), None)
    return None


def _quotes(scene: Scene, verb: int) -> Draft | None:
    """Read "The paper quotes the mayor: “…”": who is quoted speaks, the rest is the words."""
    parse = scene.parse
    first, end = scene.cue_range(verb)
    objects = [c for c in parse.children[verb] if parse.dep[c] == "dobj" and c >= end]
    if scene.passive(verb) or parse.lemma[verb] not in QUOTING or not objects:
        return None
    source = scene.noun_phrase(objects[0])
    colon, last = source[1], scene.bounds(verb)[1]
    if colon + 1 >= last or parse.form[colon] != ":" or scene.quoted[objects[0]] >= 0:
        return None
    return Draft(
        rule="ut.quotes",
        cue=(first, end),
        cue_head=verb,
        lemma=parse.lemma[verb],
        source=source,
        source_head=objects[0],
        content=((colon + 1, last),),
    )


def _hearsay(scene: Scene, adverb: int) -> Draft:
    """Read "The bridge was reportedly mined": the clause is the content, on nobody's word."""
    low, high = scene.parse.edges[scene.parse.head[adverb]]
    pieces = ((low, adverb), (adverb + 1, high + 1))
    return _nobody(scene, "ut.hearsay", adverb, tuple((a, b) for a, b in pieces if a < b))


def _supposed(scene: Scene, adjective: int) -> Draft | None:
    """Read "the alleged raid on the depot": the noun is the content, on nobody's word."""
    noun = scene.parse.head[adjective]
    end = scene.noun_phrase(noun)[1]
    if noun <= adjective or end <= adjective + 1:
        return None
    return _nobody(scene, "ut.supposed", adjective, ((adjective + 1, end),))


def _nobody(scene: Scene, rule: str, cue: int, content: tuple[Tokens, ...]) -> Draft:
    lemma = scene.parse.lemma[cue]
    return Draft(
        rule=rule, cue=(cue, cue + 1), cue_head=cue, lemma=lemma, kind="distanced", content=content
    )
