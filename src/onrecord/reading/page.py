"""What every reader of `reading` gets: one report, its parse, and what the encoder saw."""

import msgspec

from onrecord.language.encoder import Trace
from onrecord.language.parse import Parse
from onrecord.records import Report


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A report and its parse; `report.id` and `report.text` anchor the records.

    `trace` is what the encoder saw, in the `default` profile alone.
    """

    report: Report
    parse: Parse
    trace: Trace | None = None

    @property
    def id(self) -> str:
        """Id of the report."""
        return self.report.id

    @property
    def text(self) -> str:
        """Canonical text of the report."""
        return self.report.text
