"""Roles on a page with markup: wording, ancestry, votes, position."""

import msgspec

from onrecord.article.roles.agreement import voted
from onrecord.article.roles.ancestry import Ancestry, Mark, by_mark
from onrecord.article.roles.appeals import by_appeal
from onrecord.article.roles.column import completed
from onrecord.article.roles.lines import by_line
from onrecord.article.roles.plain import QUOTED
from onrecord.article.roles.sequence import Verdicts, spread_appeals
from onrecord.article.roles.speech import quotes_speaker
from onrecord.article.roles.unit import Unit, Verdict, normal_line

VOTED = Verdict("body", "rg.voted", "running text, and the extraction library agrees")
OWN = Verdict("body", "rg.own_prose", "running text in the main column", "medium")
BETWEEN = Verdict("body", "rg.between", "stands inside the article", "medium")
LINKS = Verdict("related_link", "rg.linked", "most of it is a link", "medium")
OUTSIDE = Verdict("navigation", "rg.outside", "outside the article", "medium")
HEADLINE = Verdict("headline", "rg.headline", "the main heading of the page")


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a page beside its text: its title, and the library's article."""

    title: str = ""
    body: str = ""


def page_roles(units: list[Unit], clues: Clues) -> Verdicts:
    """Return a verdict for every unit of a page with markup."""
    seen = voted(units, clues.body)
    inside = completed(units, seen)
    article = [unit for unit in units if unit.index in inside]
    ancestry = Ancestry(article)
    first = article[0].index if article else len(units)
    last = article[-1].index if article else -1
    headline = headline_of(units, normal_line(clues.title), first)
    verdicts: Verdicts = {} if headline is None else {headline: HEADLINE}
    for unit in units:
        if unit.index in verdicts:
            continue
        found = _strong(unit, ancestry.mark(unit), unit.index in inside)
        if found is not None:
            verdicts[unit.index] = found
    spread_appeals(units, verdicts)
    for unit in units:
        if unit.index not in verdicts:
            between = first < unit.index < last
            agreed = VOTED if unit.index in seen else OWN
            own = agreed if unit.index in inside else None
            verdicts[unit.index] = own or _weak(unit, ancestry, between)
    return verdicts


def _strong(unit: Unit, mark: Mark | None, inside: bool) -> Verdict | None:
    if inside and quotes_speaker(unit):
        return QUOTED
    found = by_line(unit) or by_appeal(unit)
    if found is not None:
        return found
    return by_mark(mark) if mark is not None and mark.strong else None


def _weak(unit: Unit, ancestry: Ancestry, between: bool) -> Verdict:
    mark = ancestry.mark(unit)
    if mark is not None:
        return by_mark(mark)
    if between and unit.is_prose and unit.linked < 0.3 and ancestry.in_main(unit):
        return BETWEEN
    return LINKS if unit.linked > 0.5 else OUTSIDE


def headline_of(units: list[Unit], title: str, first: int) -> int | None:
    """Return the index of the heading that is the page's title, or stands above the article."""
    headings = [u for u in units if u.element is not None and _is_heading(u)]
    same = [u for u in headings if title and (u.line in title or title in u.line) and u.words > 1]
    if same:
        return max(same, key=lambda u: (u.words, -u.index)).index
    top = [u for u in headings if _heading(u) == "h1" and u.words > 1]
    above = [u for u in top if u.index <= first]
    return above[-1].index if above else (top[0].index if top else None)


def _is_heading(unit: Unit) -> bool:
    return _heading(unit) in {"h1", "h2"}


def _heading(unit: Unit) -> str:
    """Name of the heading element a unit stands in, looking a few elements up."""
    held = unit.element
    for _ in range(4):
        if held is None:
            return ""
        if held.name in {"h1", "h2", "h3", "h4"}:
            return held.name
        held = held.parent
    return ""
