"""Reported silence: no comment, no answer, no claim of responsibility. Never a denial."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, sentence_span
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import predicate_of
from onrecord.records import Span
from onrecord.records.vocabulary import Stance

_SPEAK = (
    r"(?:comment|respond|reply|answer|react|elaborate|speak|discuss|say|confirm|specify|disclose|"
    r"identify|guess|name|give|be (?:named|identified|quoted|drawn))"
)
_REPLY = r"(?:respond|repl(?:y|ied)|comment|answer|react|elaborate)(?:ed|ing)?"
_HEARER = r"(?:(?:the )?(?:press|media|reporters|journalists)|us|them|me|anyone)"
_NOT = r"(?: not| never|n['’]t)"
_PATTERNS: tuple[tuple[Stance, str], ...] = (
    ("no_claim", r"\bno (?:\w+ ){1,4}?claim\w* (?:responsibility|credit)\b"),
    ("no_claim", rf"{_NOT} (?:\w+ ){{0,2}}claimed (?:responsibility|credit)\b"),
    ("no_claim", r"\bno (?:immediate )?claims? of responsibility\b"),
    (
        "no_claim",
        r"\b(?:no|nobody|no one) (?:\w+ ){0,4}?(?:claimed|said (?:\w+ ){0,5}?it was behind)\b",
    ),
    ("declines_comment", rf"\b(?:declin|refus)(?:e|es|ed|ing) (?:\w+ ){{0,2}}?to {_SPEAK}\b"),
    ("declines_comment", rf"\b(?:would|will){_NOT} (?:\w+ ){{0,2}}?{_SPEAK}\b"),
    ("declines_comment", r"\b(?:declin|refus)(?:e|es|ed|ing) (?:\w+ ){0,2}comment\b"),
    ("declines_comment", r"\bno (?:\w+ ){0,2}?comments?\b(?! (?:was|were) received)"),
    ("declines_comment", r"\bno (?:more|further|other) (?:details?|information)\b"),
    ("declines_comment", r"\breserv(?:e|es|ed) (?:its|his|her|their|the) (?:opinion|comment)\b"),
    ("declines_comment", r"\bneither yes nor no\b"),
    (
        "no_response",
        rf"\b(?:did|does|do|has|have|had|is|was|were){_NOT} (?:\w+ ){{0,3}}?{_REPLY}\b",
    ),
    (
        "no_response",
        rf"\b(?:neither|none)\b.{{1,60}}?\b(?:has|have|had|did|does) (?:\w+ ){{0,2}}?{_REPLY}\b",
    ),
    ("no_response", r"\bno (?:\w+ ){0,3}?(?:response|reply|reaction|answer|word)\b"),
    (
        "no_response",
        rf"\b(?:could|can)(?:{_NOT}|not) (?:\w+ ){{0,2}}?(?:be (?:\w+ )?)?(?:reach|contact)\w*\b",
    ),
    ("no_response", r"\b(?:un|not (?:\w+ )?)available (?:for|to) comment\b"),
    ("no_response", r"\byet to (?:\w+ ){0,2}?(?:respond|reply|comment|answer|react)\b"),
    ("no_response", r"\b(?:stayed|remained|kept|been|is|was|are|were) (?:\w+ )?(?:silent|mum)\b"),
    ("no_response", r"\bkept (?:\w+ ){0,3}?silence\b"),
    ("no_response", r"\b(?:unanswered|without (?:an |any )?(?:answer|reply|response))\b"),
    ("no_response", rf"\bdid{_NOT} (?:pick up|come back|return|take calls)\b"),
    ("no_response", rf"\b(?:has|have|had){_NOT} been (?:received|made known|answered)\b"),
    ("no_response", r"\bneither accepted nor (?:refused|rejected)\b"),
    ("no_response", rf"\b(?:said|told|tells|says)(?: {_HEARER})? nothing\b(?! (?:of|about))"),
)
_RULES = tuple((stance, re.compile(pattern, re.IGNORECASE)) for stance, pattern in _PATTERNS)
_NEGATED = re.compile(r"\b(?:no|nobody|not|never|nothing|neither|yet|without|declin\w+|refus\w+|"
                      r"silent|silence|mum|unavailable|unanswered|cannot|reserv\w+|"
                      r"would(?:n['’]t)?|could(?:n['’]t)?)\b|n['’]t\b",
                      re.IGNORECASE)  # fmt: skip
_DENIED = re.compile(r"\b(?:no|nobody|not|never|nothing|neither|without|cannot)\b|n['’]t\b",
                     re.IGNORECASE)  # fmt: skip
_UNABLE = re.compile(r"\b(?:could(?: not|n['’]t)|can ?not|unable to)\b", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:able to|could) (?:confirm|verify|say)", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no|none|nobody|neither)\b", re.IGNORECASE)
_UNANSWERED = frozenset({"comment", "respond", "reply", "answer", "react", "receive"})
_UNANNOUNCED = frozenset({"state", "announce", "declare", "make", "say", "accept"})
_UNSAID = frozenset({"say", "tell"})
_UNGIVEN = frozenset({"specify", "elaborate", "explain", "detail", "disclose",
                      "reveal", "identify", "name", "mention"})  # fmt: skip
_NO_SPEAKING = frozenset({"refuse"})
_AFTER = 60
"""Characters behind the cue in which "comment" may follow "declined", and before it "no group"."""


def silence(parse: Parse, utterance: Utterance) -> Finding[Stance] | None:
    """Return the kind of silence that `utterance` reports, None where words are reported.

    "Yerevan has not replied" and "she did not say how many" are no response; "he would not
    discuss it", "there was no comment" and "it does not name them" decline comment; "no group
    claimed responsibility" is no claim. What somebody could not say is not known to them.
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
    return _by_lemma(parse, utterance, utterance.cue)


