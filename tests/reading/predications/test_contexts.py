"""Which themes an event has: own sentences, an example and a counter-example for each rule."""

import tomllib
from pathlib import Path

import pytest

from onrecord.knowledge.table import rows

ROOT = Path(__file__).parents[3]


def contexts(reading, words):
    found = [m for m in reading.event_mentions if reading.text_of(m) == words]
    assert found, [reading.text_of(m) for m in reading.event_mentions]
    return set(found[0].contexts)


@pytest.mark.parametrize(
    ("text", "deed", "theme"),
    [
        ("Army helicopters bombed the valley on Monday, residents said.", "bombed", "military"),
        ("Rebels killed four soldiers on Monday.", "killed", "military"),
        ("France accused Algeria of expelling its ambassador.", "accused", "diplomatic"),
        ("France and Algeria held talks on Monday.", "talks", "diplomatic"),
        ("Rwanda sent 300 peacekeepers to Malakal on Monday.", "sent", "peacekeeping"),
        ("A court in Lima sentenced two generals to prison.", "sentenced", "legal"),
        ("Rebels captured the town of Goma on Monday.", "captured", "territory"),
    ],
)
def test_the_words_and_parties_of_an_event_tell_its_theme(read, text, deed, theme):
    assert theme in contexts(read(text), deed)


@pytest.mark.parametrize(
    ("text", "deed", "theme"),
    [
        ("Gunmen killed a shopkeeper on Monday.", "killed", "military"),
        ("Rebels captured three soldiers on Monday.", "captured", "territory"),
        ("The government met the rebels on Monday.", "met", "diplomatic"),
        ("A nurse was kidnapped near the hospital on Monday.", "kidnapped", "diplomatic"),
    ],
)
def test_a_theme_that_nothing_tells_is_not_given(read, text, deed, theme):
    assert theme not in contexts(read(text), deed)


def test_in_a_report_of_war_every_death_is_of_the_war(read):
    text = "Army guns shelled the village on Monday.\n\nThree women were killed, a resident said."
    assert "military" in contexts(read(text), "killed")


def test_an_event_has_the_themes_of_its_mentions(read):
    text = "Rebels killed four soldiers on Monday. The killings shocked the valley."
    reading = read(text)
    assert all(
        set(m.contexts) <= set(event.contexts)
        for event in reading.events
        for m in reading.event_mentions
        if m.id in event.mentions
    )


def test_every_row_names_a_context_of_the_codebook_and_a_known_reach():
    table = rows("lexicons/en/event_contexts")
    vocabulary = tomllib.loads((ROOT / "gold/vocabulary.toml").read_text("utf-8"))
    assert {row["context"] for row in table} <= set(vocabulary["contexts"])
    assert {row["reach"] for row in table} == {"sentence", "trigger"}
    assert all(row["words"] for row in table)
