"""Invented events, one a page, with hand-made records."""

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
    Statement,
    TimeExpression,
)
from onrecord.views.codings import acled, ucdp
from tests.views.pages import chain, report


class Page:
    """Builds the records of one event in `text`; words must stand in it."""

    def __init__(self, text):
        self.text = text
        self.report = report(text)
        self.held = {"places": [], "times": [], "figures": [], "statements": []}
        self.links = {}
        self.locus = None
        self.time = None

    def span(self, words):
        start = self.text.index(words)
        return Span(start, start + len(words))

    def at(self, words, name, *, relation="at", precision="city", country="HLD"):
        place = Place(id=f"onrecord:{name}", name=name, precision=precision, country=country)
        self._hold("places", PlaceMention, name, name=name, place=place)
        self.locus = Locus(
            relation=relation, span=self.span(words), anchors=(name,), places=(place.id,),
            precision=precision,
        )  # fmt: skip
        return self

    def on(self, words, earliest, latest=None):
        self.time = self._hold(
            "times", TimeExpression, words, type="DATE", value=earliest or "PAST_REF",
            earliest=earliest, latest=latest or earliest,
        ).id  # fmt: skip
        return self

    def figure(self, words, number, measure="killed", **fields):
        given = {"kind": "bounded", "low": number, "high": number, "best": number, **fields}
        return self._hold("figures", Figure, words, measure=measure, **given).id

    def said(self, words, speaker, stance="asserts"):
        return self._hold(
            "statements", Statement, words, chain=chain(speaker, "River Courier"), stance=stance,
            mode="indirect", content=(self.span(words),), cue=self.span(words),
        ).id  # fmt: skip

    def _hold(self, records, struct, words, **fields):
        made = struct.make(self.report, span=self.span(words), made_by="test", **fields)
        self.held[records].append(made)
        return made

    def mention(self, trigger, kind="ASSAULT", mode=None, *, roles=(), **fields):
        return EventMention.make(
            self.report, span=self.span(trigger), made_by="test", type=kind, mode=mode,
            roles=tuple(roles), time=self.time, locus=self.locus, **fields,
        )  # fmt: skip

    def role(self, name, words, code=None, **fields):
        return Role(role=name, span=self.span(words), name=words, code=code, **fields)

    def reading(self, *mentions, **fields):
        first = mentions[0]
        event = Event.make(
            self.report,
            **{
                "span": first.span, "made_by": "test", "mentions": tuple(m.id for m in mentions),
                "type": first.type, "mode": first.mode, "roles": first.roles,
                "contexts": first.contexts, "basis": first.basis, "reality": first.reality,
                "currency": first.currency, "time": self.time, "locus": self.locus, **fields,
            },
        )  # fmt: skip
        return Reading(
            report=self.report, version="0", profile="rules", events=(event,),
            event_mentions=mentions, **{k: tuple(v) for k, v in self.held.items()},
        )  # fmt: skip


def event(text, trigger, kind="ASSAULT", mode=None, *, roles=(), **fields):
    """Return a reading with one event: `roles` are (role, words) or (role, words, code)."""
    page = Page(text)
    made = page.mention(trigger, kind, mode, roles=[page.role(*r) for r in roles], **fields)
    return page.reading(made)


def in_acled(reading, **options):
    (code,) = acled(reading, **options)
    return code


def in_ucdp(reading, **options):
    (code,) = ucdp(reading, **options)
    return code
