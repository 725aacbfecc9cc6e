"""Roles on a page with markup: wording, ancestry, votes, position."""

from onrecord.article.roles.agreement import voted
from onrecord.article.roles.ancestry import Ancestry, Mark, by_mark
from onrecord.article.roles.appeals import by_appeal
from onrecord.article.roles.boxes import box_in
from onrecord.article.roles.clues import Clues
from onrecord.article.roles.column import completed
from onrecord.article.roles.dated import by_date
from onrecord.article.roles.lines import by_line
from onrecord.article.roles.plain import CROSSHEAD, QUOTED
from onrecord.article.roles.sequence import Verdicts, spread_appeals, spread_comments
from onrecord.article.roles.speech import quotes_speaker
from onrecord.article.roles.unit import Unit, Verdict, normal_line

VOTED = Verdict("body", "rg.voted", "running text, and the extraction library agrees")
OWN = Verdict("body", "rg.own_prose", "running text in the main column", "medium")
BETWEEN = Verdict("body", "rg.between", "stands inside the article", "medium")
LINKS = Verdict("related_link", "rg.linked", "most of it is a link", "medium")
OUTSIDE = Verdict("navigation", "rg.outside", "outside the article", "medium")
ABOVE = Verdict("navigation", "rg.above_headline", "a label above the headline", "medium")
STANDFIRST = Verdict("standfirst", "rg.second_heading", "a heading under the headline", "medium")
_FEWEST_STANDFIRST = 6
HEADLINE = Verdict("headline", "rg.headline", "the main heading of the page")


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
    spread_comments(units, verdicts)
    box_in(units, verdicts, ancestry)
    _around_headline(units, verdicts, headline)
    for unit in units:
        if unit.index not in verdicts:
            between = first < unit.index < last
            agreed = VOTED if unit.index in seen else OWN
            own = agreed if unit.index in inside else None
            own = own or (CROSSHEAD if between and _crosses(unit, units, inside) else None)
            verdicts[unit.index] = own or _weak(unit, ancestry, between)
    return verdicts


def _crosses(unit: Unit, units: list[Unit], inside: set[int]) -> bool:
    """Tell whether a heading stands over a paragraph of the article."""
    after = unit.index + 1
    return bool(_heading(unit)) and after < len(units) and units[after].index in inside


def _around_headline(units: list[Unit], verdicts: Verdicts, headline: int | None) -> None:
    """Set apart labels above the headline; a heading right under it is a standfirst."""
    if headline is None:
        return
    for unit in units[:headline]:
        if unit.index not in verdicts and not unit.is_prose:
            verdicts[unit.index] = ABOVE
    for unit in units[headline + 1 : headline + 3]:
        if unit.index not in verdicts and _heading(unit) and unit.words >= _FEWEST_STANDFIRST:
            verdicts[unit.index] = STANDFIRST
            return


def _strong(unit: Unit, mark: Mark | None, inside: bool) -> Verdict | None:
    if inside and quotes_speaker(unit):
        return QUOTED
    found = by_line(unit) or by_appeal(unit)
    if found is not None and mark is not None and mark.role == "caption" and _is_caption(unit):
        found = None
    if found is not None:
        return found
    strong = by_mark(mark) if mark is not None and mark.strong else None
    return strong or by_date(unit)


def _is_caption(unit: Unit) -> bool:
    """Tell a caption that begins with "Photo:" from a mere credit."""
    return unit.is_prose or (unit.words >= _FEWEST_STANDFIRST and ". " in unit.text)


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
