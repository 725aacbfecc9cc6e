"""How far the reporter stands from the words: by the cue, by "what it said was", by quotes."""

import re

from onrecord.language.parse import Parse
from onrecord.reading.stretch import main_word, sentence_span, tokens_in
from onrecord.reading.utterances.utterance import Utterance
from onrecord.reading.wording import lexicon
from onrecord.reading.wording.finding import Finding
from onrecord.reading.wording.predicate import Predicate
from onrecord.reading.wording.sense import sense_of
from onrecord.records import Span
from onrecord.records.vocabulary import Distance

_WHAT_WAS_SAID = re.compile(
    r"\bwhat (?:[\w’'.-]+ ){1,4}?(?:said|says|say|called|calls|call|described as|describes as|"
    r"describe as|claimed|claims|claim|termed|terms|labell?ed|alleged|alleges|considers?|"
    r"considered|deemed|dubbed)\b(?: (?:was|were|is|are|to be)\b)?",
    re.IGNORECASE,
)
_NAMING = re.compile(r"(?:call|describ|term|label|dub)\w*(?: as)?$", re.IGNORECASE)
_MARKS = frozenset(
    {"alleged", "allegedly", "purported", "purportedly", "supposed", "supposedly", "so-called",
     "self-styled"}
)  # fmt: skip
_UNTRUE = frozenset({"wrongly", "falsely", "fanciful", "fictitious", "false", "untrue", "baseless",
                     "invented", "fabricated", "unverified", "unsubstantiated"})  # fmt: skip
_CLAIMED = frozenset({"claim", "claims", "claimed", "rumour", "rumours", "rumor", "rumors"})
_VOUCHING = frozenset({"confirmed", "proven", "verified"})
_SCARE_WORDS = 2
"""More words than this between marks are a partial quotation, not scare quotes."""

_NAMED_AS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "compound", "nmod",
                       "amod", "ROOT", "poss", "agent"})  # fmt: skip
_WORDS_AS_WORDS = frozenset({"word", "words", "term", "terms", "phrase", "title", "name", "named",
                             "called", "slogan", "expression", "entitled", "reading"})  # fmt: skip
_CREDIT = frozenset({"responsibility", "credit"})


def distance(
    parse: Parse, utterance: Utterance, predicate: Predicate | None, cues: tuple[Span, ...] = ()
) -> Finding[Distance]:
    """Return the reporter's distance; `cues` are those of all utterances.

    "What it said was an attack" distances the utterance whose cue it holds; the one around it
    only if the phrase has no utterance of its own.
    """
    if span := _what_was_said(parse, utterance, cues):
        return Finding("distanced", span)
    found = _of_cue(parse, utterance)
    if found.value == "distanced" or utterance.mode == "direct":
        return found
    span = _scare_quotes(parse, utterance) or _marked(parse, utterance, predicate)
    return Finding("distanced", span) if span else found


def _of_cue(parse: Parse, utterance: Utterance) -> Finding[Distance]:
    """Return what the cue's verb tells, or another of its words ("disseminated claims")."""
    if utterance.cue is None:
        return Finding("neutral")
    for token in tokens_in(parse, utterance.cue):
        word, noun = parse.form[token].lower(), parse.pos[token] == "NOUN"
        if word in _UNTRUE or (word in _CLAIMED and noun and token != utterance.cue_head):
            return Finding("distanced", parse.span(token, token + 1))
        if word in _VOUCHING and parse.pos[token] == "ADJ" and token != utterance.cue_head:
            return Finding("endorsing", parse.span(token, token + 1))
    sense = sense_of(parse, utterance)
    if sense.distance == "neutral" or _claims_credit(parse, utterance):
        return Finding("neutral")
    return Finding(sense.distance, utterance.cue)


def _claims_credit(parse: Parse, utterance: Utterance) -> bool:
    """Tell whether a claim is one of responsibility, or of a deed, which is no distance."""
    if utterance.cue_head is None or utterance.cue_lemma != "claim":
        return False
    nouns = (t for t in parse.children[utterance.cue_head] if parse.pos[t] == "NOUN")
    held = {parse.lemma[t].lower() for t in nouns}
    return bool(held & (_CREDIT | lexicon.words("harm_noun") | {"operation"}))


def _what_was_said(parse: Parse, utterance: Utterance, cues: tuple[Span, ...]) -> Span | None:
    for span in _phrases(parse, utterance):
        naming = bool(_NAMING.search(span.of(parse.text)))
        if utterance.cue is not None and span.overlaps(utterance.cue):
            return None if naming else span
        quoted = any(0 <= piece.start - span.end <= 2 for piece in utterance.quoted)
        inside = any(piece.start <= span.end + 1 and span.end <= piece.end
                     for piece in utterance.content)  # fmt: skip
        within = any(piece.overlaps(span) for piece in utterance.quoted)
        if inside and not (quoted or within) and not any(span.overlaps(cue) for cue in cues):
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
    """Find a name or noun of few words in marks, in a content that has no longer quotation."""
    short = [q for q in utterance.quoted if _is_short(parse, q)]
    if len(short) < len(utterance.quoted):
        return None
    return next((quote for quote in short if _is_named(parse, quote)), None)


def _is_short(parse: Parse, quote: Span) -> bool:
    words = [t for t in tokens_in(parse, quote) if parse.pos[t] != "PUNCT"]
    return 0 < len(words) <= _SCARE_WORDS


def _is_named(parse: Parse, quote: Span) -> bool:
    """Tell whether a quotation is a loaded word for something, and is not said of it."""
    inside = tokens_in(parse, quote)
    head = main_word(parse, quote)
    if head is None or parse.dep[head] not in _NAMED_AS:
        return False
    before = {parse.form[t].lower() for t in range(max(0, inside[0] - 4), inside[0])}
    if _WORDS_AS_WORDS & before or parse.pos[inside[0]] in {"DET", "ADP"}:
        return False
    return any(parse.form[t].lower() in lexicon.loaded() for t in inside)


def _marked(parse: Parse, utterance: Utterance, predicate: Predicate | None) -> Span | None:
    """Find "alleged" and its like beside the main word or one of its arguments."""
    if predicate is None:
        return None
    near = {predicate.verb, *predicate.arguments}
    for piece in utterance.content:
        for token in tokens_in(parse, piece):
            word = parse.form[token].lower()
            if word in _MARKS | _UNTRUE - {"false", "untrue"} and parse.head[token] in near:
                return parse.span(token, token + 1)
            if word.endswith("edly") and word in _MARKS:
                return parse.span(token, token + 1)
    return None
