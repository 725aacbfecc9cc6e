"""A report and every record read from it: what `read` returns and the ledger keeps."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.records.actor import Actor, ActorMention
from onrecord.records.base import Record
from onrecord.records.commitment import Commitment
from onrecord.records.event import Event, EventMention
from onrecord.records.figure import Figure
from onrecord.records.place import PlaceMention
from onrecord.records.report import Region, Report
from onrecord.records.spans import Span
from onrecord.records.statement import Statement
from onrecord.records.time import TimeExpression

RECORD_TYPES: dict[str, type[Record]] = {
    "regions": Region,
    "statements": Statement,
    "events": Event,
    "event_mentions": EventMention,
    "commitments": Commitment,
    "figures": Figure,
    "times": TimeExpression,
    "places": PlaceMention,
    "actors": Actor,
    "actor_mentions": ActorMention,
}
"""The lists of a reading, in the order they are printed and stored."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its records, each list in text order.

    `version` and `profile` say what read it: the same input, version and profile give the same
    bytes.
    """

    report: Report
    version: str
    profile: str
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()

    @property
    def regions(self) -> tuple[Region, ...]:
        """Regions of the report, in text order."""
        return self.report.regions

    def records(self) -> Iterator[Record]:
        """Yield every record, list by list."""
        for name in RECORD_TYPES:
            yield from getattr(self, name)

    def text_of(self, anchored: Record | Span) -> str:
        """Return the exact words of a record or a span; a statement gives its content."""
        if isinstance(anchored, Span):
            return anchored.of(self.report.text)
        if isinstance(anchored, Statement) and anchored.content:
            return " … ".join(piece.of(self.report.text) for piece in anchored.content)
        return anchored.span.of(self.report.text)

    def as_json(self) -> dict[str, Any]:
        """Return the object that `read --json` prints: the report's fields, then the lists.

        The map to source bytes is left out: it is as long as the text, and `check` has it.
        """
        report: dict[str, Any] = msgspec.to_builtins(self.report)
        report.pop("source_map", None)
        text = report.pop("text")
        report.pop("regions", None)
        lists = {name: msgspec.to_builtins(getattr(self, name)) for name in RECORD_TYPES}
        return {**report, "version": self.version, "profile": self.profile, **lists, "text": text}
