"""Speakers who share the cue of another: "Oslo says it paid, Bern that it did not".

The second clause has no cue of its own. It is read where a comma, perhaps with "and", a name or
a number and "that" stand in a row, behind a clause of the first speaker; a noun before "that"
may have a clause of its own instead ("a fear that …"), and a name may be of who hears or be told
of ("warn Mali, Niger, and Chad that …", "Germany that had paid more").
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from onrecord.reading.utterances.draft import Draft
from onrecord.reading.utterances.scene import Scene

RULE = "ut.gapped"
_NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_OBJECTS = frozenset({"dobj", "dative", "pobj"})
_CLAUSES = frozenset({"VERB", "AUX"})
_LEAST = 4
"""Tokens from the cue to the second "that", at least."""
_LONGEST = 5
"""Tokens of the second speaker's name, at most."""


def parted(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield `drafts`, each that holds a second speaker's clause parted into two."""
    for draft in drafts:
        found = _second(scene, draft)
        if found is None:
            yield draft
            continue
        (start, name, that), end = found, max(end for _, end in draft.content)
        own = tuple((a, min(b, start)) for a, b in draft.content if a < start)
        yield replace(draft, content=own)
        yield replace(
            draft,
            rule=RULE,
            source=(name, that),
            source_head=that - 1,
            content=((that + 1, end),),
        )


def _second(scene: Scene, draft: Draft) -> tuple[int, int, int] | None:
    """Return the comma, the first word of the second speaker and "that", None without one."""
    if draft.cue is None or draft.source is None or draft.source_head is None:
        return None
    form, (low, last) = scene.parse.form, scene.bounds(draft.cue[0])
    end = min(last, max((end for _, end in draft.content), default=0))
    first = max(low, draft.cue[1])
    for that in range(first + _LEAST, end - 1):
        if form[that] != "that" or scene.quoted[that] >= 0:
            continue
        name = _name(scene, that, first)
        if name is None:
            continue
        start = name - 1 if form[name - 1] in {"and", "but", "while"} else name
        if form[start - 1] not in {",", ";"} or not _holds_clause(scene, draft, start - 1):
            continue
        if _opens_clause(scene, that, end) and not _is_listed(scene, that - 1):
            return start - 1, name, that
    return None


def _holds_clause(scene: Scene, draft: Draft, comma: int) -> bool:
    """Tell whether the first speaker says a clause of their own before `comma`."""
    pos = scene.parse.pos
    return any(pos[t] in _CLAUSES for a, b in draft.content for t in range(a, min(b, comma)))


def _opens_clause(scene: Scene, that: int, end: int) -> bool:
    """Tell whether "that" opens a whole clause: a subject comes before the first verb."""
    parse = scene.parse
    if parse.tag[that] != "IN" and parse.pos[that - 1] != "NUM":
        return False
    for token in range(that + 1, end):
        if parse.dep[token] in {"nsubj", "nsubjpass", "csubj", "expl"}:
            return True
        if parse.pos[token] in _CLAUSES:
            return False
    return False


def _is_listed(scene: Scene, name: int) -> bool:
    """Tell whether a name is the last of a list of objects: "warn Mali, Niger, and Chad"."""
    parse, top = scene.parse, name
    for above in parse.ancestors(name):
        if parse.dep[top] != "conj":
            break
        top = above
    return top != name and parse.dep[top] in _OBJECTS


def _name(scene: Scene, that: int, low: int) -> int | None:
    """Return the first token of the name or number that ends right before "that"."""
    parse, last = scene.parse, that - 1
    entity = parse.entity_at.get(last)
    if parse.pos[last] == "NUM" and parse.form[last].isalpha():
        return last if parse.lemma[last].lower() != "one" else None
    if entity is None or entity.last != that or entity.label not in _NAMES:
        return None
    first = entity.first - 1 if parse.form[entity.first - 1].lower() == "the" else entity.first
    return first if low < first and that - first <= _LONGEST else None
