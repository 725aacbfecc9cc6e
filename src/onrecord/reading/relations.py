"""How statements of one report bear on each other.

Which accusation is denied, which request is answered or left without an answer.
"""

import re

import msgspec

from onrecord.reading.coreference import Cast, party_of
from onrecord.reading.stretch import entities_in
from onrecord.records import Relation, Source, Span, Statement
from onrecord.records.vocabulary import RelationKind, Stance

_ACCUSATION = re.compile(r"\b(?:accusation|allegation|claim|charge|assertion)s?\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"(?:\b(?:the|this|that|those|these|its|their|his|her|both)|['’]s?) (?:\w+ ){0,2}?"
    r"(?:request|appeal|call|demand|plea|offer|proposal|ultimatum)s?\b(?! for comment)",
    re.IGNORECASE,
)
_ANSWERS: frozenset[Stance] = frozenset(
    {"no_response", "declines_comment", "denies", "promises", "asserts"}
)
_REPLIES = re.compile(r"\b(?:respond|repl(?:y|ie)|answer|react|reject|accept|agree|turned down|"
                      r"grant|comment)", re.IGNORECASE)  # fmt: skip
MEMORY = 100
"""Accusations and requests back that an answer may be tied to."""

_ASKING: frozenset[Stance] = frozenset({"requests", "orders"})


def related(cast: Cast, text: str, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return the statements, in text order, with their ties to earlier ones.

    A denial is tied to the last accusation against its speaker; an answer, or its absence, to
    the last request by somebody else, if its words name a request. Otherwise nothing is tied.
    """
    done: list[Statement] = []
    open_: list[Statement] = []
    for statement in statements:
        earlier = open_[-MEMORY:]
        found = _denied(cast, text, statement, earlier) or _answered(text, statement, earlier)
        done.append(msgspec.structs.replace(statement, relates=found) if found else statement)
        if statement.stance in _ASKING or statement.stance == "accuses":
            open_.append(statement)
    return tuple(done)


def _denied(
    cast: Cast, text: str, statement: Statement, earlier: list[Statement]
) -> tuple[Relation, ...]:
    if statement.stance != "denies":
        return ()
    accusations = [s for s in earlier if s.stance == "accuses"]
    against = [s for s in accusations if s.accused and _same(cast, s.accused, statement.speaker)]
    named = _ACCUSATION.search(_said(text, statement))
    others = [s for s in accusations if not _same(cast, s.speaker, statement.speaker)]
    if not against and named and len(others) == 1:
        against = others
    return _tie("denies", against)


def _answered(text: str, statement: Statement, earlier: list[Statement]) -> tuple[Relation, ...]:
    if statement.stance not in _ANSWERS or not _REQUEST.search(_said(text, statement)):
        return ()
    if statement.cue is None or not _REPLIES.search(statement.cue.of(text)):
        return ()
    own = statement.speaker.name
    asked = [s for s in earlier if s.stance in _ASKING and s.speaker.name != own]
    return _tie("answers", asked)


def _tie(kind: RelationKind, targets: list[Statement]) -> tuple[Relation, ...]:
    return (Relation(kind=kind, target=targets[-1].id),) if targets else ()


def _said(text: str, statement: Statement) -> str:
    spans = (statement.cue, *statement.content)
    return " ".join(span.of(text) for span in spans if span is not None)


def _same(cast: Cast, one: Source, other: Source) -> bool:
    """Tell whether two sources are one party: the same name, state or group."""
    first, second = _parties(cast, one), _parties(cast, other)
    return one.name.casefold() == other.name.casefold() or bool(first & second)


def _parties(cast: Cast, source: Source) -> frozenset[str]:
    """Return the first state or group in the words of a source and in its full name."""
    return frozenset(
        party for span in (source.span, source.antecedent) if (party := _party(cast, span))
    )


def _party(cast: Cast, span: Span | None) -> str:
    if span is None:
        return ""
    inside = entities_in(cast.parse, span)
    return next((party for entity in inside if (party := party_of(entity))), "")
