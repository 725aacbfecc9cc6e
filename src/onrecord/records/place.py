"""Where: places, the words that name them, and the locus of an event."""

from typing import ClassVar

import msgspec

from onrecord.records.base import Record
from onrecord.records.spans import Span
from onrecord.records.vocabulary import (
    LocusRelation,
    PlacePrecision,
    Reference,
)


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place of the gazetteer: `id` is "geonames:NNN", or "onrecord:…" for a row of our own.

    `point` is (latitude, longitude) in degrees, None for regions without one. `country` is ISO
    3166-1 alpha-3; a place whose belonging is disputed has `disputed`, all claimants, and no
    country of its own unless the gazetteer's table says which state administers it.
    """

    id: str
    name: str
    precision: PlacePrecision
    point: tuple[float, float] | None = None
    country: str | None = None
    disputed: tuple[str, ...] = ()
    admin1: str | None = None


class PlaceMention(Record, frozen=True, kw_only=True):
    """Words that name a place. `place` is None where the resolver abstains."""

    kind_name: ClassVar[str] = "place"

    name: str
    place: Place | None = None
    reference: Reference = "literal"


class Locus(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an event happened, relative to named places: `anchors` are their names.

    `distance_km` and `bearing` (degrees from north) belong to relation `offset`.
    """

    relation: LocusRelation
    span: Span
    anchors: tuple[str, ...]
    places: tuple[str, ...] = ()
    distance_km: float | None = None
    bearing: float | None = None
    precision: PlacePrecision = "unknown"
