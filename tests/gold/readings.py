"""Small readings made by hand for the scorers: a text, and records by their words."""

from typing import Any

from msgspec.structs import replace

from benchmarks.plain import plain_report
from onrecord.records import (
    Actor,
    ActorMention,
    Commitment,
    EventMention,
    Figure,
    Hop,
    PlaceMention,
    Reading,
    Record,
    Region,
    Report,
    Source,
    Span,
    Statement,
    TimeExpression,
)
from onrecord.records.commitment import Party, StatusEntry
from onrecord.records.event import Event, Role


def report(text: str, **regions: str) -> Report:
    """Return a report of one body region, or of the regions given by role and words."""
    held = plain_report("hand.txt", text)
    wanted = regions or {"body": text}
    made = tuple(
        Region.make(held, span=at(text, words), role=role, reason="hand", made_by="hand")
        for role, words in wanted.items()
    )
    return replace(held, regions=made)


def at(text: str, words: str, nth: int = 0) -> Span:
    """Return where `words` stand for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def reading(held: Report, **lists: Any) -> Reading:
    made = {name: tuple(records) for name, records in lists.items()}
    return Reading(report=held, version="0", profile="hand", **made)


def _made(held: Report, kind: type[Record], span: Span, fields: dict[str, Any]) -> Any:
    return kind.make(held, span=span, made_by="hand", **fields)


def statement(
    held: Report, source: str | None, cue: str, *content: str, name: str = "", **fields: Any
) -> Statement:
    """Return a statement by the words of its parts, with the outlet Tern at the end."""
    text = held.text
    spans = [at(text, words) for words in (source, cue, *content) if words]
    chain = fields.pop("chain", None) or (hop("named", name or source or ""),)
    fields = {
        "source": at(text, source) if source else None,
        "cue": at(text, cue),
        "content": tuple(at(text, words) for words in content),
        "chain": (*chain, Hop(source=Source(kind="outlet", name="Tern"), via="implicit")),
        **fields,
    }
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    return _made(held, Statement, span, fields)


def hop(kind: Any, name: str, via: Any = "spoken", span: Span | None = None) -> Hop:
    return Hop(source=Source(kind=kind, name=name, span=span), via=via)


def mention(held: Report, words: str, nth: int = 0, **fields: Any) -> EventMention:
    return _made(held, EventMention, at(held.text, words, nth), {"type": "ASSAULT", **fields})


def role(held: Report, name: Any, words: str) -> Role:
    return Role(role=name, span=at(held.text, words), name=words)


def event(held: Report, *mentions: EventMention) -> Event:
    fields = {"mentions": tuple(m.id for m in mentions), "type": mentions[0].type}
    return _made(held, Event, mentions[0].span, fields)


def commitment(held: Report, words: str, **fields: Any) -> Commitment:
    full = {"kind": "ceasefire", "title": words, **fields}
    return _made(held, Commitment, at(held.text, words), full)


def party(held: Report, name: Any, words: str) -> Party:
    return Party(role=name, name=words, span=at(held.text, words))


def entry(held: Report, word: Any, words: str, by: str = "", **fields: Any) -> StatusEntry:
    said = (hop("named", by),) if by else ()
    last = Hop(source=Source(kind="outlet", name="Tern"), via="implicit")
    return StatusEntry(word=word, span=at(held.text, words), said_by=(*said, last), **fields)


def figure(held: Report, words: str, **fields: Any) -> Figure:
    full = {"kind": "bounded", "measure": "killed", **fields}
    return _made(held, Figure, at(held.text, words), full)


def time(held: Report, words: str, **fields: Any) -> TimeExpression:
    return _made(held, TimeExpression, at(held.text, words), {"type": "DATE", **fields})


def place(held: Report, words: str, nth: int = 0, **fields: Any) -> PlaceMention:
    return _made(held, PlaceMention, at(held.text, words, nth), {"name": words, **fields})


def actor(held: Report, words: str, nth: int = 0, **fields: Any) -> Actor:
    return _made(held, Actor, at(held.text, words, nth), {"name": words, **fields})


def actor_mention(held: Report, words: str, of: Actor, nth: int = 0) -> ActorMention:
    fields = {"name": of.name, "actor": of.id}
    return _made(held, ActorMention, at(held.text, words, nth), fields)
