"""Lines that carry the name of who speaks: signed quotations, turns of a transcript.

“We want the school open again.” ― Nour Haddad. The form of boards of readers' voices, posters
and epigraphs: a line that opens with a quotation mark and ends with a mark, a dash and a name.

HADDAD: We want the school open again. The form of hearings and interviews: lines that open with
a name in capitals and a colon, two of the names at least twice.
"""

from collections import Counter
from collections.abc import Iterator

from onrecord.reading.utterances.colons import labels
from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

RULE = "ut.signed"
TURN = "ut.turn"
LONGEST_LABEL = 4
"""Tokens before the colon of a turn: a name, a title and a name."""

LONGEST_NAME = 8
"""Tokens of a signature: a name with titles, or a name and a place."""

LEAST_WORDS = 3
"""Tokens of a quotation that may be signed."""

_DASHES = frozenset({"―", "—", "–", "--", "-"})
_MARKS = "\"“”„«»'’‘"
_PARTS = frozenset({"PROPN", "NOUN", "DET", "ADP", "PUNCT", "ADJ", "NUM", "X", "PART", "CCONJ"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each line that is a signed quotation or a turn."""
    lines = list(_lines(scene))
    yield from _turns(scene, lines)
    for first, end in lines:
        if scene.parse.form[first][0] not in _MARKS:
            continue
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
    """Yield the tokens of each line."""
    parse = scene.parse
    first = 0
    for token in range(1, len(parse) + 1):
        if token == len(parse) or "\n" in parse.text[parse.end[token - 1] : parse.start[token]]:
            if first < token:
                yield first, token
            first = token


def _turns(scene: Scene, lines: list[tuple[int, int]]) -> Iterator[Draft]:
    """Yield a draft for each turn, if the lines are a transcript."""
    held = [(first, _colon(scene, first, end), end) for first, end in lines]
    turns = [(first, colon, end) for first, colon, end in held if colon is not None]
    times = Counter(scene.parse.words(first, colon) for first, colon, _ in turns)
    if sum(number > 1 for number in times.values()) < 2:
        return
    for first, colon, end in turns:
        yield Draft(
            rule=TURN,
            cue=(colon, colon + 1),
            lemma=":",
            source=(first, colon),
            source_head=colon - 1,
            content=((colon + 1, end),),
        )


def _colon(scene: Scene, first: int, end: int) -> int | None:
    """Return the colon behind a name in capitals that a line opens with."""
    parse = scene.parse
    last = min(first + LONGEST_LABEL + 1, end - LEAST_WORDS)
    colon = next((t for t in range(first, last) if parse.form[t] == ":"), first)
    names = [parse.text[parse.start[t] : parse.end[t]] for t in range(first, colon)]
    shouted = all(name.isupper() for name in names)
    if not names or not shouted or any(name.lower() in labels() for name in names):
        return None
    spoken = parse.text[parse.start[colon + 1] : parse.end[end - 1]]
    return None if spoken.isupper() else colon


def _dash(scene: Scene, first: int, end: int) -> int | None:
    """Return the token of the dash before the signature, None if the line is not signed."""
    parse = scene.parse
    lowest = max(first + LEAST_WORDS, end - LONGEST_NAME - 1)
    for token in range(end - 2, lowest, -1):
        if parse.form[token] in _DASHES:
            signed = all(parse.pos[t] in _PARTS for t in range(token + 1, end))
            closed = parse.form[token - 1][-1] in _MARKS
            named = parse.form[token + 1][0].isupper() and parse.pos[token + 1] == "PROPN"
            if signed and closed and named:
                return token  # the hyphen of "Al-Hassan" has no closing mark before it
    return None


def _name_end(scene: Scene, first: int, end: int) -> int:
    """Return the end of the name, before a comma: "― Nour Haddad, teacher"."""
    commas = (t for t in range(first, end) if scene.parse.form[t] in {",", "("})
    stop = next(commas, end)
    while stop > first + 1 and not scene.parse.form[stop - 1][0].isalnum():
        stop -= 1
    return stop
