"""Roles in a text without markup: wording, position, sequence."""

from onrecord.article.roles.appeals import by_appeal
from onrecord.article.roles.front import (
    after_headline,
    before_headline,
    headline_of,
    letterhead_of,
)
from onrecord.article.roles.lines import by_line
from onrecord.article.roles.sequence import Verdicts, close_tail, spread_appeals
from onrecord.article.roles.speech import quotes_speaker
from onrecord.article.roles.unit import Unit, Verdict, normal_line

PROSE = Verdict("body", "rg.prose", "running text", "high")
CROSSHEAD = Verdict("body", "rg.crosshead", "a short line inside the article", "medium")
LETTERHEAD = Verdict(
    "navigation", "rg.letterhead", "names who issues the text, above its headline", "medium"
)
QUOTED = Verdict("body", "rg.quoted_speaker", "quotes a speaker, so it is never set apart")


def plain_roles(units: list[Unit], title: str) -> Verdicts:
    """Return a verdict for every unit; `title` is what is known of the headline, or empty."""
    verdicts: Verdicts = {}
    for unit in units:
        found = QUOTED if quotes_speaker(unit) else by_line(unit) or by_appeal(unit)
        if found is not None:
            verdicts[unit.index] = found
    spread_appeals(units, verdicts)
    _front(units, verdicts, normal_line(title))
    close_tail(units, verdicts)
    for unit in units:
        verdicts.setdefault(unit.index, PROSE if unit.is_prose else CROSSHEAD)
    return verdicts


def _front(units: list[Unit], verdicts: Verdicts, title: str) -> None:
    undecided = [unit for unit in units if unit.index not in verdicts]
    letterhead = None if title else letterhead_of(undecided)
    if letterhead is not None:
        verdicts[letterhead] = LETTERHEAD
        undecided = [unit for unit in undecided if unit.index != letterhead]
    headline = headline_of(undecided, title)
    if headline is None:
        return
    verdicts[headline] = Verdict("headline", "rg.headline", "the line above the article")
    for unit in undecided:
        if unit.index == headline:
            continue
        found = before_headline(unit) if unit.index < headline else after_headline(unit)
        if found is None:
            if unit.index > headline:
                return
        else:
            verdicts[unit.index] = found
