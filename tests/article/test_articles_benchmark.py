import pytest

from benchmarks.articles import figures, score
from benchmarks.intervals import bootstrap


def test_a_perfect_page_scores_full_and_extra_words_cost_precision():
    assert score("one two three four five", "one two three four five") == (1.0, 1.0)
    precision, recall = score("one two three four", "one two three four five six seven")
    assert (precision, recall) == (0.25, 1.0)


def test_repeated_words_count_as_often_as_they_stand():
    precision, recall = score("a b c d", "a b c d. a b c d")
    assert precision == pytest.approx(0.2)
    assert recall == 1.0


def test_an_empty_prediction_has_no_precision_and_no_recall():
    assert score("one two three four", "") == (None, 0.0)


def test_figures_are_percentages_of_the_averages_and_intervals_hold_them():
    scores = [(1.0, 0.5), (0.5, 1.0), (None, 0.0)]
    found = figures(scores)
    assert found["precision"] == 75
    assert found["recall"] == 50
    assert found["f1"] == pytest.approx(60)
    low, high = bootstrap([(1.0, 0.5), (0.5, 1.0)] * 20, figures)["f1"]
    assert low <= 75 <= high


def test_pages_that_give_nothing_are_zero_and_no_error():
    assert figures([(None, None)]) == {"f1": 0, "precision": 0, "recall": 0}
