"""A ledger with every record that an export shows, made without a language model."""

import msgspec

from onrecord.records import (
    Event,
    EventMention,
    Figure,
    Locus,
    Place,
    PlaceMention,
    Reading,
    Role,
    Span,
    TimeExpression,
)
from tests.work.fakes import FakeReader, reading_of

TEXT = (
    "Anna said the 🌉 bridge at Kesh holds. Boris said it fell. "
    "Troops shelled Kesh in Vorland near Dallin on Monday. At least 12 men died."
)
ACT = "ac" * 10

KESH = Place(
    id="geonames:1", name="Kesh", precision="city", point=(-12.5, 44.25), country="VOR",
    disputed=("ORL", "VOR"),
)  # fmt: skip
VORLAND = Place(id="geonames:2", name="Vorland", precision="country", point=(10.0, 20.0))
DALLIN = Place(id="geonames:3", name="Dallin", precision="city", point=(-12.0, 44.0))


def span(words: str, text: str = TEXT) -> Span:
    at = text.rindex(words)
    return Span(at, at + len(words))


class RichReader(FakeReader):
    """Reads the statements of the fakes, and an event, a figure and places in `TEXT`."""

    def read(self, item) -> Reading:
        reading = reading_of(item, self.version, self.profile)
        if reading.report.text != TEXT:
            return reading
        report = reading.report
        places = tuple(
            PlaceMention.make(report, span=span(words), made_by="pl.t", name=words, place=place)
            for words, place in (("Kesh", KESH), ("Vorland", VORLAND), ("Dallin", DALLIN),
                                 ("Monday", None))
        )  # fmt: skip
        time = TimeExpression.make(
            report, span=span("Monday"), made_by="tm.t", type="DATE", value="2021-11-15",
            earliest="2021-11-15", latest="2021-11-15",
        )  # fmt: skip
        events = tuple(
            event
            for trigger, locus in (("shelled", _at()), ("holds", None), ("fell", _near()))
            for event in [_event(report, trigger, time.id, locus)]
        )
        figure = Figure.make(
            report, span=span("At least 12 men"), made_by="fg.t", kind="bounded",
            measure="killed", low=12.0, best=12.0,
        )  # fmt: skip
        said = tuple(msgspec.structs.replace(s, act=ACT) for s in reading.statements)
        return msgspec.structs.replace(
            reading, statements=said, events=events, figures=(figure,), places=places,
            times=(time,),
        )  # fmt: skip


def _at() -> Locus:
    return Locus(relation="at", span=span("Kesh in Vorland"), anchors=("Kesh",), precision="city")


def _near() -> Locus:
    return Locus(
        relation="near", span=span("near Dallin"), anchors=("Dallin",), places=(DALLIN.id,)
    )


def _event(report, trigger: str, time: str, locus: Locus | None) -> Event:
    role = Role(role="actor", span=span("Troops"), name="Troops")
    mention = EventMention.make(
        report, span=span(trigger), made_by="ev.t", type="ASSAULT", roles=(role,)
    )
    return Event.make(
        report, span=span(trigger), made_by="ev.t", mentions=(mention.id,), type="ASSAULT",
        roles=(role,), time=time, locus=locus, act=ACT,
    )  # fmt: skip
