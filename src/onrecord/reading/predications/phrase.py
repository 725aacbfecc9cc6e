"""Noun phrases as the roles of events show them, and whether they can act."""

from functools import cache

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records import Span

ACTOR_LABELS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "case",
                   "advmod", "predet"})  # fmt: skip
_DEMONYMS_ALONE = frozenset({"NORP"})


@cache
def role_nouns() -> dict[str, str]:
    """Return the PLOVER role of each noun that stands for an actor, by lower-case lemma."""
    return {row["noun"]: row["role"] for row in rows("lexicons/en/role_nouns")}


def is_actor(parse: Parse, head: int) -> bool:
    """Tell whether the noun phrase under `head` can do something or have it done to it.

    A name of a state, people, organisation or person; a role noun ("soldiers"); a pronoun.
    """
    entity = parse.entity_at.get(head)
    if entity is not None:
        return entity.label in ACTOR_LABELS
    return parse.lemma[head].lower() in role_nouns() or is_pronoun(parse, head)


def is_pronoun(parse: Parse, head: int) -> bool:
    """Tell whether `head` is a personal pronoun or a bare "both", "who", "others"."""
    return parse.tag[head] in {"PRP", "WP"} and parse.form[head].lower() not in {"it", "what"}


def bounds(parse: Parse, head: int) -> tuple[int, int]:
    """Return first and last token (exclusive) of the phrase under `head`.

    Left modifiers and an of-phrase belong to it; relative clauses, appositions and
    coordinated phrases do not: "Armenian security council chief Armen Grigoryan".
    """
    first, last = head, head
    entity = parse.entity_at.get(head)
    if entity is not None:
        first, last = min(first, entity.first), max(last, entity.last - 1)
    for child in parse.children[head]:
        if child < head and parse.dep[child] in _LEFT:
            first = min(first, parse.edges[child][0])
        elif child > head and parse.form[child].lower() == "of" and parse.dep[child] == "prep":
            last = max(last, _of_phrase_end(parse, child))
    while first < head and parse.form[first].lower() in {"the", "a", "an", ",", "“", '"'}:
        first += 1
    return first, last + 1


def _of_phrase_end(parse: Parse, prep: int) -> int:
    """Last token of "of X", without what hangs on X behind it."""
    for obj in parse.children[prep]:
        if parse.dep[obj] == "pobj":
            entity = parse.entity_at.get(obj)
            return entity.last - 1 if entity else obj
    return prep


def span_of(parse: Parse, head: int) -> Span:
    """Return the characters of the phrase under `head`."""
    return parse.span(*bounds(parse, head))
