"""How words passed on inside a sentence: "told Y", "as quoted by Y", "citing X".

Each rule looks only at the sentence of the cue, outside the words said.
"""

from functools import cache
from typing import NamedTuple

from onrecord.knowledge import table
from onrecord.language.parse import Parse
from onrecord.reading.chains.kinds import is_media
from onrecord.reading.coreference import lexicon
from onrecord.reading.stretch import below, main_word, tokens_in
from onrecord.reading.utterances.passives import QUOTING
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span
from onrecord.records.vocabulary import Via

_WORDS_OF = frozenset({"interview", "comment", "remark", "statement", "letter", "conversation",
                       "message", "email"})  # fmt: skip
_AIRED = frozenset({"broadcast", "interview", "statement", "speech", "address", "message",
                    "remark", "comment", "programme", "program", "show"})  # fmt: skip
_SPEAKING = frozenset({"speak", "talk", "comment", "write", "chat"})
_TELLING = frozenset({"tell", "inform", "assure", "brief"})
_TO = frozenset({"to", "with"})
_ON = frozenset({"on", "in", "by", "via"})
_WIRES = frozenset({"agency", "station", "channel", "network", "portal", "website", "daily"})
_PASSIVE = frozenset({"VBN", "VBD"})


class Passing(NamedTuple):
    """One hop as found: who it passed to (a token, None if nobody is named), how, the words."""

    via: Via
    head: int | None
    span: Span


def passings(
    parse: Parse, utterance: Utterance, outside: tuple[int, ...], known: tuple[str, ...] = ()
) -> tuple[Passing, ...]:
    """Return the hops of `utterance` after its speaker, told before quoted.

    `outside` is what `around` gives; `known` are names of outlets that no table need have:
    the report's own, and the wires it credits.
    """
    if utterance.cue is None or utterance.cue_head is None:
        return ()
    told = _told(parse, utterance, utterance.cue_head, known)
    told = told or _spoken_to(parse, outside, known)
    quoted = _quoted(parse, utterance, utterance.cue_head, outside)
    return (*told, *(quoted or _said_on(parse, utterance.cue_head, outside)))


def around(parse: Parse, utterance: Utterance) -> tuple[int, ...]:
    """Return the tokens of the cue's sentence that are not part of what is said."""
    if utterance.cue_head is None:
        return ()
    first, last = parse.sentences[parse.sentence[utterance.cue_head]]
    said = {token for piece in utterance.content for token in tokens_in(parse, piece)}
    return tuple(token for token in range(first, last) if token not in said)


def citing(parse: Parse, utterance: Utterance, outside: tuple[int, ...]) -> tuple[int, int] | None:
    """Return the tokens of "citing" and of what is cited, None where nothing is."""
    for token in outside:
        if parse.form[token].lower() in {"citing", "quoting"} and token != utterance.cue_head:
            objects = below(parse, token, "dobj")
            if objects:
                return token, objects[0]
    return None


def addressee_head(parse: Parse, utterance: Utterance) -> int | None:
    """Return the main token of the addressee, None where there is none."""
    return None if utterance.addressee is None else main_word(parse, utterance.addressee)


def is_relay(parse: Parse, head: int) -> bool:
    """Tell whether who was told something, or quotes it, is an outlet: "told the Lind agency"."""
    named = any(parse.pos[c] == "PROPN" for c in below(parse, head, "compound", "nmod"))
    return is_media(parse, head) or (parse.lemma[head].lower() in _WIRES and named)


def _told(
    parse: Parse, utterance: Utterance, cue: int, known: tuple[str, ...]
) -> tuple[Passing, ...]:
    head = addressee_head(parse, utterance)
    if head is None and utterance.cue_lemma in _TELLING:
        head = next((c for c in below(parse, cue, "dobj", "dative") if c > cue), None)
    if head is None or not (is_relay(parse, head) or parse.form[head] in known):
        return ()
    return (Passing("told", head, parse.span(cue, cue + 1)),)


def spoken_to(parse: Parse, outside: tuple[int, ...]) -> int | None:
    """Return whom "speaking to reporters" is about: the main token of a person or people."""
    for token in outside:
        if parse.lemma[token].lower() in _SPEAKING | _TELLING:
            for preposition in below(parse, token, "prep", "dative"):
                for named in below(parse, preposition, "pobj"):
                    noun = lexicon.nouns().get(parse.lemma[named].lower())
                    people = noun is not None and noun.kind == "anonymous_source"
                    if people and parse.form[preposition].lower() in _TO:
                        return named
    return None


