"""Human judgements: append-only, and stronger than any reader."""

import msgspec

from onrecord.records.base import digest
from onrecord.records.spans import Span
from onrecord.records.vocabulary import Link, ReviewAction


class Review(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One judgement by one person on one record.

    `target` is the record's id at that time; `report`, `kind`, `span` and `meaning` say which
    evidence was judged, so that the review finds it again after a newer reading. `fields`
    holds what is corrected or added, as JSON text. `at` is given by the caller. `again` counts
    the earlier entries that say exactly the same, as after an "undo" on one day.
    """

    action: ReviewAction
    target: Link
    report: Link
    kind: str
    span: Span
    meaning: str
    by: str
    at: str
    note: str = ""
    fields: str = "{}"
    again: int = 0

    @property
    def id(self) -> str:
        """Id over everything that was judged, by whom, when and for which time."""
        *said, again = msgspec.structs.astuple(self)
        return digest("review", msgspec.json.encode([*said, again] if again else said).decode())
