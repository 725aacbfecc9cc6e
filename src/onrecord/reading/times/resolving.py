"""From a meaning to a value: the pure resolver of time expressions.

It knows the day of publication, the time last spoken of and the tense of the governing verb,
and nothing else: no clock. What cannot be anchored stays symbolic ("XXXX-WXX-2").
"""

from datetime import date, timedelta

import msgspec

from onrecord.reading.times import days
from onrecord.reading.times.building import FROM_REFERENCE
from onrecord.reading.times.meaning import (
    Exact,
    Fixed,
    Length,
    Meaning,
    Moved,
    Named,
    Spoken,
    TimeOfDay,
    WeekOf,
)
from onrecord.reading.times.tense import Tense
from onrecord.records.vocabulary import TimeAnchor

_SYMBOLS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX",
            "Y": "XXXX", "E": "XXX", "C": "XX", "WE": "XXXX-WXX-WE"}  # fmt: skip
_BACK = frozenset({"last", "past", "previous"})
_AHEAD = frozenset({"next", "coming", "following"})


_REFERENCE: TimeAnchor = "reference"
_PUBLISHED: TimeAnchor = "published"

AGAINST_TENSE = 4.0
"""How much farther off a date seems that the tense speaks against."""

AHEAD_OF_NOW = 1.8
"""How much farther off a date seems that lies ahead, where no past tense speaks against it."""


class Anchors(msgspec.Struct, frozen=True):
    """What a time is resolved against; None and "" where it is not known.

    `published` is the day of publication, `reference` the value last resolved to a calendar
    time, `quarter` and `day` the quarter and day last spoken of.
    """

    published: date | None = None
    reference: str | None = None
    quarter: str | None = None
    day: str | None = None
    tense: Tense = ""


class Resolved(msgspec.Struct, frozen=True):
    """A TIMEX3 value and what it was resolved against."""

    value: str
    anchor: TimeAnchor


def resolve(meaning: Meaning, anchors: Anchors) -> Resolved:
    """Return the value of `meaning`; the same for the same arguments, always."""
    try:
        return _resolve(meaning, anchors)
    except (OverflowError, ValueError):
        return Resolved(_symbol(meaning), "none")  # outside the years 1 to 9999


def _resolve(meaning: Meaning, anchors: Anchors) -> Resolved:
    if isinstance(meaning, Exact):
        return Resolved(meaning.value, "absolute")
    if isinstance(meaning, Fixed):
        seen_from = meaning.value.endswith("_REF") and anchors.published is not None
        return Resolved(meaning.value, "published" if seen_from else "none")
    if isinstance(meaning, Length):
        anchored = meaning.side and anchors.published
        return Resolved(meaning.value, "published" if anchored else "none")
    if isinstance(meaning, Named):
        return _named(meaning, anchors)
    if isinstance(meaning, Moved):
        return _moved(meaning, anchors)
    if isinstance(meaning, Spoken):
        return _spoken(meaning, anchors)
    if isinstance(meaning, WeekOf):
        return _week_of(meaning, anchors)
    return _time(meaning, anchors)


def _symbol(meaning: Meaning) -> str:
    if isinstance(meaning, Named):
        if meaning.what == "weekend":
            return _SYMBOLS["WE"]
        prefix = "XXXX-WXX-" if meaning.what == "weekday" else "XXXX-"
        return prefix + meaning.name if meaning.what != "holiday" else "XXXX-XX-XX"
    if isinstance(meaning, Moved | Spoken):
        return _SYMBOLS.get(meaning.unit, "XXXX-XX-XX")
    if isinstance(meaning, WeekOf):
        return _SYMBOLS["W"]
    if isinstance(meaning, TimeOfDay):
        return (_symbol(meaning.of) if meaning.of else "XXXX-XX-XX") + meaning.time
    return meaning.value


