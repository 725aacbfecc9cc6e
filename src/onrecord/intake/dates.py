"""Dates that users and files give: ISO 8601 calendar dates that exist, or a clear refusal."""

import re
from datetime import datetime

from onrecord.errors import InputError

_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)


def checked_date(raw: str) -> str:
    """Return `raw` without outer blanks if it is an ISO date, or date-time, that exists.

    Raises InputError, whose name is `raw`, on other forms ("16/11/2021") and on days and
    times that no calendar has ("2021-02-29").
    """
    value = raw.strip()
    if not _ISO.fullmatch(value):
        shown = value if len(value) <= 40 else value[:40] + "…"
        raise InputError(shown, "not a date: write it as 2021-11-16 or 2021-11-16T09:30:00Z")
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError(value, f"impossible date ({error})") from error
    return value
