"""Conditions: "if … then …; if not, then …" in the words of somebody who can bind or ask.

The branches are kept in the order of the text. A forecast ("if talks fail there will be war")
by somebody without a side is no condition.
"""

import re
from collections.abc import Iterator

from onrecord.reading.commitments.draft import Draft
from onrecord.reading.commitments.earlier import Earlier
from onrecord.reading.commitments.sides import Side
from onrecord.records import Option, Span, Statement, StatusEntry, trimmed

_IF = re.compile(
    r"\b(?:and |but )?(if|unless|provided that|as long as|(?-i:Should))\b", re.IGNORECASE
)
_END_OF_CONDITION = re.compile(r",\s*(?:and\s+)?(?:then\s+)?|\bthen\s+", re.IGNORECASE)
_BINDING = re.compile(
    r"^(?:then\s+)?\w+(?:\s+\w+){0,4}?\s+(?:will|would|must|shall|should|can|is ready|are ready)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"^(?:then\s+)?(?:this|that|there)\s+(?:will|would|can)\b", re.IGNORECASE)
"""What would be so if something is: "if confirmed, this would fit a pattern"."""
_IMPERATIVE = frozenset({"VB", "VBP"})
_EDGES = " \t\n,;.\u201c\u201d\"'“”"
_CONDITIONAL_STANCES = frozenset(
    {"asserts", "requests", "orders", "promises", "threatens", "warns", "announces", "wishes"}
)


def conditions(earlier: Earlier, requests: list[Draft]) -> list[Draft]:
    """Return one draft per statement that sets conditions, under the request it belongs to."""
    found = []
    for statement in earlier.statements:
        side = earlier.sides.of(statement.speaker)
        if side is None or statement.stance not in _CONDITIONAL_STANCES:
            continue
        options = [
            option
            for piece in statement.content
            for option in branches(earlier.page.text, piece)
            if _binds(earlier, option)
        ]
        if not options:
            continue
        under = _under(requests, side.key)
        draft = Draft(
            kind="condition",
            rule="cm.condition",
            span=statement.span,
            title="condition",
            options=options,
            duty=[option.duty for option in options],
            under=under,
        )
        draft.join("proposer", side)
        for addressee in _addressees(earlier, statement, under):
            draft.join("addressee", addressee)
        draft.add(_proposed(earlier, statement))
        found.append(draft)
    return found


def _proposed(earlier: Earlier, statement: Statement) -> StatusEntry:
    return earlier.entry(
        "proposed",
        statement.span,
        on=earlier.published,
        by=statement.speaker.name,
        statement=statement,
    )


def _under(requests: list[Draft], key: str) -> Draft | None:
    """Return the request of the same side that the condition details, if there is one."""
    return next((draft for draft in requests if draft.has("requester", key)), None)


def _addressees(earlier: Earlier, statement: Statement, under: Draft | None) -> Iterator[Side]:
    if under is not None:
        for key, side in under.sides.items():
            if under.has("addressee", key):
                yield side
        return
    own = earlier.sides.of(statement.speaker)
    for piece in statement.content:
        for side in earlier.sides.within(piece):
            if own is None or side.key != own.key:
                yield side
                return


def branches(text: str, content: Span) -> list[Option]:
    """Split "if A, B, and if not, C" into options with the words of each condition and duty."""
    starts = list(_IF.finditer(text, content.start, content.end))
    found = []
    for place, start in enumerate(starts):
        until = starts[place + 1].start() if place + 1 < len(starts) else content.end
        comma = _END_OF_CONDITION.search(text, start.end(), until)
        if comma is None:
            continue
        when = _bare(Span(start.start(1), comma.start()), text)
        duty = _bare(Span(comma.end(), _sentence_end(text, comma.end(), until)), text)
        if len(duty) and len(when):
            found.append(Option(duty=duty, when=when))
    return found


def _binds(earlier: Earlier, option: Option) -> bool:
    """Tell whether a branch asks or promises: it is an imperative, or has "will" or "must"."""
    parse = earlier.page.parse
    token = parse.token_at(option.duty.start)
    if token is not None and parse.tag[token] in _IMPERATIVE and parse.pos[token] == "VERB":
        return True
    words_of = option.duty.of(earlier.page.text)
    return _BINDING.match(words_of) is not None and _FORECAST.match(words_of) is None


def _sentence_end(text: str, start: int, until: int) -> int:
    stop = re.compile(r"[.!?](?=\s|$)").search(text, start, until)
    return stop.start() if stop else until


def _bare(span: Span, text: str) -> Span:
    """Return `span` without quotation marks, commas and a final "and" at its edges."""
    held = trimmed(span, text)
    start, end = held.start, held.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    words = text[start:end]
    if words.lower().endswith(" and"):
        end -= len(" and")
    return trimmed(Span(start, end), text)
