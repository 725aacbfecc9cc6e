"""The mode of an event, by what people do to people and by what is asked for: own sentences."""

import pytest


def modes(reading, kind):
    return [m.mode for m in reading.event_mentions if m.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Rebels handed over two nurses to the Red Cross on Monday.", "RETREAT", "release"),
        ("Gunmen took three teachers from a bus on Monday.", "ASSAULT", "abduct"),
        ("Shots were fired at the police station on Monday.", "ASSAULT", "firearms"),
        ("Police killed two men with machine guns on Monday.", "ASSAULT", "firearms"),
    ],
)
def test_the_mode_is_told_by_the_verb_and_by_whom_it_moves(read, text, kind, mode):
    assert mode in modes(read(text), kind)


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Rebels handed over the district to the army on Monday.", "RETREAT", "release"),
        ("Troops returned to their base from the border on Monday.", "RETREAT", "release"),
        ("Rebels took the bridge after a battle on Monday.", "ASSAULT", "abduct"),
    ],
)
def test_ground_and_forces_are_not_released_or_abducted(read, text, kind, mode):
    assert mode not in modes(read(text), kind)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The government demanded that the rebels withdraw from the town.", "yield"),
        ("The governor asked Russia to rescue the villagers.", "assist"),
    ],
)
def test_a_request_is_about_the_act_asked_for(read, text, mode):
    assert mode in modes(read(text), "REQUEST")


def test_a_request_in_a_clause_of_its_own_says_nothing_of_the_act_before(read):
    found = modes(read("The rebels moved back. The mayor asked for calm."), "REQUEST")
    assert "yield" not in found