def is_unable(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether the source could not say or confirm it: its content is open."""
    cue, source = utterance.cue, utterance.source
    if cue is None:
        return False
    words = cue.of(parse.text)
    nobody = source is not None and bool(_NOBODY.match(source.of(parse.text)))
    return bool(_UNABLE.search(words)) or (nobody and bool(_ABLE.search(words)))


def _by_lemma(parse: Parse, utterance: Utterance, cue: Span) -> Finding[Stance] | None:
    words, lemma = cue.of(parse.text), utterance.cue_lemma
    if not _DENIED.search(words) or _UNABLE.search(words):
        return None
    perfect = re.search(r"\b(?:has|have|had|yet)\b", words, re.IGNORECASE)
    if lemma in _UNANSWERED or (lemma in _UNANNOUNCED and perfect):
        return Finding("no_response", cue)
    if lemma in _UNSAID and re.search(r"\bdid(?: not|n['’]t)\b", words, re.IGNORECASE):
        return Finding("no_response", cue)
    return Finding("declines_comment", cue) if lemma in _UNGIVEN | _UNSAID else None


def is_refused_act(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether what is refused is no speaking: "refused to leave the sector"."""
    head = utterance.cue_head
    if utterance.cue_lemma not in _NO_SPEAKING or head is None:
        return False
    meant = below(parse, head, "xcomp")
    predicate = predicate_of(parse, utterance)
    verbs = meant or ((predicate.verb,) if predicate else ())
    return not any(parse.lemma[t].lower() in lexicon.words("speech_verb") for t in verbs)


def _window(parse: Parse, utterance: Utterance, cue: Span, head: int) -> tuple[int, str]:
    """Return where the words that may report silence start, and those words."""
    sentence = sentence_span(parse, head)
    quoted = [piece.start for piece in utterance.quoted if piece.start >= cue.end]
    end = max(cue.end, min([sentence.end, cue.end + _AFTER, *quoted[:1]]))
    before = [piece.end for piece in utterance.content if piece.end <= cue.start]
    start = min(cue.start, max([sentence.start, cue.start - _AFTER, *before[-1:]]))
    return start, parse.text[start:end]
