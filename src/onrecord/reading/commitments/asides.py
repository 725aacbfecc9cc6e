"""Acts of asking and forbidding that are told in passing and put nobody under an obligation."""

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.words import terms, words


def is_aside(earlier: Earlier, verb: int) -> bool:
    """Tell whether the outlet itself asks, or its readers are asked: "we asked him", "asks us"."""
    parse = earlier.page.parse
    held = earlier.outer(earlier.told_by(verb), parse.span(verb, verb + 1))
    target = clauses.undergoer(parse, verb)
    if target is not None and parse.lemma[target].lower() in words("audience"):
        return held is None or parse.pos[verb] == "ADJ"
    who = clauses.doer(parse, verb)
    if target is not None and parse.form[target].lower() == "we" and _is_complaint(parse, verb):
        return True
    if _is_for_oneself(parse, verb):
        return True
    if who is not None and parse.lemma[who].lower() in terms():
        return True  # "a plan that calls for an end to violence"
    return parse.dep[verb] == "acl" and not _has_agent(parse, verb)


def _is_complaint(parse: Parse, verb: int) -> bool:
    """Tell "we're forbidden to drive", said of the hardship of a life, from a ban that is told."""
    return parse.form[verb].lower() in {"forbidden", "banned"}


def _is_for_oneself(parse: Parse, verb: int) -> bool:
    """Tell "asked to remain anonymous", "asked to take their children home": nobody else acts."""
    told = clauses.clause(parse, verb)
    if parse.lemma[verb].lower() not in {"ask", "beg"} or told is None:
        return False
    own = parse.dep[told] == "xcomp" and clauses.undergoer(parse, verb) is None
    return own and parse.lemma[told].lower() in words("staying")


def _has_agent(parse: Parse, verb: int) -> bool:
    """Tell whether a participle that describes a noun is told of somebody: "promised by Oran"."""
    return parse.tag[verb] != "VBN" or parse.lemma[verb].lower() in words("promising")
