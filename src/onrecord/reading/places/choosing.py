"""Which place a name means: how known each is, what it is said to lie in, and its company.

One name means one place on one page. Scores are sums of few parts, in units of a factor of ten
in population; the weights were set by hand and checked on two corpora of news.
"""

import math
from collections.abc import Iterable, Sequence

from onrecord.knowledge.gazetteer import Called, Entry, Gazetteer, name_key
from onrecord.reading.places.company import WIDE, Company, Group
from onrecord.reading.places.naming import Named, is_acronym, words

PRIOR = {"C": 9.0, "R": 7.0}
"""Standing of a country and a region of our own, however populous."""

DIVISION = 0.5
"""What a first-level division is worth over a town as populous."""

MAIN_NAME = 1.5
"""What the place's own name is worth over another name that it also has."""

CONTAINED, NOT_CONTAINED = 5.0, -3.0
COUNTRY_COMPANY, DIVISION_COMPANY, NEAR_COMPANY = 1.2, 1.2, 1.0
MOST_COUNTRY, MOST_DIVISION, MOST_NEAR = 3.5, 4.0, 3.0
DISTRICT = -1.0
"""A second-level division is seldom meant by its bare name."""

TOWN_SHARE = 0.4
"""Part of a division's people from which its name alone means the town of that name."""

CAPITAL = 2.0
"""What a capital is worth more on a page that names its state or people."""

NEAR_KM = 200.0
ROUNDS = 3
LOOKED_AT = 12
"""Candidates of a name whose distance to other places is measured, the best first."""

ABSTAIN = 2.5
"""Lowest score of an answer: below, the place is a hamlet that nothing on the page speaks for."""


def choose(
    names: Sequence[Named], gazetteer: Gazetteer
) -> dict[tuple[int, int], tuple[Entry, float]]:
    """Return the place of each name, by the tokens of the name, with the score of the choice.

    A name without a candidate, or whose best one scores less than `ABSTAIN`, is left out.
    """
    groups = list(_groups(names, gazetteer))
    for _ in range(ROUNDS + 1):
        company = Company.of(groups)
        for group in groups:
            _settle(group, company)
    return {
        (name.first, name.last): (group.best, group.score)
        for group in groups
        if group.best is not None and group.score >= ABSTAIN
        for name in group.names
    }


def _groups(names: Sequence[Named], gazetteer: Gazetteer) -> Iterable[Group]:
    held: dict[str, Group] = {}
    starts = {name.first: name for name in names}
    for name in names:
        key = f"{'demonym ' if name.is_demonym else ''}{name_key(name.words)}"
        group = held.get(key)
        if group is None:
            group = held[key] = Group(candidates(name, gazetteer))
        group.names.append(name)
        outer = starts.get(name.container) if name.container is not None else None
        if outer is not None:
            group.containers |= areas(outer, gazetteer)
    return held.values()


def areas(name: Named, gazetteer: Gazetteer) -> set[tuple[str, str]]:
    """Return country and admin1 (empty for a country) of the areas called so."""
    return {
        (c.entry.country, c.entry.admin1)
        for c in candidates(name, gazetteer)
        if c.entry.kind in "C1R2" and c.entry.country
    }


def candidates(name: Named, gazetteer: Gazetteer) -> tuple[Called, ...]:
    """Return the places that a name may mean."""
    kind, _, code = name.key.partition(":")
    if name.is_demonym:
        entry = gazetteer.people(name.words) or gazetteer.country(code)
        return (Called(entry, main=True),) if entry else ()
    short = gazetteer.short_name(name.words, after_comma=name.rule == "pl.division")
    if short is not None:
        return (Called(short, main=True),)
    if is_acronym(name.words) and not name.key:
        return ()
    found = gazetteer.named(name.words)
    ours = bool(found) and found[0].entry.kind == "R"
    if ours:
        found = tuple(c for c in found if not _is_rival(c, found[0].entry))
    own = gazetteer.country(code) if kind == "country" and not ours else None
    if kind == "disputed" and not found:
        own = gazetteer.region(code)
    if own is not None:
        found = (Called(own, main=True), *(c for c in found if c.entry != own))
    return found or _trimmed(name.words, gazetteer) or _people(name.words, gazetteer)


def _is_rival(called: Called, region: Entry) -> bool:
    """Tell whether a place is the division that a region of ours is, or its successor state."""
    entry = called.entry
    division = entry.kind in "12" and entry.country == region.country
    return division or (entry.kind == "C" and not called.main)


def _people(surface: str, gazetteer: Gazetteer) -> tuple[Called, ...]:
    entry = gazetteer.people(surface)
    return (Called(entry, main=True),) if entry else ()


def _trimmed(surface: str, gazetteer: Gazetteer) -> tuple[Called, ...]:
    """Ask again without a direction before the name or the kind of place behind it."""
    parts = surface.split()
    if len(parts) > 1 and parts[0].lower() in words("compass"):
        return gazetteer.named(" ".join(parts[1:]))
    if len(parts) > 1 and parts[-1].lower() in words("kind_of"):
        return gazetteer.named(" ".join(parts[:-1]))
    return ()


def _settle(group: Group, company: Company) -> None:
    """Choose the best candidate; on a tie the first, which is the more populous."""
    scored = sorted(
        ((_standing(c, group, company), -n) for n, c in enumerate(group.candidates)), reverse=True
    )[:LOOKED_AT]
    final = [
        (score + _nearness(group, group.candidates[-n].entry, company), n) for score, n in scored
    ]
    if final:
        score, number = max(final)
        best = group.candidates[-number].entry
        group.best, group.score = _town_of(best, group), score


def _town_of(best: Entry, group: Group) -> Entry:
    """Return the town that a division is named after, if much of the division lives there.

    "Kabul" is the city unless the page says "Kabul province".
    """
    if best.kind not in "12" or any(name.is_division for name in group.names):
        return best
    for called in group.candidates:
        town = called.entry
        same = (town.country, town.admin1) == (best.country, best.admin1)
        if same and town.kind in "KSP" and town.population >= TOWN_SHARE * best.population:
            return town
    return best


def _standing(called: Called, group: Group, company: Company) -> float:
    entry = called.entry
    score = prior(called)
    if group.containers:
        inside = {(entry.country, entry.admin1), (entry.country, "")} & group.containers
        score += CONTAINED if inside and entry.kind != "C" else NOT_CONTAINED
    same_country = math.log2(1 + company.of_country(group, entry))
    if entry.kind == "K" and called.main and same_country:
        score += CAPITAL
    score += min(MOST_COUNTRY, COUNTRY_COMPANY * same_country)
    if entry.admin1:
        same_division = math.log2(1 + company.of_division(group, entry))
        score += min(MOST_DIVISION, DIVISION_COMPANY * same_division)
    return score


def prior(called: Called) -> float:
    """Return how likely a place is meant, by what it is, whose name it is, how many live there.

    A second-level division is meant by its full name ("Bourbon County"), seldom by a bare one.
    """
    entry = called.entry
    score = PRIOR.get(entry.kind) or math.log10(10 + entry.population)
    if called.main:
        score += MAIN_NAME
    if entry.kind == "2":
        full = called.main and entry.name.rpartition(" ")[2].lower() in words("kind_of")
        score += 0.0 if full else DISTRICT
    return score + (DIVISION if entry.kind == "1" else 0.0)


def _nearness(group: Group, entry: Entry, company: Company) -> float:
    if entry.point is None or entry.kind in WIDE:
        return 0.0
    near = company.near(group, entry.point, NEAR_KM)
    return min(MOST_NEAR, NEAR_COMPANY * math.log2(1 + near))
