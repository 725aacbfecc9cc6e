"""How a text stands by the words around its verb: whether it is so, and for how long it was.

"Held for two days" says that it no longer holds, "has held" does not; "hopes it will hold" says
nothing of either.
"""

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.words import words
from onrecord.records.vocabulary import StatusWord

_UNTIL = frozenset({"until", "till"})
_PERFECT = frozenset({"has", "have", "is", "are", "’s", "'s", "will", "would"})


def endured(parse: Parse, verb: int, status: StatusWord | None) -> StatusWord | None:
    """Return what a verb of lasting comes to: "held until Sunday", "lasts under five hours".

    What lasted a short time, or until something, no longer holds, unless the sentence itself tells
    of the end ("held for a day and then collapsed"). What "has held for two days" holds.
    """
    children = parse.children[verb]
    if status == "in_force" and any(parse.form[c].lower() == "in" for c in children):
        behind = clauses.behind(parse, verb, "in")
        if behind is not None and parse.lemma[behind].lower() == "breach":
            return "violated"  # "observed mostly in the breach"
    if status != "in_force" or parse.lemma[verb].lower() not in words("lasting"):
        return status
    forms = {parse.form[c].lower() for c in children}
    if forms & _PERFECT or any(_ends(parse, c) for c in children if parse.dep[c] == "conj"):
        return status
    near = [c for c in children if parse.dep[c] not in _OTHER]
    below = [t for c in near if parse.form[c].lower() not in _THROUGH for t in parse.subtree(c)]
    short = {parse.lemma[t].lower() for t in below} & words("short_time")
    until = {parse.form[t].lower() for t in below} & _UNTIL
    return "collapsed" if short or until else status


_THROUGH = frozenset({"through", "throughout"})
_OTHER = frozenset({"conj", "nsubj", "ccomp", "relcl", "parataxis"})


def _ends(parse: Parse, verb: int) -> bool:
    return clauses.lemma_with_particle(parse, verb) in words("ending")


def is_survived(parse: Parse, verb: int) -> bool:
    """Tell whether the object of the verb only says how long: "did not survive the night"."""
    return parse.lemma[verb].lower() in words("lasting") - {"hold"}


def is_told_of(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is told as done: not as wished, planned, possible or conditional.

    What somebody "agreed to extend" or "voted to end" is done by that; what "is to be signed" or
    "should be respected" is not.
    """
    forms = {parse.form[c].lower() for c in parse.children[verb]}
    if forms & _TO_COME:
        return False
    head = parse.head[verb]
    if parse.dep[verb] == "xcomp" and parse.lemma[head].lower() in _DECIDING | words("seeming"):
        return clauses.is_told(parse, head)
    if parse.dep[verb] == "conj" and "to" not in forms and parse.tag[verb] == "VB":
        return is_told_of(parse, head)  # "wants to sign and keep the accord"
    return clauses.is_told(parse, verb)


_TO_COME = frozenset({"will", "shall", "’ll", "'ll", "must"})
_DECIDING = frozenset({"agree", "decide", "vote", "choose", "resolve", "opt", "manage"})


def is_taken_as_done(parse: Parse, noun: int) -> bool:
    """Tell whether a noun of an act stands where it must have happened: "after its collapse"."""
    head = parse.form[parse.head[noun]].lower()
    return parse.dep[noun] == "pobj" and head in words("after_it")


def is_to_end(parse: Parse, verb: int) -> bool:
    """Tell whether an end is still ahead: "runs out on Friday", "is due to expire in May"."""
    if parse.tag[verb] in {"VBZ", "VBP"} or clauses.is_ahead(parse, verb):
        return True
    forms = {parse.form[c].lower() for c in parse.children[verb]}
    return bool(forms & _TO_COME) or (parse.tag[verb] == "VB" and "to" in forms)


def undone(status: StatusWord | None, slot: str) -> StatusWord | None:
    """Return what a negated verb says: a truce that "did not hold" or "was not kept"."""
    if status == "in_force":
        return "collapsed" if slot == "subject" else "violated"
    return "proposed" if status == "agreed" else None
