"""Which verbs say how a named commitment stands, and whether it is their object or subject.

"a pact signed in 1997", "was invoking a pact", "the truce collapsed", "talks were put off". A
participle that the parser took for the main verb ("a truce agreed for noon was ...") counts as one.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.words import nouns, terms, words

_HOPS = 3
_FROM = frozenset({"from", "of"})
"""Before what is left: "walked out of the talks"; "left after the talks" leaves something else."""
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_MISREAD = frozenset({"oprd", "advcl", "ccomp", "dep"})
_PHRASE = 6
"""Words behind a noun within which its relative clause begins."""
_THROUGH = frozenset({"conj", "pobj", "prep", "appos"})


def governors(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """Yield the verbs that govern or describe the noun at `token`, each with the noun's slot.

    The slot is "object", "subject", or "ended" for "put an end to the mandate".
    """
    for child in parse.children[token]:
        if parse.dep[child] in {"acl", "amod"} and parse.tag[child] == "VBN":
            yield child, "object"
        elif parse.dep[child] == "relcl":
            passive = clauses.is_passive(parse, child)
            yield child, "object" if passive or _has_subject(parse, child) else "subject"
        elif parse.dep[child] == "prep" and child > token:
            yield from ((verb, "object") for verb in _behind(parse, child))
    beside = _beside(parse, token)
    if beside is not None:
        yield beside
    head = _above(parse, token)
    if head is None:
        return
    yield head
    if not _is_subject(parse, token):
        return
    described = [c for c in parse.children[head[0]] if parse.form[c].lower() == "as"]
    for at in described:  # "was described as being observed"
        inner = (c for c in parse.children[at] if parse.dep[c] == "pcomp")
        yield from ((c, "object") for c in inner if clauses.is_passive(parse, c))
    for child in parse.children[head[0]]:
        if _shares(parse, head[0], child):
            yield child, "object" if clauses.is_passive(parse, child) else "subject"


def _behind(parse: Parse, preposition: int) -> Iterator[int]:
    """Yield a participle behind an of-phrase: "the meeting of the ministers **planned** in Osk".

    Not where the noun beside it is of a commitment itself: "talks on the truce agreed in May".
    """
    for noun in parse.children[preposition]:
        own = parse.lemma[noun].lower()
        if parse.dep[noun] == "pobj" and own not in terms() and own not in nouns():
            for verb in parse.children[noun]:
                if parse.dep[verb] == "acl" and parse.tag[verb] == "VBN":
                    yield verb


def _beside(parse: Parse, token: int) -> tuple[int, str] | None:
    """Return a participle or relative clause right behind the noun that hangs elsewhere.

    "kept the truce announced for Monday", "ignored a truce for Osk that both had announced".
    """
    after = token + 1
    if after < len(parse) and parse.tag[after] == "VBN" and parse.dep[after] in _MISREAD:
        below = {parse.dep[c] for c in parse.children[after]}
        return None if below & {"aux", "auxpass", "nsubj"} else (after, "object")
    for at in range(after, min(token + _PHRASE, len(parse))):
        form = parse.form[at].lower()
        if form in {"that", "which"} and parse.dep[at] == "dobj":
            verb = parse.head[at]
            return (verb, "object") if parse.head[verb] != token else None
        if parse.pos[at] not in {"ADP", "DET", "PROPN", "NOUN", "ADJ"} or form == "that":
            return None
    return None


def _shares(parse: Parse, verb: int, child: int) -> bool:
    """Tell whether a verb under `verb` has its subject: "held and broke", "seems to hold"."""
    if _has_subject(parse, child) or parse.pos[child] not in {"VERB", "AUX"}:
        return False
    label = parse.dep[child]
    if label == "ccomp":  # "the truce agreed for the day was observed"
        return any(parse.dep[c] == "auxpass" for c in parse.children[child])
    raising = parse.lemma[verb].lower() in words("seeming")
    return label == "conj" or (label == "xcomp" and raising)


def _puts_an_end(parse: Parse, verb: int) -> bool:
    thing = clauses.undergoer(parse, verb) if parse.lemma[verb].lower() == "put" else None
    return thing is not None and parse.lemma[thing].lower() == "end"


def _to_verb(parse: Parse, adjective: int) -> int | None:
    """Return the verb of "is due **to expire**", "is likely **to hold**"."""
    children = parse.children[adjective]
    return next((c for c in children if parse.dep[c] == "xcomp" and parse.pos[c] == "VERB"), None)


def _is_subject(parse: Parse, token: int) -> bool:
    return parse.dep[token] in {"nsubj", "nsubjpass"}


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(
        parse.dep[c] in {"nsubj", "nsubjpass"} and parse.tag[c] not in {"WDT", "WP"}
        for c in parse.children[verb]
    )


def _above(parse: Parse, token: int) -> tuple[int, str] | None:
    """Return the verb over the noun, through coordination and prepositions, and its slot."""
    label, head = parse.dep[token], parse.head[token]
    for _ in range(_HOPS):
        if label in _OBJECTS:
            return head, "object"
        if label == "nsubj":
            below = {parse.dep[c]: c for c in parse.children[head]}
            if "acomp" in below:
                inner = _to_verb(parse, below["acomp"])
                return (inner, "subject") if inner is not None else (below["acomp"], "object")
            if parse.lemma[head] == "be" and "xcomp" in below:  # "schools are to reopen"
                return below["xcomp"], "subject"
            return head, "object" if clauses.is_passive(parse, head) else "subject"
        if parse.lemma[head].lower() == "end" and label in {"pobj", "prep"}:
            return head, "ended"
        if label == "prep" and _puts_an_end(parse, head):
            return head, "ended"
        above = parse.lemma[head].lower()
        joined = f"{above}_{parse.form[parse.head[token]].lower()}"
        left = above in words("leaving") and parse.form[parse.head[token]].lower() in _FROM
        if label == "prep" and (left or joined in words("joined")):
            return head, "object"
        away = parse.head[head]
        if label == "prep" and f"{parse.lemma[away]}_{joined}".lower() in words("joined"):
            return away, "object"
        is_under = label == "prep" and parse.lemma[head].lower() in words("under")
        if label not in _THROUGH or parse.head[head] == head or is_under:
            return None
        label, head = parse.dep[head], parse.head[head]
    return None
