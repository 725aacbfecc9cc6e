"""Which state a report is set in: the one that most of its places are in."""

from collections import Counter
from collections.abc import Iterable

from onrecord.records import PlaceMention

_SHARE = 0.5
"""Part of the places that must be in one state for a report to be set there."""


def home_of(places: tuple[PlaceMention, ...]) -> str | None:
    """Return the code of the state where most of the places of a report are, None if mixed.

    The ground counts before governments: "Moscow said" does not take a report to Russia.
    """
    ground = _countries(p for p in places if p.reference == "literal")
    for counts in (ground, _countries(places)):
        if counts:
            code, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
            return code if most >= _SHARE * counts.total() else None
    return None


def _countries(places: Iterable[PlaceMention]) -> Counter[str]:
    found = (p.place.country for p in places if p.place is not None)
    return Counter(code for code in found if code)
