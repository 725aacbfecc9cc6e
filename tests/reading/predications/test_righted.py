"""Roles that grammar settles whatever the scores say: weapons, victims, places, lists."""

import pytest


def roles(reading, words):
    mention = next(m for m in reading.event_mentions if reading.text_of(m) == words)
    return {(role.role, role.name) for role in mention.roles}


def filling(reading, words, name):
    return {who for role, who in roles(reading, words) if role == name}


@pytest.mark.parametrize(
    ("text", "words", "means"),
    [
        ("A jet bombed the port of Mocha on Monday.", "bombed", "jet"),
        ("Rebels fired rockets at the barracks.", "fired", "rockets"),
    ],
)
def test_a_weapon_is_what_a_deed_is_done_with(read, text, words, means):
    reading = read(text)
    assert means in filling(reading, words, "instrument")
    assert means not in filling(reading, words, "actor") | filling(reading, words, "recipient")


def test_aircraft_of_somebody_act_for_him(read):
    reading = read("Ethiopian aircraft bombed the town on Monday.")
    assert filling(reading, "bombed", "actor")
    assert not filling(reading, "bombed", "instrument")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three Kenyan soldiers died in the ambush.", "died"),
        ("Three Kenyan soldiers were shot by rebels.", "shot"),
    ],
)
def test_who_died_did_not_do_it(read, text, words):
    reading = read(text)
    held = [m for m in reading.event_mentions if reading.text_of(m) == words]
    assert all("soldiers" not in r.name for m in held for r in m.roles if r.role == "actor")


def test_where_a_deed_was_done_suffers_nothing(read):
    reading = read("Rebels attacked an army convoy in Goma.")
    assert not any("Goma" in who for who in filling(reading, "attacked", "recipient"))


def test_who_only_keeps_an_attack_from_happening_does_no_deed_of_his_own(read):
    foiled = read("Police in Amman foiled a planned attack by militants.")
    assert [m for m in foiled.event_mentions if foiled.text_of(m) == "foiled"] == []
    assert [m for m in foiled.event_mentions if foiled.text_of(m) == "attack"]


def test_who_blames_another_for_a_deed_has_not_done_it(read):
    reading = read("Quito charged Peru with shelling two of its posts near the bridge.")
    assert "Peru" in filling(reading, "shelling", "actor")
    for mention in reading.event_mentions:
        if mention.type == "ASSAULT":
            assert "Quito" not in {r.name for r in mention.roles if r.role == "actor"}
