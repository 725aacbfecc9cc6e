"""Whether what a report tells happened, by the words about it: own sentences."""

import pytest


def realities(reading, words):
    return {m.reality for m in reading.event_mentions if reading.text_of(m) == words}


@pytest.mark.parametrize(
    ("text", "words", "reality"),
    [
        ("Commanders of the two armies are to meet on Friday in Bern.", "meet", "planned"),
        ("Rebels will fight on until the siege of the town is lifted.", "lifted", "hypothetical"),
        ("If the rebels do not release the crew, the army will act.", "release", "hypothetical"),
        ("Nobody was killed in the town on Monday.", "killed", "negated"),
        ("The talks between Chad and Libya collapsed in January.", "talks", "failed"),
        ("The talks between Chad and Libya were called off on Monday.", "talks", "failed"),
        ("A meeting of the two ministers on Monday did not take place.", "meeting", "failed"),
        ("Iran did not reject the proposal on Monday.", "reject", "negated"),
        ("Iran did not turn down the offer on Monday.", "turn", "negated"),
        (
            "Guards at the gate refused to open fire, but a sniper killed two men.",
            "killed",
            "actual",
        ),
    ],
)
def test_the_words_about_an_event_say_whether_it_happened(read, text, words, reality):
    assert realities(read(text), words) == {reality}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The militia committed a massacre in the village on Monday.", "massacre"),
        ("Rebels fought on until the siege of the town was lifted.", "lifted"),
        ("The army attacked a convoy near Goma. Will anybody be punished?", "attacked"),
    ],
)
def test_a_deed_is_not_made_a_plan_or_a_doubt(read, text, words):
    assert realities(read(text), words) <= {"actual"}


def test_a_page_of_nested_conditions_is_read(read):
    assert read("If " * 200 + "the rebels attacked the town, they would lose. " * 20)
