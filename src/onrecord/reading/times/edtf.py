"""TIMEX3 values as Extended Date/Time Format (ISO 8601-2:2019), the part both can say.

Weeks become intervals of days; durations, repeated times and PRESENT_REF have no EDTF.
"""

from onrecord.reading.times import days
from onrecord.records.vocabulary import TimexMod

_SUBYEARS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24",
             "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"}  # fmt: skip


def edtf(value: str, mod: TimexMod | None = None) -> str | None:
    """Return the EDTF of a DATE or TIME value, None where there is none."""
    plain = _plain(value)
    if plain is None:
        return None
    is_of_day = "/" in plain or "T" in value  # "at about 3 p.m.": the day is not in doubt
    return f"{plain}~" if mod == "APPROX" and not is_of_day else plain


def _plain(value: str) -> str | None:
    found = days.covered(value)
    if found is None:
        return None
    (first, last), grain = found
    if grain in {"decade", "century"}:
        return f"{value:X<4}"
    if grain in {"week", "weekend"}:
        return f"{first.isoformat()}/{last.isoformat()}"
    if grain in {"season", "quarter", "half_year"}:
        year, _, part = value.partition("-")
        return f"{year}-{_SUBYEARS[part]}" if part in _SUBYEARS else None
    return value[:10]
