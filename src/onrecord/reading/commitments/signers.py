"""Who is bound by a text, and who helped to bring it about, as told by the verb beside it."""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.reading.commitments.words import words
from onrecord.records.vocabulary import PartyRole


def bound(draft: Draft) -> PartyRole:
    """Return the role of those whom a text binds: who must defend or help, else equal sides."""
    helps = set(draft.title.lower().split()) & words("of_defence")
    return "obligor" if draft.kind == "treaty" and helps else "party"


def partners(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield the sides in "signed with X", "reached between X and Y"."""
    parse = earlier.page.parse
    for child in parse.children[verb]:
        if parse.form[child].lower() not in _PARTNER or _is_help(parse, child):
            continue
        noun = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
        if noun is not None and parse.pos[noun] in {"NOUN", "PROPN"}:
            for member in (noun, *(c for c in parse.children[noun] if parse.dep[c] == "conj")):
                yield from _side(earlier, member)


_PARTNER = frozenset({"with", "between", "by"})


def mediators(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who helped: "agreed with the mediation of X", "arranged through the command of X"."""
    parse = earlier.page.parse
    for child in parse.children[verb]:
        noun = next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
        if noun is None or parse.pos[noun] not in {"NOUN", "PROPN"}:
            continue
        lemma, through = parse.lemma[noun].lower(), parse.form[child].lower() in _THROUGH
        if lemma in words("mediation"):
            for helping in _helping(parse, noun):
                yield from _side(earlier, helping)
        elif through and lemma not in words("ways"):
            yield from _side(earlier, noun)


def _helping(parse: Parse, noun: int) -> Iterator[int]:
    """Yield whose mediation it is: "the mediation of X", "X's mediation"."""
    for child in parse.children[noun]:
        if parse.dep[child] == "poss" and parse.pos[child] != "PRON":
            yield child
        elif parse.form[child].lower() == "of":
            for held in parse.children[child]:
                if parse.dep[held] == "pobj":
                    yield held
                    yield from (c for c in parse.children[held] if parse.dep[c] == "conj")


_THROUGH = frozenset({"through", "via"})


def _is_help(parse: Parse, preposition: int) -> bool:
    below = parse.children[preposition]
    return any(parse.lemma[c].lower() in words("mediation") for c in below)


def signers(earlier: Earlier, verb: int) -> Iterator[Side]:
    """Yield who does it: the doer of the verb and those joined to it by "and"."""
    parse = earlier.page.parse
    token = clauses.doer(parse, verb)
    if token is None or parse.lemma[token].lower() in words("mediation"):
        return  # "was reached by mediation of the envoys"
    for member in (token, *(c for c in parse.children[token] if parse.dep[c] == "conj")):
        if parse.pos[member] in {"NOUN", "PROPN"}:
            yield from _side(earlier, member)


def _side(earlier: Earlier, token: int) -> Iterator[Side]:
    """Yield the states that the word and its modifiers name, else the words themselves."""
    parse = earlier.page.parse
    low = min((c for c in parse.children[token] if c < token), default=token)
    named = list(earlier.sides.within(parse.span(min(low, token), token + 1)))
    yield from named or [earlier.sides.party(token)]
