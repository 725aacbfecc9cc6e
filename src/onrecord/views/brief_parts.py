"""What a brief is made of, before anybody decides how wide it is or which colours it has."""

from collections.abc import Callable

import msgspec

from onrecord.records import Reading, Span
from onrecord.views.visible import visible

ID_SHOWN = 8
"""Hex digits of an id in a brief: 32 bits tell the records of one report apart."""


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Exact words of the report, in the pieces they were read in.

    `own` says that they are the speaker's own words; otherwise they are the report's wording
    of them. `keep` are words (a negation) that a shortened quote must not lose.
    """

    pieces: tuple[str, ...]
    own: bool = False
    keep: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a brief: what is done ("accuses Baku"), the words, the marks, the record."""

    lead: str = ""
    quote: Quote | None = None
    notes: tuple[str, ...] = ()
    id: str = ""
    mark: str = "•"
    tone: str = "plain"


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Entries under a heading (a side) and a trail (the chain, speaker first)."""

    heading: str = ""
    trail: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A titled part of a brief; without blocks, `empty` says what that means, or it is left out."""

    title: str
    blocks: tuple[Block, ...] = ()
    empty: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return tuple(entry for block in self.blocks for entry in block.entries)


SectionOf = Callable[[Reading], Section]
"""A part of the brief: a pure function of the reading."""


def short(identity: str) -> str:
    """Return the part of an id that a brief shows and `onrecord show` takes."""
    return identity[:ID_SHOWN]


def words_of(reading: Reading, *spans: Span, own: bool = False, keep: Span | None = None) -> Quote:
    """Quote `spans` of the reading's report, made visible, quotation marks at the edges kept."""
    kept = visible(reading.text_of(keep)) if keep else ""
    return Quote(pieces=tuple(visible(reading.text_of(s)) for s in spans), own=own, keep=kept)
