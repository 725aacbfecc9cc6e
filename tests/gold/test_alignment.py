"""Words, heads and names, as records are compared by them."""

import pytest

from benchmarks.gold_scores.alignment import Words, aligned, by_span, dice, plain
from onrecord.records import Span
from tests.gold.readings import at

TEXT = "The mayor of Osk's council, who fled, opened fire. “Stop,” she said."


def test_marks_at_the_edges_never_matter():
    words = Words(TEXT)
    assert words.of(at(TEXT, "“Stop,”")) == words.of(at(TEXT, "Stop"))


def test_no_span_has_no_words_and_overlaps_nothing():
    words = Words(TEXT)
    assert words.of(None) == frozenset()
    assert dice(words.of(None), words.of(None)) == 0


def test_a_span_of_half_the_words_is_the_same_and_a_shorter_one_is_not():
    near = by_span(Words("one two three four five six"))
    assert near(Span(0, 18), Span(0, 7)) > 0  # two of four words: Dice two thirds
    assert near(Span(0, 27), Span(0, 3)) == 0


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("The mayor of Osk's council", "mayor"),
        ("Osk's council, who fled", "council"),
        ("opened fire", "fire"),
        ("of", "of"),
    ],
)
def test_the_head_is_the_last_word_before_a_preposition_or_relative(phrase: str, head: str):
    words = Words(TEXT)
    assert words.head(at(TEXT, phrase)) == words.of(at(TEXT, head))


def test_heads_must_lie_in_each_other():
    words = Words(TEXT)
    assert words.same_head(at(TEXT, "The mayor of Osk"), at(TEXT, "mayor"))
    assert not words.same_head(at(TEXT, "The mayor of Osk"), at(TEXT, "Osk"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("The  Army", "army"), ("their envoy", "envoy"), ("Oran's", "Oran"), (None, "")],
)
def test_names_are_compared_without_case_article_and_possessive(one: str | None, other: str):
    assert plain(one) == plain(other)


def test_only_an_article_of_its_own_is_taken_off():
    assert plain("Theodora") == "theodora"
    assert plain("Straits Agency") == "straits agency"


def test_each_record_stands_against_one_other():
    found = aligned([1, 2], [1, 1, 3], lambda one, other: float(one == other))
    assert found == [(1, 1)]
