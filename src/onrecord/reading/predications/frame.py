"""The grammar around one predicate: who does it, to whom, with which words.

A frame is what roles and types are decided from. Everything is a token number of the parse;
heads of noun phrases stand for the phrases.
"""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
MAX_CHAIN = 12
"""Links followed in one direction; longer chains are parser errors in a list."""


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """One predicate with its arguments.

    `preps` are (preposition lemma, object token). `complement` is the head of a clause that
    the predicate governs. `governor` is the verb above it ("agreed" for "to withdraw").
    `controlled` says that the subject was taken from that verb.
    """

    trigger: int
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()
    preps: tuple[tuple[str, int], ...] = ()
    particle: str = ""
    passive: bool = False
    complement: int | None = None
    governor: int | None = None
    controlled: bool = False
    noun: bool = False


def conjuncts(parse: Parse, token: int) -> Iterator[int]:
    """Yield `token` and every token coordinated under it, in text order of the chain."""
    chain = [token]
    for member in chain[:MAX_CHAIN]:
        yield member
        chain.extend(c for c in parse.children[member] if parse.dep[c] == "conj")


def arguments(parse: Parse, token: int, labels: frozenset[str]) -> tuple[int, ...]:
    """Return the children of `token` with one of `labels`, coordinated ones included."""
    heads = (c for c in parse.children[token] if parse.dep[c] in labels)
    return tuple(member for head in heads for member in conjuncts(parse, head))


def prepositions(parse: Parse, token: int) -> tuple[tuple[str, int], ...]:
    """Return (preposition, object) for each prepositional phrase under `token`."""
    found: list[tuple[str, int]] = []
    for prep in parse.children[token]:
        if parse.dep[prep] in {"prep", "agent"}:
            inner = [c for c in parse.children[prep] if parse.dep[c] == "prep"]
            for holder in (prep, *inner):  # "out of", "on to"
                held = arguments(parse, holder, frozenset({"pobj"}))
                found.extend((parse.lemma[prep].lower(), obj) for obj in held)
    return tuple(found)


def verb_frame(parse: Parse, verb: int) -> Frame:
    """Read the frame of a verb; a missing subject is looked for up the clause chain."""
    children = parse.children[verb]
    labels = {parse.dep[c] for c in children}
    passive = "nsubjpass" in labels or "auxpass" in labels or _is_reduced_passive(parse, verb)
    preps = prepositions(parse, verb)
    agents = tuple(
        obj
        for prep in children
        if parse.dep[prep] == "agent" or (passive and parse.form[prep].lower() == "by")
        for obj in arguments(parse, prep, frozenset({"pobj"}))
    )
    subjects = arguments(parse, verb, SUBJECTS)
    objects = arguments(parse, verb, OBJECTS)
    undergoers = arguments(parse, verb, PASSIVE_SUBJECTS)
    governor, controlled = None, False
    if not subjects and not undergoers:
        inherited, governor = _inherited_subject(parse, verb)
        controlled = bool(inherited)
        if passive:
            undergoers = inherited
        else:
            subjects = inherited
    complement = next((c for c in children if parse.dep[c] in {"xcomp", "ccomp"}), None)
    return Frame(
        trigger=verb,
        subjects=agents if passive else subjects,
        objects=undergoers + objects if passive else objects,
        agents=agents,
        preps=preps,
        particle=next((parse.lemma[c].lower() for c in children if parse.dep[c] == "prt"), ""),
        passive=passive,
        complement=complement,
        governor=governor,
        controlled=controlled,
    )


def noun_frame(parse: Parse, noun: int) -> Frame:
    """Read the frame of an event noun: "Russia's strike on Kharkiv", "the shelling of X by Y"."""
    preps = prepositions(parse, noun)
    owners = arguments(parse, noun, frozenset({"poss"}))
    doers = tuple(obj for prep, obj in preps if prep == "by")
    sides = tuple(obj for prep, obj in preps if prep == "between")
    modifiers = tuple(
        c
        for c in parse.children[noun]
        if parse.dep[c] in {"amod", "compound", "nmod"} and c in parse.entity_at
    )
    targets = tuple(obj for prep, obj in preps if prep in {"on", "against", "of", "with", "at"})
    return Frame(
        trigger=noun,
        subjects=doers or owners or sides or modifiers,
        objects=tuple(t for t in targets if t not in doers),
        preps=preps,
        noun=True,
    )


def _is_reduced_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a participle is a passive without auxiliary ("troops sent by X")."""
    return (
        parse.tag[verb] == "VBN"
        and parse.dep[verb] in {"acl", "advcl", "relcl"}
        and not any(parse.dep[c] in {"nsubj", "aux", "dobj"} for c in parse.children[verb])
    )


def _inherited_subject(parse: Parse, verb: int) -> tuple[tuple[int, ...], int | None]:
    """Find the subject of a verb without one: control, coordination, relative clause.

    "agreed to withdraw", "shelled and burned", "the army, which …", "a man seen leaving".
    """
    token = verb
    for _ in range(MAX_CHAIN):
        head, label = parse.head[token], parse.dep[token]
        if head == token:
            break
        if label in {"acl", "relcl"}:
            return tuple(conjuncts(parse, head)), None
        if label in {"conj", "xcomp", "ccomp", "advcl", "pcomp", "prep", "aux"}:
            found = _control(parse, head, label)
            if found:
                return found, head
        elif label not in {"dobj", "pobj", "attr", "oprd", "ROOT"}:
            break
        token = head
    return (), None


def _control(parse: Parse, head: int, label: str) -> tuple[int, ...]:
    """Subject that a verb hands down: its object if it has one ("urged X to"), else its own."""
    objects = arguments(parse, head, frozenset({"dobj", "dative"}))
    if label in {"xcomp", "ccomp"} and objects and parse.pos[head] == "VERB":
        return objects
    own = arguments(parse, head, SUBJECTS) or arguments(parse, head, PASSIVE_SUBJECTS)
    if own:
        return own
    return ()