def _spoken_to(
    parse: Parse, outside: tuple[int, ...], known: tuple[str, ...] = ()
) -> tuple[Passing, ...]:
    """Find "in an interview with Y", "speaking to Y", "in comments to Y"."""
    for token in outside:
        if parse.lemma[token].lower() not in _WORDS_OF | _SPEAKING:
            continue
        for preposition in below(parse, token, "prep", "dative"):
            if parse.form[preposition].lower() in _TO:
                for named in below(parse, preposition, "pobj"):
                    if is_media(parse, named) or parse.form[named] in known:
                        first, last = sorted((token, preposition))
                        return (Passing("told", named, parse.span(first, last + 1)),)
    return ()


def _quoted(
    parse: Parse, utterance: Utterance, cue: int, outside: tuple[int, ...]
) -> tuple[Passing, ...]:
    """Find "Y quoted him as", "as quoted by Y", "carried by Y" and "was quoted as saying"."""
    if (quoter := _quoter(parse, utterance, cue)) is not None and utterance.cue is not None:
        return (Passing("quoted_by", quoter, parse.span(cue, cue + 1)),)
    for token in outside:
        if parse.lemma[token].lower() in _verbs() and parse.tag[token] in _PASSIVE:
            named = _agent(parse, token, outside)
            if named is not None and not _speaks(parse, utterance, named):
                start = token - 1 if token and parse.form[token - 1].lower() == "as" else token
                return (Passing("quoted_by", named, _to_by(parse, start, token)),)
    if _is_quoted_passive(parse, utterance, cue, outside) and utterance.cue is not None:
        return (Passing("quoted_by", None, utterance.cue),)
    return ()


def _quoter(parse: Parse, utterance: Utterance, cue: int) -> int | None:
    """Return who quotes: "The paper quoted the mayor as saying", where the mayor speaks."""
    if parse.lemma[cue].lower() not in QUOTING or utterance.source_head is None:
        return None
    doers = [c for c in below(parse, cue, "nsubj") if c < cue and parse.tag[c][0] != "W"]
    own = bool(doers) and not below(parse, cue, "auxpass") and doers[0] != utterance.source_head
    return doers[0] if own and utterance.source_head in below(parse, cue, "dobj") else None


def _said_on(parse: Parse, cue: int, outside: tuple[int, ...]) -> tuple[Passing, ...]:
    """Find "said on state television": the words passed through who aired them."""
    for child in below(parse, cue, "prep"):
        if child in outside and parse.form[child].lower() in _ON:
            for named in below(parse, child, "pobj"):
                aired = named if is_media(parse, named) else _aired(parse, named)
                if aired is not None:
                    return (Passing("quoted_by", aired, parse.span(child, child + 1)),)
    return ()


def _aired(parse: Parse, words: int) -> int | None:
    """Return the outlet of "in a broadcast on state television"."""
    if parse.lemma[words].lower() not in _AIRED:
        return None
    for preposition in below(parse, words, "prep"):
        if parse.form[preposition].lower() in _ON:
            found = below(parse, preposition, "pobj")
            return next((named for named in found if is_media(parse, named)), None)
    return None


def _agent(parse: Parse, verb: int, outside: tuple[int, ...]) -> int | None:
    """Return who did a passive verb, or the outlet in or on which it was done."""
    for child in below(parse, verb, "agent", "prep"):
        if child not in outside:
            continue
        form = parse.form[child].lower()
        for named in below(parse, child, "pobj"):
            if form == "by" or (form in _ON and is_media(parse, named)):
                return named
    return None


def _to_by(parse: Parse, start: int, verb: int) -> Span:
    last = next((c for c in below(parse, verb, "agent", "prep") if c > verb), verb)
    return parse.span(start, max(last, verb) + 1)


def _speaks(parse: Parse, utterance: Utterance, token: int) -> bool:
    span = utterance.source
    return span is not None and span.start <= parse.start[token] < span.end


def _is_quoted_passive(
    parse: Parse, utterance: Utterance, cue: int, outside: tuple[int, ...]
) -> bool:
    """Tell whether the source "was quoted as saying" it, by nobody."""
    for token in {cue, parse.head[cue], parse.head[parse.head[cue]]}.intersection(outside):
        passive = below(parse, token, "auxpass", "nsubjpass")
        if parse.lemma[token].lower() in {"quote", "cite"} and passive:
            return True
    reduced = utterance.cue.of(parse.text).lower().split() if utterance.cue else []
    return reduced[:2] == ["quoted", "as"]


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs by which words pass on to print or air."""
    return frozenset(row["lemma"] for row in table.rows("lexicons/en/chain_verbs"))