def _named(named: Named, anchors: Anchors) -> Resolved:
    if named.what == "holiday" and named.direction.startswith("="):
        return Resolved(days.holiday(named.name, int(named.direction[1:])).isoformat(), "absolute")
    base, anchor = _base(named.direction, anchors)
    if named.year is not None:
        outer = _moved(named.year, anchors)
        if not outer.value.isdigit():
            return Resolved(_symbol(named), "none")
        return Resolved(_in_year(named, int(outer.value)), outer.anchor)
    if base is None:
        return Resolved(_symbol(named), "none")
    if named.what == "weekday":
        return Resolved(_weekday(named, base, anchors.tense).isoformat(), anchor)
    if named.what == "weekend":
        return Resolved(days.week(_weekday(named, base, anchors.tense)) + "-WE", anchor)
    if named.direction == "same" and anchors.reference and anchors.reference[:4].isdigit():
        return Resolved(_in_year(named, int(anchors.reference[:4])), "reference")
    return Resolved(_in_year(named, _year(named, base, anchors.tense)), anchor)


def _base(direction: str, anchors: Anchors) -> tuple[date | None, TimeAnchor]:
    """Return the day to count from: the time last spoken of after "previous", "following"."""
    if direction in FROM_REFERENCE:
        spoken = days.day_of(anchors.day)
        if spoken is not None:
            return spoken, "reference"
    return anchors.published, "published"


def _in_year(named: Named, year: int) -> str:
    if named.what == "holiday":
        return days.holiday(named.name, year).isoformat()
    return f"{year:04}-{named.name}"


def _weekday(named: Named, base: date, tense: Tense) -> date:
    """Return the day: the latest such day up to publication, ahead only where words say so."""
    number = int(named.name)
    if named.week is not None and named.week.unit == "W":
        week = days.moved_day(base, "W", int(named.week.count))
        return week - timedelta(week.isoweekday() - number)
    back = (base.isoweekday() - number) % 7
    if named.direction == "week before":
        return base - timedelta(back + 7)
    if named.direction in _BACK and named.direction != "past":
        return base - timedelta(back or 7)
    if named.direction in _AHEAD:
        return base + timedelta((-back) % 7 or 7)
    if named.direction == "this" and named.what == "weekend" and tense != "past":
        return base + timedelta(number - base.isoweekday())
    if tense == "future":
        return base + timedelta((-back) % 7)
    return base - timedelta(back)


def _year(named: Named, base: date, tense: Tense) -> int:
    """Return the year in which `named` lies nearest to `base` on the side the words say."""
    years = {year: _first(named, year) for year in (base.year - 1, base.year, base.year + 1)}
    began = [year for year, first in years.items() if first <= base]
    if named.direction in _BACK:
        whole = [year for year in began if not _holds(named, year, base)]
        return max(whole)
    if named.direction in _AHEAD:
        return min(year for year, first in years.items() if first > base)
    if named.direction in {"this", "current"}:
        return base.year
    return min(years, key=lambda year: (_strangeness(named, year, base, tense), year))


def _strangeness(named: Named, year: int, base: date, tense: Tense) -> float:
    """Return the days between `named` in `year` and `base`, more if the tense speaks against.

    A near date wins over the tense: reports of late October say that dividends "were declared
    payable Dec. 15".
    """
    first, last = _days(named, year)
    if last < base:
        return (base - last).days * (AGAINST_TENSE if tense == "future" else 1)
    if first > base:
        return (first - base).days * (AGAINST_TENSE if tense == "past" else AHEAD_OF_NOW)
    return 0


def _days(named: Named, year: int) -> days.Days:
    """Return the days of `named` in `year`; February 29 of another year is all of February.

    Raises ValueError past the years 1 to 9999.
    """
    found = days.covered(_in_year(named, year)) or days.covered(f"{year:04}-{named.name[:2]}")
    if found is None:
        raise ValueError(year)
    return found[0]


def _first(named: Named, year: int) -> date:
    return _days(named, year)[0]


def _last(named: Named, year: int) -> date:
    return _days(named, year)[1]


def _holds(named: Named, year: int, day: date) -> bool:
    first, last = _days(named, year)
    return first <= day <= last


