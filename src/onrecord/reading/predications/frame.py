"""The grammar around one predicate: who does it, to whom, with which words.

A frame is what roles and types are decided from. Everything is a token number of the parse;
heads of noun phrases stand for the phrases.
"""

from collections.abc import Iterator

import msgspec

from onrecord.language.parse import Parse
from onrecord.reading.predications.lexicon import control_words, light_verbs

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
MAX_CHAIN = 12
"""Links followed in one direction; longer chains are parser errors in a list."""

_PARTICLES = frozenset({"away", "back", "down", "off", "out", "over", "up"})
_AMONG = frozenset({"between", "among"})
_HELD = frozenset({"pobj"})
_HANDING_DOWN = COMPLEMENTS | {"conj", "prep", "aux", "dobj", "acomp"}
_PASSED = _HANDING_DOWN | {"pobj", "attr", "oprd"}


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
    adjective: bool = False

    @property
    def pos(self) -> str:
        """The part of speech by which the tables know the trigger."""
        return "noun" if self.noun else "adjective" if self.adjective else "verb"


def conjuncts(parse: Parse, token: int) -> Iterator[int]:
    """Yield `token` and every token coordinated under it, in text order of the chain."""
    chain = [token]
    for member in chain:
        yield member
        if len(chain) < MAX_CHAIN:
            chain.extend(c for c in parse.children[member] if parse.dep[c] == "conj")


def arguments(parse: Parse, token: int, labels: frozenset[str]) -> tuple[int, ...]:
    """Return the children of `token` with one of `labels`, coordinated ones included."""
    heads = (c for c in parse.children[token] if parse.dep[c] in labels)
    return tuple(member for head in heads for member in conjuncts(parse, head))


def prepositions(parse: Parse, token: int) -> tuple[tuple[str, int], ...]:
    """Return (preposition, object) for each prepositional phrase under `token`.

    A phrase under an adverb of direction counts too: "broke away from", "back to".
    """
    found: list[tuple[str, int]] = []
    for child in parse.children[token]:
        direct = parse.dep[child] in {"prep", "agent"}
        if direct or (parse.dep[child] == "advmod" and parse.lemma[child] in _PARTICLES):
            inner = [c for c in parse.children[child] if parse.dep[c] == "prep"]
            for holder in (child, *inner) if direct else inner:  # "out of", "on to"
                name = parse.lemma[child if direct else holder].lower()
                found.extend((name, obj) for obj in arguments(parse, holder, _HELD))
    return tuple(found)


def verb_frame(parse: Parse, verb: int) -> Frame:
    """Read the frame of a verb; a missing subject is looked for up the clause chain."""
    children = parse.children[verb]
    labels = {parse.dep[c] for c in children}
    passive = "nsubjpass" in labels or "auxpass" in labels or _is_reduced_passive(parse, verb)
    agents = _agents(parse, verb, passive=passive)
    subjects = _after_dateline(parse, verb, arguments(parse, verb, SUBJECTS))
    objects = arguments(parse, verb, OBJECTS)
    undergoers = _after_dateline(parse, verb, arguments(parse, verb, PASSIVE_SUBJECTS))
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
        preps=prepositions(parse, verb),
        particle=_particle(parse, verb),
        passive=passive,
        complement=complement,
        governor=governor,
        controlled=controlled,
    )


def adjective_frame(parse: Parse, adjective: int) -> Frame:
    """Read the frame of an adjective of state: who is "dead" or "wounded" has suffered it."""
    head = parse.head[adjective]
    if parse.dep[adjective] == "amod":
        holders: tuple[int, ...] = (head,)
    else:
        holders = arguments(parse, head, SUBJECTS | PASSIVE_SUBJECTS) if head != adjective else ()
    return Frame(trigger=adjective, objects=holders, passive=True, adjective=True)


def noun_frame(parse: Parse, noun: int) -> Frame:
    """Read the frame of an event noun: "Russia's strike on Kharkiv", "the shelling of X by Y".

    Under an empty verb its subject is the doer ("rebels launched an attack"), and who is
    accused of an attack is said to have made it. `governor` is the verb it stands under.
    """
    verb, light = _empty_verb(parse, noun)
    preps = prepositions(parse, noun)
    if light:
        preps = (*preps, *(p for p in prepositions(parse, verb) if p not in preps))
    owners = arguments(parse, noun, frozenset({"poss"}))
    doers = tuple(obj for prep, obj in preps if prep == "by")
    sides = tuple(obj for prep, obj in (*preps, *_of_its_verb(parse, noun)) if prep in _AMONG)
    modifiers = tuple(
        c
        for c in parse.children[noun]
        if parse.dep[c] in {"amod", "compound", "nmod"} and c in parse.entity_at
    )
    carrying = _carrying(parse, noun, verb) if light else ()
    targets = tuple(obj for prep, obj in preps if prep in {"on", "against", "of", "with", "at"})
    subjects = doers or owners or sides or modifiers or carrying or _accused(parse, noun)
    return Frame(
        trigger=noun,
        subjects=subjects,
        objects=tuple(t for t in targets if t not in doers),
        preps=preps,
        governor=verb if light else None,
        noun=True,
    )


