"""How far the reporter stands from the words: by the cue, by "what it said was", by quotes."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.stretch import sentence_span, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.stance import sense_of
from onrecord.records import Span
from onrecord.records.vocabulary import Distance

_WHAT_WAS_SAID = re.compile(
    r"\bwhat (?:[\w’'.-]+ ){1,4}?(?:said|says|say|called|calls|call|described as|describes as|"
    r"describe as|claimed|claims|claim|termed|terms|labell?ed|alleged|alleges|considers?|"
    r"considered|deemed|dubbed)\b(?: (?:was|were|is|are|to be)\b)?",
    re.IGNORECASE,
)
_MARKS = frozenset(
    {"alleged", "allegedly", "purported", "purportedly", "supposed", "supposedly", "so-called",
     "self-styled"}
)  # fmt: skip
_SCARE_WORDS = 2
"""More words than this between marks are a partial quotation, not scare quotes."""


def distance(
    parse: Parse, utterance: Utterance, predicate: Predicate | None, cues: tuple[Span, ...] = ()
) -> Finding[Distance]:
    """Return the reporter's distance; `cues` are those of all utterances.

    "What it said was an attack" distances the utterance whose cue it holds; the one around it
    only if the phrase has no utterance of its own.
    """
    sense = sense_of(parse, utterance)
    if span := _what_was_said(parse, utterance, cues):
        return Finding("distanced", span)
    if sense.distance != "neutral" and not _claims_credit(parse, utterance):
        return Finding(sense.distance, utterance.cue)
    if utterance.mode == "direct":
        return Finding("neutral")
    span = _scare_quotes(parse, utterance) or _marked(parse, utterance, predicate)
    return Finding("distanced", span) if span else Finding("neutral")


def _claims_credit(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether a claim is one of responsibility, which nobody distances by the verb."""
    head = utterance.cue_head
    return (
        head is not None
        and utterance.cue_lemma == "claim"
        and any(
            parse.lemma[t].lower() in {"responsibility", "credit"} for t in parse.children[head]
        )
    )


def _what_was_said(parse: Parse, utterance: Utterance, cues: tuple[Span, ...]) -> Span | None:
    for span in _phrases(parse, utterance):
        if utterance.cue is not None and span.overlaps(utterance.cue):
            return span
        inside = any(piece.contains(span) for piece in utterance.content)
        quoted = any(piece.overlaps(span) for piece in utterance.quoted)
        if inside and not quoted and not any(span.overlaps(cue) for cue in cues):
            return span
    return None


def _phrases(parse: Parse, utterance: Utterance) -> list[Span]:
    if utterance.cue_head is None or utterance.mode == "direct":
        return []
    sentence = sentence_span(parse, utterance.cue_head)
    return [
        Span(sentence.start + match.start(), sentence.start + match.end())
        for match in _WHAT_WAS_SAID.finditer(sentence.of(parse.text))
    ]


def _scare_quotes(parse: Parse, utterance: Utterance) -> Span | None:
    words = lexicon.loaded()
    for quote in utterance.quoted:
        inside = quote.of(parse.text).lower().strip(" .,;:!?").split()
        if 0 < len(inside) <= _SCARE_WORDS and all(word in words for word in inside):
            return quote
    return None


def _marked(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> Span | None:
    """Find "alleged" and its like beside the main word or one of its arguments."""
    if predicate is None:
        return None
    near = {predicate.verb, *predicate.arguments}
    for piece in utterance.content:
        for token in tokens_in(parse, piece):
            if parse.form[token].lower() in _MARKS and parse.head[token] in near:
                return parse.span(token, token + 1)
    return None
