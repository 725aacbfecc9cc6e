"""Commitments while they are put together: mutable, without ids; nothing here leaves the room."""

from typing import Self

import msgspec

from onrecord.reading.commitments.sides import Side
from onrecord.records import Derived, Option, Party, Span, StatusEntry, Term
from onrecord.records.vocabulary import CommitmentKind, Confidence, PartyRole


class Draft(msgspec.Struct, kw_only=True):
    """A commitment in the making; links are drafts until all have their place."""

    kind: CommitmentKind
    rule: str
    span: Span
    title: str
    confidence: Confidence = "medium"
    level: str | None = None
    parties: list[Party] = []
    duty: list[Span] = []
    agreed: str | None = None
    deadline: str | None = None
    term: Term | None = None
    expires: Derived | None = None
    options: list[Option] = []
    channels: list[str] = []
    quantity: str | None = None
    status: list[StatusEntry] = []
    under: Self | None = None
    basis: Self | None = None
    trigger: str | None = None
    sides: dict[str, Side] = {}
    seen: list[int] = []
    """Tokens of the nouns that name a text."""

    def join(self, role: PartyRole, side: Side | None) -> None:
        """Add a party once; a side that is there keeps the role it has."""
        if side is None or not any(letter.isalpha() for letter in side.name):
            return  # a number is no party
        if side.key not in self.sides:
            self.sides[side.key] = side
            self.parties.append(side.party(role))

    def has(self, role: PartyRole, key: str) -> bool:
        """Tell whether the side `key` is a party in `role`."""
        side = self.sides.get(key)
        names = {party.name for party in self.parties if party.role == role}
        return side is not None and side.name in names

    def meets(self, other: Self) -> bool:
        """Tell whether words of this one are the words by which `other` is named."""
        spans = [self.span, *self.duty, *(entry.span for entry in self.status)]
        return any(span.overlaps(other.span) for span in spans)

    def add(self, entry: StatusEntry) -> None:
        """Add a line of status unless words of it gave the same status before."""
        held = (line.span for line in self.status if line.word == entry.word)
        if not any(span.overlaps(entry.span) for span in held):
            self.status.append(entry)
