"""One decided field of wording, with the words that decided it."""

from typing import Generic, TypeVar

import msgspec

from onrecord.records import Span

V = TypeVar("V")


class Finding(msgspec.Struct, Generic[V], frozen=True):
    """`value` was decided by the words at `cue`; None where it is the default."""

    value: V
    cue: Span | None = None
