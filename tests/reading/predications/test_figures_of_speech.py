"""Words that blame nobody, tidy, or say how things go: own sentences."""

import pytest


def told(reading):
    return {(reading.text_of(m), m.type) for m in reading.event_mentions}


@pytest.mark.parametrize(
    "text",
    [
        "The bureau regrets the loss of a dear colleague, Anna Berg.",
        "The council regrets that the library was closed.",
        "Neighbours cleared the playground of snow before lessons began.",
    ],
)
def test_regrets_at_nobody_and_shovels_are_no_events(read, text):
    assert told(read(text)) == set()


def test_a_regret_at_a_state_blames_it(read):
    assert ("regrets", "ACCUSE") in told(read("Berlin regrets that Turkey closed the border."))


def test_a_town_cleared_of_fighters_is_an_event(read):
    assert read("The army cleared the town of rebels on Monday.").event_mentions


def test_the_verb_of_a_headline_in_capitals_is_nobody(read):
    text = (
        "Clashes With Khartoum Worsen\n\n"
        "Khartoum and Juba traded fire on Monday near the border, officials said."
    )
    names = {role.name for m in read(text).event_mentions for role in m.roles}
    assert "Worsen" not in names
