"""Roles in a text without markup: wording, position, sequence."""

from onrecord.article.roles.appeals import by_appeal
from onrecord.article.roles.clues import Clues
from onrecord.article.roles.dated import by_date
from onrecord.article.roles.front import (
    after_headline,
    before_headline,
    front_lines,
    headline_of,
    letterhead_of,
)
from onrecord.article.roles.lines import by_line
from onrecord.article.roles.masthead import LETTERHEAD, in_one_block, masthead
from onrecord.article.roles.sequence import Verdicts, close_tail, spread_appeals, spread_comments
from onrecord.article.roles.speech import quotes_speaker
from onrecord.article.roles.tail import sign
from onrecord.article.roles.unit import Unit, Verdict, normal_line

PROSE = Verdict("body", "rg.prose", "running text", "high")
CROSSHEAD = Verdict("body", "rg.crosshead", "a short line inside the article", "medium")
_FRONT_LINES = 8
QUOTED = Verdict("body", "rg.quoted_speaker", "quotes a speaker, so it is never set apart")


def plain_roles(units: list[Unit], clues: Clues) -> Verdicts:
    """Return a verdict for every unit; `clues` says what is known of the headline and outlet."""
    verdicts: Verdicts = {}
    for unit in units:
        found = QUOTED if quotes_speaker(unit) else _alone(unit)
        if found is not None:
            verdicts[unit.index] = found
    spread_appeals(units, verdicts)
    spread_comments(units, verdicts)
    _front(units, verdicts, clues)
    sign(units, verdicts)
    close_tail(units, verdicts)
    for unit in units:
        verdicts.setdefault(unit.index, PROSE if unit.is_prose else CROSSHEAD)
    return verdicts


def _alone(unit: Unit) -> Verdict | None:
    """Return what the wording of a paragraph decides alone."""
    return by_line(unit) or by_date(unit) or by_appeal(unit)


def _front(units: list[Unit], verdicts: Verdicts, clues: Clues) -> None:
    title = normal_line(clues.title)
    _above(units, verdicts, clues)
    undecided = [unit for unit in units if unit.index not in verdicts]
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


def _above(units: list[Unit], verdicts: Verdicts, clues: Clues) -> None:
    """Set apart what stands above the headline and names the issuer."""
    undecided = [unit for unit in units if unit.index not in verdicts]
    letterhead = None if clues.title else letterhead_of(undecided)
    known = {} if letterhead is None else {letterhead: LETTERHEAD}
    lines = [unit for unit in front_lines(undecided) if unit.index not in known]
    above = masthead(lines, normal_line(clues.outlet), known)
    for index, verdict in in_one_block(units[:_FRONT_LINES], above).items():
        verdicts.setdefault(index, verdict)
