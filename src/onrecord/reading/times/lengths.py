"""Durations, and times that are counted in them: what their words mean."""

from onrecord.reading.times.building import FROM_REFERENCE, STEPS, Builder, Found, hedge
from onrecord.reading.times.meaning import Expression, Fixed, Length, Moved, Origin
from onrecord.reading.times.quantity import NUMERALS, count_of, duration, has, unit_of, value

_YEARS = {"E": 10, "C": 100}
"""Decades and centuries ago are counted in years: a decade ago is a year, not a decade."""


_ROUND = frozenset({"12", "100", "1000"})
"""Numerals that take an article: a dozen, a hundred, a thousand."""


def unit_ended(found: Found) -> Expression | None:
    """Read the year ended in March, the quarter ending June 30; "ended" is no part of it."""
    unit = unit_of(found)
    if unit == "Q" or unit.startswith("T"):
        return None
    return Expression(Length(duration(1, unit), unit), "DURATION")


def ago(found: Found) -> Expression | None:
    """Read two days ago; a year earlier; hours later; three weeks from now."""
    unit, last = unit_of(found), found[-1]
    at = next(n for n, lexeme in enumerate(found) if lexeme.kind in {"unit", "units"})
    count = count_of(found[:at])  # "a week or two ago" is about one
    back = last.kind in {"ago", "before", "back"} or last.value == "EARLIER"
    if last.kind == "edge" and last.value not in {"EARLIER", "LATER"}:
        return None
    if last.kind in {"before", "after"} and not has(found, *NUMERALS, "article", "units"):
        return None
    if last.kind in {"before", "after", "back"}:
        return None
    if unit.startswith("T") or count is None:
        return _vaguely_moved(found)
    if has(found, "half"):
        count += 0.5
    origin: Origin = "published" if last.kind in {"ago", "hence"} else "reference"
    sign = -1 if back else 1
    grain, count = ("Y", count * _YEARS[unit]) if unit in _YEARS else (unit, count)
    single = unit == "Y" and count == 1
    like = single and back
    return Expression(
        Moved(grain, sign * count, "reference" if like else origin, like_origin=like),
        mod="APPROX" if has(found[at:], "or") else hedge(found),
    )


def _vaguely_moved(found: Found) -> Expression:
    """Read years ago, a few days later, two hours earlier: past or future, no day."""
    value_of = duration(count_of(found), unit_of(found))
    if found[-1].kind == "ago":
        return Expression(Fixed("PAST_REF"))
    return Expression(Length(value_of, unit_of(found)), "DURATION", mod=hedge(found))


def length(found: Found) -> Expression | None:
    """Read two days; a five-year mandate; at least 30 days; the decades-long dispute."""
    unit, count = unit_of(found), count_of(found)
    if has(found, "hyphen") and found[0].kind in {"article", "couple"}:
        return None
    if unit == "Q" and (has(found, "hyphen", "article") or count == 3):
        return None  # a quarter of the men, three-quarters
    if has(found, "article") and has(found, *NUMERALS):
        if found[0].kind == "article" and value(found, *NUMERALS) not in _ROUND:
            return None  # "a two day visit": the article is the visit's
        count = count_of([x for x in found if x.kind != "article"])
    if count is None and has(found, "unit") and has(found, "long"):
        count = 1
    return Expression(Length(duration(count, unit), unit, count or 0), "DURATION", mod=hedge(found))


def length_half(found: Found) -> Expression:
    """Read a year and a half; half an hour."""
    half = next(n for n, lexeme in enumerate(found) if lexeme.kind == "half")
    before = [x for x in found[:half] if x.kind in NUMERALS or x.kind in {"unit", "units"}]
    whole = (count_of(before) or 1) if before else 0
    unit = unit_of(found)
    return Expression(
        Length(duration(whole + 0.5, unit), unit, whole + 0.5), "DURATION", mod=hedge(found)
    )


def aged(found: Found) -> Expression | None:
    """Read a three-year-old war; whether it is somebody's age is for the guards to say."""
    return length(found)


def bare_units(found: Found) -> Expression | None:
    """Read for decades; weeks or months; the guards ask for a preposition."""
    unit = unit_of(found)
    if unit == "TS":
        return None
    return Expression(Length(duration(None, unit), unit), "DURATION")


def span_of(found: Found) -> Expression | None:
    """Read the past 15 years; the next few days; recent weeks; the first nine months."""
    unit, numbered = unit_of(found), has(found, *NUMERALS, "vague", "couple")
    word = value(found, "rel")
    single = has(found, "unit") and not has(found, "units", "hyphen")
    if single and not numbered:
        return None
    side = STEPS.get(word, -1 if has(found, "recent", "latest") else 0)
    if word in FROM_REFERENCE or has(found, "ordinal", "following"):
        side = 0
    count = None if not numbered else count_of([x for x in found if x.kind != "article"])
    return Expression(
        Length(duration(count, unit), unit, count or 0, side), "DURATION", mod=hedge(found)
    )


LENGTH_BUILDERS: dict[str, Builder] = {
    build.__name__: build
    for build in (unit_ended, ago, length, length_half, aged, bare_units, span_of)
}
"""The builders of this module by the name the grammar calls them."""
