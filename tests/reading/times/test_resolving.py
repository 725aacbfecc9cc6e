"""The resolver, the days of a value, their bounds and their EDTF: pure, without a parse."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import days
from onrecord.reading.times.bounds import bounds
from onrecord.reading.times.edtf import edtf
from onrecord.reading.times.meaning import (
    Exact,
    Expression,
    Fixed,
    Length,
    Moved,
    Named,
    Spoken,
    TimeOfDay,
    WeekOf,
)
from onrecord.reading.times.resolving import Anchors, resolve

TUESDAY = date(2021, 11, 16)
HERE = Anchors(published=TUESDAY)

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
TENSES = st.sampled_from(["past", "present", "future", ""])
MEANINGS = st.one_of(
    st.builds(Named, st.just("weekday"), st.sampled_from("1234567"),
              st.sampled_from(["", "last", "next", "this", "previous"])),
    st.builds(Named, st.just("of_year"),
              st.sampled_from(["01", "12", "02-29", "Q1", "Q4", "H2", "SU", "WI", "11-16"]),
              st.sampled_from(["", "last", "next", "this", "same"])),
    st.builds(Moved, st.sampled_from(["D", "W", "2W", "M", "Q", "Y", "E", "C"]),
              st.integers(-10**15, 10**15), st.sampled_from(["published", "reference"])),
    st.builds(Spoken, st.sampled_from(["D", "W", "M", "Q", "Y"])),
    st.builds(Exact, st.sampled_from(["1991", "2021-11", "2021-02-30", "199", "19"])),
)  # fmt: skip


def value(meaning, anchors=HERE):
    return resolve(meaning, anchors).value


def test_a_bare_weekday_is_the_latest_such_day_today_included():
    assert value(Named("weekday", "2")) == "2021-11-16"
    assert value(Named("weekday", "7")) == "2021-11-14"


def test_a_weekday_lies_ahead_only_where_the_tense_says_so():
    ahead = Anchors(published=TUESDAY, tense="future")
    assert value(Named("weekday", "5"), ahead) == "2021-11-19"
    assert value(Named("weekday", "5")) == "2021-11-12"


def test_last_weekday_is_never_today():
    assert value(Named("weekday", "2", "last")) == "2021-11-09"


def test_a_near_date_wins_over_the_tense_and_a_far_one_does_not():
    told = Anchors(published=TUESDAY, tense="past")
    assert value(Named("of_year", "12-01"), told) == "2021-12-01"
    assert value(Named("of_year", "03-03"), told) == "2021-03-03"


def test_last_month_name_is_a_month_that_is_over():
    assert value(Named("of_year", "11", "last")) == "2020-11"
    assert value(Named("of_year", "06", "last")) == "2021-06"


def test_a_year_earlier_keeps_the_granularity_of_the_time_spoken_of():
    spoken = Anchors(published=TUESDAY, reference="2021-Q3", quarter="2021-Q3")
    assert value(Moved("Y", -1, "reference", like_origin=True), spoken) == "2020-Q3"


def test_that_day_is_the_day_spoken_of_not_the_year():
    spoken = Anchors(published=TUESDAY, reference="1991", day="2021-11-12")
    assert value(Spoken("D"), spoken) == "2021-11-12"


def test_weeks_of_a_month_are_iso_weeks():
    assert value(WeekOf(Exact("2021-03"), 1)) == "2021-W09"
    assert value(WeekOf(Exact("2021-03"), -1)) == "2021-W13"


def test_thanksgiving_and_easter_move():
    assert value(Named("holiday", "11:4:4", "=2021")) == "2021-11-25"
    assert value(Named("holiday", "easter+0", "=2000")) == "2000-04-23"


def test_time_without_a_day_hangs_on_the_day_last_spoken_of():
    assert value(TimeOfDay("T22:00")) == "2021-11-16T22:00"
    assert value(TimeOfDay("T22:00"), Anchors(published=TUESDAY, day="2021-11-12")) == (
        "2021-11-12T22:00"
    )


def test_a_time_before_the_first_year_stays_symbolic():
    assert value(Moved("Y", -(10**15))) == "XXXX"


@given(MEANINGS, st.none() | DAYS, TENSES)
def test_any_meaning_resolves_and_without_an_anchor_no_digit_is_invented(meaning, day, tense):
    resolved = resolve(meaning, Anchors(published=day, tense=tense))
    assert resolved == resolve(meaning, Anchors(published=day, tense=tense))
    if day is None and not isinstance(meaning, Exact):
        assert resolved.anchor == "none"
        assert not re.match(r"\d", resolved.value)


@given(DAYS, TENSES, st.sampled_from("1234567"))
def test_a_weekday_is_that_weekday_and_within_a_week(day, tense, number):
    found = date.fromisoformat(value(Named("weekday", number), Anchors(day, tense=tense)))
    assert found.isoweekday() == int(number)
    assert abs(found - day) < timedelta(7)


@given(MEANINGS, DAYS, st.sampled_from(["", "START", "MID", "END", "EARLIER", "LATER"]), TENSES)
def test_bounds_are_in_order_and_within_the_days_of_the_value(meaning, day, edge, tense):
    anchors = Anchors(published=day, tense=tense)
    found = value(meaning, anchors)
    allowed = bounds(found, Expression(meaning, edge=edge), anchors)
    if allowed.earliest is None or allowed.latest is None:
        assert days.covered(found) is None
        return
    (first, last), grain = days.covered(found)
    assert first.isoformat() <= allowed.earliest <= allowed.latest <= last.isoformat()
    assert allowed.granularity == grain


@pytest.mark.parametrize(
    ("given_value", "first", "last", "grain"),
    [
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021-W46", "2021-11-15", "2021-11-21", "week"),
        ("2021-W46-WE", "2021-11-20", "2021-11-21", "weekend"),
        ("2020-WI", "2020-12-01", "2021-02-28", "season"),
        ("2020-H2", "2020-07-01", "2020-12-31", "half_year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("2021-11-16T22:00", "2021-11-16", "2021-11-16", "minute"),
        ("2021-11-16TNI", "2021-11-16", "2021-11-16", "part_of_day"),
    ],
)
def test_a_value_covers_its_days(given_value, first, last, grain):
    (low, high), found = days.covered(given_value)
    assert (low.isoformat(), high.isoformat(), found) == (first, last, grain)


@pytest.mark.parametrize(
    "bad", ["", "XXXX", "2021-13", "2021-02-30", "2021-Q9", "2021-W60", "PRESENT_REF", "²⁰²¹", "-"]
)
def test_a_value_that_is_no_calendar_time_covers_nothing(bad):
    assert days.covered(bad) is None
    assert edtf(bad) is None


@pytest.mark.parametrize(
    ("timex", "mod", "expected"),
    [
        ("2021-11-16", None, "2021-11-16"),
        ("2021", "APPROX", "2021~"),
        ("2021-04-06T15:00", "APPROX", "2021-04-06"),
        ("2021-Q3", None, "2021-35"),
        ("2021-H1", None, "2021-40"),
        ("2021-SU", None, "2021-22"),
        ("199", None, "199X"),
        ("19", None, "19XX"),
        ("2021-W46", None, "2021-11-15/2021-11-21"),
        ("2021-11-16TNI", None, "2021-11-16"),
        ("P3D", None, None),
    ],
)
def test_edtf_of_a_value(timex, mod, expected):
    assert edtf(timex, mod) == expected


def test_the_past_years_are_bounded_and_a_mandate_is_not():
    past = bounds("P15Y", Expression(Length("P15Y", "Y", 15, -1), "DURATION"), HERE)
    assert (past.earliest, past.latest, past.granularity) == ("2006-11-16", "2021-11-16", "year")
    mandate = bounds("P5Y", Expression(Length("P5Y", "Y", 5), "DURATION"), HERE)
    assert (mandate.earliest, mandate.latest, mandate.granularity) == (None, None, "year")


def test_repeated_times_and_references_have_no_days():
    assert bounds("P1D", Expression(Fixed("P1D"), "SET"), HERE).earliest is None
    assert bounds("PAST_REF", Expression(Fixed("PAST_REF")), HERE).latest is None
