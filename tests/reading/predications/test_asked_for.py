"""What is asked for, feared, set down or put off has not happened."""

import pytest


def told(reading, words):
    return {m.reality for m in reading.event_mentions if reading.text_of(m) == words}


@pytest.mark.parametrize(
    ("text", "words", "reality"),
    [
        ("The council called for an investigation.", "investigation", "hypothetical"),
        ("Villagers live in fear of an attack by rebels.", "attack", "hypothetical"),
        ("Talks between Chad and Libya were cancelled on Monday.", "Talks", "failed"),
    ],
)
def test_what_is_asked_for_or_put_off_did_not_happen(read, text, words, reality):
    assert told(read(text), words) <= {reality}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army blamed rebels for the attack on the convoy.", "attack"),
        ("The governor told reporters of the attack on the convoy.", "attack"),
    ],
)
def test_what_somebody_is_blamed_for_or_tells_of_happened(read, text, words):
    assert told(read(text), words) == {"actual"}
