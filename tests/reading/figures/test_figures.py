from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import figures
from onrecord.reading.figures.numerals import numerals, spelled
from onrecord.records import Span


@pytest.fixture
def read(page):
    return lambda text: figures.read(page(text))


@pytest.mark.parametrize(
    ("text", "words", "measure", "low", "high"),
    [
        ("The flood of shells killed at least 40 villagers.", "at least 40 villagers",
         "killed", 40, None),
        ("More than 1,200 people have died there.", "More than 1,200 people", "killed", 1200, None),
        ("Almost 300 soldiers were wounded.", "Almost 300 soldiers", "wounded", None, 300),
        ("Up to 60 fighters were captured.", "Up to 60 fighters", "captured", None, 60),
        ("About 500 families fled.", "About 500 families", "displaced", 450, 550),
        ("Dozens of civilians were abducted.", "Dozens of civilians", "abducted", 24, 99),
        ("Hundreds of protesters were arrested.", "Hundreds of protesters", "arrested", 200, 999),
        ("Tens of thousands of people were displaced.", "Tens of thousands of people",
         "displaced", 20000, 99999),
        ("Between 10 and 15 militants were killed.", "Between 10 and 15 militants",
         "killed", None, None),
        ("Thirty-five soldiers were killed.", "Thirty-five soldiers", "killed", 35, 35),
        ("The raid left 12 people dead.", "12 people", "killed", 12, 12),
        ("Two hundred and six rebels surrendered.", "Two hundred and six rebels",
         "fighters", 206, 206),
        ("1.5 million people fled.", "1.5 million people", "displaced", 1500000, 1500000),
    ],
)  # fmt: skip
def test_a_count_has_the_bounds_its_words_allow(read, text, words, measure, low, high):
    found = read(text)
    assert [f.measure for f in found] == [measure]
    if words.startswith("Between"):
        assert (found[0].low, found[0].high, found[0].best) == (10, 15, None)
        return
    assert found[0].span.of(text) == words
    assert (found[0].low, found[0].high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Petrova, 59, watched from the bridge.",
        "A 34-year-old driver watched.",
        "The fund paid $40 million and 300 euros.",
        "Prices rose 12 percent.",
        "It happened on 12 March 2019 at 10:30.",
        "Three spokesmen said the talks would go on.",
        "The home side won 3-1.",
        "One of them left.",
    ],
)
def test_ages_money_dates_scores_and_speakers_are_no_figures(read, text):
    assert read(text) == ()


def test_convention_is_told_from_words(read):
    (vague,) = read("Dozens of soldiers were killed.")
    (exact,) = read("At least 12 soldiers were killed.")
    assert (vague.bound_basis, exact.bound_basis) == ("convention", "worded")


def test_whose_people_they_are_is_kept_apart_from_who_they_are(read):
    (figure,) = read("The army said 15 Malian soldiers were killed.")
    assert (figure.group, figure.population) == ("Malian", "military")


def test_no_losses_is_a_stated_zero_and_none_reported_is_not(read):
    assert [f.kind for f in read("There were no casualties among the troops.")] == ["stated_zero"]
    assert [f.kind for f in read("No casualties were reported.")] == ["none_reported"]


def test_an_unknown_number_has_no_bounds(read):
    (figure,) = read("An unknown number of people are under the rubble.")
    assert (figure.kind, figure.low, figure.high) == ("stated_unknown", None, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [("thirty-five", 35), ("two hundred and six", 206), ("nine thousand one hundred", 9100),
     ("hundred", None)],
)  # fmt: skip
def test_number_words_are_spelled_out(words, value):
    assert spelled(words) == value


@given(st.text(alphabet="0123456789,. -%$abonehudrt\n", max_size=80))
def test_numbers_never_overlap_and_stay_in_the_text(text):
    found = list(numerals(text, Span(0, len(text))))
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


def test_a_wall_of_digits_takes_no_time():
    text = "9" * 20_000 + ",111" * 5_000 + " thousand" * 2_000
    assert list(numerals(text, Span(0, len(text)))) is not None
