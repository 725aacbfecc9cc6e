"""What violence did belongs to the violence, and to no other deed."""

import pytest


def triggers(reading):
    return [reading.text_of(m) for m in reading.event_mentions if m.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "deed", "effect"),
    [
        ("Nine villagers were killed in an air strike on Monday.", "strike", "killed"),
        ("Two guards were wounded when rebels attacked the post.", "attacked", "wounded"),
    ],
)
def test_a_toll_in_the_clause_of_its_violence_is_no_second_event(read, text, deed, effect):
    found = triggers(read(text))
    assert deed in found
    assert effect not in found


def test_a_toll_that_stands_alone_is_the_mention(read):
    assert triggers(read("Nine villagers were killed by gunmen on Monday.")) == ["killed"]


def test_a_toll_is_not_that_of_drones_shot_down(read):
    text = "Ukrainian gunners intercepted three Russian drones. A Ukrainian officer was killed."
    reading = read(text)
    assert all(len(event.mentions) == 1 for event in reading.events)
