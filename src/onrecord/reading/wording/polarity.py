"""Whether the content says that something is, or that it is not."""

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.stance import negation
from onrecord.records.vocabulary import Polarity

_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "nowhere"})
_NEVER = frozenset({"never", "nowhere"})
_NEGATIVE_HEADS = frozenset({"unlikely", "impossible"})
_RAISING = frozenset({"believe", "think", "expect", "want", "suppose", "see", "consider", "accept",
                      "agree", "intend", "plan"})  # fmt: skip


def polarity(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> Finding[Polarity]:
    """Return the polarity of the content's main clause, and the word that negates it.

    A negated verb of thinking negates what is thought ("does not believe they left").
    """
    raised = negation(parse, utterance) if utterance.cue_lemma in _RAISING else None
    own = _negator(predicate) if predicate else None
    token = own if own is not None else raised
    if token is None:
        return Finding("positive")
    return Finding("negative", parse.span(token, token + 1))


def _negator(predicate: Predicate) -> int | None:
    """Return the word that negates the main clause; "not only" and "not just" do not."""
    parse = predicate.parse
    for head in predicate.heads:
        if parse.lemma[head].lower() in _NEGATIVE_HEADS:
            return head
        for child in parse.children[head]:
            if _negates(parse, child) and not _only(parse, child):
                return child
    return next((t for a in predicate.arguments for t in _none_in(parse, a)), None)


def _negates(parse: Parse, token: int) -> bool:
    return parse.dep[token] == "neg" or (
        parse.dep[token] == "advmod" and parse.form[token].lower() in _NEVER
    )


def _only(parse: Parse, token: int) -> bool:
    after = token + 1
    return after < len(parse) and parse.form[after].lower() in {"only", "just", "merely"}


def _none_in(parse: Parse, argument: int) -> tuple[int, ...]:
    if parse.form[argument].lower() in _NONE:
        return (argument,)
    return tuple(t for t in below(parse, argument, "det", "neg") if parse.form[t].lower() in _NONE)
