"""A report as onrecord reads it: canonical text, its regions, and where it came from."""

from typing import ClassVar

import msgspec

from onrecord.records.base import Record
from onrecord.records.capture import Capture
from onrecord.records.spans import Span
from onrecord.records.vocabulary import (
    Confidence,
    DateEvidenceKind,
    FlagKind,
    Link,
    RegionRole,
)


class Stated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value found in or around a report, with where it was found.

    `span` is None where the value stands outside the canonical text (a meta tag, an option).
    """

    value: str
    evidence: str
    span: Span | None = None


class DateEvidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place that gives a date: `value` is ISO (date, or date-time), `raw` as written."""

    kind: DateEvidenceKind
    value: str
    raw: str
    span: Span | None = None


class Published(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The day a report was published: the best evidence, and all that was found.

    `value` is an ISO date, or None where no evidence was found: unknown is a value, and the
    clock is never asked.
    """

    value: str | None = None
    confidence: Confidence = "low"
    evidence: tuple[DateEvidence, ...] = ()
    modified: str | None = None


class Flag(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a reader of the records must know: damage, doubt, or a limit that was hit."""

    kind: FlagKind
    note: str
    span: Span | None = None


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """`text[start:end]` was decoded from `bytes[byte_start:byte_end]`.

    Inside a segment with `linear` true, characters and bytes advance together as one encoding
    says; otherwise (an entity, collapsed white space) only the segment as a whole maps.
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    linear: bool = True


class Region(Record, frozen=True, kw_only=True):
    """A stretch of the page with one role; furniture is labelled, never deleted.

    `reason` names the rule, position or vote that decided, in words a user understands.
    """

    kind_name: ClassVar[str] = "region"

    role: RegionRole
    reason: str


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report: its text, its regions in text order (they do not overlap), its metadata.

    `language` is an ISO 639-1 code of the body, "und" where there is too little text;
    `supported` is False where no reader knows the language: the report is then kept, not read.
    """

    id: str
    capture: Capture
    text: str
    regions: tuple[Region, ...] = ()
    title: Stated | None = None
    byline: Stated | None = None
    dateline: Stated | None = None
    outlet: Stated | None = None
    published: Published = Published()
    language: str = "und"
    supported: bool = True
    flags: tuple[Flag, ...] = ()
    revises: Link | None = None
    source_map: tuple[Segment, ...] = ()

    def role_at(self, offset: int) -> RegionRole | None:
        """Return the role of the region that holds the character at `offset`, if any."""
        for region in self.regions:
            if region.span.start <= offset < region.span.end:
                return region.role
        return None
