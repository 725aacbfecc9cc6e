"""How exactly a report says where and when, in the numbers of the two codebooks.

ACLED: place 1 a town, 2 a part of a region or near a town, 3 a larger region; time 1 the day,
2 a week, 3 a month. UCDP: place 1 exact, 2 near a point, 3 and 4 divisions of the second and
first order, 5 a line or an area without borders, 6 a country, 7 sea or air; time 1 the day, 2 up
to six days, 3 a week, 4 up to a month, 5 up to a year. Nothing is filled in: where the report
does not tell, there is no number.
"""

from datetime import date

import msgspec

from onrecord.records import Reading, TimeExpression
from onrecord.records.place import Locus, Place
from onrecord.records.vocabulary import LocusRelation, PlacePrecision
from onrecord.views.codings.words import words_in

_SEA = frozenset({"sea", "gulf", "strait", "ocean", "waters", "airspace", "bay"})
_BESIDE: frozenset[LocusRelation] = frozenset({"near", "offset"})
_LINE: frozenset[LocusRelation] = frozenset({"between", "along"})
_ACLED_PLACE: dict[PlacePrecision, int] = {
    "exact": 1, "city": 1, "admin2": 2, "admin1": 3, "region": 3,
}  # fmt: skip
_UCDP_PLACE: dict[PlacePrecision, int] = {
    "exact": 1, "city": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6,
}  # fmt: skip
_ACLED_DAYS = ((1, 1), (7, 2), (31, 3))
_UCDP_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Days at most, and the number for them."""


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place as worded, the country it lies in if one is known, and both codebooks' numbers."""

    name: str | None = None
    country: str | None = None
    acled: int | None = None
    ucdp: int | None = None
    words: str = ""


class When(msgspec.Struct, frozen=True, kw_only=True):
    """First and last day as ISO dates, both codebooks' numbers, and the words."""

    first: str | None = None
    last: str | None = None
    acled: int | None = None
    ucdp: int | None = None
    words: str = ""


def where(locus: Locus | None, reading: Reading) -> Where:
    """Return how exactly `locus` says where; nothing where it is None."""
    if locus is None:
        return Where()
    words = locus.span.of(reading.report.text)
    place = _place(locus, reading)
    precision = locus.precision
    if precision == "unknown" and place is not None:
        precision = place.precision
    name = ", ".join(locus.anchors) or words
    return Where(
        name=name,
        country=place.country if place else None,
        acled=_acled_place(locus.relation, precision),
        ucdp=7 if _SEA & set(words_in(name)) else _ucdp_place(locus.relation, precision),
        words=words,
    )


def _acled_place(relation: LocusRelation, precision: PlacePrecision) -> int | None:
    number = _ACLED_PLACE.get(precision)
    return max(number, 2) if number and relation in _BESIDE | _LINE else number


def _ucdp_place(relation: LocusRelation, precision: PlacePrecision) -> int | None:
    number = _UCDP_PLACE.get(precision)
    if number is None:
        return None
    if relation in _LINE:
        return max(number, 5)
    return max(number, 2) if relation in _BESIDE else number


def _place(locus: Locus, reading: Reading) -> Place | None:
    """Return the gazetteer's place of a locus: by id, else by a name that only one place has."""
    known = [m.place for m in reading.places if m.place is not None]
    by_id = next((p for p in known if p.id in locus.places), None)
    named = (m.place for m in reading.places if m.place and m.name in locus.anchors)
    return by_id or next(named, None)


def when(time: TimeExpression | None, reading: Reading) -> When:
    """Return how exactly `time` says when; open intervals and durations have no number."""
    if time is None:
        return When()
    words = reading.text_of(time)
    if time.earliest is None or time.latest is None:
        return When(first=time.earliest, last=time.latest, words=words)
    days = _days(time.earliest, time.latest)
    return When(
        first=time.earliest,
        last=time.latest,
        acled=_by_days(days, _ACLED_DAYS),
        ucdp=_by_days(days, _UCDP_DAYS),
        words=words,
    )


def _days(first: str, last: str) -> int | None:
    """Return the days from `first` to `last`, both counted; None where a date is no date."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days + 1
    except ValueError:
        return None


def _by_days(days: int | None, table: tuple[tuple[int, int], ...]) -> int | None:
    if days is None or days < 1:
        return None
    return next((number for most, number in table if days <= most), None)
