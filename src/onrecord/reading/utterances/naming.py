"""Where the words for a source begin and end (guidelines 2.2, 2.4 and 3.2).

A clause behind a source stays outside ("two nurses who had fled"), and so does an apposition
behind a name; but where the office comes first, the span runs to the end of the name ("a
spokesman, Ana Lima"). The place line of agency copy is no part of a source.
"""

from onrecord.reading.coreference import lexicon
from onrecord.reading.utterances.draft import Tokens
from onrecord.reading.utterances.scene import Scene

_CLAUSES = frozenset({"relcl", "acl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OUTSIDE = frozenset({"ADV", "CCONJ", "SCONJ", "PUNCT", "SPACE", "INTJ"})
_KNOWING = frozenset({"knowledge", "condition", "interview", "briefing", "message", "statement"})
"""Nouns behind "with", "on", "in" and "at" that tell how a source knows or spoke."""
_OFFICE = frozenset({"DET", "ADJ", "NOUN", "NUM"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–", "”", '"'})
_BETWEEN = 7
"""Tokens from the comma behind an office to the name: ", the retired headmaster Ana Lima"."""
_NAMES = frozenset({"PERSON", "ORG", "GPE"})
"""Labels that the name of somebody may have."""
_TAILS = frozenset({"with", "on", "in", "at", "under"})


def named(scene: Scene, tokens: Tokens, head: int) -> tuple[Tokens, int]:
    """Return the tokens of a source, and its main token, without what does not belong to it."""
    first, head = _behind_dateline(scene, tokens, head)
    end = min((_cut(scene, part) for part in _parts(scene, tokens, head)), default=tokens[1])
    end = max(min(end, tokens[1]), head + 1)
    end = _to_the_name(scene, head, end)
    while first < head and _is_outside(scene, first):
        first += 1
    while end - 1 > head and scene.parse.pos[end - 1] in {"PUNCT", "CCONJ", "ADP", "SPACE"}:
        if scene.parse.form[end - 1] in {".", ")", "”", '"', "'", "’"}:
            break
        end -= 1
    return (first, _closed(scene, first, end)), head


def _closed(scene: Scene, first: int, end: int) -> int:
    """Take the closing mark in where the opening one is inside: the "ministry of work"."""
    forms = scene.parse.form
    opened = sum(form in {'"', "“"} for form in forms[first:end])
    closed = sum(form == "”" for form in forms[first:end])
    open_now = opened % 2 if '"' in forms[first:end] else opened > closed
    return end + 1 if open_now and end < len(forms) and forms[end] in {'"', "”"} else end


def _behind_dateline(scene: Scene, tokens: Tokens, head: int) -> tuple[int, int]:
    parse = scene.parse
    start, (first, end) = scene.after_dateline(tokens[0]), tokens
    if parse.start[first] >= start:
        return first, head
    behind = [t for t in range(first, end) if parse.start[t] >= start]
    nominal = [t for t in behind if parse.pos[t] in _NOMINAL]
    if not nominal:
        return first, head
    if head >= behind[0]:
        return behind[0], head
    return behind[0], next((t for t in nominal if parse.head[t] not in behind), nominal[-1])


def _parts(scene: Scene, tokens: Tokens, head: int) -> list[int]:
    """Return the head and the heads that are joined to it, as far as they are in the phrase."""
    parts, at = [head], 0
    while at < len(parts) and len(parts) < tokens[1] - tokens[0]:
        joined = (c for c in scene.parse.children[parts[at]] if scene.parse.dep[c] == "conj")
        parts += [c for c in joined if c < tokens[1]]
        at += 1
    return parts


def _cut(scene: Scene, head: int) -> int:
    """Return the token at which a clause or a tail about the telling begins behind `head`."""
    parse = scene.parse
    pronoun = parse.pos[head] in {"PRON", "DET"}
    for child in parse.children[head]:
        low = parse.edges[child][0]
        if low <= head:
            continue
        if parse.dep[child] in _CLAUSES and not pronoun:
            return low
        if parse.dep[child] == "prep" and parse.lemma[child] in _TAILS:
            objects = {parse.lemma[c] for c in parse.children[child] if parse.dep[c] == "pobj"}
            if objects & _KNOWING:
                return child
    return len(parse)


def _to_the_name(scene: Scene, head: int, end: int) -> int:
    """Let an office grow to the name behind it: "the mayor, Ana Lima", "her aide, one Rell"."""
    parse = scene.parse
    noun = lexicon.nouns().get(parse.lemma[head].lower())
    if noun is None or noun.kind != "anonymous_source":
        return end
    beside = (c for c in parse.children[head] if parse.dep[c] == "appos" and c > end)
    named = next((c for c in beside if parse.pos[c] == "PROPN"), None)
    if named is not None:
        return _to_appositive(scene, named, end)
    last = scene.bounds(head)[1]
    if parse.tag[head] != "NN" or end >= last or parse.form[end] != ",":
        return end
    first = end + 1
    while first < min(last, end + _BETWEEN) and parse.pos[first] in _OFFICE:
        first += 1
    stop = first
    while stop < last and (_is_of_name(scene, stop) or parse.form[stop] == "-"):
        stop += 1
    closed = stop < last and parse.form[stop] in _CLOSING
    return stop if first < stop and closed and not _is_in_tables(scene, first, stop) else end


def _to_appositive(scene: Scene, named: int, end: int) -> int:
    """Return the end of a name that the parser put beside the office, if it is a person's."""
    entity, (low, high) = scene.parse.entity_at.get(named), scene.parse.edges[named]
    if entity is not None and (entity.key or entity.label not in _NAMES):
        return end
    last = entity.last if entity is not None else named + 1
    return last if low - end <= 1 and last <= high + 1 else end


def _is_of_name(scene: Scene, token: int) -> bool:
    """Tell whether a token is of somebody's name: no day and no event ("a guard, Tuesday")."""
    entity = scene.parse.entity_at.get(token)
    fits = entity is None or entity.label in _NAMES
    return fits and scene.parse.pos[token] == "PROPN"


def _is_in_tables(scene: Scene, first: int, end: int) -> bool:
    """Tell whether a run of names holds one that the tables know: a place, a body."""
    names = [scene.parse.entity_at.get(token) for token in range(first, end)]
    return any(name is not None and bool(name.key) for name in names)


def _is_outside(scene: Scene, token: int) -> bool:
    parse = scene.parse
    return parse.pos[token] in _OUTSIDE and parse.form[token] not in {'"', "“", "‘", "'"}
