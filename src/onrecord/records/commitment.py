"""Who owes whom what: treaties, ceasefires, mandates, requests, pledges and their status."""

from typing import ClassVar

import msgspec

from onrecord.records.base import Record
from onrecord.records.spans import Span
from onrecord.records.statement import Hop
from onrecord.records.vocabulary import (
    CommitmentKind,
    Edtf,
    Link,
    PartyRole,
    StatusWord,
)


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody bound by, owed by or asked under a commitment."""

    role: PartyRole
    name: str
    span: Span | None = None
    code: str | None = None
    actor: Link | None = None


class Term(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How long a commitment runs: `length` is an ISO 8601 duration ("P5Y")."""

    length: str
    span: Span
    renewable: bool = False


class Derived(msgspec.Struct, frozen=True, kw_only=True):
    """A value that no text states: `value` in EDTF, `derivation` the arithmetic in words."""

    value: Edtf
    derivation: str


class Option(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One branch of a condition, in the order the text gives: do `duty` if `when` holds."""

    duty: Span
    when: Span | None = None


class StatusEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One dated line of a commitment's history, on somebody's word, anchored.

    `on` is EDTF, None where the text gives no date. `by` and `against` are names; `mutual`
    says that each side says it of the other.
    """

    word: StatusWord
    span: Span
    said_by: tuple[Hop, ...]
    on: Edtf | None = None
    by: str | None = None
    against: str | None = None
    mutual: bool = False
    statement: Link | None = None
    event: Link | None = None
    act: Link | None = None


class Commitment(Record, frozen=True, kw_only=True):
    """One obligation or request; later mentions add to `status`, never a second record.

    `level` tells a treaty from an arrangement short of one. `under` is the commitment this one
    rests on, `basis` the text a request invokes, `trigger` the statement that caused it.
    """

    kind_name: ClassVar[str] = "commitment"

    kind: CommitmentKind
    title: str
    level: str | None = None
    parties: tuple[Party, ...] = ()
    duty: tuple[Span, ...] = ()
    under: Link | None = None
    basis: Link | None = None
    trigger: Link | None = None
    agreed: Edtf | None = None
    deadline: Edtf | None = None
    term: Term | None = None
    expires: Derived | None = None
    options: tuple[Option, ...] = ()
    channels: tuple[str, ...] = ()
    quantity: Link | None = None
    status: tuple[StatusEntry, ...] = ()
