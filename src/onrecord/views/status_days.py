"""What days a date in EDTF allows, and how a reader is told of them.

A month or a year is an interval of days, and every count of days from it says which end it was
counted from: nothing here makes a date more exact than the page was.
"""

import calendar
import re
from datetime import date

from onrecord.views.brief_header import day_words

Days = tuple[date | None, date | None]
"""First and last day that a date allows, both inclusive, None where open or unknown."""

UNKNOWN: Days = (None, None)

_PLAIN = re.compile(r"(?P<year>\d[\dX]{3})(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII)

_PARTS: dict[int, tuple[int, int]] = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month of the seasons (northern), quarters and halves of ISO 8601-2.

Months above 12 lie in the next year.
"""

_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "the first quarter of",
          34: "the second quarter of", 35: "the third quarter of", 36: "the fourth quarter of",
          40: "the first half of", 41: "the second half of"}  # fmt: skip


def days_of(edtf: str | None) -> Days:
    """Return the first and the last day that `edtf` allows.

    Intervals ("2021-11-08/2021-11-14", "2021/..") and unspecified digits ("199X") are read;
    qualifiers ("~", "?") widen nothing. What is no date ("XXXX-WXX-2") has no days.
    """
    if not edtf:
        return UNKNOWN
    begin, slash, end = edtf.partition("/")
    if slash:
        return _plain(begin)[0], _plain(end)[1]
    return _plain(begin)


def date_words(edtf: str | None) -> str:
    """Return a date as people write it: "16 November 2021", "November 2020", "the 1990s"."""
    if not edtf:
        return "day unknown"
    begin, slash, end = edtf.partition("/")
    if slash:
        ends = [_words(part) for part in (begin, end) if part not in ("", "..")]
        joint = " to " if len(ends) > 1 else ""
        opened = "until " if begin in ("", "..") else "from " if not joint else ""
        return opened + joint.join(ends)
    return _words(begin)


def _plain(edtf: str) -> Days:
    found = _PLAIN.fullmatch(edtf.rstrip("~?%"))
    if not found:
        return UNKNOWN
    digits, part, day = found["year"], int(found["part"] or 0), int(found["day"] or 0)
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = _PARTS.get(part, (part or 1, part or 12))
    try:
        begin = date(low, first, day or 1)
        end = date(high, last, day) if day else _end_of(high, last)
    except ValueError:
        return UNKNOWN
    return begin, end


def _end_of(year: int, month: int) -> date:
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return date(year, month, calendar.monthrange(year, month)[1])


def _words(edtf: str) -> str:
    about = "about " if edtf.endswith("~") else ""
    plain = edtf.rstrip("~?%")
    found = _PLAIN.fullmatch(plain)
    if not found or _plain(plain) == UNKNOWN:
        return about + plain
    year, part = found["year"], int(found["part"] or 0)
    if found["day"]:
        return about + day_words(plain)
    if part in _NAMES:
        return f"{about}{_NAMES[part]} {year}"
    if part:
        return about + day_words(f"{plain}-01").removeprefix("1 ")
    return about + (f"the {year.replace('X', '0')}s" if "X" in year else year)
