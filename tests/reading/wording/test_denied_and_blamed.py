"""Denials without a verb of denial, blame in other words, and reports nobody could check."""

import pytest

from onrecord.reading.wording import wording
from tests.reading.handmade import page_of, utter


def stance(text, source, cue, content, **fields):
    page = page_of(text)
    return wording(page.parse, utter(page, source, cue, content, **fields)).stance.value


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("Oslo calls it a lie.", "Oslo", "calls", "it a lie", "denies"),
        ("Oslo calls the vote a joke.", "Oslo", "calls", "the vote a joke", "evaluates"),
        (
            "Oslo said the guns had been moved, and this never happened again.",
            "Oslo",
            "said",
            "the guns had been moved, and this never happened again",
            "denies",
        ),
        (
            "Oslo said the fair did not happen.",
            "Oslo",
            "said",
            "the fair did not happen",
            "asserts",
        ),
        (
            "Oslo said the convoy came under fire from militants.",
            "Oslo",
            "said",
            "the convoy came under fire from militants",
            "accuses",
        ),
        (
            "Oslo said the convoy came under fire from above.",
            "Oslo",
            "said",
            "the convoy came under fire from above",
            "asserts",
        ),
        (
            "Oslo said the responsibility lies with the junta.",
            "Oslo",
            "said",
            "the responsibility lies with the junta",
            "accuses",
        ),
        (
            "Oslo said the village lies with its back to the fjord.",
            "Oslo",
            "said",
            "the village lies with its back to the fjord",
            "asserts",
        ),
        (
            "Oslo said reports that rebels had shelled the mill could not be verified.",
            "Oslo",
            "said",
            "reports that rebels had shelled the mill could not be verified",
            "asserts",
        ),
    ],
)
def test_what_denies_and_what_blames(text, source, cue, content, expected):
    assert stance(text, source, cue, content) == expected


def test_neither_of_two_who_replied_is_silent():
    text = "Neither Oslo nor Lund has replied to the note."
    assert stance(text, "Oslo nor Lund", "has replied to", "the note") == "no_response"
    assert stance("Oslo has replied to the note.", "Oslo", "has replied to", "the note") != (
        "no_response"
    )


@pytest.mark.parametrize("words", ["neither " * 200, "not " * 200, "fire from " * 100])
def test_long_rows_of_small_words_are_read(words):
    text = f"Oslo said {words}happened."
    assert stance(text, "Oslo", "said", f"{words}happened") is not None
