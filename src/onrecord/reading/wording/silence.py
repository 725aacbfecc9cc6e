"""Reported silence: no comment, no answer, no claim of responsibility. Never a denial."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.stretch import sentence_span
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording.finding import Finding
from onrecord.records import Span
from onrecord.records.vocabulary import Stance

_SPEAK = (
    r"(?:comment|respond|reply|answer|react|elaborate|speak|discuss|say|confirm|specify|disclose|"
    r"identify|be (?:named|identified|quoted))"
)
_REPLY = r"(?:respond|repl(?:y|ied)|comment|answer|react|elaborate)(?:ed|ing)?"
_NOT = r"(?: not| never|n['’]t)"
_PATTERNS: tuple[tuple[Stance, str], ...] = (
    ("no_claim", r"\bno (?:\w+ ){1,4}?claim\w* (?:responsibility|credit)\b"),
    ("no_claim", rf"{_NOT} (?:\w+ ){{0,2}}claimed (?:responsibility|credit)\b"),
    ("no_claim", r"\bno (?:immediate )?claims? of responsibility\b"),
    ("declines_comment", rf"\b(?:declin|refus)(?:e|es|ed|ing) (?:\w+ ){{0,2}}?to {_SPEAK}\b"),
    ("declines_comment", rf"\b(?:would|will){_NOT} (?:\w+ ){{0,2}}?{_SPEAK}\b"),
    ("declines_comment", r"\b(?:declin|refus)(?:e|es|ed|ing) (?:\w+ ){0,2}comment\b"),
    (
        "no_response",
        rf"\b(?:did|does|do|has|have|had|is|was|were){_NOT} (?:\w+ ){{0,3}}?{_REPLY}\b",
    ),
    ("no_response", r"\bno (?:\w+ ){0,3}?(?:comment|response|reply|reaction|answer|word)\b"),
    (
        "no_response",
        rf"\b(?:could|can)(?:{_NOT}|not) (?:\w+ ){{0,2}}?be (?:\w+ )?(?:reached|contacted)\b",
    ),
    ("no_response", r"\b(?:un|not (?:\w+ )?)available (?:for|to) comment\b"),
    ("no_response", r"\byet to (?:\w+ ){0,2}?(?:respond|reply|comment|answer|react)\b"),
    ("no_response", r"\b(?:stayed|remained|kept|been|is|was) (?:\w+ )?silent\b"),
)
_RULES = tuple((stance, re.compile(pattern, re.IGNORECASE)) for stance, pattern in _PATTERNS)
_NEGATED = re.compile(r"\b(?:no|not|never|yet|without|declin\w+|refus\w+|silent|unavailable|"
                      r"cannot|would(?:n['’]t)?|could(?:n['’]t)?)\b|n['’]t\b",
                      re.IGNORECASE)  # fmt: skip
_UNANSWERED = frozenset({"comment", "respond", "reply", "answer", "react"})
_UNSAID = frozenset({"say", "tell", "specify", "elaborate", "explain", "detail", "disclose",
                     "reveal", "identify", "name", "mention"})  # fmt: skip
_AFTER = 60
"""Characters behind the cue in which "comment" may follow "declined", and before it "no group"."""


def silence(parse: Parse, utterance: Utterance) -> Finding[Stance] | None:
    """Return the kind of silence that `utterance` reports, None where words are reported.

    "Yerevan has not replied" is no response; "he would not discuss it", "she did not say how
    many" and "it does not mention who fired" decline comment; "no group claimed responsibility"
    is no claim.
    """
    if utterance.cue is None or utterance.cue_head is None or utterance.mode == "direct":
        return None
    start, words = _window(parse, utterance, utterance.cue, utterance.cue_head)
    if not _NEGATED.search(words):
        return None
    for stance, pattern in _RULES:
        match = pattern.search(words)
        span = match and Span(start + match.start(), start + match.end())
        if match and span and span.overlaps(utterance.cue):
            return Finding(stance, span)
    if not _NEGATED.search(utterance.cue.of(parse.text)):
        return None
    if utterance.cue_lemma in _UNANSWERED:
        return Finding("no_response", utterance.cue)
    return Finding("declines_comment", utterance.cue) if utterance.cue_lemma in _UNSAID else None


def _window(parse: Parse, utterance: Utterance, cue: Span, head: int) -> tuple[int, str]:
    """Return where the words that may report silence start, and those words."""
    sentence = sentence_span(parse, head)
    quoted = [piece.start for piece in utterance.quoted if piece.start >= cue.end]
    end = max(cue.end, min([sentence.end, cue.end + _AFTER, *quoted[:1]]))
    before = [piece.end for piece in utterance.content if piece.end <= cue.start]
    start = min(cue.start, max([sentence.start, cue.start - _AFTER, *before[-1:]]))
    return start, parse.text[start:end]
