"""Acts of asking, promising, offering and ordering: with and without reported words."""

import pytest

from onrecord.records.vocabulary import STATUS_WORDS


def told(commitments):
    return [(c.kind, [entry.word for entry in c.status]) for c in commitments]


def roles(commitment):
    return {
        (party.role, party.name.casefold().removeprefix("the ")) for party in commitment.parties
    }


WAR = "Rebel soldiers shelled the army post at the ford. "
"""Puts a text into a conflict: elsewhere only what binds a state is kept."""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor asked the militia to leave the mill.", "request"),
        ("Families are asked to stay away from the bridge.", "request"),
        ("The bishop called for a corridor to the hospital.", "request"),
        ("The miners demanded access to the wounded.", "request"),
        ("The envoy suggested that both armies be pulled back.", "request"),
        ("The governor promised a new clinic to the village.", "pledge"),
        ("The rebels undertook to clear the mines.", "pledge"),
        ("The bishop has offered to mediate.", "offer"),
        ("The colonel is ready to show the map to the monitors.", "offer"),
        ("The prefect forbade the march.", "decision"),
        ("The council ordered the schools to stay shut.", "decision"),
        ("Drivers have been told not to use the pass.", "decision"),
        ("Donors pledged 40 million euros for the two provinces.", "aid"),
        ("The two villages agreed to share the well, and the elders agreed to guard it.", "treaty"),
    ],
)
def test_an_act_that_is_told_is_on_record(owed, text, kind):
    found = owed(WAR + text)
    assert kind in [c.kind for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse, who asked that her name be withheld, saw the smoke.",
        "The mayor asked whether the road was open.",
        "The army might ask the village to leave.",
        "The army did not promise anything.",
        "The spokesman stopped short of calling for a truce line.",
        "The ministry did not respond to a request for comment.",
        "We asked the prosecutor for his view.",
        "The medic asks us to tell you.",
    ],
)
def test_what_asks_nothing_of_a_party_is_no_request(owed, text):
    assert "request" not in [c.kind for c in owed(WAR + text)]


def test_a_gardener_who_asks_for_help_in_peace_owes_nothing(owed):
    assert list(owed("The gardener asked the children to water the beans.")) == []


def test_a_demand_with_a_date_on_an_opponent_is_an_ultimatum(owed):
    found = owed(WAR + "The ministry demanded that the rebels leave the tower by 20 May.")
    ultimatum = next(c for c in found if c.kind == "ultimatum")
    assert ultimatum.deadline == "2024-05-20"
    assert ("requester", "ministry") in roles(ultimatum)


def test_a_promise_to_free_captives_is_a_concession(owed):
    found = owed(WAR + "The rebels promised to free nine soldiers.")
    assert ("concession", ["announced"]) in told(found)


def test_who_performs_an_act_does_not_tell_of_it(owed):
    (request,) = owed(WAR + "The bishop asked the rebels to wait.")
    assert request.status[0].said_by[0].via == "implicit"


def test_an_act_told_by_another_stands_on_the_word_of_that_other(owed):
    text = WAR + "The teacher Ana Duro said the colonel had promised to rebuild the school."
    pledge = next(c for c in owed(text) if c.kind == "pledge")
    assert pledge.status[0].said_by[0].name.endswith("Ana Duro")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The mayor asked the rebels to leave. They refused.", "request", ["made", "refused"]),
        ("The mayor asked the army for trucks. The army has not replied.", "request",
         ["made", "unanswered"]),
        ("The bishop offered to mediate. The offer was rejected.", "offer", ["made", "refused"]),
    ],
)  # fmt: skip
def test_what_became_of_it_is_a_line_and_no_new_record(owed, text, kind, words):
    found = [c for c in owed(WAR + text) if c.kind == kind]
    assert [[entry.word for entry in c.status] for c in found] == [words]


def test_a_refusal_to_leave_a_place_answers_no_request(owed):
    text = WAR + "The mayor asked the army for trucks. A monk refused to leave the chapel."
    (request,) = (c for c in owed(text) if c.kind == "request")
    assert [entry.word for entry in request.status] == ["made"]


def test_a_list_of_demands_has_one_request_for_each_item(owed):
    text = (
        WAR + "\n\n1. To the ministry of justice: open the two files at once.\n\n"
        "2. To the army and the militia: leave the school."
    )
    found = [c for c in owed(text) if c.kind == "request"]
    assert len(found) == 2
    assert {("addressee", "army"), ("addressee", "militia")} <= roles(found[1])


def test_a_wall_of_askings_ends_and_every_word_is_legal(owed):
    text = WAR + "He asked them to ask them to ask them to wait. " * 60
    for commitment in owed(text):
        assert {entry.word for entry in commitment.status} <= STATUS_WORDS[commitment.kind]
