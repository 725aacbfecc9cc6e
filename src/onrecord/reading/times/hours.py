"""Times within a day: today, tonight, parts of a day, the clock."""

from itertools import pairwise

from onrecord.reading.times.building import (
    Builder,
    Found,
    date,
    direction_of,
    full_year,
    hedge,
    moved,
)
from onrecord.reading.times.lexemes import Lexeme
from onrecord.reading.times.meaning import (
    Exact,
    Expression,
    Meaning,
    Moved,
    Named,
    Spoken,
    TimeOfDay,
)
from onrecord.reading.times.quantity import first, has, value


def today(found: Found) -> Expression | None:
    """Read late yesterday; today. "Today's" and such are a day all the same."""
    if has(found, "rel", "same"):
        return None
    return date(Moved("D", int(value(found, "today"))), found)


def tonight(found: Found) -> Expression:
    """Read tonight, last night, overnight: the night of a day counted from publication."""
    code = value(found, "tonight")
    day, part = code[:-2], code[-2:]
    return _time(TimeOfDay(f"T{part}", Moved("D", int(day))), found)


def part_of_day(found: Found) -> Expression | None:
    """Read this morning; Friday evening; the night of March 3; tomorrow morning."""
    return _time(TimeOfDay(f"T{value(found, 'part')}", _day(found)), found)


def glow(found: Found) -> Expression:
    """Read at dawn on Sunday."""
    return _time(TimeOfDay(f"T{value(found, 'glow')}", _day(found)), found)


def clock(found: Found) -> Expression | None:
    """Read 10 p.m. Wednesday; noon; 0630 GMT; 4 in the morning. A bare 10:30 may be a score."""
    time = _clock(found)
    known = has(found, "ampm", "hour", "zone", "oclock", "part", "weekday", "month", "today")
    if not time or not known:
        return None
    world = "Z" if value(found, "zone") == "+00:00" else ""
    return _time(TimeOfDay(time + world, _day(found)), found)


def bare_clock(found: Found) -> Expression | None:
    """Read 17:30 after "at", "from", "between": without such a word it may be a score."""
    time = _clock(found)
    return _time(TimeOfDay(time, _day(found)), found) if time else None


def military_clock(found: Found) -> Expression | None:
    """Read 0630 hours, at 1625."""
    digits = found[0].value
    if found[-1].kind == "units" and found[-1].form != "hours":
        return None
    if digits[:2] > "24" or digits[2:] > "59":
        return None
    return _time(TimeOfDay(f"T{digits[:2]}:{digits[2:]}", _day(found[1:])), found)


def _clock(found: Found) -> str:
    noon = value(found, "hour")
    if noon:
        return f"T{noon}"
    at = _clock_face(found)
    if at is None:
        return ""
    digits = at.value if at.kind == "clock" else f"{at.value}:00"
    if at.kind in {"fourdigit", "year"}:
        digits = f"{at.value[:2]}:{at.value[2:]}"
    elif at.kind not in {"clock", "day", "cardinal"}:
        return ""
    hours, minutes, *seconds = digits.split(":")
    hour = _hour(int(hours), found)
    if hour is None or minutes > "59":
        return ""
    return ":".join([f"T{hour:02}", minutes, *seconds])


def _clock_face(found: Found) -> Lexeme | None:
    """Return the number that is the time: with a colon, else the one before "p.m." or a zone."""
    face = first(found, "clock")
    if face is not None:
        return face
    marks = {"ampm", "oclock", "zone", "in"}
    return next((x for x, after in pairwise(found) if after.kind in marks), None)


def _hour(hour: int, found: Found) -> int | None:
    half = first(found, "ampm") or first(found, "part")
    late = half is not None and (half.form.startswith("p") or half.value in {"AF", "EV", "NI"})
    if half is None:
        return hour if hour <= 24 else None
    if hour > 12:
        return hour if hour <= 24 and half.kind == "part" else None
    if half.value == "NI" and hour < 6:
        return hour
    return hour % 12 + (12 if late else 0)


def _day(found: Found) -> Meaning | None:
    """Return the day that is named next to a time of day, None where there is none."""
    if has(found, "month"):
        at = next(n for n, lexeme in enumerate(found) if lexeme.kind == "month")
        near = [*found[at + 1 : at + 3], *reversed(found[:at])]
        number = first(near, "day", "ordinal")
        if number is None:
            return None
        name = f"{int(value(found, 'month')):02}-{int(number.value):02}"
        year = full_year(found[at + 1 :])
        return Exact(f"{year}-{name}") if year else Named("of_year", name)
    if has(found, "weekday"):
        return Named("weekday", value(found, "weekday"), direction_of(found))
    if has(found, "today"):
        return Moved("D", int(value(found, "today")))
    if has(found, "same"):
        return Spoken("D")
    if has(found, "rel"):
        return moved([*found, Lexeme(0, 0, "day", "unit", "D")])
    return None


def _time(meaning: TimeOfDay, found: Found) -> Expression:
    edged = date(meaning, found)
    return Expression(meaning, "TIME", hedge(found), edged.edge)


HOUR_BUILDERS: dict[str, Builder] = {
    build.__name__: build
    for build in (today, tonight, part_of_day, glow, clock, bare_clock, military_clock)
}
"""The builders of this module by the name the grammar calls them."""
