"""Dates as pages write them, to ISO; nothing is taken from a clock or a locale."""

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_EARLIEST, _LATEST = 1900, 2100
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?"
)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]((?:19|20)\d\d)\b"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_IN_TEXT = re.compile(r"\b((?:19|20)\d\d)[-/.](\d\d)[-/.](\d\d)\b")
_IN_ADDRESS = re.compile(
    r"[/_.-]((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_NAMED_IN_ADDRESS = re.compile(rf"/((?:19|20)\d\d)/{_MONTH}/(\d{{1,2}})(?=[/-])")


def iso(raw: str) -> str | None:
    """Return the ISO date or date-time that `raw` begins with or words, None if impossible.

    "2021-11-16T09:30:00Z" stays a date-time, "Tue, 16 Nov 2021" becomes a date. Days no
    calendar has and years outside 1900 to 2100 give None.
    """
    raw = raw.strip()[:80]
    found = _ISO.match(raw)
    if found is None:
        return worded(raw)
    day = _day(found[1], found[2], found[3])
    if day is None or found[4] is None or int(found[4]) > 23 or int(found[5]) > 59:
        return day
    return f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{found[7] or ''}"


def is_impossible(raw: str) -> bool:
    """Tell whether `raw` begins with a date in figures that no calendar has: "2021-02-31"."""
    return _ISO.match(raw.strip()[:80]) is not None and iso(raw) is None


def worded(text: str) -> str | None:
    """Return the first date in `text` whose month is a word or whose year comes first.

    Orders of day and month that the reader cannot know ("03/04/2021") are not guessed.
    """
    line = text.lower()
    if found := _DAY_MONTH.search(line):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_DAY.search(line):
        return _day(found[3], _month(found[1]), found[2])
    if found := _IN_TEXT.search(line):
        return _day(found[1], found[2], found[3])
    return None


def in_address(address: str) -> str | None:
    """Return the day that a URL's path names ("/2021/11/16/"), None if it names none."""
    if found := _IN_ADDRESS.search(address):
        return _day(found[1], found[2], found[3])
    if found := _NAMED_IN_ADDRESS.search(address.lower()):
        return _day(found[1], _month(found[2]), found[3])
    return None


def _month(word: str) -> str:
    return str(_MONTHS.index(word[:3]) + 1)


def _day(year: str, month: str, day: str) -> str | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
