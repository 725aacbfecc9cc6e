"""What a verb governs: who does it, to whom, what is asked or promised, and whether it is done.

Pure questions to the parse; nothing here knows what a commitment is.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.records import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "punct", "npadvmod", "quantmod", "neg"}
)
_TIED = frozenset({"of", "in", "for", "from", "on", "between", "to", "with"})
"""Prepositions whose phrases belong to the name of a body or a text."""
_MODALS = frozenset({"would", "could", "might", "should", "can", "may", "’d", "'d"})
_DOUBTING = frozenset({"if", "unless", "whether", "before", "until", "should"})
_MARKING = frozenset({"mark", "aux", "advmod"})
"""Labels of a word that opens a clause: "until" before a noun is only a date."""
_TOLD_AFTER = frozenset({"by", "after", "for", "in"})
"""Prepositions before a gerund that is told as done: "by asking"; "without asking" is not."""
_AHEAD = frozenset({"will", "shall", "’ll", "'ll", "must"})
_HOPS = 4
"""Verbs above a verb that may hold its subject: "refused to go on asking"."""


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the verb's subject undergoes it: "was asked", "a truce agreed in May"."""
    below = {parse.dep[c] for c in parse.children[verb]}
    if parse.pos[verb] == "ADJ" and parse.form[verb].lower() in _UNDERGONE:
        return True
    if below & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if parse.tag[verb] != "VBN" or "aux" in below or "nsubj" in below:
        return False
    if parse.dep[verb] == "conj":
        return is_passive(parse, parse.head[verb])
    return True


def subject(parse: Parse, verb: int) -> int | None:
    """Return the head of the grammatical subject, also where a verb above has it."""
    for _ in range(_HOPS):
        for child in parse.children[verb]:
            if parse.dep[child] in _SUBJECTS:
                return _antecedent(parse, verb, child)
        label, head = parse.dep[verb], parse.head[verb]
        if label in {"acl", "relcl"}:
            return head
        if label not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "acomp"} or head == verb:
            return None
        verb = head
        if parse.pos[verb] not in {"VERB", "AUX", "ADP", "ADJ"}:
            return None
    return None


def _antecedent(parse: Parse, verb: int, child: int) -> int:
    """Return what a relative pronoun stands for, else the word itself."""
    if parse.form[child].lower() not in _RELATIVES:
        return child
    for _ in range(_HOPS):
        if parse.dep[verb] == "relcl":
            return parse.head[verb]
        if parse.dep[verb] != "conj":
            break
        verb = parse.head[verb]
    return child


def doer(parse: Parse, verb: int) -> int | None:
    """Return who does it: the subject, or who stands behind "by" of a passive."""
    if not is_passive(parse, verb):
        return subject(parse, verb)
    for child in parse.children[verb]:
        if parse.dep[child] == "agent" or parse.form[child].lower() == "by":
            return next((c for c in parse.children[child] if parse.dep[c] == "pobj"), None)
    return None


def undergoer(parse: Parse, verb: int) -> int | None:
    """Return the direct object, or the subject of a passive."""
    if is_passive(parse, verb):
        return subject(parse, verb)
    held = {parse.dep[c]: c for c in reversed(parse.children[verb])}
    if "dobj" in held:
        return held["dobj"]
    inner = next((c for c in parse.children[verb] if parse.dep[c] in {"ccomp", "xcomp"}), None)
    if inner is not None and "aux" in {parse.dep[c] for c in parse.children[inner]}:
        return next((c for c in parse.children[inner] if parse.dep[c] == "nsubj"), None)
    return held.get("dative")


def behind(parse: Parse, verb: int, *prepositions: str) -> int | None:
    """Return the noun after the first of the verb's `prepositions`: "appealed **to X** for Y"."""
    for child in parse.children[verb]:
        if parse.form[child].lower() in prepositions:
            below = [c for c in parse.children[child] if parse.dep[c] in {"pobj", "pcomp"}]
            if below:
                return below[0]
    return None


def clause(parse: Parse, verb: int) -> int | None:
    """Return the verb of the clause that tells what is asked or said: "asked them **to go**"."""
    for child in parse.children[verb]:
        if parse.dep[child] in {"xcomp", "ccomp"} and parse.pos[child] in {"VERB", "AUX", "ADJ"}:
            return child
    below = undergoer(parse, verb)
    for child in parse.children[below] if below is not None else ():
        if parse.dep[child] in {"acl", "relcl"} and child > verb and _has_to(parse, child):
            return child
    for child in parse.children[verb]:
        if parse.dep[child] == "advcl" and child > verb and _has_to(parse, child):
            return child
    return None


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.tag[c] == "TO" and parse.dep[c] == "aux" for c in parse.children[verb])


def is_question(parse: Parse, verb: int) -> bool:
    """Tell whether a clause asks to be told something: "whether", "if", "what", "why"."""
    low = parse.edges[verb][0]
    first = parse.form[low].lower()
    return parse.tag[low] in {"WP", "WRB", "WDT"} or first in {"whether", "if", "?"}


