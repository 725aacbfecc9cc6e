"""Words that begin like offsets."""

from benchmarks.gold_fields import anchor_of
from onrecord.records import Span


def test_offsets_are_told_from_a_clock_time_by_the_length_of_the_words() -> None:
    assert anchor_of("120:124 said") == (Span(120, 124), "said")


def test_a_clock_time_before_other_words_is_no_anchor() -> None:
    assert anchor_of("16:00 on Friday") is None


def test_offsets_that_run_backwards_are_no_anchor() -> None:
    assert anchor_of("9:3 said") is None
