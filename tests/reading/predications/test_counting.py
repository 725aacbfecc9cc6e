"""Which figures tell the extent of which event: own sentences."""

import pytest


def held(reading):
    """The figures of each event mention, by their words."""
    figures = {figure.id: reading.text_of(figure) for figure in reading.figures}
    return {
        reading.text_of(m): [figures[link] for link in m.figures] for m in reading.event_mentions
    }


@pytest.mark.parametrize(
    ("text", "deed", "counts"),
    [
        ("Gunmen killed nine herders and wounded four.", "killed", ["nine herders", "four"]),
        ("Two guards died when rebels attacked the post.", "attacked", ["Two guards"]),
        ("Shells hit the depot on Monday. Three clerks were hurt.", "hit", ["Three clerks"]),
        ("The army detained 40 students on Monday.", "detained", ["40 students"]),
    ],
)
def test_an_event_has_the_figures_of_its_extent(read, text, deed, counts):
    assert held(read(text))[deed] == counts


def test_a_toll_is_not_that_of_a_visit_in_its_sentence(read):
    text = "The envoy visited the camp, where shelling had killed six children."
    found = held(read(text))
    assert not found.get("visited")
    assert found["shelling"] == ["six children"]


def test_a_toll_in_the_next_paragraph_is_nobodys(read):
    text = "Gunmen killed a teacher on Monday.\n\nThree villagers drowned in a well."
    assert "Three villagers" not in held(read(text))["killed"]


def test_figures_without_an_event_change_nothing(read):
    reading = read("Twelve loaves, forty eggs and 300 apples stood on the table. " * 50)
    assert not any(m.figures for m in reading.event_mentions)
