"""Whether an event happened: actual, planned, attempted, failed, hypothetical, negated.

Decided by negation, auxiliaries and the words that govern the predicate, outermost last:
"refused to withdraw" failed, "called on Baku to withdraw" hypothetical.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.falsehood import is_called_false
from onrecord.reading.predications.frame import MAX_CHAIN, Frame
from onrecord.reading.predications.lexicon import light_verbs, reality_words
from onrecord.reading.predications.phrase import is_actor
from onrecord.reading.stretch import is_none
from onrecord.records.vocabulary import Reality

_CONDITIONALS = frozenset({"if", "unless", "whether"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "advcl", "acl", "conj",
                       "acomp", "attr"})  # fmt: skip
_CLAUSE = frozenset({"xcomp", "pcomp", "acl", "ccomp"})
_DOING = frozenset({"nsubj", "nsubjpass", "dobj"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_OPEN_END = frozenset({"until", "till", "before"})
_TAKING_PLACE = frozenset({"begin", "start", "resume", "take", "occur", "happen", "erupt", "be",
                           "hold", "continue", "go", "break", "follow", "come", "commit", "launch",
                           "stage", "mount", "conduct", "carry"})  # fmt: skip


def reality(parse: Parse, frame: Frame) -> Reality:
    """Return the reality of the event that `frame` names."""
    if _conditional(parse, frame.trigger):
        return "hypothetical"
    if _denied(parse, frame):
        return "negated"
    own = _by_auxiliary(parse, frame.trigger) or _by_modifier(parse, frame)
    if own is None and frame.noun:
        own = _by_occurrence(parse, frame.trigger)
    if own == "planned" and _outer(parse, frame) == "hypothetical":
        return "hypothetical"
    if own is not None:
        return own
    if _asks(parse, frame.trigger) or _imperative(parse, frame):
        return "hypothetical"
    return _outer(parse, frame) or "actual"


def _outer(parse: Parse, frame: Frame) -> Reality | None:
    """Return what the words above the predicate make of it, if they decide anything."""
    for governor, label, below in _governors(parse, frame):
        word = _word(parse, governor, label, below)
        if _negated(parse, governor) and word in {"planned", "actual"}:
            return "negated"
        if word in {None, "actual"}:  # "asked X to help defend": what is above decides
            continue
        if word in {"planned", "hypothetical"} and label == "ccomp":
            if _is_told(parse, below) and word != _of_others(parse, governor):
                continue
            return word
        return word
    return None


def _word(parse: Parse, governor: int, label: str, below: int) -> Reality | None:
    if parse.lemma[parse.head[below]] == "be" and label == "xcomp" and _is_to(parse, below):
        return "planned"  # "are to meet", "was to be handed over"
    if parse.pos[governor] == "ADP":
        return None  # "due to shelling"
    other = _of_others(parse, governor)
    if other is not None and label == "ccomp" and _has_subject(parse, below):
        return other
    lemma = parse.lemma[governor].lower()
    if label in {"xcomp", "pcomp"} and lemma in reality_words("clause"):
        return reality_words("clause")[lemma]
    return reality_words("governor").get(lemma)


def _is_to(parse: Parse, verb: int) -> bool:
    return any(parse.tag[c] == "TO" for c in parse.children[verb])


def _of_others(parse: Parse, governor: int) -> Reality | None:
    return reality_words("other").get(parse.lemma[governor].lower())


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.dep[c] in {"nsubj", "nsubjpass"} for c in parse.children[verb])


def _denied(parse: Parse, frame: Frame) -> bool:
    """Tell whether the words say that it did not happen.

    "Did not fire", "made no war on", "without signing", "no report of a strike".
    """
    token = frame.trigger
    if _negated(parse, token) or is_called_false(parse, token):
        return True
    head, label = parse.head[token], parse.dep[token]
    if label in {"pobj", "pcomp"}:
        if parse.lemma[head].lower() == "without":
            return True
        above = parse.head[head]
        reported = parse.lemma[above].lower() in reality_words("none")
        return label == "pobj" and reported and is_none(parse, above)
    if label == "acl" and parse.tag[token] == "VBD":
        return is_none(parse, head)  # "no aircraft flew" in a caption or a list
    return label == "dobj" and parse.lemma[head].lower() in light_verbs() and _negated(parse, head)


def _negated(parse: Parse, token: int) -> bool:
    near = parse.children[token]
    own = any(
        parse.dep[c] == "neg"
        or (parse.dep[c] in {"det", "preconj"} and parse.form[c].lower() in {"no", "neither"})
        for c in near
    )
    if own or parse.pos[token] != "VERB":
        return own
    doing = [c for c in near if parse.dep[c] in _DOING]
    return any(is_none(parse, c) or parse.form[c].lower() in _NOBODY for c in doing)


def _by_auxiliary(parse: Parse, token: int) -> Reality | None:
    for child in parse.children[token]:
        if parse.dep[child] == "aux":
            found = reality_words("aux").get(_full_form(parse.form[child]))
            if found is not None:
                return found
    return None


def _by_modifier(parse: Parse, frame: Frame) -> Reality | None:
    """Decide by what stands with an event noun: "a planned attack", "an escape attempt"."""
    if not frame.noun:
        return None
    head = parse.lemma[parse.head[frame.trigger]].lower()
    if (
        parse.dep[frame.trigger] == "compound"
        and reality_words("governor").get(head) == "attempted"
    ):
        return "attempted"
    words = reality_words("modifier")
    beside = (c for c in parse.children[frame.trigger] if parse.dep[c] == "amod")
    return next((words[w] for c in beside if (w := parse.form[c].lower()) in words), None)


def _by_occurrence(parse: Parse, noun: int) -> Reality | None:
    """Decide by the verb that says that it takes place: "talks will resume"."""
    verb = parse.head[noun]
    set_down = (c for c in parse.children[noun] if parse.dep[c] == "acl" and parse.tag[c] == "VBN")
    beside = [verb] if parse.dep[noun] == "nsubjpass" else []
    found = [reality_words("course").get(_with_particle(parse, v)) for v in (*beside, *set_down)]
    if parse.dep[noun] == "nsubj":
        found.append(reality_words("end").get(_with_particle(parse, verb)))
    if (known := next((word for word in found if word), None)) is not None:
        return known
    if parse.dep[noun] not in {"nsubj", "nsubjpass"} or parse.lemma[verb] not in _TAKING_PLACE:
        return None
    return "negated" if _negated(parse, verb) else _by_auxiliary(parse, verb)


def _with_particle(parse: Parse, verb: int) -> str:
    """Return a verb with its particle: "call_off"."""
    lemma = parse.lemma[verb].lower()
    beside = (c for c in parse.children[verb] if parse.dep[c] == "prt")
    return next((f"{lemma}_{parse.form[c].lower()}" for c in beside), lemma)


def _full_form(form: str) -> str:
    """Spell out the clipped auxiliaries: "'ll", "'d", "wo" (n't), "ca" (n't)."""
    low = form.lower().replace("’", "'")
    return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(low, low)


def _conditional(parse: Parse, token: int) -> bool:
    """Tell whether a clause is a condition, or an end that is still open.

    "If it attacks", "until the siege is lifted"; not "until it was lifted".
    """
    near = parse.children[token]
    marks = {parse.form[c].lower() for c in near if parse.dep[c] in {"mark", "advmod"}}
    if marks & _CONDITIONALS:
        return True
    tense = {parse.tag[c] for c in (*near, token)}
    return bool(marks & _OPEN_END and tense & {"VBZ", "VBP"} and not tense & {"VBD"})


def _asks(parse: Parse, token: int) -> bool:
    """Tell whether a sentence asks if it will happen: "Will they sit down?"."""
    first, last = parse.sentences[parse.sentence[token]]
    if parse.form[last - 1] != "?" or parse.head[token] != token:
        return False
    return parse.dep[first] in {"aux", "auxpass"} and parse.head[first] == token


def _imperative(parse: Parse, frame: Frame) -> bool:
    """Tell whether a verb orders or asks: "then provide them with arms"."""
    token = frame.trigger
    if parse.tag[token] != "VB" or parse.dep[token] not in {"ROOT", "ccomp", "dep"}:
        return False
    return not any(
        parse.dep[c] in {"aux", "nsubj", "nsubjpass", "expl"} for c in parse.children[token]
    )


def _governors(parse: Parse, frame: Frame) -> Iterator[tuple[int, str, int]]:
    """Yield the words above the predicate, the label by which each governs, and what it governs.

    "Our hope is that …": what the copula's subject names governs.
    """
    token = frame.trigger
    for _ in range(MAX_CHAIN):
        head, label = parse.head[token], parse.dep[token]
        if head == token or label not in _GOVERNED:
            return
        if frame.noun and label == "pobj":
            yield from ((above, label, token) for above in _asked(parse, head))
        elif label in _CLAUSE or (frame.noun and label == "dobj" and not is_actor(parse, token)):
            yield _says(parse, head), label, token
        elif label not in {"conj", "prep", "advcl", "acomp", "attr"}:
            return
        if label == "advcl":
            return
        token = head


def _asked(parse: Parse, preposition: int) -> Iterator[int]:
    """Yield the word that makes something of what a preposition holds.

    "Called for an inquiry", "a request for passage", "the threat of attacks".
    """
    above, word = parse.head[preposition], parse.lemma[preposition].lower()
    asking = word == "for" and parse.lemma[above].lower() in reality_words("for")
    if asking or (word in {"for", "of"} and parse.pos[above] == "NOUN"):
        yield above


def _says(parse: Parse, head: int) -> int:
    if parse.lemma[head] != "be":
        return head
    return next((c for c in parse.children[head] if parse.dep[c] == "nsubj"), head)


def _is_told(parse: Parse, token: int) -> bool:
    """Tell whether a clause is told as a fact: "told X that talks were under way".

    Its verb is finite and not plural, because "demand that troops leave" looks alike.
    """
    finite = {"VBD", "VBZ"}
    auxiliaries = [c for c in parse.children[token] if parse.dep[c] in {"aux", "auxpass"}]
    if auxiliaries:
        return any(parse.tag[c] in {*finite, "VBP"} for c in auxiliaries)
    return parse.tag[token] in finite
