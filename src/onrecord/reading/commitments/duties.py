"""What the verb of an act asks, promises or forbids: the words of the duty under it."""

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.act_table import Act, acts_at
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.naming import term_of
from onrecord.reading.commitments.words import words
from onrecord.records import Span

_BEHIND = {
    "cm.calls_on": ("for", "on", "upon"),
    "cm.calls_for": ("for",),
    "cm.agrees_on": ("on", "upon", "to"),
    "cm.gives_money": ("around", "about", "over"),
}
"""Prepositions before the thing of verbs that have one as a part of them."""


def duty_of(earlier: Earlier, verb: int) -> list[Span] | None:
    """Return the words of what the verb asks or promises, None for a verb of no act."""
    rows_of = acts_at(earlier.page.parse, verb)
    found = (duty_under(earlier, verb, act) for act in rows_of)
    return next((duty for duty in found if duty is not None), None)


def duty_under(earlier: Earlier, verb: int, act: Act) -> list[Span] | None:
    """Return the words of what is owed, empty where none are needed, None where they lack."""
    parse = earlier.page.parse
    told = clauses.clause(parse, verb)
    if told is not None:
        if clauses.is_question(parse, told):
            return None
        has_to = any(parse.tag[c] == "TO" for c in parse.children[told])
        wanted = "inf" if has_to or parse.tag[told] == "VBG" else "that"
        if act.id == "cm.tells_to" and not clauses.is_negated(parse, told):
            return None  # "told to wait" is no rule that binds
        if wanted in act.needs and (wanted == "inf" or _shall(parse, told, act)):
            return None if _is_small(parse, told, act) else [_clause_span(parse, verb, told)]
    if "from" in act.needs:  # "suspended Chad from the bloc"
        body = clauses.behind(parse, verb, "from")
        return [] if body is not None and parse.lemma[body].lower() in words("bloc") else None
    if "self" in act.needs:  # "offered itself as a mediator"
        return _as_what(parse, verb)
    thing = clauses.behind(parse, verb, "for") if "for" in act.needs else None
    if thing is None and "obj" in act.needs:
        thing = _thing(parse, verb, act)
    if thing is not None and _is_time(earlier, thing):
        return None  # "agreed in Osk on 5 March"
    if thing is not None and parse.pos[thing] != "PRON":
        if set(clauses.below(parse, thing)) & words("no_request"):
            return None
        low, high = parse.edges[thing]
        return [parse.span(low, high + 1)]
    return [] if "any" in act.needs else None


def _is_time(earlier: Earlier, token: int) -> bool:
    span = earlier.page.parse.span(token, token + 1)
    dated = earlier.times_in(earlier.sentence(token))
    return any(time.span.contains(span) for time in dated)


def _is_small(parse: Parse, told: int, act: Act) -> bool:
    """Tell whether it binds nobody: a name to be left out, an interview agreed to."""
    if act.id == "cm.agrees":
        return parse.lemma[told].lower() in words("plain_saying")
    return act.kind == "request" and bool(set(clauses.below(parse, told)) & words("hiding"))


def _shall(parse: Parse, told: int, act: Act) -> bool:
    """Tell whether a clause says what shall be: "that guns be withdrawn", "should", "will"."""
    forms = {parse.form[c].lower() for c in parse.children[told] if "aux" in parse.dep[c]}
    if act.kind in {"request", "decision"}:
        base = parse.tag[told] in {"VB", "VBP"} or "be" in forms
        return (base and forms <= {"be"}) or bool(forms & {"should", "must"})
    return bool(forms & {"will", "would", "shall", "be"})


def _thing(parse: Parse, verb: int, act: Act) -> int | None:
    """Return the object of a verb if it is a thing: "demanded **access**", not "asked him"."""
    behind = _BEHIND.get(act.id, ())
    thing = clauses.behind(parse, verb, *behind) if behind else None
    thing = clauses.undergoer(parse, verb) if thing is None else thing
    if thing is None or parse.pos[thing] in {"PRON", "NUM"} or parse.tag[thing] in {"WP", "WDT"}:
        return None
    if any(parse.form[c].lower() in {"no", "how", "what"} for c in parse.children[thing]):
        return None
    if act.id == "cm.gives_money":
        return thing if set(clauses.below(parse, thing)) & words("money") else None
    if act.id == "cm.seeks" and not set(clauses.below(parse, thing)) & words("asked_things"):
        return None
    if act.id == "cm.agrees_on" and not _is_joint(parse, verb, thing):
        return None
    if act.kind == "offer" and not set(clauses.below(parse, thing)) & words("offered_things"):
        return None
    return thing


def _as_what(parse: Parse, verb: int) -> list[Span] | None:
    """Return the words of "offered itself **as a mediator**"."""
    thing = clauses.undergoer(parse, verb)
    if thing is None or not parse.form[thing].lower().endswith(("self", "selves")):
        return None
    child = next((c for c in parse.children[verb] if parse.form[c].lower() == "as"), None)
    if child is None:
        return None
    low, high = parse.edges[child]
    return [parse.span(low, high + 1)]


def _is_joint(parse: Parse, verb: int, thing: int) -> bool:
    """Tell what several agreed on, and is no text: "both sides agreed on a hotline"."""
    if parse.tag[verb] in {"VBP", "VBZ"}:
        return False  # "our readers agree on that": an opinion
    return term_of(parse, thing) is None and is_plural(parse, clauses.doer(parse, verb))


def is_plural(parse: Parse, who: int | None) -> bool:
    """Tell "the sides", "Chad and Sudan"."""
    if who is None:
        return False
    plural = parse.tag[who] in {"NNS", "NNPS"}
    return plural or any(parse.dep[c] == "conj" for c in parse.children[who])


def _clause_span(parse: Parse, verb: int, told: int) -> Span:
    """Return the clause without "that", and without the object it shares with its verb."""
    low, high = parse.edges[told]
    subject = next((c for c in parse.children[told] if parse.dep[c] == "nsubj"), None)
    has_to = next((c for c in parse.children[told] if parse.tag[c] == "TO"), None)
    if has_to is not None:
        low = has_to
        if low > 0 and parse.dep[low - 1] == "neg" and low - 1 > verb:
            low -= 1
    elif subject is not None:
        low = min(parse.edges[subject][0], told)
    return parse.span(low, high + 1)
