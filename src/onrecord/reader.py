"""One report, all steps: bytes in, a reading out.

The models and tables are loaded once into a `Reader`, which is then passed around; reading is
a pure function of the item, the settings and the version.
"""

import msgspec

from onrecord.article import read_article
from onrecord.intake.item import Item
from onrecord.language.engine import Engine
from onrecord.reading import statements, utterances
from onrecord.reading.page import Page
from onrecord.records import ModelFile, Reading, Report
from onrecord.settings import Settings
from onrecord.version import __version__


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reading needs, loaded once: about a second and 200 MB."""

    settings: Settings
    engine: Engine
    version: str = __version__

    @classmethod
    def load(cls, settings: Settings | None = None) -> "Reader":
        """Load models and tables; raises ModelError if a model file is missing or unknown."""
        held = settings or Settings()
        return cls(settings=held, engine=Engine.load(held))

    @property
    def models(self) -> tuple[ModelFile, ...]:
        """The models that take part, by hash."""
        return self.engine.models

    def read(self, item: Item) -> Reading:
        """Read one report; raises InputError, naming the input, if there is none in it."""
        return self.read_report(read_article(item, self.settings))

    def read_report(self, report: Report) -> Reading:
        """Read the records of a report whose article has been found already.

        A report in a language that no reader knows comes back with its regions only.
        """
        if not report.supported:
            return Reading(report=report, version=self.version, profile=self.settings.profile)
        page = Page(report=report, parse=self.engine.parse(report))
        return Reading(
            report=report,
            version=self.version,
            profile=self.settings.profile,
            statements=statements.read(page, utterances.find(page)),
        )
