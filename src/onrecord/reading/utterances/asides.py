"""Cues that govern nothing: "…, she told the paper, …", "as the envoy says", "The army denies"."""

from itertools import pairwise

from msgspec.structs import replace

from onrecord.knowledge.cues import Cue
from onrecord.reading.utterances import frames
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.frames import Held
from onrecord.reading.utterances.scene import Scene

_ASIDE = frozenset({"parataxis", "advcl", "ccomp", "dep"})
_CLAUSES = frozenset({"VERB", "AUX"})
_STOPS = frozenset({",", ".", "?", "!", ";"})
_RULE = "ut.side"
_LEAST, _MOST = 4, 8
"""Tokens before ", she told the paper" at least, and from its verb to its end at most."""


def of_word(scene: Scene, token: int, cue: Cue) -> Held | None:
    """Read a cue that governs nothing: "…, she told the paper, …" and "The army denies"."""
    if "side" in cue.frames:
        return beside(scene, token) or _interrupting(scene, token)
    parse = scene.parse
    below = {parse.dep[c] for c in parse.children[token]}
    alone = "nsubj" in below and not below & {"dobj", "ccomp", "xcomp", "prep", "conj", "neg"}
    denies = cue.kind == "denial" and parse.pos[token] == "VERB" and parse.dep[token] != "relcl"
    return Held("alone", ()) if denies and alone and not scene.passive(token) else None


def _interrupting(scene: Scene, cue: int) -> Held | None:
    """Find what "…, she told the paper, …" interrupts or closes, however it was parsed.

    A comma stands before the speaker, the speaker right before the cue, and a comma or the end
    of the sentence a few words behind it.
    """
    parse, subject = scene.parse, scene.subject(cue)
    if subject is None or scene.passive(cue) or parse.tag[subject][0] == "W":
        return None
    (first, end), (low, last) = scene.cue_range(cue), scene.bounds(cue)
    start, stop = scene.noun_phrase(subject)
    if stop != first or start - low < _LEAST or parse.form[start - 1] != ",":
        return None
    near = range(end, min(end + _MOST, last))
    close = next((t for t in near if parse.form[t] in _STOPS), None)
    if close is None or any(parse.pos[t] in _CLAUSES for t in range(end, close)):
        return None
    behind = ((close + 1, last),) if parse.form[close] == "," else ()
    heard = (c for c in parse.children[cue] if parse.dep[c] in {"dobj", "dative"})
    return Held(
        "side", ((low, start - 1), *behind), next((c for c in heard if end <= c < close), None)
    )


def apart(drafts: list[Draft]) -> list[Draft]:
    """Return `drafts` where no aside shares words with a cue behind it that takes all before it.

    "The mill burned, he said, and the dam, she said, held": what stands between two asides is
    the words of the later one, as the earlier has words of its own.
    """
    cued = sorted((n for n, draft in enumerate(drafts) if draft.cue), key=lambda n: _cue(drafts[n]))
    kept = list(drafts)
    for one, other in pairwise(cued):
        earlier, later = kept[one], kept[other]
        own = tuple(piece for piece in earlier.content if piece[1] <= _cue(earlier)[0])
        behind = tuple(piece for piece in earlier.content if piece not in own)
        if earlier.rule != _RULE or not own or not behind or not _takes_all(later, own):
            continue
        start = behind[0][0]
        if any(a < behind[-1][1] and b > start for a, b in later.content):
            rest = tuple((max(a, start), b) for a, b in later.content if b > start)
            kept[one] = replace(earlier, content=own)
            kept[other] = replace(later, content=rest)
    return kept


def _cue(draft: Draft) -> Tokens:
    return draft.cue or (0, 0)


def _takes_all(draft: Draft, own: tuple[Tokens, ...]) -> bool:
    """Tell whether a draft counts the words of an earlier aside among its own."""
    return any(a <= own[0][0] and b >= own[-1][1] for a, b in draft.content)


def beside(scene: Scene, cue: int) -> Held | None:
    """Find what stands beside a bare "X said": the clause it interrupts or closes."""
    parse = scene.parse
    if scene.passive(cue) or parse.pos[cue] not in {"VERB", "AUX"}:
        return None
    if parse.lemma[cue] == "put" and not _puts_it(scene, cue):
        return None
    head = parse.head[cue]
    low, last = scene.bounds(cue)
    first, end = frames.own_words(scene, cue, cue)
    if parse.dep[cue] in _ASIDE and parse.pos[head] in _CLAUSES:
        marked = any(parse.lemma[child] == "as" for child in parse.children[cue])
        if parse.dep[cue] == "advcl" and not marked:
            return None
        return Held("side", frames.clause(scene, head, cue))
    if end >= last - 2 and first > low + 3 and parse.form[first - 1] == ",":
        return Held("side", ((low, first - 1),))
    return None


def _puts_it(scene: Scene, cue: int) -> bool:
    """Tell "as he put it" from "toll put at 14"."""
    parse = scene.parse
    return any(parse.form[c].lower() == "it" for c in parse.children[cue])
