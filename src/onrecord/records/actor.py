"""Who: actors of a report with their codes."""

from typing import ClassVar

from onrecord.records.base import Record
from onrecord.records.vocabulary import ActorKind, Link, Reference


class ActorMention(Record, frozen=True, kw_only=True):
    """Words that name an actor. `actor` links a short name or pronoun to its `Actor`."""

    kind_name: ClassVar[str] = "actor_mention"

    name: str
    actor: Link | None = None
    reference: Reference = "literal"


class Actor(Record, frozen=True, kw_only=True):
    """One actor of a report; the primary span is its fullest mention.

    `code` is ISO 3166-1 alpha-3, PLOVER role and group id, as far as known, joined by "-"
    ("ARM-MIL"); the words of the text beat the dictionary ("ethnic Armenian separatists" are
    not Armenia).
    """

    kind_name: ClassVar[str] = "actor"

    name: str
    code: str | None = None
    country: str | None = None
    role: str | None = None
    group: str | None = None
    kinds: tuple[ActorKind, ...] = ()
    title: str | None = None
    members: tuple[Link, ...] = ()
