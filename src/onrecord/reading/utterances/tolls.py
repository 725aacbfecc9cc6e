"""Numbers that somebody gives: "put the toll at 20", "counted nine dead", "gave a figure of 12".

The verbs are empty: only with a number, or with a noun for a number or an account, do they say
something.
"""

from collections.abc import Iterator

from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene
from onrecord.reading.utterances.subjects import speaker

_PUTTING = frozenset({"put", "place", "estimate", "set"})
_RAISING = frozenset({"raise", "revise", "lower", "update", "increase", "correct"})
_COUNTING = frozenset({"count", "list", "record", "register", "report", "confirm", "say",
                       "note"})  # fmt: skip
_GIVING = frozenset({"give", "cite", "publish", "release", "offer", "circulate"})
_TOLD = frozenset({"toll", "figure", "number", "account", "version", "total", "estimate", "count",
                   "breakdown", "description"})  # fmt: skip

_ROUND = frozenset({"ten", "dozen", "score", "hundred", "thousand"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft per verb that gives a number or an account for a source."""
    parse = scene.parse
    for token, lemma in enumerate(parse.lemma):
        if parse.pos[token] != "VERB" or scene.quoted[token] >= 0 or _is_open(scene, token):
            continue
        if lemma in _PUTTING:
            content = _put(scene, token, {"at", "between", "in"})
        elif lemma in _RAISING:
            content = _put(scene, token, {"to"})
        elif lemma in _COUNTING:
            content = _counted(scene, token)
        elif lemma in _GIVING:
            content = _given(scene, token)
        else:
            continue
        if content:
            yield _draft(scene, token, content)


def _is_open(scene: Scene, verb: int) -> bool:
    """Tell whether the number is not given, or only to be given: "publish the figures"."""
    parse = scene.parse
    if parse.tag[verb] == "VB" and parse.dep[verb] == "ROOT" and not _has_aux(scene, verb):
        return True
    return any(
        parse.dep[c] == "neg" or (parse.tag[c] == "TO" and parse.dep[verb] != "xcomp")
        for c in parse.children[verb]
    )


def _has_aux(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    return any(parse.dep[c] in {"aux", "nsubj"} for c in parse.children[verb])


def _put(scene: Scene, verb: int, prepositions: set[str]) -> tuple[Tokens, ...]:
    """Read "The ministry puts the dead at 14" and "the toll was put at 14"."""
    parse = scene.parse
    about = [c for c in parse.children[verb] if parse.dep[c] in {"dobj", "nsubjpass"}]
    about = about or _clipped(scene, verb)
    at = [c for c in parse.children[verb] if parse.lemma[c] in prepositions and c > verb]
    if not about:
        return ()
    at += [c for c in parse.children[about[0]] if parse.lemma[c] in prepositions]
    if not at or not _has_number(scene, at[0], parse.edges[at[0]][1] + 1):
        return ()
    low, high = parse.edges[about[0]]
    end = max(parse.edges[at[0]][1] + 1, high + 1 if high > verb else 0)
    return ((low, end),) if low > verb else ((low, high + 1), (at[0], end))


def _clipped(scene: Scene, verb: int) -> list[int]:
    """Return the subject of a passive without its "was": "Toll put at 14 by the mayor"."""
    parse = scene.parse
    form = parse.tag[verb] in {"VBD", "VBN"} and not any(
        parse.dep[c] in {"aux", "ccomp", "xcomp"} for c in parse.children[verb]
    )
    return [c for c in parse.children[verb] if parse.dep[c] == "nsubj"] if form else []


def _counted(scene: Scene, verb: int) -> tuple[Tokens, ...]:
    """Read "The agency counts 14 dead": the object must be a number of something."""
    parse = scene.parse
    for child in parse.children[verb]:
        low, high = parse.edges[child]
        if parse.dep[child] == "dobj" and low > verb and _has_number(scene, low, child + 1):
            if ":" in parse.form[verb:low]:
                return ()  # "Boats counted: 90"
            return ((low, _counted_end(scene, verb, child, high + 1)),)
    return ()


def _counted_end(scene: Scene, verb: int, counted: int, end: int) -> int:
    """Return the end of what is counted: with "in the past day", without ", of which nine …"."""
    parse = scene.parse
    for child in parse.children[counted]:
        first = parse.edges[child][0]
        if parse.dep[child] == "relcl" and first > counted and parse.form[first - 1] == ",":
            return first - 1
    for child in parse.children[verb]:
        low, high = parse.edges[child]
        near = end <= low <= end + 1 and parse.dep[child] == "prep"
        end = high + 1 if near and parse.lemma[child] not in {"by", "as"} else end
    return end


def _given(scene: Scene, verb: int) -> tuple[Tokens, ...]:
    """Read "The mayor gave a toll of 14" and "The guards gave the same account"."""
    parse = scene.parse
    for child in parse.children[verb]:
        low, high = parse.edges[child]
        told = parse.lemma[child] in _TOLD and not _is_none(scene, child)
        if parse.dep[child] == "dobj" and low > verb and told:
            return ((low, high + 1),)
    return ()


def _is_none(scene: Scene, noun: int) -> bool:
    return any(scene.parse.form[c].lower() in {"no", "any"} for c in scene.parse.children[noun])


def _has_number(scene: Scene, first: int, end: int) -> bool:
    parse = scene.parse
    return any(
        parse.pos[t] == "NUM" or parse.tag[t] == "CD" or parse.lemma[t] in _ROUND
        for t in range(first, end)
    )


def _by(scene: Scene, verb: int) -> int | None:
    """Return by whom a number was put: "put at 14 by the mayor"."""
    parse = scene.parse
    for child in parse.children[verb]:
        if parse.dep[child] in {"agent", "prep"} and parse.lemma[child] == "by" and child > verb:
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def _without_source(scene: Scene, content: tuple[Tokens, ...], source: int) -> tuple[Tokens, ...]:
    """Cut "by the mayor" and what follows off the content."""
    start = scene.noun_phrase(source)[0] - 1
    cut = ((a, min(b, start) if a <= start < b else b) for a, b in content)
    return tuple((a, b) for a, b in cut if a < b)


def _draft(scene: Scene, verb: int, content: tuple[Tokens, ...]) -> Draft:
    source = None if scene.passive(verb) else speaker(scene, verb)
    if source is not None and any(a <= source < b for a, b in content):
        source = None
    source = _by(scene, verb) if source is None else source
    if source is not None:
        content = _without_source(scene, content, source)
    return Draft(
        rule="ut.toll",
        cue=scene.cue_range(verb),
        cue_head=verb,
        lemma=scene.parse.lemma[verb],
        source=scene.noun_phrase(source) if source is not None else None,
        source_head=source,
        content=content,
    )