def is_negated(parse: Parse, verb: int) -> bool:
    """Tell whether "not" or "never" stands under the verb, or "neither … nor" around it."""
    children = parse.children[verb]
    nobody = any(
        parse.dep[c] in _SUBJECTS and parse.form[c].lower() in {"nobody", "none"} for c in children
    )
    return nobody or any(parse.dep[c] == "neg" for c in children) or is_neither(parse, verb)


def is_neither(parse: Parse, verb: int) -> bool:
    """Tell whether a verb stands in "neither accepted nor refused", or after "neither side"."""
    under = list(parse.children[verb])
    if parse.dep[verb] == "conj":
        under.extend(parse.children[parse.head[verb]])
    for child in parse.children[verb]:
        if parse.dep[child] in _SUBJECTS:
            under.extend((child, *parse.children[child]))
    if any(parse.form[c].lower() == "neither" for c in under):
        return True
    return verb > 0 and parse.form[verb - 1].lower() in {"neither", "nor"}


def is_told(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is told as done, not only as possible, planned or conditional."""
    if parse.dep[verb] == "acomp":
        verb = parse.head[verb]
    children = parse.children[verb]
    below = {parse.form[c].lower() for c in children}
    if (
        is_passive(parse, verb)
        and below >= {"be"}
        and not below & _AHEAD
        and not _has_to(parse, verb)
    ):
        return False  # "that all captives be freed"
    marks = {parse.form[c].lower() for c in children if parse.dep[c] in _MARKING}
    if is_negated(parse, verb) or below & _MODALS or marks & _DOUBTING:
        return False
    if parse.dep[verb] == "ccomp" and "that" in below and is_negated(parse, parse.head[verb]):
        return False  # "it does not mean that talks have begun"
    if parse.tag[verb] == "VB" and _has_to(parse, verb):
        return False
    return parse.dep[verb] != "pcomp" or parse.form[parse.head[verb]].lower() in _TOLD_AFTER


def is_ahead(parse: Parse, verb: int) -> bool:
    """Tell whether the verb is told as still to come: "will meet", "are to meet"."""
    below = {parse.form[c].lower() for c in parse.children[verb]}
    if below & {"will", "shall", "’ll", "'ll"}:
        return True
    head = parse.head[verb]
    if not _has_to(parse, verb) or parse.dep[verb] != "xcomp":
        return False
    above = {parse.form[c].lower() for c in parse.children[head]} | {parse.form[head].lower()}
    return parse.lemma[head].lower() == "be" or bool(above & {"due", "set", "scheduled", "planned"})


def phrase(parse: Parse, token: int) -> Span:
    """Return a noun phrase: its modifiers and of-phrases, not its clauses and appositions."""
    first, last = token, token
    for child in parse.children[token]:
        low, high = parse.edges[child]
        if child < token and parse.dep[child] in _LEFT:
            first = min(first, low)
        elif child == last + 1 and parse.form[child].lower() in _TIED:
            last = max(last, _bare_end(parse, child, high))
    while first < token and (parse.pos[first] == "PUNCT" or parse.tag[first] == "``"):
        first += 1
    return parse.span(first, last + 1)


def _bare_end(parse: Parse, preposition: int, high: int) -> int:
    """Return the last token of a prepositional phrase, before a clause or apposition in it."""
    noun = next((c for c in parse.children[preposition] if parse.dep[c] == "pobj"), None)
    if noun is None:
        return preposition - 1
    for child in parse.children[noun]:
        if child > noun and parse.dep[child] in {"relcl", "acl", "appos", "punct", "cc"}:
            return min(high, child - 1)
    return high


def lemma_with_particle(parse: Parse, verb: int) -> str:
    """Return the verb's lemma with its particle: "break_down"; the lemma alone without one."""
    lemma = parse.lemma[verb].lower()
    particle = next((c for c in parse.children[verb] if parse.dep[c] in {"prt", "advmod"}), None)
    return lemma if particle is None else f"{lemma}_{parse.form[particle].lower()}"


def below(parse: Parse, token: int) -> Iterator[str]:
    """Yield the lemmas under a token, itself included."""
    for held in parse.subtree(token):
        yield parse.lemma[held].lower()


def group(parse: Parse, verb: int) -> Span:
    """Return the verb with its auxiliaries, particle and negation: "has not yet called on"."""
    parts = {"aux", "auxpass", "neg", "prt"}
    tokens = [verb, *(c for c in parse.children[verb] if parse.dep[c] in parts)]
    near = [t for t in tokens if abs(t - verb) <= _NEAR]
    return parse.span(min(near), max(near) + 1)


def clause_to(parse: Parse, verb: int, noun: Span) -> Span:
    """Return the words from the verb's subject or the verb to the noun phrase."""
    tokens = [verb, *(c for c in parse.children[verb] if parse.dep[c] in {"nsubj", "aux"})]
    start = min(parse.start[t] for t in tokens)
    end = max(parse.end[verb], noun.end)
    return Span(min(start, noun.start), end)


_UNDERGONE = frozenset({"forbidden", "prohibited", "closed", "shut"})
_NEAR = 4
"""Tokens between a verb and an auxiliary or particle that still belongs to its words."""
