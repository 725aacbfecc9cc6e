"""Whose a named commitment is and whom it is to, by the words around its noun.

"Velle's offer to Oran", "the talks between the sides", "the ultimatum that Oran gave the militia".
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.parties import is_somebody
from onrecord.reading.commitments.words import Noun, status_by, words
from onrecord.records.vocabulary import PartyRole

ASKED = frozenset({"request", "offer", "ultimatum", "pledge"})
"""Kinds that are made by being told."""
_OWNING = frozenset({"by", "from", "between"})
_FACING = (frozenset({"to", "on", "against"}), frozenset({"to", "with"}))
"""Words before the other side: of measures, aid, missions; of talks and requests."""


def owners(earlier: Earlier, token: int, noun: Noun) -> Iterator[tuple[PartyRole, int]]:
    """Yield whose it is and whom it is to, as the words around the noun tell."""
    parse = earlier.page.parse
    for child in parse.children[token]:
        label, form = parse.dep[child], parse.form[child].lower()
        if label == "poss" and _is_known(earlier, child):
            yield noun.owner, child
        elif label == "prep" and form == "from" and noun.kind in _OF_PLACES:
            continue  # "the road from Chad"
        elif label == "prep" and form in _OWNING | _FACING[noun.kind in _TALKING]:
            if noun.kind == "mandate" and "patrol" in clauses.below(parse, child):
                continue  # "monitors on patrol"
            role = noun.owner if form in _OWNING else noun.other
            yield from ((role, held) for held in _nouns_behind(parse, child))
        elif label == "prep" and form == "of" and noun.kind in ASKED:
            names = (t for t in _nouns_behind(parse, child) if parse.pos[t] == "PROPN")
            yield from ((noun.owner, held) for held in names)
        elif label == "acl" and parse.lemma[child].lower() in words("hosting"):
            agents = (c for c in parse.children[child] if parse.dep[c] == "agent")
            yield from (("broker", t) for by in agents for t in _nouns_behind(parse, by))
        elif label == "prep" and form == "for" and noun.other == "addressee":
            yield from ((noun.other, held) for held in _asked_of(earlier, child))
        elif label in {"acl", "relcl"} and child > token and noun.kind in ASKED:
            yield from _shall(earlier, child, noun)
            if label == "acl":
                continue
            yield from _given(parse, child, noun)


_TALKING = frozenset({"consultation", "request"})
_OF_PLACES = frozenset({"decision", "sanction", "concession"})
"""Kinds whose "from" says where a thing begins or who loses it, not whose it is."""


def _is_known(earlier: Earlier, token: int) -> bool:
    """Tell an owner by name, or a pronoun that stands for an actor of the report."""
    parse = earlier.page.parse
    if parse.pos[token] != "PRON":
        return parse.tag[token] != "WP$"
    return parse.tag[token] == "PRP$" and earlier.people.at(parse.start[token]) is not None


def _nouns_behind(parse: Parse, preposition: int) -> Iterator[int]:
    for held in parse.children[preposition]:
        if parse.dep[held] == "pobj" and parse.pos[held] in {"PROPN", "NOUN"}:
            yield held
            yield from (c for c in parse.children[held] if parse.dep[c] == "conj")


def _given(parse: Parse, verb: int, noun: Noun) -> Iterator[tuple[PartyRole, int]]:
    """Yield who gave it to whom: "the ultimatum that Oran gave the militia"."""
    if status_by(parse, verb, noun.kind, "object") != "made":
        return
    who = clauses.doer(parse, verb)
    held = {parse.dep[c]: c for c in parse.children[verb] if c > verb}
    whom = held.get("dative", held.get("dobj", clauses.behind(parse, verb, "to")))
    if who is not None and parse.tag[who] not in {"WDT", "WP"}:
        yield noun.owner, who
    if whom is not None and parse.pos[whom] in {"NOUN", "PROPN"}:
        yield noun.other, whom


def _shall(earlier: Earlier, verb: int, noun: Noun) -> Iterator[tuple[PartyRole, int]]:
    """Yield who shall act: "the demand that **Oran** leave"."""
    parse = earlier.page.parse
    marked = any(parse.form[c].lower() == "that" for c in parse.children[verb])
    who = next((c for c in parse.children[verb] if parse.dep[c] == "nsubj"), None)
    if marked and who is not None and is_somebody(earlier, who) and noun.other == "addressee":
        yield noun.other, who


def _asked_of(earlier: Earlier, preposition: int) -> Iterator[int]:
    """Yield whom a thing is asked of: "a request for a permit **to the ministry**"."""
    parse = earlier.page.parse
    things = (c for c in parse.children[preposition] if parse.dep[c] == "pobj")
    for thing in things:
        for child in parse.children[thing]:
            if parse.form[child].lower() == "to" and parse.dep[child] == "prep":
                yield from (h for h in _nouns_behind(parse, child) if is_somebody(earlier, h))
