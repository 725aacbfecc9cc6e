"""What the words of a rule mean: one function per "build" of the grammar.

Each takes the lexemes a rule matched and returns their meaning, or None to refuse them.
"""

from collections.abc import Callable, Sequence

from onrecord.reading.times.lexemes import Lexeme
from onrecord.reading.times.meaning import (
    Edge,
    Exact,
    Expression,
    Fixed,
    Length,
    Meaning,
    Moved,
    Named,
    Origin,
    Spoken,
    WeekOf,
)
from onrecord.reading.times.quantity import (
    count_of,
    duration,
    first,
    has,
    unit_of,
    value,
)
from onrecord.records.vocabulary import TimexMod

Found = Sequence[Lexeme]
Builder = Callable[[Found], Expression | None]

STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
"""How far each word before a unit moves it."""

FROM_REFERENCE = frozenset({"previous", "following"})
"""Words that count from the time last spoken of, not from publication."""

_EDGES: dict[str, Edge] = {
    "START": "START", "MID": "MID", "END": "END", "EARLIER": "EARLIER", "LATER": "LATER",
}  # fmt: skip
_MODS: dict[str, TimexMod] = {
    "APPROX": "APPROX",
    "LESS_THAN": "LESS_THAN",
    "MORE_THAN": "MORE_THAN",
    "EQUAL_OR_MORE": "EQUAL_OR_MORE",
    "EQUAL_OR_LESS": "EQUAL_OR_LESS",
}


def date(meaning: Meaning, found: Found) -> Expression:
    """Return a DATE of `meaning` with the edge and hedge that stand among `found`."""
    edge = _EDGES.get(value(found, "edge", "edgeof", "edgein"), "")
    return Expression(meaning, mod=hedge(found), edge=edge)


def hedge(found: Found) -> TimexMod | None:
    """Return the TIMEX3 modifier of "about", "more than" and their like."""
    return _MODS.get(value(found, "about", "bound", "over"))


def full_year(found: Found) -> str:
    """Return the year of a date in four digits, empty where it has none.

    Two digits are of the years 1930 to 2029.
    """
    year = value(found, "year")
    short = value(found, "short", "two")
    if year or not short:
        return year
    return f"19{short}" if int(short) >= 30 else f"20{short}"


def moved(found: Found) -> Moved | None:
    """Return the unit that "last year", "this month", "the following day" speak of."""
    at = next((n for n, lexeme in enumerate(found) if lexeme.kind in {"rel", "same"}), None)
    unit = unit_of(found[at:]) if at is not None else ""
    if at is None or not unit:
        return None
    word = found[at].value
    told = found[at].kind == "same" or (unit == "D" and at and found[at - 1].kind == "the")
    origin: Origin = "reference" if told or word in FROM_REFERENCE else "published"
    return Moved(unit, STEPS.get(word, 0), origin)


def iso(found: Found) -> Expression:
    """Read 2021-11-16, with or without a time."""
    text = found[0].form.upper()
    return Expression(Exact(text), "TIME" if "T" in text else "DATE")


def slash(found: Found) -> Expression | None:
    """Read 11/16/2021 is month first unless it cannot be; 16.11.2021 is day first."""
    form = (first(found, "slash") or found[0]).form
    one, two, year = form.replace(".", "/").split("/")
    month, day = (two, one) if "." in form or int(one) > 12 else (one, two)
    if len(year) == 2:
        year = f"19{year}" if int(year) >= 30 else f"20{year}"
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return None
    return Expression(Exact(f"{year}-{int(month):02}-{int(day):02}"))


def month_day(found: Found) -> Expression | None:
    """Read Nov. 16; the 16th of November, 2021; August 6 of last year."""
    month = int(value(found, "month"))
    day = _day(found)
    if day is None:
        return None
    name = f"{month:02}-{day:02}"
    year = _year_of_date(found)
    if year:
        return date(Exact(f"{year}-{name}"), found)
    other = _other_year(found)
    return date(Named("of_year", name, "" if other else value(found, "rel"), other), found)


def days_of_month(found: Found) -> Expression | None:
    """Read March 14-16: the value is the first day, the bounds hold all of them."""
    numbers = [int(lexeme.value) for lexeme in found if lexeme.kind == "day"]
    if len(numbers) != 2 or numbers[0] >= numbers[1]:
        return None
    name, year = f"{int(value(found, 'month')):02}-{numbers[0]:02}", value(found, "year")
    meaning = Exact(f"{year}-{name}") if year else Named("of_year", name)
    return Expression(meaning, more_days=numbers[1] - numbers[0])


