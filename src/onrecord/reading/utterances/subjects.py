"""Who speaks: the subject of a cue, or the words beside it where the parser lost the subject."""

from onrecord.reading.utterances.scene import CLIMB, Scene

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LINKS = _NOMINAL | {"ADP"}
_CLOSERS = frozenset({"”", '"', "''", "’", "»"})
_REACH = 30
"""Tokens a lost subject may stand away from its verb."""


def speaker(scene: Scene, verb: int) -> int | None:
    """Return the head of who says `verb`: grammatical subject, or noun phrase next to it."""
    return scene.subject(verb) if scene.subject(verb) is not None else beside(scene, verb)


def beside(scene: Scene, verb: int) -> int | None:
    """Return the noun phrase that ends right before the verb group, or starts right after it.

    "…, Lebanon's health ministry said", "said Kuleba". Between commas ("Ana Lima, a miner,
    said") the first phrase is meant.
    """
    parse = scene.parse
    first, end = scene.cue_range(verb)
    low, last = scene.bounds(verb)
    if first > low and parse.pos[first - 1] in _NOMINAL:
        return top(scene, first - 1, low)
    if first - 1 > low and parse.form[first - 1] == ",":
        return _before_comma(scene, first - 1, low)
    if end < last and parse.pos[end] in _NOMINAL | {"DET", "ADJ"}:
        return _after(scene, end, last)
    return None


def top(scene: Scene, token: int, low: int) -> int:
    """Climb from the last word of a noun phrase to its head, never past `token`."""
    parse = scene.parse
    for _ in range(CLIMB):
        head = parse.head[token]
        if head == token or head < low or head > token or parse.pos[head] not in _LINKS:
            break
        if parse.form[head + 1 : token].count(",") and parse.dep[token] != "conj":
            break
        token = head
    return token


def _before_comma(scene: Scene, comma: int, low: int) -> int | None:
    """Find the phrase before "X, …," that opens after a quotation or at the sentence start."""
    parse = scene.parse
    start = max(low, comma - _REACH)
    for token in range(comma - 1, start, -1):
        if parse.form[token] in _CLOSERS:
            start = token + 1
            break
    else:
        return None
    for token in range(start, comma):
        if parse.form[token] == ",":
            return top(scene, token - 1, start) if parse.pos[token - 1] in _NOMINAL else None
    return None


def _after(scene: Scene, start: int, last: int) -> int | None:
    parse = scene.parse
    for token in range(start, min(last, start + 8)):
        if parse.pos[token] in _NOMINAL and (
            token + 1 >= last or parse.dep[token] not in {"compound", "poss", "amod", "nmod"}
        ):
            return token
        if parse.pos[token] not in _NOMINAL | {"DET", "ADJ", "PART", "NUM"}:
            return None
    return None
