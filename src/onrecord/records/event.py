"""Who did what to whom, where and when, and on whose word each part stands."""

from typing import ClassVar

import msgspec

from onrecord.records.base import Record
from onrecord.records.place import Locus
from onrecord.records.spans import Span
from onrecord.records.vocabulary import (
    Certainty,
    Currency,
    EventBasis,
    Link,
    PloverType,
    Reality,
    RoleName,
    Standing,
)


class Role(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who or what fills a role; `statement` is set where the text only grants it as a claim."""

    role: RoleName
    span: Span
    name: str
    code: str | None = None
    actor: Link | None = None
    statement: Link | None = None
    certainty: Certainty = "certain"


class EventMention(Record, frozen=True, kw_only=True):
    """One wording of an event; the primary span is the trigger.

    `basis` is `reporter` where the report itself asserts it, else `attributed` to `statement`.
    """

    kind_name: ClassVar[str] = "event_mention"

    type: PloverType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    time: Link | None = None
    locus: Locus | None = None
    basis: EventBasis = "reporter"
    statement: Link | None = None
    reality: Reality = "actual"
    currency: Currency = "current"
    headline_drops_attribution: bool = False
    figures: tuple[Link, ...] = ()
    act: Link | None = None


class Event(Record, frozen=True, kw_only=True):
    """The mentions of one happening within one report; the primary span is the first's."""

    kind_name: ClassVar[str] = "event"

    mentions: tuple[Link, ...]
    type: PloverType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    time: Link | None = None
    locus: Locus | None = None
    basis: EventBasis = "reporter"
    reality: Reality = "actual"
    currency: Currency = "current"
    standing: Standing = "asserted"
    in_response_to: Link | None = None
    act: Link | None = None
