"""Statements and a parse -> events: triggers, roles, types, and on whose word."""

from onrecord.knowledge.linear import LinearModel
from onrecord.reading.page import Page
from onrecord.reading.predications.contexts import themed
from onrecord.reading.predications.counting import counted
from onrecord.reading.predications.encoded import EncodedScorer
from onrecord.reading.predications.joining import events
from onrecord.reading.predications.linking import (
    asked_for,
    blamed,
    carried_dates,
    dropped_attributions,
)
from onrecord.reading.predications.mentions import mentions
from onrecord.reading.predications.scoring import LinearScorer, Scorer
from onrecord.reading.predications.setting import Setting
from onrecord.reading.predications.surroundings import Surroundings
from onrecord.records import Event, EventMention

__all__ = ["Scorer", "Surroundings", "read"]


def read(
    page: Page,
    around: Surroundings,
    model: LinearModel | None,
    roles: LinearModel | None = None,
    scorer: Scorer | None = None,
) -> tuple[tuple[EventMention, ...], tuple[Event, ...]]:
    """Return the event mentions of a report and the events they tell of, in text order.

    `scorer` decides what is an event of which type; without it the linear `model` does, with
    `roles` as the model of roles; without any of them the table of event words and the rules.
    """
    if scorer is None and model is not None:
        scorer = LinearScorer(model, roles, page.parse, Setting(page, around))
        if page.trace is not None:
            scorer = EncodedScorer(scorer, page.trace)
    found = carried_dates(page, tuple(mentions(page, around, scorer)))
    found = dropped_attributions(page, blamed(page, found, around.statements))
    found = asked_for(page, found)
    found = themed(page, counted(page, found, around.figures))
    return found, events(page, found, around.times)
