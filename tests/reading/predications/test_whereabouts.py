"""Where an event was, and what only says whose somebody is: own sentences."""


def anchors(reading, words):
    found = [m for m in reading.event_mentions if reading.text_of(m) == words]
    assert found, [reading.text_of(m) for m in reading.event_mentions]
    return found[0].locus.anchors if found[0].locus else ()


def test_forces_of_a_land_are_not_there_by_that(read):
    text = "The armed forces of Ukraine killed two scouts on Monday."
    assert anchors(read(text), "killed") == ()


def test_the_outskirts_of_a_town_are_there(read):
    text = "Gunmen killed two traders on the outskirts of Goma on Monday."
    assert anchors(read(text), "killed") == ("Goma",)


def test_a_paper_is_signed_somewhere(read):
    text = "The two presidents signed a treaty in Geneva on Monday."
    assert anchors(read(text), "signed") == ("Geneva",)
