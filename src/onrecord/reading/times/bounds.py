"""The days a resolved time allows: earliest and latest, narrowed by "early", "late", "earlier".

Thirds: "early" is the first third of a time, "mid" the second, "late" the last, rounded
outwards to whole days. "earlier this year" ends at publication, "later this year" begins there.
"""

from datetime import date, timedelta

import msgspec

from onrecord.reading.times import days
from onrecord.reading.times.meaning import Edge, Expression, Length
from onrecord.reading.times.resolving import Anchors
from onrecord.records.vocabulary import Granularity

_UNIT_GRAINS: dict[str, Granularity] = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "2W": "week",
    "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip


class Bounds(msgspec.Struct, frozen=True):
    """First and last possible day as ISO dates, None where open, and the granularity."""

    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity = "open"


def bounds(value: str, expression: Expression, anchors: Anchors) -> Bounds:
    """Return the days that `value`, read from `expression`, allows."""
    if isinstance(expression.meaning, Length):
        return _of_length(expression.meaning, anchors.published)
    if expression.type == "SET":
        return Bounds()
    if value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return Bounds(granularity="open")
    found = days.covered(value)
    if found is None:
        return Bounds(granularity=_symbolic_grain(value))
    (first, last), grain = found
    last = last + timedelta(min(expression.more_days, (date.max - last).days))
    first, last = _narrowed(first, last, expression.edge)
    first, last = _seen_from(first, last, expression.edge, anchors)
    return Bounds(first.isoformat(), last.isoformat(), grain)


def _of_length(length: Length, published: date | None) -> Bounds:
    grain = _UNIT_GRAINS.get(length.unit, "open")
    if not length.side or not length.count or published is None:
        return Bounds(granularity=grain)
    try:
        far = days.moved_day(published, length.unit, int(length.side * length.count))
    except (OverflowError, ValueError):
        return Bounds(granularity=grain)
    low, high = sorted((far, published))
    return Bounds(low.isoformat(), high.isoformat(), grain)


def _narrowed(first: date, last: date, edge: Edge) -> tuple[date, date]:
    third = ((last - first).days + 1) / 3
    if edge == "START":
        return first, min(last, first + timedelta(max(0, round(third) - 1)))
    if edge == "END":
        return max(first, last - timedelta(max(0, round(third) - 1))), last
    if edge == "MID":
        return first + timedelta(int(third)), last - timedelta(int(third))
    return first, last


def _seen_from(first: date, last: date, edge: Edge, anchors: Anchors) -> tuple[date, date]:
    """Cut at publication what was told in the past, or with "earlier" and "later"."""
    day = anchors.published
    if day is None or not first <= day <= last:
        return first, last
    if edge == "LATER":
        return day, last
    if edge == "EARLIER" or anchors.tense == "past":
        return first, day
    return first, last


def _symbolic_grain(value: str) -> Granularity:
    if "T" in value:
        return days.time_grain("T" + value.partition("T")[2])
    if "-W" in value:
        return "day" if value[-1].isdigit() else "week"
    if "-Q" in value:
        return "quarter"
    return {10: "day", 7: "month", 4: "year"}.get(len(value), "open")  # type: ignore[return-value]
