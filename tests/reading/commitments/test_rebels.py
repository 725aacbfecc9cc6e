"""Who has a country without speaking for it: rebels, an opposition, residents, doctors."""

import time

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "


def alleged(commitments):
    lines = (entry for c in commitments for entry in c.status)
    return [(e.by, e.against) for e in lines if e.word == "breach_alleged"]


def parties(commitments):
    return {(p.role, p.name, p.code) for c in commitments for p in c.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan accused the rebels of breaking the truce.",
        "Sudan accused Sudanese rebels of breaking the truce.",
        "Sudan accused armed groups in Sudan of breaking the truce.",
        "Sudan accused the Sudanese opposition of breaking the truce.",
        "The government of Sudan accused Sudanese militants of violating the truce.",
    ],
)
def test_a_state_that_blames_its_rebels_does_not_blame_itself(owed, text):
    ((by, against),) = alleged(owed(WAR + "A truce was signed with Sudan in May. " + text))
    assert by == "Sudan"
    assert against not in {None, "Sudan"}


def test_rebels_who_blame_the_state_are_not_the_state(owed):
    text = "A truce was agreed on Sunday. The Yemeni rebels accused Yemen of shelling a mill."
    ((by, against),) = alleged(owed(WAR + text))
    assert (by, against) == ("Yemeni rebels", "Yemen")


def test_two_bodies_of_one_state_blame_each_other_by_their_own_names(owed):
    text = "A truce was agreed on Sunday. Chad's army accused Chad's police of breaking the truce."
    ((by, against),) = alleged(owed(WAR + text))
    assert by != against


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Congolese rebels called on Egypt to leave.", "requester"),
        ("Doctors in Chad called on Egypt to send salt.", "requester"),
        ("Egypt asked Sudanese rebels to leave the mill.", "addressee"),
    ],
)
def test_whoever_only_lives_in_a_state_does_not_bind_it(owed, text, role):
    asked = {held for held in parties(owed(WAR + text)) if held[0] == role}
    assert asked
    assert {code for _, _, code in asked} == {None}


@pytest.mark.parametrize(
    "text",
    ["Sudan's army called on Egypt to leave.", "Khartoum called on Egypt to leave."],
)
def test_an_army_and_a_capital_speak_for_their_state(owed, text):
    assert ("requester", "Sudan", "SDN") in parties(owed(WAR + text))


def test_accusations_by_the_hundred_are_read_in_linear_time(owed):
    one = "Sudan accused Sudanese rebels of shelling a mill. The rebels accused Sudan of firing. "
    begun = time.process_time()
    owed(WAR + "A truce was agreed on Sunday. " + one * 20)
    few = time.process_time() - begun
    begun = time.process_time()
    found = owed(WAR + "A truce was agreed on Sunday. " + one * 160)
    assert alleged(found)
    assert time.process_time() - begun < 8 * 3 * few + 1
