"""Whether an event happened: actual, planned, attempted, failed, hypothetical, negated.

Decided by negation, auxiliaries and the verbs that govern the predicate, outermost last:
"refused to withdraw" failed, "called on Baku to withdraw" hypothetical.
"""

from collections.abc import Iterator

from onrecord.language.parse import Parse
from onrecord.reading.predications.frame import MAX_CHAIN, Frame
from onrecord.reading.predications.lexicon import reality_words
from onrecord.records.vocabulary import Reality

_CONDITIONALS = frozenset({"if", "unless", "whether"})
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "pobj", "prep", "advcl", "acl", "conj"})
_CLAUSE = frozenset({"xcomp", "pcomp", "acl", "ccomp"})


def reality(parse: Parse, frame: Frame) -> Reality:
    """Return the reality of the event that `frame` names."""
    if _negated(parse, frame.trigger):
        return "negated"
    own = _by_auxiliary(parse, frame.trigger)
    if own is not None:
        return own
    if _conditional(parse, frame.trigger):
        return "hypothetical"
    for governor, label in _governors(parse, frame):
        word = reality_words("governor").get(parse.lemma[governor].lower())
        if word is None or (word == "actual" and label != "xcomp"):
            continue
        if _negated(parse, governor) and word in {"planned", "actual"}:
            return "negated"
        if word == "planned" and label == "ccomp" and _is_past(parse, frame.trigger):
            continue
        return word
    return "actual"


def _negated(parse: Parse, token: int) -> bool:
    return any(
        parse.dep[c] == "neg" or (parse.dep[c] == "det" and parse.lemma[c].lower() == "no")
        for c in parse.children[token]
    )


def _by_auxiliary(parse: Parse, token: int) -> Reality | None:
    for child in parse.children[token]:
        if parse.dep[child] == "aux":
            found = reality_words("aux").get(_full_form(parse.form[child]))
            if found is not None:
                return found
    return None


def _full_form(form: str) -> str:
    """Spell out the clipped auxiliaries: "'ll", "'d", "wo" (n't), "ca" (n't)."""
    low = form.lower().replace("’", "'")
    return {"'ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(low, low)


def _conditional(parse: Parse, token: int) -> bool:
    marks = (c for c in parse.children[token] if parse.dep[c] in {"mark", "advmod"})
    return any(parse.form[c].lower() in _CONDITIONALS for c in marks)


def _governors(parse: Parse, frame: Frame) -> Iterator[tuple[int, str]]:
    """Yield the verbs and nouns above the predicate with the label by which they govern it."""
    token = frame.trigger
    for _ in range(MAX_CHAIN):
        head, label = parse.head[token], parse.dep[token]
        if head == token or label not in _GOVERNED:
            return
        if label in _CLAUSE or (frame.noun and label in {"dobj", "pobj"}):
            yield head, label
        elif label not in {"conj", "prep", "advcl"}:
            return
        if label == "advcl":
            return
        token = head


def _is_past(parse: Parse, token: int) -> bool:
    """Tell whether a verb is finite past: what was agreed lies behind ("hoped it ended")."""
    has_past_auxiliary = any(
        parse.tag[c] == "VBD" for c in parse.children[token] if parse.dep[c] in {"aux", "auxpass"}
    )
    return parse.tag[token] == "VBD" or has_past_auxiliary