def week_of(found: Found) -> Expression | None:
    """Read the first week of March, the last week of June 2020, the week of March 6."""
    at = next(n for n, lexeme in enumerate(found) if lexeme.kind == "month")
    if unit_of(found) != "W":
        return None
    if has(found[at:], "day"):
        of = month_day(found[at:])
        return (
            None
            if of is None or has(found[:at], "ordinal", "rel")
            else date(WeekOf(of.meaning), found)
        )
    of, nth = month(found[at:]), value(found[:at], "ordinal")
    last = value(found[:at], "rel") == "last"
    if of is None or not (nth or last):
        return None
    return date(WeekOf(of.meaning, -1 if last else int(nth)), found)


def _day(found: Found) -> int | None:
    """Return the day of the month: the number next to the month's name."""
    at = next(n for n, lexeme in enumerate(found) if lexeme.kind == "month")
    near = [lexeme for lexeme in found[at + 1 :] if lexeme.kind not in {"the", "comma"}][:1]
    before = [lexeme for lexeme in found[:at] if lexeme.kind in {"day", "ordinal"}]
    chosen = before[-1] if before else (near[0] if near else None)
    if chosen is None or chosen.kind not in {"day", "ordinal"}:
        return None
    return int(chosen.value) if 1 <= int(chosen.value) <= 31 else None


def _year_of_date(found: Found) -> str:
    at = next(n for n, lexeme in enumerate(found) if lexeme.kind == "month")
    return full_year(found[at + 1 :])


def _other_year(found: Found) -> Moved | None:
    year = moved(found)
    return year if year and year.unit == "Y" else None


def month(found: Found) -> Expression | None:
    """Read march 2020; last November; June last year; JAN 90."""
    name = f"{int(value(found, 'month')):02}"
    year = _year_of_date(found)
    if year:
        return date(Exact(f"{year}-{name}"), found)
    other = _other_year(found)
    direction = "" if other else direction_of(found)
    return date(Named("of_year", name, direction, other), found)


def direction_of(found: Found) -> str:
    """Return the word that says which of the recurring times is meant, empty without one."""
    if has(found, "same"):
        return "same"
    return value(found, "rel")


def weekday(found: Found) -> Expression | None:
    """Read tuesday; last Thursday; Friday of last week."""
    other = moved(found)
    if other and other.unit not in {"W", "D"}:
        return None
    direction = "" if other else direction_of(found)
    return date(Named("weekday", value(found, "weekday"), direction, week=other), found)


def weekend(found: Found) -> Expression:
    """Read the weekend; last weekend."""
    return date(Named("weekend", "6", direction_of(found)), found)


def week_ago_weekday(found: Found) -> Expression | None:
    """Read a week ago Sunday: that day of the week before."""
    if unit_of(found) != "W":
        return None
    return date(Named("weekday", value(found, "weekday"), "week before"), found)


def each_weekday(found: Found) -> Expression:
    """Read fridays; every Friday morning."""
    part = value(found, "part", "parts")
    code = f"XXXX-WXX-{value(found, 'weekday', 'weekdays')}"
    return Expression(Fixed(code + (f"T{part}" if part else "")), "SET")


def each_named(found: Found) -> Expression | None:
    """Read every summer, each July, weekends."""
    named = found[-1]
    code = {
        "month": f"XXXX-{named.value:0>2}",
        "season": f"XXXX-{named.value}",
        "seasons": f"XXXX-{named.value}",
        "part": f"XXXX-XX-XXT{named.value}",
        "weekend": "XXXX-WXX-WE",
        "weekends": "XXXX-WXX-WE",
        "holiday": f"XXXX-{named.value}" if named.value[:1].isdigit() else "",
    }[named.kind]
    return Expression(Fixed(code), "SET") if code and ":" not in code else None


def each_unit(found: Found) -> Expression | None:
    """Read every two weeks; twice a day; each year."""
    count = 1.0 if has(found, "times") else count_of(found)
    if count is None and not has(found, "vague"):
        count = 1.0
    return Expression(Fixed(duration(count, unit_of(found))), "SET")


def year(found: Found) -> Expression | None:
    """Read 1991; the end of 1991; fiscal 2020; '94."""
    spoken = value(found, "cardinal")
    if spoken:
        return date(Exact(spoken), found) if "1900" <= spoken < "2100" else None
    return date(Exact(full_year(found)), found)


def decade(found: Found) -> Expression:
    """Read the early 1990s; the '80s."""
    return date(Exact(value(found, "decade")), found)


def century(found: Found) -> Expression | None:
    """Read the 19th century is 18 in TIMEX3: the digits its years begin with."""
    if unit_of(found) != "C":
        return None
    return date(Exact(f"{int(value(found, 'ordinal')) - 1:02}"), found)


def quarter(found: Found) -> Expression | None:
    """Read the third quarter; the first half of 2020; next year's first quarter."""
    name = _quarter_name(found)
    if not name:
        return None
    if value(found, "year"):
        return date(Exact(f"{value(found, 'year')}-{name}"), found)
    if has(found, "yearago"):
        return date(Named("of_year", name, year=Moved("Y", -1)), found)
    other = _other_year(found)
    return date(Named("of_year", name, "" if other else direction_of(found), other), found)


