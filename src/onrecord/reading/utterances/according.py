"""Sources named by a preposition: "according to X", "in the words of X", "per X"."""

from collections.abc import Iterator

from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.draft import Draft, Tokens
from onrecord.reading.utterances.scene import Scene

_BY = frozenset({"in", "by", "per"})
_TELLINGS = frozenset({"word", "view", "opinion", "account", "telling", "version", "estimate",
                       "estimation", "reckoning", "count", "tally", "data", "calculation",
                       "admission", "judgment", "judgement"})  # fmt: skip
"""Nouns of what somebody says or reckons, behind "in" or "by"."""
_MEASURES = frozenset({"person", "capita", "head", "cent", "se", "household", "family", "day",
                       "week", "month", "year", "hour", "minute", "second", "night", "kilo",
                       "kilogram", "kilometre", "kilometer", "mile", "litre", "liter", "barrel",
                       "tonne", "ton", "metre", "meter", "unit", "item", "piece"})  # fmt: skip
"""Nouns behind "per" that measure."""
_CLAUSES = frozenset({"VERB", "AUX"})


def find(scene: Scene) -> Iterator[Draft]:
    """Yield a draft per "according to X": the clause around it is the content.

    "Shelling stopped at noon, according to two villagers." An "according to" with no name
    after it, as a lost link leaves it, yields nothing here (see `lost`).
    """
    parse = scene.parse
    for token, form in enumerate(parse.form):
        lower = form.lower()
        if scene.quoted[token] >= 0:
            continue
        if lower in _BY and (draft := _in_words(scene, token)) is not None:
            yield draft
        if lower != "according":
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


def _in_words(scene: Scene, token: int) -> Draft | None:
    """Read "in the mayor's words", "by the count of the nurses" and "per the harbour office"."""
    parse = scene.parse
    noun = next((c for c in parse.children[token] if parse.dep[c] == "pobj"), None)
    if noun is None or noun <= token:
        return None
    if parse.form[token].lower() == "per":
        named = _is_somebody(scene, noun) and not is_measure(scene, noun)
        source, end = noun if named else None, token + 1
    elif parse.lemma[noun].lower() in _TELLINGS:
        source, end = _whose(scene, noun), noun + 1
    else:
        return None
    if source is None:
        return None
    whole = max(end, parse.edges[noun][1] + 1)
    first, last = scene.noun_phrase(source)
    return Draft(
        rule="ut.in_words",
        cue=(token, end),
        cue_head=token,
        lemma="according to",
        source=(first, last),
        source_head=source,
        content=_around(scene, token, whole),
    )


def _whose(scene: Scene, noun: int) -> int | None:
    """Return whose words, count or view it is."""
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] == "poss":
            return child
        if parse.dep[child] == "prep" and parse.lemma[child] == "of":
            found = (c for c in parse.children[child] if parse.dep[c] == "pobj")
            return next((c for c in found if _is_somebody(scene, c)), None)
    return None


def _is_somebody(scene: Scene, head: int) -> bool:
    parse = scene.parse
    entity = parse.entity_at.get(head)
    if entity is not None and entity.label in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    return parse.pos[head] == "PRON" or parse.lemma[head].lower() in lexicon.nouns()


def is_measure(scene: Scene, noun: int) -> bool:
    """Tell whether "per" and a noun count or measure: "per person", "per day", "per soldier"."""
    parse = scene.parse
    entity = parse.entity_at.get(noun)
    if entity is not None:
        return entity.label in {"DATE", "TIME", "CARDINAL", "QUANTITY"}
    if any(parse.dep[child] in {"det", "poss"} for child in parse.children[noun]):
        return False
    lemma = parse.lemma[noun].lower()
    kind = lexicon.nouns().get(lemma)
    counted = kind is not None and kind.kind == "anonymous_source" and parse.tag[noun] == "NN"
    return lemma in _MEASURES or counted


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
