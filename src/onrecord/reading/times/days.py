"""Days and the TIMEX3 values that stand for them: which days a value covers, how to move one.

Pure functions over strings and dates, no clock. Seasons are those of the north by whole months
(spring is March to May; winter is December to February and has the year of its December).
"""

import calendar
import re
from datetime import date, timedelta

from onrecord.records.vocabulary import Granularity

Days = tuple[date, date]
"""First and last day, inclusive."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season."""

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7, "2W": 14}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)")
_TIME_GRAINS: dict[int, Granularity] = {2: "hour", 5: "minute", 8: "second"}


def day_of(value: str | None) -> date | None:
    """Return the day a value begins with, None where it names none or an impossible one."""
    found = _DAY.match(value) if value else None
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def month_days(year: int, month: int, months: int = 1) -> Days:
    """Return first and last day of `months` months from `month` of `year`."""
    last_year, last_month = divmod(year * 12 + month - 1 + months - 1, 12)
    return date(year, month, 1), date(
        last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1]
    )


def covered(value: str) -> tuple[Days, Granularity] | None:
    """Return the days a DATE or TIME value covers and its granularity; None if symbolic."""
    try:
        return _covered(value)
    except (ValueError, OverflowError):
        return None


def _covered(value: str) -> tuple[Days, Granularity] | None:
    day = day_of(value)
    if day is not None:
        return (day, day), time_grain(value)
    head, _, rest = value.partition("-")
    if not head.isdigit() or not head.isascii():
        return None
    if len(head) < 4:
        return _long(head) if not rest else None
    return _in_year(int(head), rest)


def _in_year(year: int, rest: str) -> tuple[Days, Granularity] | None:
    if not rest:
        return month_days(year, 1, 12), "year"
    if rest.isdigit():
        return month_days(year, int(rest)), "month"
    if rest in SEASONS:
        return month_days(year, SEASONS[rest], 3), "season"
    if rest[0] in "QH" and rest[1:].isdigit():
        size = 3 if rest[0] == "Q" else 6
        part: Granularity = "quarter" if rest[0] == "Q" else "half_year"
        return month_days(year, (int(rest[1:]) - 1) * size + 1, size), part
    if rest[0] == "W" and rest[1:3].isdigit():
        monday = date.fromisocalendar(year, int(rest[1:3]), 1)
        if rest.endswith("-WE"):
            return (monday + timedelta(5), monday + timedelta(6)), "weekend"
        return (monday, monday + timedelta(6)), "week"
    return None


def _long(head: str) -> tuple[Days, Granularity] | None:
    if len(head) == 3:
        return month_days(int(head) * 10, 1, 120), "decade"
    return (month_days(int(head) * 100, 1, 1200), "century") if len(head) == 2 else None


def time_grain(value: str) -> Granularity:
    """Return the granularity of a value that names a day, by what follows the day."""
    time = value.partition("T")[2]
    if not time:
        return "day"
    return _TIME_GRAINS.get(len(time[:8]), "minute") if time[0].isdigit() else "part_of_day"


def week(day: date) -> str:
    """Return the ISO week of `day` as a value ("2021-W46")."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def moved_day(day: date, unit: str, count: int) -> date:
    """Return `day` moved by `count` units; a month without such a day gives its last one.

    Raises OverflowError or ValueError past the years 1 to 9999.
    """
    if unit in _DAYS:
        return day + timedelta(_DAYS[unit] * count)
    if unit not in _MONTHS:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def in_unit(day: date, unit: str) -> str:
    """Return the value of the day, week, month … that holds `day`."""
    if unit in ("W", "2W"):
        return week(day)
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    return day.isoformat()[: {"C": 2, "E": 3, "Y": 4, "M": 7}.get(unit, 10)]


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous computus of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """Return the day of a holiday in `year`; rules as in the table time_holidays.csv."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    parts = rule.split(":")
    if len(parts) == 1:
        return date.fromisoformat(f"{year:04}-{rule}")
    month, weekday, nth = (int(part) for part in parts)
    first, last = month_days(year, month)
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
