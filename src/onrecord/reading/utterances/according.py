"""Sources named by a preposition: "according to X", "in the words of X", "per X"."""

from collections.abc import Iterator

from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene

_CLAUSES = frozenset({"VERB", "AUX"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft per "according to X": the clause around it is the content.

    "Shelling stopped at noon, according to two villagers." An "according to" with no name
    after it, as a lost link leaves it, yields nothing here (see `lost`).
    """
    parse = scene.parse
    for token, form in enumerate(parse.form):
        if form.lower() != "according" or scene.quoted[token] >= 0:
            continue
        source = _object(scene, token)
        if source is None:
            continue
        first, end = scene.noun_phrase(source)
        yield Draft(
            rule="ut.according_to",
            cue=(token, min(token + 2, first)),
            cue_head=token,
            lemma="according to",
            source=(first, end),
            source_head=source,
            content=_around(scene, token, end),
        )


def lost(scene: Scene, cue: int) -> bool:
    """Tell whether the sentence of `cue` opens with "According to," and no name."""
    parse = scene.parse
    first, end = scene.bounds(cue)
    words = [parse.form[t].lower() for t in range(first, min(first + 3, end))]
    return words == ["according", "to", ","]


def _object(scene: Scene, token: int) -> int | None:
    parse = scene.parse
    following = token + 1
    if following >= len(parse) or parse.form[following].lower() != "to":
        return None
    for child in (*parse.children[following], *parse.children[token]):
        if parse.dep[child] == "pobj" and child > following:
            return child
    return None


def _around(scene: Scene, token: int, end: int) -> tuple[Tokens, ...]:
    """Return the clause that holds the phrase, without the phrase itself."""
    parse = scene.parse
    low, last = scene.bounds(token)
    verb = parse.head[token]
    if parse.pos[verb] in _CLAUSES and parse.head[verb] != verb:
        start, stop = parse.edges[verb][0], parse.edges[verb][1] + 1
        if stop - start > end - token + 3:
            low, last = start, stop
    if end < last and parse.form[end] not in {",", ".", ";", "”", '"', "—", "–"}:
        end = max(end, parse.edges[token][1] + 1)
    return tuple((a, b) for a, b in ((low, token), (end, last)) if b - a > 1)
