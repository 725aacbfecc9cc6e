"""What is missing: what a careful reader would ask for next, as far as records can tell."""

from collections.abc import Iterator

from onrecord.records import Reading, Statement
from onrecord.views.brief_events import words_span
from onrecord.views.brief_parts import Block, Entry, Section, words_of
from onrecord.views.brief_said import SILENT, clause, quote_of
from onrecord.views.brief_sides import UNNAMED, Sides
from onrecord.views.status import unanswered
from onrecord.views.status_rows import Obligations
from onrecord.views.status_words import about

_VIOLENT = frozenset({"ASSAULT", "COERCE"})


def what_is_missing(reading: Reading) -> Section:
    """List requests without an answer, the accused who do not speak, deeds without a doer, sources.

    That nobody answered, where the page says so, stands under who has not answered.
    """
    entries = (
        *_without_answer(reading),
        *_accused_unheard(reading),
        *_without_actor(reading),
        *_without_source(reading),
        *_about_the_page(reading),
    )
    return Section(title="What is missing", blocks=(Block(entries=entries),) if entries else ())


def _without_answer(reading: Reading) -> Iterator[Entry]:
    for row in unanswered(Obligations(reading, None).rows()):
        if row.status != "unanswered":
            yield Entry(lead=f"no answer is on record: {about(row)}",
                        quote=words_of(reading, row.span), id=row.id, mark="?")  # fmt: skip


def _accused_unheard(reading: Reading) -> Iterator[Entry]:
    """Yield each side that is accused and says nothing in the page, with one accusation."""
    side_of = Sides(reading).of
    heard = {side_of(s.speaker) for s in reading.statements if s.stance not in SILENT}
    unheard: dict[str, Statement] = {}
    for s in reading.statements:
        if s.stance == "accuses" and s.accused and side_of(s.accused) not in {*heard, UNNAMED}:
            unheard.setdefault(side_of(s.accused), s)
    for side, s in unheard.items():
        lead = f"no word of {side}, though {clause(s)}"
        yield Entry(lead=lead, quote=quote_of(s, reading), id=s.id, mark="?")


def _without_actor(reading: Reading) -> Iterator[Entry]:
    for event in reading.events:
        doer = any(role.role == "actor" for role in event.roles)
        done = event.reality == "actual" and event.currency == "current"
        if event.type in _VIOLENT and done and not doer:
            span = words_span(event, reading.report.text)
            yield Entry(lead="who did it is not said", quote=words_of(reading, span),
                        id=event.id, mark="?")  # fmt: skip


def _without_source(reading: Reading) -> Iterator[Entry]:
    for s in reading.statements:
        if s.speaker.kind == "unknown" and s.stance not in SILENT:
            yield Entry(lead="who said it is not said", quote=quote_of(s, reading), id=s.id,
                        mark="?")  # fmt: skip


def _about_the_page(reading: Reading) -> Iterator[Entry]:
    report = reading.report
    flagged = any(flag.kind == "unknown_published" for flag in report.flags)
    if report.published.value is None and not flagged:
        yield Entry(lead="the day of publication", mark="?")
    if report.outlet is None:
        yield Entry(lead="the outlet; --outlet names it", mark="?")
