"""Ultimatums told by the time they leave or the harm they threaten, without a verb of demanding.

"The general gave the militia 72 hours to leave", "the rebels have until Friday to hand over their
guns", "threatened to shoot the captives unless its leader is freed".
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.dates import deadline
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import words
from onrecord.records import Span, Term, TimeExpression

_LIMITS = frozenset({"until", "till"})
_UNMET = frozenset({"if", "unless"})
_WILL = frozenset({"will", "would", "shall", "’ll", "'ll"})
_BEHIND = frozenset({"xcomp", "advcl", "relcl", "acl", "ccomp"})


def limits(earlier: Earlier) -> Iterator[Draft]:
    """Return demands that leave a time or threaten a harm, one draft each, in text order."""
    parse = earlier.page.parse
    for verb in range(len(parse)):
        if parse.pos[verb] in {"VERB", "AUX"} and earlier.reads[verb]:
            found = _time_left(earlier, verb) or _harm_unless(earlier, verb)
            if found is not None:
                yield found


def _time_left(earlier: Earlier, verb: int) -> Draft | None:
    """Read "gave the militia 72 hours to leave", "has until Friday to hand over its guns".

    What is given must be a length of time or a date, and somebody must have to do a thing in it.
    """
    parse = earlier.page.parse
    gives = parse.lemma[verb].lower() in words("giving_time")
    has = parse.lemma[verb].lower() == "have" and parse.pos[verb] in {"VERB", "AUX"}
    todo = _to_do(parse, verb) if gives or has else None
    if todo is None or not clauses.is_told(parse, verb):
        return None
    low, high = parse.edges[todo]
    between = parse.span(verb, low + 1 if low > verb else todo)
    when = _date(earlier, between)
    length = None if when else _length(earlier, between)
    whom = _given_to(parse, verb) if gives else clauses.subject(parse, verb)
    if whom is None or not (when or (gives and length)):
        return None
    draft = Draft(
        kind="ultimatum",
        rule="cm.gives_time" if gives else "cm.has_until",
        span=clauses.group(parse, verb),
        title="ultimatum",
        duty=[parse.span(_start(parse, todo), high + 1)],
        deadline=when,
        term=Term(length=length.value, span=length.span) if length else None,
    )
    giver = clauses.doer(parse, verb) if gives else None
    by = None if giver is None else earlier.party(giver)
    draft.join("requester", by)
    draft.join("addressee", earlier.party(whom))
    day = earlier.made_on(verb, (*draft.duty, between))
    draft.add(earlier.entry("made", draft.span, on=day, by=by.doer if by else None, performed=True))
    return draft


def _to_do(parse: Parse, verb: int) -> int | None:
    """Return the verb of what must be done: "gave them a day **to leave**"."""
    near = [verb, *(c for c in parse.children[verb] if c > verb)]
    for above in near:
        for child in parse.children[above]:
            has_to = any(parse.tag[c] == "TO" for c in parse.children[child])
            if child > verb and has_to and parse.dep[child] in _BEHIND:
                return child
    return None


def _start(parse: Parse, todo: int) -> int:
    return next((c for c in parse.children[todo] if parse.tag[c] == "TO"), todo)


def _date(earlier: Earlier, span: Span) -> str | None:
    words_of = {word.lower() for word in span.of(earlier.page.text).split()}
    return deadline(earlier, span) if words_of & _LIMITS else None


def _length(earlier: Earlier, span: Span) -> TimeExpression | None:
    times = earlier.times_in(span, "DURATION")
    return next((t for t in times if t.value.startswith("P") and "X" not in t.value), None)


def _given_to(parse: Parse, verb: int) -> int | None:
    """Return who is given the time: the indirect object, or the subject of a passive."""
    if clauses.is_passive(parse, verb):
        return clauses.subject(parse, verb)
    held = {parse.dep[c]: c for c in parse.children[verb] if c > verb}
    return held.get("dative", held.get("dobj"))


def _harm_unless(earlier: Earlier, verb: int) -> Draft | None:
    """Read "will shell the town unless it is handed over" (cm.harm_unless): no date is needed."""
    parse = earlier.page.parse
    if parse.lemma[verb].lower() not in words("harming") or clauses.is_negated(parse, verb):
        return None
    head = parse.head[verb]
    threatened = parse.dep[verb] == "xcomp" and parse.lemma[head].lower() in words("threatening")
    will = {parse.form[c].lower() for c in parse.children[verb]} & _WILL
    if not threatened and not will:
        return None
    main = head if threatened else verb
    unmet = next((c for c in _under(parse, verb, main) if _is_unmet(parse, c)), None)
    if unmet is None or not (threatened or _can_threaten(earlier, main)):
        return None
    low, high = parse.edges[unmet]
    draft = Draft(
        kind="ultimatum",
        rule="cm.harm_unless",
        span=clauses.group(parse, main),
        title="ultimatum",
        duty=[parse.span(low, high + 1)],
        deadline=deadline(earlier, parse.span(low, high + 1)),
    )
    _join_demander(earlier, draft, main)
    draft.add(earlier.entry("made", draft.span, on=earlier.made_on(main, tuple(draft.duty))))
    return draft


def _can_threaten(earlier: Earlier, verb: int) -> bool:
    """Tell "the rebels will block the road" from "the flood will block the road"."""
    parse = earlier.page.parse
    who = clauses.doer(parse, verb)
    if who is None or parse.pos[who] == "PRON":
        return True
    return earlier.people.at(parse.start[who]) is not None or who in parse.entity_at


def _under(parse: Parse, *verbs: int) -> Iterator[int]:
    for verb in verbs:
        yield from (c for c in parse.children[verb] if parse.dep[c] == "advcl")


def _is_unmet(parse: Parse, verb: int) -> bool:
    marks = {parse.form[c].lower() for c in parse.children[verb]} & _UNMET
    return "unless" in marks or (bool(marks) and clauses.is_negated(parse, verb))


def _join_demander(earlier: Earlier, draft: Draft, main: int) -> None:
    who = clauses.doer(earlier.page.parse, main)
    holder = earlier.holder(draft.span)
    if holder is not None and (who is None or earlier.page.parse.pos[who] == "PRON"):
        draft.join("requester", earlier.sides.speaker(holder.speaker, holder.span))
    elif who is not None:
        draft.join("requester", earlier.party(who))
