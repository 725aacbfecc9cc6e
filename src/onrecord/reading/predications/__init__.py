"""Statements and a parse -> events: triggers, roles, types, and on whose word."""

from onrecord.knowledge.linear import LinearModel
from onrecord.reading.page import Page
from onrecord.reading.predications.joining import events
from onrecord.reading.predications.linking import blamed, dropped_attributions
from onrecord.reading.predications.mentions import mentions
from onrecord.reading.predications.surroundings import Surroundings
from onrecord.records import Event, EventMention

__all__ = ["Surroundings", "read"]


def read(
    page: Page, around: Surroundings, model: LinearModel | None
) -> tuple[tuple[EventMention, ...], tuple[Event, ...]]:
    """Return the event mentions of a report and the events they tell of, in text order.

    Without `model` the table of event words decides alone.
    """
    found = tuple(mentions(page, around, model))
    found = dropped_attributions(page, blamed(page, found, around.statements))
    return found, events(page, found)
