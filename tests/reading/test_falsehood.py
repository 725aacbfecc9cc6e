"""What a sentence repeats in order to call it false."""

import pytest

from onrecord.reading.falsehood import is_called_false


@pytest.fixture
def called_false(page):
    def ask(text, word):
        built = page(text)
        return is_called_false(built.parse, built.parse.token_at(text.index(word)))

    return ask


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that rebels entered the port are untrue, the mayor said.",
        "The mayor said the rumour that rebels entered the port was a lie.",
        "The news spread by the Syrian side that rebels entered the port is untrue.",
        "The information spread abroad that rebels entered the port does not match the facts.",
    ],
)
def test_the_clause_before_the_verdict_is_called_false(called_false, text):
    assert called_false(text, "entered")


@pytest.mark.parametrize(
    "text",
    [
        "Rumours that rebels entered the port are not false.",
        "The mayor said that rebels entered the port.",
        "That rebels entered the port is known; the rumour of a fire is untrue.",
        "It is untrue, the mayor added after rebels entered the port.",
        "is entered untrue that report",
    ],
)
def test_other_clauses_are_not(called_false, text):
    assert not called_false(text, "entered")


def test_words_behind_the_verdict_are_not_part_of_it(called_false):
    text = "The claim that guards fled is wrong because rebels entered later."
    assert called_false(text, "fled")
    assert not called_false(text, "entered")
