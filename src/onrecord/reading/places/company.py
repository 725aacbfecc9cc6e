"""The company of a name: the other places of its page, by country, division and distance."""

import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.knowledge.gazetteer import Called, Entry
from onrecord.reading.places.naming import Named

WIDE = "C1R"
"""Kinds of place too large for the distance to their middle to mean anything."""

MOST_POINTS = 100
"""Places of a page to which distances are measured, the first ones named."""

Point = tuple[float, float]
KM_PER_DEGREE = 111.2


class Group(msgspec.Struct):
    """The mentions of one name on a page, its candidates, and the one chosen so far.

    `containers` are the areas (country, admin1 or empty) that it is said to lie in.
    """

    candidates: tuple[Called, ...]
    names: list[Named] = []
    containers: set[tuple[str, str]] = set()
    best: Entry | None = None
    score: float = 0.0


class Company(msgspec.Struct, frozen=True):
    """The places chosen on a page so far: how often each area is named, and the points."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    points: tuple[Point, ...]

    @classmethod
    def of(cls, groups: Iterable[Group]) -> "Company":
        """Count the choices of `groups`."""
        countries: Counter[str] = Counter()
        divisions: Counter[tuple[str, str]] = Counter()
        points: list[Point] = []
        for group in groups:
            if group.best is not None:
                countries[group.best.country] += len(group.names)
                if group.best.admin1:
                    divisions[group.best.country, group.best.admin1] += len(group.names)
                if group.best.kind not in WIDE and group.best.point:
                    points.append(group.best.point)
        return cls(countries, divisions, tuple(points[:MOST_POINTS]))

    def of_country(self, group: Group, entry: Entry) -> int:
        """Return how many mentions of others than `group` are in the country of `entry`."""
        own = group.best is not None and group.best.country == entry.country
        return self.countries[entry.country] - (len(group.names) if own else 0)

    def of_division(self, group: Group, entry: Entry) -> int:
        """Return how many mentions of others than `group` are in the division of `entry`."""
        area = (entry.country, entry.admin1)
        own = group.best is not None and (group.best.country, group.best.admin1) == area
        return self.divisions[area] - (len(group.names) if own else 0)

    def near(self, group: Group, point: Point, km: float) -> int:
        """Return how many places of others than `group` are within `km` of `point`."""
        own = group.best.point if group.best is not None else None
        near = sum(1 for other in self.points if _within(point, other, km))
        counted = own in self.points and own is not None and _within(point, own, km)
        return near - 1 if counted else near


def _within(one: Point, other: Point, km: float) -> bool:
    """Tell whether two points are within `km`, on a flat map of their surroundings."""
    north = (one[0] - other[0]) * KM_PER_DEGREE
    if abs(north) > km:
        return False
    east = (one[1] - other[1]) * KM_PER_DEGREE * math.cos(math.radians(one[0]))
    return north * north + east * east <= km * km
