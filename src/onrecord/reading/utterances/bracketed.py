"""Sources in brackets: "Two thousand people came (source: district office)".

The form of notes, bulletins and tables, where the bracket takes the place of a cue.
"""

from collections.abc import Iterator

from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.according import is_measure
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

RULE = "ut.bracketed"
_OPEN, _CLOSE = frozenset({"(", "["}), frozenset({")", "]"})
_LABELS = frozenset({"source", "sources", "per"})
_COLON = frozenset({"source", "sources"})
"""Labels that need a colon behind them."""
LONGEST = 12
"""Tokens between the brackets."""

LEAST = 3
"""Tokens of the words that a source vouches for."""


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each bracket that names the source of its sentence.

    The content is the sentence before the bracket; behind it only where the bracket opens it.
    """
    parse = scene.parse
    for token in range(len(parse) - 2):
        if parse.form[token] not in _OPEN or parse.form[token + 1].lower() not in _LABELS:
            continue
        first = token + 2
        if parse.form[token + 1].lower() in _COLON:
            if parse.form[first] != ":":
                continue
            first += 1
        near = range(first, min(first + LONGEST, len(parse)))
        close = next((t for t in near if parse.form[t] in _CLOSE), None)
        if close is None or close == first or scene.quoted[token] >= 0:
            continue
        if parse.block[close] != parse.block[token] or not parse.form[first][0].isalnum():
            continue
        if parse.form[token + 1].lower() == "per" and not _is_source(scene, first, close):
            continue
        content = _content(scene, token, close)
        if content is not None:
            yield Draft(
                rule=RULE,
                cue=(token + 1, first),
                lemma="source",
                source=(first, close),
                source_head=_head(scene, first, close),
                content=(content,),
            )


def _is_source(scene: Scene, first: int, end: int) -> bool:
    """Tell whether the words behind "per" name somebody: "per the army", not "per person"."""
    parse, head = scene.parse, _head(scene, first, end)
    if is_measure(scene, first) or is_measure(scene, head):
        return False
    if parse.pos[first] == "DET" or parse.pos[head] == "PROPN":
        return True
    return parse.lemma[head].lower() in lexicon.nouns()


def _content(scene: Scene, bracket: int, close: int) -> tuple[int, int] | None:
    """Return the words of the sentence before the bracket, else those behind it."""
    low, last = scene.bounds(bracket)
    if low == bracket and _goes_on(scene, bracket):
        low = scene.bounds(bracket - 1)[0]
    if bracket - low >= LEAST:
        return low, bracket
    if close + 1 == last and last < len(scene.parse):  # "(source: army)" is a sentence of its own
        if scene.parse.block[last] != scene.parse.block[close]:
            return None
        last = scene.bounds(last)[1]
    return (close + 1, last) if last - close - 1 >= LEAST else None


def _goes_on(scene: Scene, bracket: int) -> bool:
    """Tell whether a bracket stands in a sentence that the parser ended before it."""
    parse = scene.parse
    if not bracket or parse.block[bracket - 1] != parse.block[bracket]:
        return False
    return parse.form[bracket - 1] not in {".", "?", "!"}


def _head(scene: Scene, first: int, end: int) -> int:
    parse = scene.parse
    outside = (t for t in range(first, end) if not first <= parse.head[t] < end)
    return next((t for t in outside if parse.pos[t] in {"NOUN", "PROPN"}), end - 1)
