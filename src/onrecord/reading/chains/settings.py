"""Around a statement: where it was made, through which medium, on what it rests."""

from functools import cache

from onrecord.knowledge import table
from onrecord.language.parse import Parse
from onrecord.reading.stretch import below, phrase
from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Span

_AT = frozenset({"at", "in", "on", "during", "via", "by", "through", "over"})
_RESTING = frozenset({"base", "rely", "draw"})
_TELLING = frozenset({"tell", "address"})


def setting(
    parse: Parse, utterance: Utterance, outside: tuple[int, ...], field: str
) -> Span | None:
    """Return the words for the "occasion" or the "medium" of `utterance`, None if not given.

    "At a briefing in Ostrov" is an occasion, "in a letter" a medium. `outside` is what
    `passing.around` gives.
    """
    for token in outside:
        if _settings().get(parse.lemma[token].lower()) != field or _in_source(
            parse, utterance, token
        ):
            continue
        head = parse.head[token]
        preposition = parse.dep[token] == "pobj" and parse.dep[head] != "agent"
        if preposition and parse.form[head].lower() in _AT:
            held = phrase(parse, token)
            return Span(parse.start[head], max(held.end, parse.end[head]))
        objective = field == "occasion" and parse.dep[token] in {"dobj", "dative"}
        if objective and utterance.cue_lemma in _TELLING:
            return phrase(parse, token)
    return None


def resting_on(parse: Parse, outside: tuple[int, ...]) -> tuple[Span, ...]:
    """Return what the speaker rests the content on ("based on photographs of the site")."""
    found = []
    for token in outside:
        if parse.lemma[token].lower() == "basis":
            for preposition in below(parse, token, "prep"):
                if parse.lemma[preposition] == "of":
                    found += [phrase(parse, held) for held in below(parse, preposition, "pobj")]
        if parse.lemma[token].lower() in _RESTING and parse.dep[token] in {"prep", "advcl", "acl"}:
            for preposition in below(parse, token, "prep"):
                found += [phrase(parse, held) for held in below(parse, preposition, "pobj")]
    return tuple(found)


def _in_source(parse: Parse, utterance: Utterance, token: int) -> bool:
    span = utterance.source
    return span is not None and span.start <= parse.start[token] < span.end


@cache
def _settings() -> dict[str, str]:
    rows = table.rows("lexicons/en/chain_settings")
    return {row["noun"]: row["field"] for row in rows}