def _moved(moved: Moved, anchors: Anchors) -> Resolved:
    base = anchors.published
    anchor: TimeAnchor = "published"
    spoken = _fine_enough(moved, anchors) if moved.origin == "reference" else None
    if spoken is not None:
        base, anchor = spoken, "reference"
    if base is None:
        return Resolved(_symbol(moved), "none")
    if moved.like_origin and anchor == "reference" and anchors.reference:
        return Resolved(_years_before(anchors.reference, int(-moved.count)), "reference")
    if moved.unit == "WE":
        week = days.week(days.moved_day(base, "W", int(moved.count)))
        return Resolved(f"{week}-WE", anchor)
    day = days.moved_day(base, *_whole(moved))
    return Resolved(days.in_unit(day, moved.unit), anchor)


def _fine_enough(moved: Moved, anchors: Anchors) -> date | None:
    """Return the day to count from: a day for days, at least a month for months."""
    if moved.unit in {"D", "W", "2W"}:
        return days.day_of(anchors.day)
    known = days.covered(anchors.reference) if anchors.reference else None
    if known is None or (moved.unit == "M" and known[1] in {"year", "decade", "century"}):
        return None
    return known[0][0]


def _whole(moved: Moved) -> tuple[str, int]:
    """Return unit and whole count: two and a half years are thirty months."""
    if moved.count == int(moved.count):
        return moved.unit, int(moved.count)
    smaller = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100)}
    unit, factor = smaller.get(moved.unit, (moved.unit, 1))
    return unit, int(moved.count * factor)


def _years_before(value: str, count: int) -> str:
    """Return `value` moved back by years, its granularity kept: 1989-Q3 → 1988-Q3."""
    known = days.covered(value)
    if known is None or not value[:4].isdigit():
        return value
    if known[1] in {"week", "weekend", "part_of_day", "hour", "minute", "second", "day"}:
        return f"{int(value[:4]) - count:04}"
    return f"{int(value[:4]) - count:04}{value[4:]}"


def _week_of(week: WeekOf, anchors: Anchors) -> Resolved:
    """Return the ISO week; the first week of a month is the one that holds its first day."""
    of = _resolve(week.of, anchors)
    known = days.covered(of.value)
    if known is None:
        return Resolved(_SYMBOLS["W"], "none")
    (first, last), _ = known
    day = last if week.nth < 0 else min(last, first + timedelta(7 * max(0, week.nth - 1)))
    return Resolved(days.week(day), of.anchor)


def _spoken(spoken: Spoken, anchors: Anchors) -> Resolved:
    if spoken.unit == "Q":
        return _spoken_quarter(spoken, anchors)
    base = anchors.day if spoken.unit in {"D", "W"} else anchors.reference
    known = days.covered(base) if base else None
    if known is not None:
        return Resolved(days.in_unit(known[0][0], spoken.unit), "reference")
    if anchors.published is None:
        return Resolved(_symbol(spoken), "none")
    return Resolved(days.in_unit(anchors.published, spoken.unit), "published")


def _spoken_quarter(spoken: Spoken, anchors: Anchors) -> Resolved:
    """Return the quarter last spoken of, else the last one that had ended at publication."""
    value, back, anchor = anchors.quarter, spoken.back, _REFERENCE
    if anchors.published is not None:
        over = days.in_unit(days.moved_day(anchors.published, "M", -3), "Q")
        if value is None or (spoken.ended and value > over):
            value, anchor = over, _PUBLISHED
    if value is None:
        return Resolved("XXXX-QX", "none")
    if back < -1000:
        return Resolved(f"{-back:04}{value[4:]}", anchor)
    return Resolved(f"{int(value[:4]) - back:04}{value[4:]}", anchor)


def _time(time: TimeOfDay, anchors: Anchors) -> Resolved:
    if time.of is not None:
        day = _resolve(time.of, anchors)
    elif anchors.day is not None and anchors.tense != "future":
        day = Resolved(anchors.day, "reference")
    elif anchors.published is not None:
        day = Resolved(anchors.published.isoformat(), "published")
    else:
        day = Resolved("XXXX-XX-XX", "none")
    return Resolved(day.value[:10] + time.time, day.anchor)
