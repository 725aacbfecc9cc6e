"""Which verbs say how a named commitment stands, and whether it is their object or subject.

"a pact signed in 1997", "was invoking a pact", "the truce collapsed", "talks were put off". A
participle that the parser took for the main verb ("a truce agreed for noon was ...") counts as one.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.commitments import clauses
from onrecord.reading.commitments.words import words

_HOPS = 3
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_THROUGH = frozenset({"conj", "pobj", "prep", "appos"})


def governors(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """Yield the verbs that govern or describe the noun at `token`, each with the noun's slot.

    The slot is "object", "subject", or "ended" for "put an end to the mandate".
    """
    for child in parse.children[token]:
        if parse.dep[child] == "acl" and parse.tag[child] == "VBN":
            yield child, "object"
        elif parse.dep[child] == "relcl":
            passive = clauses.is_passive(parse, child)
            yield child, "object" if passive or _has_subject(parse, child) else "subject"
    head = _above(parse, token)
    if head is None:
        return
    yield head
    for child in parse.children[head[0]]:
        shared = parse.dep[child] == "conj" and not _has_subject(parse, child)
        if shared and _is_subject(parse, token):
            yield child, "object" if clauses.is_passive(parse, child) else "subject"


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
                return below["acomp"], "object"
            if parse.lemma[head] == "be" and "xcomp" in below:  # "schools are to reopen"
                return below["xcomp"], "subject"
            return head, "object" if clauses.is_passive(parse, head) else "subject"
        if parse.lemma[head].lower() == "end" and label in {"pobj", "prep"}:
            return head, "ended"
        above = parse.lemma[head].lower()
        joined = f"{above}_{parse.form[parse.head[token]].lower()}"
        if label == "prep" and (above in words("leaving") or joined in words("joined")):
            return head, "object"
        is_under = label == "prep" and parse.lemma[head].lower() in words("under")
        if label not in _THROUGH or parse.head[head] == head or is_under:
            return None
        label, head = parse.dep[head], parse.head[head]
    return None