def _quarter_name(found: Found) -> str:
    half = has(found, "half")
    ordinal = value(found, "ordinal")
    if not ordinal and half and value(found, "rel") == "last":
        ordinal = "2"
    if not ordinal or int(ordinal) > (2 if half else 4):
        return ""
    if not half and unit_of([x for x in found if x.form.startswith("quarter")]) != "Q":
        return ""
    return f"{'H' if half else 'Q'}{ordinal}"


def running_unit(found: Found) -> Expression | None:
    """Read the latest quarter, a year-ago period, the end of the month: one spoken of before."""
    unit = unit_of(found) or "Q"
    back = 1 if has(found, "yearago", "comparable") else 0
    other = _other_year(found)
    if value(found, "year"):
        if unit != "Q":
            return None
        return date(Spoken("Q", -int(value(found, "year"))), found)
    if has(found, "edge", "edgeof", "edgein"):
        return None if unit.startswith("T") else date(Moved(unit, 0), found)
    if other is not None:
        return date(Spoken(unit, -int(other.count)), found) if unit != "Y" else None
    if unit == "Q" or has(found, "period"):
        if not has(found, "the", "its", "latest", "yearago", "comparable"):
            return None
        if has(found, "rel") and not has(found, "latest"):
            return None
        if has(found, "period") and not has(found, "latest", "yearago", "comparable"):
            return None
        return date(Spoken("Q", back, ended=has(found, "latest")), found)
    if unit == "Y" and has(found, "the", "its") and has(found, "fiscal", "latest"):
        return date(Moved("Y", 0), found)
    return None


def year_ago(found: Found) -> Expression:
    """Read year-ago, year-earlier: the time spoken of, one year before."""
    return date(Moved("Y", -1, "reference", like_origin=True), found)


def season(found: Found) -> Expression | None:
    """Read last summer; the winter of 2020. A bare "fall" or "spring" is no season."""
    name = value(found, "season")
    if value(found, "year"):
        return date(Exact(f"{value(found, 'year')}-{name}"), found)
    other = _other_year(found)
    bare = not has(found, "the", "rel", "same", "edge", "edgeof", "edgein") and other is None
    if bare and name in {"SP", "FA"}:
        return None
    return date(Named("of_year", name, "" if other else direction_of(found), other), found)


def rel_unit(found: Found) -> Expression | None:
    """Read last year; this month; the following day; that year."""
    meaning = moved(found)
    if meaning is None or meaning.unit.startswith("T"):
        return None
    if meaning.unit in {"E", "C"}:
        return _long_unit(meaning, found)
    if has(found, "same") and meaning.unit in {"D", "W", "M", "Q", "Y"}:
        return date(Spoken(meaning.unit), found)
    return date(meaning, found)


def _long_unit(meaning: Moved, found: Found) -> Expression | None:
    if has(found, "same"):
        return None
    if value(found, "rel") == "past":
        return Expression(Length(duration(1, meaning.unit), meaning.unit, 1, -1), "DURATION")
    return date(meaning, found)


def unit_of_year(found: Found) -> Expression | None:
    """Read last year's quarter: the quarter spoken of, in that year."""
    outer = moved(found)
    if outer is None or outer.unit != "Y" or found[-1].value not in {"Q", "M"}:
        return None
    return date(Spoken(found[-1].value, -int(outer.count)), found)


def the_past(found: Found) -> Expression | None:
    """Read in the past."""
    return Expression(Fixed("PAST_REF")) if found[-1].form == "past" else None


def year_end(found: Found) -> Expression:
    """Read year-end: the last days of the year."""
    return Expression(Moved("Y", 0), mod=hedge(found), edge="END")


def holiday(found: Found) -> Expression:
    """Read last Christmas; Easter 2020."""
    rule, explicit = value(found, "holiday"), value(found, "year")
    if explicit:
        return date(Named("holiday", rule, f"={explicit}"), found)
    return date(Named("holiday", rule, direction_of(found), _other_year(found)), found)


def fixed(found: Found) -> Expression:
    """Read currently, recently, soon, daily: the value stands in the lexicon."""
    kind, _, code = found[0].value.partition(":")
    if kind == "SET":
        return Expression(Fixed(code), "SET")
    if kind == "DURATION":
        return Expression(Length(code), "DURATION")
    return Expression(Fixed(code))


CALENDAR_BUILDERS: dict[str, Builder] = {
    build.__name__: build
    for build in (
        iso, slash, month_day, days_of_month, week_of, month,
        weekday, weekend, week_ago_weekday, each_weekday,
        each_named, each_unit, year, decade, century, quarter, running_unit, year_ago, season,
        rel_unit, unit_of_year, the_past, year_end, holiday, fixed,
    )
}  # fmt: skip
"""The builders of this module by the name the grammar calls them."""