def _empty_verb(parse: Parse, noun: int) -> tuple[int, bool]:
    """Return the verb that a noun is object or passive subject of, and whether it is empty."""
    verb = parse.head[noun]
    if parse.dep[noun] not in {"dobj", "nsubjpass", "nsubj"} or parse.pos[verb] != "VERB":
        return verb, False
    lemma = parse.lemma[verb].lower()
    return verb, bool({lemma, f"{lemma}_{_particle(parse, verb)}"} & light_verbs())


def _carrying(parse: Parse, noun: int, verb: int) -> tuple[int, ...]:
    """Who does what the object of an empty verb names: "rebels" of "rebels staged a raid"."""
    if parse.dep[noun] == "nsubj":
        return ()
    found = verb_frame(parse, verb)
    return tuple(t for t in found.subjects if t != noun)


def _of_its_verb(parse: Parse, noun: int) -> tuple[tuple[str, int], ...]:
    """Phrases of the verb that says that it takes place: "clashes erupted between …"."""
    verb = parse.head[noun]
    if parse.dep[noun] not in {"nsubj", "nsubjpass"} or parse.pos[verb] != "VERB":
        return ()
    return prepositions(parse, verb)


def _agents(parse: Parse, verb: int, *, passive: bool) -> tuple[int, ...]:
    return tuple(
        obj
        for prep in parse.children[verb]
        if parse.dep[prep] == "agent" or (passive and parse.form[prep].lower() == "by")
        for obj in arguments(parse, prep, _HELD)
    )


def _after_dateline(parse: Parse, verb: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out subjects in front of a dash if one follows it: "GOMA, Congo -- A rebel …"."""
    first, _ = parse.sentences[parse.sentence[verb]]
    dash = next((t for t in range(first, verb) if is_dash(parse, t)), None)
    if dash is None or not heads or heads[0] > dash:
        return heads
    named = (c for c in parse.children[heads[0]] if c > dash and parse.dep[c] == "appos")
    return (*named, *(head for head in heads if head > dash)) or heads


def is_dash(parse: Parse, token: int) -> bool:
    """Tell whether a token is a dash between blanks, not a hyphen."""
    before = parse.text[max(0, parse.start[token] - 1) : parse.start[token]]
    return parse.form[token] in {"--", "-", "–", "—"} and not before.strip()


def _particle(parse: Parse, verb: int) -> str:
    """Name the particle of a verb: "hand over", "break away"."""
    for child in parse.children[verb]:
        word = parse.lemma[child].lower()
        if parse.dep[child] == "prt":
            return word
        if parse.dep[child] == "advmod" and child == verb + 1 and word in _PARTICLES:
            return word
    return ""


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
            if parse.tag[token] == "VB" or parse.pos[head] not in {"NOUN", "PROPN", "PRON"}:
                token = head  # "the chance to make": the chance does nothing
                continue
            return tuple(conjuncts(parse, head)), None
        found = _control(parse, head, token)
        if found:
            return found, head
        if label not in _PASSED:
            break
        token = head
    return (), None


def _control(parse: Parse, head: int, below: int) -> tuple[int, ...]:
    """Subject that a verb hands down: its object if it has one ("urged X to"), else its own."""
    label = parse.dep[below]
    if label not in _HANDING_DOWN:
        return ()
    if label in {"xcomp", "ccomp", "prep"} and parse.pos[head] == "VERB":
        accusing = parse.lemma[head].lower() in control_words("accusing")
        if label != "prep" or accusing:
            objects = arguments(parse, head, frozenset({"dobj", "dative"}))
            undergoers = arguments(parse, head, PASSIVE_SUBJECTS)
            if objects or (accusing and undergoers):
                return objects or undergoers
    own = arguments(parse, head, SUBJECTS) or arguments(parse, head, PASSIVE_SUBJECTS)
    return _after_dateline(parse, head, own)


def _accused(parse: Parse, noun: int) -> tuple[int, ...]:
    """Who is accused of what a noun names: "accused rebels of an attack"."""
    prep = parse.head[noun]
    verb = parse.head[prep]
    if parse.dep[noun] != "pobj" or parse.dep[prep] != "prep":
        return ()
    if parse.lemma[verb].lower() not in control_words("accusing"):
        return ()
    objects = arguments(parse, verb, frozenset({"dobj"}))
    return objects or arguments(parse, verb, PASSIVE_SUBJECTS)
