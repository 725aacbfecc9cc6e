"""What surrounds a count: whose people, by whom, where, over which time, on whose word."""

import re
from collections.abc import Sequence

from onrecord.language.parse import Entity, Parse
from onrecord.reading.figures.counted import SUFFERING, Counted
from onrecord.reading.figures.words import THINGS, is_person
from onrecord.records import Span, TimeExpression
from onrecord.records.vocabulary import Measure, Scope

_STOCKS: frozenset[Measure] = frozenset(
    {"troops", "fighters", "resident", "weapons", "vehicles", "aircraft"}
)
TIME_HOPS = 4
"""Heads between a time and the verb it belongs to."""

PHRASE_HOPS = 6
"""Heads between what a clause explains and the war: "the war for control of X that killed …"."""

_WARS = frozenset({"war", "conflict", "uprising", "insurgency", "hostilities", "rebellion"})
_HELD = frozenset({"in", "during", "since", "of", "throughout", "from", "over"})
_LONG = frozenset({"week", "month", "season", "quarter", "half_year", "year", "decade", "open"})
_HOLDING = frozenset(
    {"have", "hold", "keep", "deploy", "station", "field", "operate", "own", "send", "include",
     "possess", "maintain", "mass"}
)  # fmt: skip
_SINCE = re.compile(
    r"\b(?:since|so far|over|during|between|from|within|in the course of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"(?:\bby|\bas of|\bas at|\bup to|\buntil)\s+(?:late\s+|early\s+)?$", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWNERS = frozenset({"its", "their", "his", "her", "our"})
_NAMES = frozenset({"NORP", "GPE", "ORG"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AT = frozenset({"in", "at", "near", "on", "outside", "around", "across", "inside"})


def group_of(parse: Parse, noun: int | None) -> Span | None:
    """Return the words that say whose people they are: "Armenian" in "15 Armenian soldiers".

    "Its soldiers" are those of the subject of the sentence: the words are the subject's.
    """
    if noun is None:
        return None
    for child in parse.children[noun]:
        entity = parse.entity_at.get(child)
        if entity is not None and entity.label in _NAMES and _is_name(parse, entity, noun):
            return parse.span(entity.first, entity.last)
        if parse.dep[child] == "poss" and parse.form[child].lower() in _OWNERS:
            return _owner(parse, child)
    return None


def _is_name(parse: Parse, entity: Entity, noun: int) -> bool:
    """Tell whether a name stands before the noun and holds no number: in capitals some do."""
    return entity.last <= noun and "NUM" not in parse.pos[entity.first : entity.last]


def _owner(parse: Parse, pronoun: int) -> Span | None:
    """Return the nearest subject before a possessive that does not hold it.

    "They said the rebels fled, and that two of their men died": what stands beside a clause with
    a "that" of its own is told by the same speaker, and is not the owner.
    """
    beside, below = False, pronoun
    for verb in parse.ancestors(pronoun):
        beside = beside or _is_beside_clause(parse, below)
        below = verb
        if beside:
            beside = parse.pos[verb] not in {"VERB", "AUX"}
            continue
        for child in parse.children[verb]:
            if parse.dep[child] in {"nsubj", "nsubjpass"} and parse.edges[child][1] < pronoun:
                words = _words(parse, child)
                first = parse.token_at(words.start)
                return None if first is None or parse.pos[first] == "PRON" else words
    return None


def _is_beside_clause(parse: Parse, verb: int) -> bool:
    """Tell whether a clause with its own "that" is coordinated: ", that …", "and that …"."""
    marks = [c for c in parse.children[verb] if parse.dep[c] == "mark" and parse.lemma[c] == "that"]
    return any(parse.dep[verb] == "conj" or parse.form[m - 1] == "," for m in marks if m)


def _words(parse: Parse, noun: int) -> Span:
    """Return a noun with the words that belong to it on its left, without an article."""
    first = noun
    while first > 0 and parse.head[first - 1] == noun and parse.dep[first - 1] in {
        "compound", "amod", "nmod", "poss", "nummod",
    }:  # fmt: skip
        first -= 1
    return parse.span(first, noun + 1)


def agent_of(parse: Parse, by: int | None) -> str | None:
    """Return who did it, as worded: the subject of "killed 12", the agent of "were killed by"."""
    if by is None or parse.pos[by] != "VERB" or parse.lemma[by].lower() in SUFFERING:
        return None
    for child in parse.children[by]:
        label = parse.dep[child]
        if label == "agent":
            named = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
            if named is not None and _is_party(parse, named):
                return _words(parse, named).of(parse.text)
        active = label == "nsubj" and any(parse.dep[c] == "dobj" for c in parse.children[by])
        if active and _is_party(parse, child):
            return _words(parse, child).of(parse.text)
    return None


def _is_party(parse: Parse, noun: int) -> bool:
    entity = parse.entity_at.get(noun)
    if entity is not None and entity.label in _NAMES | {"PERSON"}:
        return True
    return is_person(parse.lemma[noun].lower()) or parse.lemma[noun].lower() in _BODIES


_BODIES = frozenset({"force", "army", "troop", "military", "militia", "group", "police", "navy",
                     "government", "side", "unit"})  # fmt: skip


def place_of(parse: Parse, what: Counted) -> str | None:
    """Return the name of the place said beside the verb or the noun: "in Tabuk"."""
    for over in (what.by, what.noun):
        if over is None:
            continue
        for prep in parse.children[over]:
            if parse.dep[prep] != "prep" or parse.lemma[prep].lower() not in _AT:
                continue
            for place in parse.children[prep]:
                entity = parse.entity_at.get(place)
                if entity is not None and entity.label in _PLACES:
                    return parse.words(entity.first, entity.last)
    return None


def scope_of(parse: Parse, what: Counted, at: int, times: Sequence[TimeExpression]) -> Scope:
    """Return what the count covers: one incident, a time, a whole conflict, or a standing stock."""
    if what.by is None and what.measure in _STOCKS:
        return "incident" if _is_acted_on(parse, what) else "stock"
    if _is_of_war(parse, what, at):
        return "conflict"
    return "period" if times else "incident"


def _is_acted_on(parse: Parse, what: Counted) -> bool:
    """Tell whether things are the object of an act ("downed two drones"), not just held."""
    if what.noun is None or what.measure not in THINGS:
        return False
    acted = parse.dep[what.noun] in {"dobj", "nsubjpass"}
    return acted and parse.lemma[parse.head[what.noun]].lower() not in _HOLDING


def _is_of_war(parse: Parse, what: Counted, at: int) -> bool:
    wars = (
        token
        for token in range(*parse.sentences[parse.sentence[at]])
        if parse.lemma[token].lower() in _WARS and parse.dep[token] != "compound"
    )
    told = _told_of(parse, what)
    return any(_governs(parse, token, told) for token in wars)


def _told_of(parse: Parse, what: Counted) -> int | None:
    """Return what decides the measure: a verb, or the clause of "a war that claimed 90 lives"."""
    if what.by is not None or what.noun is None:
        return what.by
    over = parse.head[what.noun]
    return over if parse.dep[over] == "relcl" else None


def _governs(parse: Parse, war: int, by: int | None) -> bool:
    """Tell whether the war does it, or it was done in, since or over the war."""
    head, label = parse.head[war], parse.dep[war]
    if by is not None and parse.dep[by] == "relcl" and war in _near_above(parse, by):
        return True
    if label in {"nsubj", "nsubjpass"}:
        began = any(parse.lemma[c].lower() == "since" for c in parse.children[head])
        return began or head == by or by is None or by in _below(parse, head)
    if label == "pobj" and parse.lemma[head].lower() in _HELD:
        return parse.head[head] == by or by is None or parse.head[head] in _over(parse, by)
    return False


def _near_above(parse: Parse, by: int) -> set[int]:
    return {head for head, _ in zip(parse.ancestors(by), range(PHRASE_HOPS), strict=False)}


def _below(parse: Parse, verb: int) -> set[int]:
    return {c for c in parse.children[verb] if parse.dep[c] in {"conj", "xcomp", "dobj", "attr"}}


def _over(parse: Parse, by: int) -> set[int]:
    return {parse.head[by], *parse.children[by]}


def periods(
    parse: Parse, what: Counted, at: int, times: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Return the times beside what is counted that a count adds up over.

    They are longer than a day ("this year", "last month"), or opened by "since" or "so far".
    """
    sentence = parse.span(*parse.sentences[parse.sentence[at]])
    inside = [t for t in times if sentence.contains(t.span)]
    return [t for t in inside if _is_period(parse.text, t) and _is_beside(parse, what, at, t)]


def _is_beside(parse: Parse, what: Counted, at: int, time: TimeExpression) -> bool:
    """Tell whether a time hangs on the verb of the count, or on that verb's own verb."""
    token = parse.token_at(time.span.end - 1)
    if token is None:
        return False
    deciding = what.by if what.by is not None else at if what.noun is None else what.noun
    near = {deciding, parse.head[deciding]}
    over = list(zip(parse.ancestors(token), range(TIME_HOPS), strict=False))
    return any(head in near for head, _ in over)


def _is_period(text: str, time: TimeExpression) -> bool:
    before = text[max(0, time.span.start - 24) : time.span.start]
    if _AS_OF.search(before):
        return False
    if time.type == "DURATION":
        words = time.span.of(text).lower()
        return time.earliest is not None or re.search(r"\b(?:past|last)\b", words) is not None
    since = _SINCE.search(before) is not None and time.type != "SET"
    return since or (time.type == "DATE" and time.granularity in _LONG)


def as_of(parse: Parse, at: int, times: Sequence[TimeExpression]) -> str | None:
    """Return the day a count stood at, where the sentence says so: "by Tuesday evening"."""
    sentence = parse.span(*parse.sentences[parse.sentence[at]])
    for time in times:
        before = parse.text[max(0, time.span.start - 16) : time.span.start]
        if sentence.contains(time.span) and _AS_OF.search(before) and time.latest is not None:
            return time.latest if _DAY.fullmatch(time.latest) else None
    return None
