"""Whether the content says that something is, or that it is not."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.stance import negation
from onrecord.records.vocabulary import Polarity

_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
_NOT = frozenset({"not", "n't", "n’t", "never", "nowhere", "neither"})
_MARKS = frozenset({"neg", "advmod", "preconj", "cc", "det"})
_RAISING = frozenset({"believe", "think", "expect", "want", "wish", "hope", "suppose", "see",
                      "consider", "accept", "agree", "intend", "plan"})  # fmt: skip
_FEW = frozenset({"few", "no", "nobody", "none", "not"})
_NEVER = ("on no account", "under no circumstances", "in no case")


def polarity(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> Finding[Polarity]:
    """Return the polarity of the content's main clause, and the word that negates it.

    A negated verb of thinking negates what is thought ("does not believe they left", "few
    expect much").
    """
    raised = _raised(parse, utterance) if utterance.cue_lemma in _RAISING else None
    own = negator(parse, utterance, predicate)
    token = own if own is not None else raised
    if token is None:
        return Finding("positive")
    return Finding("negative", parse.span(token, token + 1))


def _raised(parse: Parse, utterance: Utterance) -> int | None:
    """Return what negates the cue: its own "not", or a source that is nobody, or few."""
    own = negation(parse, utterance)
    if own is not None or utterance.source is None:
        return own
    first = next(iter(tokens_in(parse, utterance.source)), None)
    return first if first is not None and parse.form[first].lower() in _FEW else None


def _opening(parse: Parse, utterance: Utterance) -> int | None:
    """Return the first word of a content that opens with "no" or "on no account"."""
    for piece in utterance.content:
        inside = tokens_in(parse, piece)
        words = piece.of(parse.text)[:40].lower()
        if inside and words.startswith(_NEVER):
            return inside[1]
        if inside and parse.form[inside[0]].lower() in _NONE | {"not"}:
            return None if _only(parse, inside[0]) else inside[0]
    return None


def negator(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> int | None:
    """Return the word that negates the content: its main clause, or all of it from the start."""
    own = _negator_of(predicate) if predicate is not None else None
    return _opening(parse, utterance) if own is None else own


def _negator_of(predicate: Predicate) -> int | None:
    """Return the word that negates the main clause; "not only" and "not just" do not."""
    parse = predicate.parse
    for head in predicate.heads:
        for child in parse.children[head]:
            if _negates(parse, child, head):
                return child
    heads = (predicate.verb, *predicate.arguments)
    return next((t for a in heads for t in _none_in(parse, a)), None)


def _negates(parse: Parse, token: int, head: int) -> bool:
    """Tell whether a child of the main word negates it, and not a word behind a comma."""
    if parse.dep[token] not in _MARKS or parse.form[token].lower() not in _NOT:
        return False
    if _only(parse, token):
        return False
    return token < head or not any(parse.form[t] == "," for t in range(head + 1, token))


def _only(parse: Parse, token: int) -> bool:
    after = token + 1
    return after < len(parse) and parse.form[after].lower() in {
        "only",
        "just",
        "merely",
        "less",
        "fewer",
        "more",
    }


def _none_in(parse: Parse, argument: int) -> tuple[int, ...]:
    if parse.form[argument].lower() in _NONE:
        return (argument,)
    marks = below(parse, argument, "det", "neg", "preconj", "cc", "nummod")
    marks += tuple(t for m in marks for t in parse.children[m])
    held = _NONE | {"not"}
    return tuple(t for t in marks if parse.form[t].lower() in held and not _only(parse, t))
