"""Noun phrases as the roles of events show them, and whether they can act."""

from functools import cache

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.predications.lexicon import control_words
from onrecord.records import Span

ACTOR_LABELS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
MAX_TAIL = 12
"""Tokens behind its head that a phrase may have; longer tails are wrong attachments."""

_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "case",
                   "advmod", "predet"})  # fmt: skip
_TAIL_PREPOSITIONS = frozenset({"of", "in", "from", "for"})
_TEMPORAL = frozenset({"DATE", "TIME"})
_UNNAMED = frozenset({"it", "what", "itself", "themselves", "himself", "herself", "ourselves"})
_CLIMB = 8


@cache
def role_nouns() -> dict[str, str]:
    """Return the PLOVER role of each noun that stands for an actor, by lower-case lemma."""
    return {row["noun"]: row["role"] for row in rows("lexicons/en/role_nouns")}


def is_actor(parse: Parse, head: int) -> bool:
    """Tell whether the noun phrase under `head` can do something or have it done to it.

    A name of a state, people, organisation or person; a role noun ("soldiers"); a pronoun;
    counted parties ("the two sides").
    """
    return counts_actors(parse, head) or _acts(parse, head)


def _acts(parse: Parse, head: int) -> bool:
    entity = parse.entity_at.get(head)
    if entity is not None and entity.label in ACTOR_LABELS:
        return True
    if is_pair(parse, head):
        return True
    if entity is not None:
        return False
    return parse.lemma[head].lower() in role_nouns() or is_pronoun(parse, head)


def counts_actors(parse: Parse, head: int) -> bool:
    """Tell whether a number or part stands for actors: "hundreds of farmers", "dozens of Poles"."""
    counted = head
    for _ in range(_CLIMB):
        behind = _counted(parse, counted)
        if behind is None:
            break
        counted = behind
    return counted != head and _acts(parse, counted)


def _counted(parse: Parse, head: int) -> int | None:
    """Return what stands behind the "of" of a number or part."""
    entity = parse.entity_at.get(head)
    number = entity is not None and entity.label in {"CARDINAL", "QUANTITY"}
    if not number and parse.lemma[head].lower() not in control_words("part"):
        return None
    behind = (o for c in parse.children[head] if parse.form[c].lower() == "of"
              for o in parse.children[c] if parse.dep[o] == "pobj" and o > head)  # fmt: skip
    return next(behind, None)


@cache
def means_of_harm() -> frozenset[str]:
    """Return the things that do harm as subjects ("the shell killed")."""
    held = (row for row in rows("lexicons/en/event_figurative") if row["kind"] == "means")
    return frozenset(lemma for row in held for lemma in row["lemmas"].split())


def does_harm(parse: Parse, head: int) -> bool:
    """Tell whether a subject is a weapon or the like."""
    return parse.lemma[head].lower() in means_of_harm()


def is_pronoun(parse: Parse, head: int) -> bool:
    """Tell whether `head` is a personal pronoun or a bare "both", "who", "others"."""
    return parse.tag[head] in {"PRP", "WP"} and parse.form[head].lower() not in _UNNAMED


def is_pair(parse: Parse, head: int) -> bool:
    """Tell whether `head` stands for the parties together: "both", "the two", "both sides"."""
    if parse.form[head].lower() in {"both", "two"}:
        return parse.dep[head] in {"nsubj", "nsubjpass", "pobj", "dobj"}
    if parse.lemma[head].lower() not in control_words("pair"):
        return False
    counts = (parse.form[c].lower() for c in parse.children[head] if c < head)
    return any(count in {"both", "two", "rival", "warring", "opposing"} for count in counts)


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """Return who a subject pronoun means: the acting subject of the verb that governs it.

    "Chad said it would …", "the rebels, as they …"; None where no verb above has one.
    """
    form = parse.form[pronoun].lower()
    if parse.dep[pronoun] not in {"nsubj", "nsubjpass"} or form not in {"it", "they", "he", "she"}:
        return None
    verb = parse.head[pronoun]
    for _, above in zip(range(_CLIMB), parse.ancestors(verb), strict=False):
        found = [
            c
            for c in parse.children[above]
            if c < pronoun and parse.dep[c] in {"nsubj", "nsubjpass"}
        ]
        if found:
            return found[-1] if _can_be(parse, found[-1], form) else None
    return None


def _can_be(parse: Parse, head: int, form: str) -> bool:
    if not is_actor(parse, head) or parse.tag[head] in {"PRP", "WP"}:
        return False
    entity = parse.entity_at.get(head)
    person = entity is not None and entity.label == "PERSON" and not entity.key
    if form == "it":
        return not person and parse.tag[head] not in {"NNS", "CD"}
    return form == "they" or entity is None or person


def bounds(parse: Parse, head: int) -> tuple[int, int]:
    """Return first and last token (exclusive) of the phrase under `head`.

    Left modifiers, prepositional phrases and an apposition that names an office belong to it;
    relative clauses, times and coordinated phrases do not: "a court in Bishkek".
    """
    first, last = head, head
    entity = parse.entity_at.get(head)
    if entity is not None:
        first, last = min(first, entity.first), max(last, entity.last - 1)
    for child in parse.children[head]:
        if child < head and parse.dep[child] in _LEFT:
            first = min(first, parse.edges[child][0])
        elif child > head:
            last = max(last, _tail(parse, child, last))
    for token in range(first, head):
        if parse.form[token] in {"--", "-", "–", "—"} and parse.start[token] > parse.end[token - 1]:
            first = token + 1
    while first < head and parse.form[first].lower() in {"the", "a", "an", ",", "“", '"'}:
        first += 1
    return first, last + 1


def _tail(parse: Parse, child: int, last: int) -> int:
    """Last token of what hangs on a phrase behind its head, `last` where it does not belong."""
    if parse.dep[child] == "amod" and parse.edges[child][1] - last <= MAX_TAIL:
        return parse.edges[child][1]  # "forces loyal to the marshal"
    if parse.dep[child] == "prep" and parse.lemma[child].lower() in _TAIL_PREPOSITIONS:
        end = max((_held_end(parse, c) for c in parse.children[child]), default=child)
        timed = any(parse.entity_at[t].label in _TEMPORAL for t in parse.children[child]
                    if t in parse.entity_at)  # fmt: skip
        return last if timed or end - last > MAX_TAIL or child != last + 1 else end
    return last


def _held_end(parse: Parse, obj: int) -> int:
    """Last token of the object of a preposition, without clauses that hang on it."""
    if parse.dep[obj] != "pobj":
        return obj
    entity = parse.entity_at.get(obj)
    end = entity.last - 1 if entity else obj
    for child in parse.children[obj]:
        if child == end + 1 and parse.dep[child] == "prep" and parse.lemma[child].lower() == "of":
            end = max(end, *(parse.edges[c][1] for c in parse.children[child]), child)
    return end


def span_of(parse: Parse, head: int) -> Span:
    """Return the characters of the phrase under `head`."""
    return parse.span(*bounds(parse, head))
