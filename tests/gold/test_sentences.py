"""Sentences by punctuation, as the denominator of false events."""

from benchmarks.gold_scores.sentences import sentences
from tests.gold.readings import reading, report


def cut(text: str, **regions: str) -> list[str]:
    held = reading(report(text, **regions))
    return [span.of(text).strip() for span in sentences(held)]


def test_a_stop_before_a_capital_ends_a_sentence():
    assert cut('He left. "Go!" 9 men stayed?) Yes') == [
        "He left.",
        '"Go!"',
        "9 men stayed?)",
        "Yes",
    ]


def test_titles_initials_and_decimals_end_none():
    assert len(cut("Gen. A. Marr paid 3.5 crowns to Dr. Ossa.")) == 1


def test_only_regions_that_are_read_have_sentences():
    text = "Rain fell.\n\nBuy two. Get one."
    assert cut(text, body="Rain fell.", appeal="Buy two. Get one.") == ["Rain fell."]


def test_an_empty_text_has_none():
    assert cut("") == []
