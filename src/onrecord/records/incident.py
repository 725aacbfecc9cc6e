"""Across reports: one occurrence, its facets, and the positions of the sides, never averaged."""

from typing import ClassVar

import msgspec

from onrecord.records.base import digest
from onrecord.records.vocabulary import FacetKind, FacetStatus, Link


class Side(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party to a conflict as the workspace defines it: a name and actor-code prefixes."""

    name: str
    actors: tuple[str, ...]


class Position(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one side holds on one facet, with the independent source groups that carry it.

    `support` and `opposition` count groups, not reports: copies add reach, never support.
    """

    side: str
    claim: str
    support: int
    opposition: int
    statements: tuple[Link, ...] = ()
    reach: int = 0


class Facet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question about an incident, with every position on it side by side."""

    kind: FacetKind
    question: str
    status: FacetStatus
    rule: str
    positions: tuple[Position, ...] = ()


class Incident(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One occurrence told by one or more reports; `events` are ids across those reports."""

    kind_name: ClassVar[str] = "incident"

    events: tuple[Link, ...]
    reasons: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()

    @property
    def id(self) -> str:
        """Id over the member events, in any order."""
        return digest("incident", *sorted(self.events))
