"""What every reader of `reading` gets: one report and its parse."""

import msgspec

from onrecord.language.parse import Parse
from onrecord.records import Report


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A report and its parse; `report.id` and `report.text` anchor the records."""

    report: Report
    parse: Parse

    @property
    def id(self) -> str:
        """Id of the report."""
        return self.report.id

    @property
    def text(self) -> str:
        """Canonical text of the report."""
        return self.report.text
