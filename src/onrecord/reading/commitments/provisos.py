"""Conditions in one clause: "will withdraw only if the rebels disarm", "no talks until they leave".

A forecast is none: whoever sets a condition speaks of what it will do itself, or says "only".
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records import Option, Span

_SOFT = frozenset({"if", "once", "when", "unless", "until", "till", "before", "as", "provided"})
_WAITING = frozenset({"until", "till", "before", "unless"})
_WILL = frozenset({"will", "would", "shall", "’ll", "'ll", "’d", "'d"})
_SELF = frozenset({"i", "we", "it", "they", "he", "she"})
_ON = frozenset({"on", "upon"})
_THINGS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_TIED = frozenset({"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"})
"""What joins "no" to the word behind it: "a no-fire zone"."""


def provisos(earlier: Earlier) -> Iterator[Draft]:
    """Return conditions that one clause sets for another, and "conditional on", in text order."""
    parse = earlier.page.parse
    for token in range(len(parse)):
        if not earlier.reads[token]:
            continue
        if parse.dep[token] == "advcl":
            found = _only_if(earlier, token)
        elif parse.lemma[token].lower() in words("depending"):
            found = _depends(earlier, token)
        else:
            continue
        if found is not None:
            yield found


def _only_if(earlier: Earlier, inner: int) -> Draft | None:
    """Read "will talk only if …", "would not talk until …", "ready to leave once …"."""
    parse = earlier.page.parse
    main = _binding(parse, inner)
    marks = {parse.form[c].lower() for c in parse.children[inner]} & _SOFT
    if main is None or not marks:
        return None
    if not _is_only(parse, inner) and not (_is_own(earlier, main) and _waits(parse, main, marks)):
        return None
    low, high = parse.edges[inner]
    when = parse.span(low, high + 1)
    return _draft(earlier, "cm.only_if", main, when)


def _binding(parse: Parse, inner: int) -> int | None:
    """Return the verb above that says what shall be done, None where nothing is bound."""
    main = parse.head[inner]
    if parse.pos[main] not in {"VERB", "AUX"} or parse.lemma[main].lower() in words("harming"):
        return None
    below = {parse.form[c].lower() for c in parse.children[main]}
    head = parse.head[main]
    bound = parse.dep[main] == "xcomp" and parse.lemma[head].lower() in words("binding")
    own = parse.lemma[main].lower() in words("binding") and clauses.clause(parse, main) is not None
    return main if below & _WILL or bound or own else None


def _is_only(parse: Parse, inner: int) -> bool:
    """Tell whether "only" stands before the clause or its verb: "will only leave if"."""
    low = parse.edges[inner][0]
    near = {parse.form[t].lower() for t in range(max(0, low - 1), low + 1)}
    main = parse.head[inner]
    return "only" in near or any(parse.form[c].lower() == "only" for c in parse.children[main])


def _waits(parse: Parse, main: int, marks: set[str]) -> bool:
    """Tell "will talk if", "would not talk until" from "will leave before", a mere time."""
    refused = clauses.is_negated(parse, main) or _is_no(parse, main)
    return bool(marks & _WAITING) if refused else "before" not in marks


def _is_no(parse: Parse, main: int) -> bool:
    """Tell "there will be no talks" from "will patrol the no fire zone"."""
    things = (c for c in parse.children[main] if parse.dep[c] in _THINGS)
    return any(
        parse.form[g].lower() == "no" and parse.dep[g] == "det" and parse.form[g + 1] not in _TIED
        for c in things
        for g in parse.children[c]
        if g < c
    )


def _is_own(earlier: Earlier, main: int) -> bool:
    """Tell whether a speaker tells of what it will do itself, or will let happen."""
    parse = earlier.page.parse
    holder = earlier.holder(parse.span(main, main + 1))
    promised = earlier.told_by(main) is not None
    if promised:
        return True
    if holder is None or holder.stance in {"requests", "evaluates", "wishes", "questions"}:
        return False
    who = clauses.subject(parse, main)
    return who is not None and parse.form[who].lower() in _SELF - {"he", "she"}


def _depends(earlier: Earlier, token: int) -> Draft | None:
    """Read "aid is conditional on reforms", "talks depend on a pullback" (cm.depends)."""
    parse = earlier.page.parse
    near = (*parse.children[token], *parse.children[parse.head[token]])
    on = next((c for c in near if c > token and parse.form[c].lower() in _ON), None)
    if on is None or clauses.is_negated(parse, token):
        return None
    low, high = parse.edges[on]
    what = _what(parse, token)
    bound = set(clauses.below(parse, what)) if what is not None else set()
    if not bound & (words("offered_things") | words("talks") | words("peacekeeping")):
        return None
    return _draft(earlier, "cm.depends", token, parse.span(low, high + 1))


def _what(parse: Parse, token: int) -> int | None:
    """Return the noun that is made dependent."""
    for child in parse.children[token]:
        if parse.dep[child] in {"nsubj", "nsubjpass"}:
            return child
    head = parse.head[token]
    return clauses.subject(parse, head) if parse.pos[head] in {"VERB", "AUX"} else None


def _draft(earlier: Earlier, rule: str, main: int, when: Span) -> Draft:
    parse = earlier.page.parse
    span = clauses.group(parse, main)
    low, _ = parse.edges[main]
    before = parse.span(min(low, main), main + 1)
    duty = Span(min(before.start, span.start), max(span.end, min(when.start, before.end)))
    draft = Draft(
        kind="condition",
        rule=rule,
        span=when,
        title="condition",
        duty=[duty],
        options=[Option(duty=duty, when=when)],
    )
    setter = _setter(earlier, main)
    draft.join("proposer", setter)
    binding = parse.head[main] if parse.dep[main] == "xcomp" else main
    promised = parse.lemma[binding].lower() in words("promising")
    statement = earlier.told_by(binding) if promised else None
    by = setter.doer if setter else None
    draft.add(earlier.entry("proposed", span, by=by, statement=statement, performed=promised))
    return draft


def _setter(earlier: Earlier, main: int) -> Side | None:
    """Return who sets it: the speaker, else who does the thing."""
    parse = earlier.page.parse
    statement = earlier.told_by(main) or earlier.holder(parse.span(main, main + 1))
    if statement is not None and statement.speaker.name:
        return earlier.sides.speaker(statement.speaker, statement.span)
    who = clauses.doer(parse, main)
    return None if who is None or parse.pos[who] == "PRON" else earlier.party(who)
