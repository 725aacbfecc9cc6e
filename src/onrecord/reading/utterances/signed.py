"""Quotations signed with a name.

“We want the school open again.” ― Nour Haddad. The form of boards of readers' voices, posters
and epigraphs: a line that opens with a quotation mark and ends with a mark, a dash and a name.
"""

from collections.abc import Iterator

from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

RULE = "ut.signed"
LONGEST_NAME = 8
"""Tokens of a signature: a name with titles, or a name and a place."""

LEAST_WORDS = 3
"""Tokens of a quotation that may be signed."""

_DASHES = frozenset({"―", "—", "–", "--", "-"})
_MARKS = "\"“”„«»'’‘"
_PARTS = frozenset({"PROPN", "NOUN", "DET", "ADP", "PUNCT", "ADJ", "NUM", "X", "PART", "CCONJ"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each line that is a signed quotation."""
    for first, end in _lines(scene):
        dash = _dash(scene, first, end)
        if dash is not None:
            stop = _name_end(scene, dash + 1, end)
            yield Draft(
                rule=RULE,
                cue=(dash, dash + 1),
                lemma="―",
                source=(dash + 1, stop),
                source_head=stop - 1,
                content=((first, dash),),
            )


def _lines(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each line that opens with a quotation mark."""
    parse = scene.parse
    first = 0
    for token in range(1, len(parse) + 1):
        if token == len(parse) or "\n" in parse.text[parse.end[token - 1] : parse.start[token]]:
            if parse.form[first][0] in _MARKS:
                yield first, token
            first = token


def _dash(scene: Scene, first: int, end: int) -> int | None:
    """Return the token of the dash before the signature, None if the line is not signed."""
    parse = scene.parse
    lowest = max(first + LEAST_WORDS, end - LONGEST_NAME - 1)
    for token in range(end - 2, lowest, -1):
        if parse.form[token] in _DASHES:
            signed = all(parse.pos[t] in _PARTS for t in range(token + 1, end))
            closed = parse.form[token - 1][-1] in _MARKS
            named = parse.form[token + 1][0].isupper() and parse.pos[token + 1] == "PROPN"
            return token if signed and closed and named else None
    return None


def _name_end(scene: Scene, first: int, end: int) -> int:
    """Return the end of the name, before a comma: "― Nour Haddad, teacher"."""
    commas = (t for t in range(first, end) if scene.parse.form[t] in {",", "("})
    stop = next(commas, end)
    while stop > first + 1 and not scene.parse.form[stop - 1][0].isalnum():
        stop -= 1
    return stop
