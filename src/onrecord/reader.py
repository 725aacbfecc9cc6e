"""One report, all steps: bytes in, a reading out.

The models and tables are loaded once into a `Reader`, which is then passed around; reading is
a pure function of the item, the settings and the version.
"""

import msgspec

from onrecord.article import read_article
from onrecord.intake.item import Item
from onrecord.knowledge import linear
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.linear import LinearModel
from onrecord.language.encoder import Encoder
from onrecord.language.engine import Engine
from onrecord.reading import (
    actors,
    commitments,
    figures,
    places,
    predications,
    said_at,
    statements,
    times,
    utterances,
)
from onrecord.reading.page import Page
from onrecord.records import ModelFile, Reading, Report
from onrecord.settings import Settings
from onrecord.version import __version__


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reading needs, loaded once: about a second and 300 MB."""

    settings: Settings
    engine: Engine
    gazetteer: Gazetteer
    encoder: Encoder | None = None
    event_types: LinearModel | None = None
    event_roles: LinearModel | None = None
    weights: tuple[ModelFile, ...] = ()
    version: str = __version__

    @classmethod
    def load(cls, settings: Settings | None = None) -> "Reader":
        """Load models and tables; raises ModelError if a model file is missing or unknown."""
        held = settings or Settings()
        engine, gazetteer = Engine.load(held), Gazetteer.load()
        if held.profile == "rules":
            return cls(settings=held, engine=engine, gazetteer=gazetteer)
        event_types, card = linear.load("event_types")
        event_roles, card_of_roles = linear.load("event_roles")
        encoder = Encoder.load() if held.profile == "default" else None
        return cls(
            settings=held,
            engine=engine,
            gazetteer=gazetteer,
            encoder=encoder,
            event_types=event_types,
            event_roles=event_roles,
            weights=(card, card_of_roles, *(encoder.models if encoder else ())),
        )

    @property
    def models(self) -> tuple[ModelFile, ...]:
        """The models that take part, by hash."""
        return (*self.engine.models, *self.weights)

    def read(self, item: Item) -> Reading:
        """Read one report; raises InputError, naming the input, if there is none in it."""
        return self.read_report(read_article(item, self.settings))

    def read_report(self, report: Report) -> Reading:
        """Read the records of a report whose article has been found already.

        A report in a language that no reader knows comes back with its regions only.
        """
        if not report.supported:
            return Reading(report=report, version=self.version, profile=self.settings.profile)
        parse = self.engine.parse(report)
        trace = self.encoder.trace(report.text, parse.blocks) if self.encoder else None
        return self._reading(Page(report=report, parse=parse, trace=trace))

    def _reading(self, page: Page) -> Reading:
        """Run the readers in their fixed order; each sees only what came before it."""
        found_times = times.read(page)
        found = utterances.find(page)
        where = places.read(page, self.gazetteer)
        people = actors.read(page, self.engine.names, found, where)
        told = said_at.dated(page.parse, statements.read(page, found), found_times)
        said = actors.link_sources(told, people)
        counts = figures.read(page, said, found_times)
        around = predications.Surroundings(
            statements=said, times=found_times, people=people, places=where, figures=counts
        )
        mentions, events = predications.read(page, around, self.event_types, self.event_roles)
        earlier = commitments.Earlier(
            page=page,
            names=self.engine.names,
            people=people,
            statements=said,
            mentions=mentions,
            events=events,
            figures=counts,
            times=found_times,
        )
        return Reading(
            report=page.report,
            version=self.version,
            profile=self.settings.profile,
            statements=said,
            events=events,
            event_mentions=mentions,
            commitments=commitments.read(earlier),
            figures=counts,
            times=found_times,
            places=where,
            actors=people.actors,
            actor_mentions=people.mentions,
        )
