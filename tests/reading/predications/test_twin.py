"""The events of the first example page: what an analyst would code, and on whose word."""

from pathlib import Path

import pytest

import onrecord

EXAMPLE = Path(__file__).parents[3] / "examples" / "01-volga-courier.html"


@pytest.fixture(scope="module")
def reading():
    return onrecord.read(EXAMPLE)


def told(reading, words, kind):
    """The mentions of type `kind` whose trigger is `words`."""
    found = [m for m in reading.event_mentions if reading.text_of(m) == words and m.type == kind]
    assert found, [(m.type, reading.text_of(m)) for m in reading.event_mentions]
    return found


def codes(mention, role):
    return {(r.code or "")[:3] for r in mention.roles if r.role == role}


def speaker(reading, mention):
    return next(s.speaker for s in reading.statements if s.id == mention.statement)


@pytest.mark.parametrize("words", ["Turns", "turning", "asking"])
def test_the_appeal_for_help_is_a_request_to_russia(reading, words):
    (mention,) = told(reading, words, "REQUEST")
    assert codes(mention, "actor") == {"ARM"}
    assert codes(mention, "recipient") == {"RUS"}
    assert (mention.reality, mention.currency) == ("actual", "current")


def test_the_treaty_is_invoked_towards_its_other_party(reading):
    (mention,) = told(reading, "invoking", "REQUEST")
    assert codes(mention, "actor") == {"ARM"}
    assert codes(mention, "recipient") == {"RUS"}
    assert mention.basis == "attributed"


def test_the_attack_is_a_claim_and_never_the_reporters(reading):
    (mention,) = told(reading, "attack", "ASSAULT")
    assert codes(mention, "actor") == {"AZE"}
    assert mention.basis == "attributed"
    assert "security council" in speaker(reading, mention).name


def test_the_attack_does_not_take_the_year_of_the_treaty(reading):
    (mention,) = told(reading, "attack", "ASSAULT")
    assert (mention.time, mention.currency) == (None, "current")


def test_the_counter_accusation_is_told_and_its_content_claimed(reading):
    (accused,) = told(reading, "charged", "ACCUSE")
    assert (codes(accused, "actor"), codes(accused, "recipient")) == ({"AZE"}, {"ARM"})
    assert (accused.basis, accused.currency) == ("reporter", "current")
    (deed,) = told(reading, "provocation", "ASSAULT")
    assert (codes(deed, "actor"), deed.basis) == ({"ARM"}, "attributed")


def test_the_consultations_are_between_the_two_governments(reading):
    (mention,) = told(reading, "discussing", "CONSULT")
    assert codes(mention, "actor") == {"ARM", "RUS"}
    assert (mention.reality, mention.basis) == ("actual", "attributed")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("brought", "AID"), ("broke", "REJECT")],
)
def test_what_lies_behind_is_background_on_the_reporters_word(reading, words, kind):
    (mention,) = told(reading, words, kind)
    assert (mention.currency, mention.basis) == ("background", "reporter")


def test_the_cession_is_owed_under_the_old_deal(reading):
    (mention,) = told(reading, "hand", "RETREAT")
    assert codes(mention, "actor") == {"ARM"}
    assert (mention.reality, mention.currency) == ("planned", "background")


def test_opening_fire_is_claimed_by_each_of_the_other(reading):
    phrase = reading.report.text.index("opening fire")
    claims = [
        m
        for m in reading.event_mentions
        if m.type == "ASSAULT" and phrase <= m.span.start < phrase + len("opening fire")
    ]
    assert {(speaker(reading, m).name, *codes(m, "actor")) for m in claims} == {
        ("Azerbaijan", "ARM"),
        ("Armenia", "AZE"),
    }
    assert all(m.basis == "attributed" for m in claims)


def test_both_neighbours_accuse(reading):
    (mention,) = told(reading, "accusations", "ACCUSE")
    assert codes(mention, "actor") == {"ARM", "AZE"}


def test_aid_hoped_for_is_hypothetical(reading):
    assert {m.reality for m in told(reading, "help", "AID")} == {"hypothetical"}


def test_neither_silence_nor_furniture_nor_figures_of_speech_are_events(reading):
    words = {reading.text_of(m) for m in reading.event_mentions}
    assert not words & {"answered", "call", "collapsed", "settle", "contributed", "quoted"}
    end = reading.report.text.index("before you close this page")
    assert all(m.span.end < end for m in reading.event_mentions)
