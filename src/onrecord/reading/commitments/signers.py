"""Who is bound by a text, and who helped to bring it about, as told by the verb beside it."""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records.vocabulary import PartyRole

_MEDIATION = frozenset({"mediation", "mediator", "auspices"})


def bound(draft: Draft) -> PartyRole:
    """Return the role of those whom a text binds: who must defend or help, else equal sides."""
    helps = set(draft.title.lower().split()) & words("of_defence")
    return "obligor" if draft.kind == "treaty" and helps else "party"


def partners(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield the sides in "signed with X", "reached between X and Y"."""
    parse = earlier.page.parse
    for child in parse.children[verb]:
        if parse.form[child].lower() in {"with", "between", "by"} and not _is_help(parse, child):
            low, high = parse.edges[child]
            yield from earlier.sides.within(parse.span(low, high + 1))


def mediators(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield the sides in "agreed with the mediation of X", "reached through X's mediation"."""
    parse = earlier.page.parse
    for child in parse.children[verb]:
        if parse.dep[child] == "prep" and _is_help(parse, child):
            low, high = parse.edges[child]
            yield from earlier.sides.within(parse.span(low, high + 1))


def _is_help(parse: Parse, preposition: int) -> bool:
    return any(parse.lemma[c].lower() in _MEDIATION for c in parse.children[preposition])


def signers(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who does it: the doer of the verb and those joined to it by "and"."""
    parse = earlier.page.parse
    token = clauses.doer(parse, verb)
    if token is None:
        return
    for member in (token, *(c for c in parse.children[token] if parse.dep[c] == "conj")):
        if parse.pos[member] in {"NOUN", "PROPN"}:
            yield from _side(earlier, member)


def _side(earlier: Earlier, token: int) -> Iterator[Side]:
    """Yield the states that the word and its modifiers name, else the words themselves."""
    parse = earlier.page.parse
    low = min((c for c in parse.children[token] if c < token), default=token)
    named = list(earlier.sides.within(parse.span(min(low, token), token + 1)))
    yield from named or [earlier.sides.party(token)]
