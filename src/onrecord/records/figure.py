"""Numbers with the bounds their words allow."""

from typing import ClassVar

from onrecord.records.base import Record
from onrecord.records.spans import Span
from onrecord.records.vocabulary import (
    BoundBasis,
    Edtf,
    FigureKind,
    Link,
    Measure,
    Population,
    Scope,
)


class Figure(Record, frozen=True, kw_only=True):
    """A count and what it counts; the primary span is qualifier, number and unit noun.

    `low` and `high` are the bounds the words allow, None where open; `best` is the number as
    written, None where there is none. `bound_basis` is `convention` where the bounds come from
    the documented table for vague words ("dozens"), which never makes a contradiction.
    """

    kind_name: ClassVar[str] = "figure"

    kind: FigureKind
    measure: Measure
    low: float | None = None
    high: float | None = None
    best: float | None = None
    bound_basis: BoundBasis = "worded"
    qualifier: str | None = None
    qualifier_span: Span | None = None
    number_span: Span | None = None
    unit: str | None = None
    population: Population = "unknown"
    group: str | None = None
    group_span: Span | None = None
    by: str | None = None
    at: str | None = None
    scope: Scope = "unknown"
    period: Link | None = None
    as_of: Edtf | None = None
    statement: Link | None = None
    refers_to: Link | None = None
