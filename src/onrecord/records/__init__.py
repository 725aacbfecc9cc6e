"""The records: frozen, hashed, anchored. Nothing here reads, stores or prints."""

from onrecord.records.actor import Actor, ActorMention
from onrecord.records.base import Record, digest, identity, meaning_of, normal
from onrecord.records.capture import Capture, Given
from onrecord.records.commitment import (
    Commitment,
    Derived,
    Option,
    Party,
    StatusEntry,
    Term,
)
from onrecord.records.event import Event, EventMention, Role
from onrecord.records.figure import Figure
from onrecord.records.incident import Facet, Incident, Position, Side
from onrecord.records.place import Locus, Place, PlaceMention
from onrecord.records.reading import RECORD_TYPES, Reading
from onrecord.records.report import (
    DateEvidence,
    Flag,
    Published,
    Region,
    Report,
    Segment,
    Stated,
)
from onrecord.records.review import Review
from onrecord.records.run import ModelFile, Run, Skipped
from onrecord.records.spans import Span, hull, is_valid, trimmed
from onrecord.records.statement import Hop, Relation, Source, Statement
from onrecord.records.time import TimeExpression

__all__ = [
    "RECORD_TYPES", "Actor", "ActorMention", "Capture", "Commitment", "DateEvidence", "Derived",
    "Event", "EventMention", "Facet", "Figure", "Flag", "Given", "Hop", "Incident", "Locus",
    "ModelFile", "Option", "Party", "Place", "PlaceMention", "Position", "Published", "Reading",
    "Record", "Region", "Relation", "Report", "Review", "Role", "Run", "Segment", "Side",
    "Skipped", "Source", "Span", "Stated", "Statement", "StatusEntry", "Term", "TimeExpression",
    "digest", "hull", "identity", "is_valid", "meaning_of", "normal", "trimmed",
]  # fmt: skip
