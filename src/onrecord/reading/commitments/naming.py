"""Which words name a treaty or a ceasefire, which only look like it, and how far they reach."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.commitments.act_table import acts_at
from onrecord.reading.commitments.clauses import below
from onrecord.reading.commitments.governors import governors
from onrecord.reading.commitments.words import Term, terms, words
from onrecord.records import Span

_NEAR = 8
"""Words after "Article 3" within which the text that it is of may be named."""
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def term_of(parse: Parse, token: int) -> Term | None:
    """Return what the noun at `token` names; an agreement to stop shooting is a ceasefire."""
    if parse.pos[token] not in {"NOUN", "PROPN"}:
        return None
    lemma = parse.lemma[token].lower()
    term = terms().get(lemma) or terms().get(lemma.removesuffix("s"))
    if term is None:
        return _silence(parse, token, lemma)
    if term.kind == "treaty" and not term.bare and _stops_fire(parse, token):
        return terms()["truce"]
    if lemma in words("statement_like"):
        if not _is_signed(parse, token):
            return None
        first, last = parse.sentences[parse.sentence[token]]
        around = {parse.lemma[t].lower() for t in range(first, last)}
        if around & words("fighting") and around & words("stopping"):
            return terms()["truce"]
    return None if term.kind == "mandate" else term


def _silence(parse: Parse, token: int, lemma: str) -> Term | None:
    """Return a ceasefire for "the cessation of hostilities", "a pause in the fighting"."""
    if lemma in words("stopping_noun") and set(below(parse, token)) & words("fighting"):
        agreed = (v for v, _ in governors(parse, token))
        named = lemma not in words("mere_end")
        told = any(parse.lemma[verb].lower() in words("agreeing") for verb in agreed)
        return terms()["truce"] if named or told else None
    if lemma == "regime" and "silence" in below(parse, token):
        return terms()["truce"]
    if lemma in words("lull"):
        verbs = {parse.lemma[verb].lower() for verb, _ in governors(parse, token)}
        return terms()["truce"] if verbs & words("agreeing") else None
    return None


def _stops_fire(parse: Parse, token: int) -> bool:
    held = set(below(parse, token))
    return bool(held & words("fighting")) and bool(
        held & (words("stopping_noun") | words("stopping"))
    )


def _is_signed(parse: Parse, token: int) -> bool:
    """Tell a statement of states from a statement to the press: by its members or its year."""
    held = set(below(parse, token))
    if parse.lemma[token].lower() == "article":
        numbered = any(parse.tag[c] == "CD" and c > token for c in parse.children[token])
        near = parse.lemma[token + 1 : token + _NEAR]
        held |= {lemma.lower().removesuffix("s") for lemma in near}
        return numbered and not held & (terms().keys() - {"article"})
    return bool(held & words("of_sides")) or any(
        _YEAR.fullmatch(parse.form[c]) for c in parse.children[token]
    )


def is_body(parse: Parse, token: int) -> bool:
    """Tell whether the word is a part of the name of a body: "… Treaty Organization"."""
    above, under_of = parse.head[parse.head[token]], parse.form[parse.head[token]].lower() == "of"
    if under_of and parse.lemma[above].lower() in terms().keys() - {"article"}:
        return True  # "Memorandum of Understanding"
    entity = parse.entity_at.get(token)
    if entity is not None and parse.lemma[entity.last - 1].lower() in words("bodies_of_texts"):
        return True
    head = parse.lemma[parse.head[token]].lower()
    return parse.dep[token] == "compound" and head in words("bodies_of_texts")


_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "punct", "npadvmod"})


def phrase_of(parse: Parse, token: int) -> Span:
    """Return the noun phrase: left modifiers, and of- and between-phrases behind it."""
    first, last = token, token
    for child in parse.children[token]:
        low, high = parse.edges[child]
        if child < token and parse.dep[child] in _LEFT:
            first = min(first, low)
        elif child > token and parse.form[child].lower() in {"of", "between"}:
            last = max(last, _before_clause(parse, child, high))
    opened = [t for t in range(first, token) if parse.form[t] in {"(", "["}]
    if opened:
        first = token  # "(Adds truce": a note of the desk
    while first < token and parse.form[first].lower() in {"the", "a", "an", "this", "that", ","}:
        first += 1
    return parse.span(first, last + 1)


def _before_clause(parse: Parse, preposition: int, high: int) -> int:
    """Return the last token of "of Nov. 10 that year", without ", under which …" behind it."""
    for token in range(preposition + 1, high + 1):
        if parse.dep[token] == "relcl":
            low = max(preposition + 1, parse.edges[token][0])
            return low - 1 - (parse.pos[low - 1] == "PUNCT")
    return high


def breach_of(parse: Parse, token: int) -> int | None:
    """Return the noun of "ceasefire violations", "a breach of the accord"."""
    head = parse.head[token]
    if parse.dep[token] == "pobj":
        head = parse.head[head]
    return head if parse.lemma[head].lower() in words("breach") else None


def invoking(parse: Parse, token: int) -> int | None:
    """Return the verb of "asked for help on the basis of the treaty", which invokes it."""
    of = parse.head[token]
    basis = parse.head[of]
    above = parse.head[parse.head[basis]]
    verb = above if parse.pos[above] == "VERB" else parse.head[parse.head[above]]
    tied = parse.form[of].lower() == "of" and parse.form[parse.head[basis]].lower() == "on"
    asked = any(act.kind == "request" for act in acts_at(parse, verb))
    return verb if tied and parse.lemma[basis].lower() == "basis" and asked else None
