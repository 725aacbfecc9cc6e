"""Given dates: what a calendar has is kept as written, the rest is refused in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import checked_date


@pytest.mark.parametrize(
    "raw",
    [
        "2021-11-16",
        "2021-11-16T09:30",
        "2021-11-16 09:30:15",
        "2021-11-16T09:30:15.250Z",
        "2024-02-29T23:59:59+04:00",
    ],
)
def test_dates_that_exist_are_kept_as_written(raw):
    assert checked_date(f" {raw}\n") == raw


@pytest.mark.parametrize(
    "raw",
    [
        "2021-13-45",
        "2021-02-29",
        "2021-04-31",
        "0000-01-01",
        "2021-11-16T25:00",
        "2021-11-16T09:61",
        "2021-11-16T09:30+99:00",
    ],
)
def test_days_and_times_that_no_calendar_has_are_impossible(raw):
    with pytest.raises(InputError, match="impossible date") as caught:
        checked_date(raw)
    assert caught.value.name == raw


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "yesterday",
        "16/11/2021",
        "2021-11",
        "2021-W46-2",
        "20211116",
        "1637020800",
        "٢٠٢١-١١-١٦",
        "2021-11-16x",
        "9" * 10_000,
    ],
)
def test_other_forms_are_told_which_form_to_use(raw):
    with pytest.raises(InputError, match="write it as 2021-11-16") as caught:
        checked_date(raw)
    assert len(str(caught.value)) < 200


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: date):
    assert checked_date(day.isoformat()) == day.isoformat()


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_an_input_error(raw):
    try:
        assert checked_date(raw) == raw.strip()
    except InputError as error:
        assert error.reason  # noqa: PT017 - both ends are right
