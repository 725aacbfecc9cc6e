"""Figures from counts: shares, macro averages, kappa."""

import pytest

from benchmarks.gold_scores.tally import (
    ENOUGH,
    Row,
    compared,
    figures,
    kappa,
    lines,
    listed,
    macro,
    summed,
)

REALITY = Row("reality", "mentions found", "field", "actual")


def test_a_list_line_has_precision_recall_and_their_mean():
    (line,) = lines(listed("times", 10, 5, 4), [Row("times", "all")])
    assert (line.precision, line.recall) == (80, 40)
    assert line.value == pytest.approx(53.33, abs=0.01)


def test_precision_may_count_other_matches_than_recall():
    (line,) = lines(listed("direct", 10, 5, 4, 5), [Row("direct", "all")])
    assert (line.precision, line.recall) == (100, 40)


def test_where_nothing_was_there_nothing_was_measured():
    (line,) = lines(listed("times", 0, 0, 0), [Row("times", "all")])
    assert (line.precision, line.recall, line.value) == (None, None, None)
    assert figures(listed("times", 0, 0, 0), [Row("times", "all")]) == {}


def test_finding_what_is_not_there_is_measured_as_nothing_right():
    assert figures(listed("times", 0, 3, 0), [Row("times", "all")]) == {"times_f1": 0}


def test_counts_of_reports_add_up():
    total = summed([listed("times", 1, 2, 1), listed("times", 3, 2, 1)])
    (line,) = lines(total, [Row("times", "all")])
    assert (line.gold, line.found, line.matched) == (4, 4, 2)


def test_a_constant_guess_is_mostly_right_and_scores_badly():
    total = compared("reality", [("actual", "actual")] * 30 + [("planned", "actual")] * ENOUGH)
    whole, others = lines(total, [REALITY])
    assert whole.matched / whole.gold > 0.8
    assert whole.value is not None
    assert whole.value < 50
    assert (others.gold, others.found, others.recall) == (ENOUGH, 0, 0)
    assert kappa(total, "reality") == 0


def test_a_value_that_is_rare_on_both_sides_is_left_out():
    rare = [("planned", "actual")] * (ENOUGH - 1)
    total = compared("reality", [("actual", "actual")] * 30 + rare)
    assert macro(total, "reality") == pytest.approx(200 * 30 / 64)


def test_a_value_that_only_the_reading_uses_often_counts():
    total = compared("reality", [("actual", "actual")] * 30 + [("actual", "planned")] * ENOUGH)
    assert macro(total, "reality") < 50


def test_a_field_of_rare_values_only_is_not_measured():
    total = compared("reality", [("actual", "actual")] * (ENOUGH - 1))
    assert macro(total, "reality") is None
    assert figures(total, [REALITY]) == {}


def test_a_rate_is_per_hundred():
    row = Row("false", "sentences", "rate")
    assert figures(listed("false", 50, 2, 0), [row]) == {"false_rate": 4}
    assert figures(listed("false", 0, 0, 0), [row]) == {}


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a")] * 2 + [("b", "b")] * 2, 1.0),
        # Cohen 1960: 20 and 15 agreed of 50, 25 and 30 a's: (0.7 - 0.5) / 0.5
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, 0.4),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a")] * 9, None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], expected: float | None):
    assert kappa(compared("f", pairs), "f") == (
        None if expected is None else pytest.approx(expected)
    )


def test_a_value_with_a_bar_in_it_stays_whole():
    assert macro(compared("f", [("a|b", "a|b")] * ENOUGH), "f") == 100
