"""Commitments that a noun names, and what is said to come."""

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "


def lines(commitments, kind):
    return [entry.word for c in commitments if c.kind == kind for entry in c.status]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("A curfew from nine was declared in the port.", "decision", "announced"),
        ("The embargo on the islands was lifted in June.", "sanction", "lifted"),
        ("Ministers are weighing sanctions on the general.", "sanction", "proposed"),
        ("The talks in Osk were put off.", "consultation", "suspended"),
        ("The rebels walked out of the talks.", "consultation", "collapsed"),
        ("Talks did not take place on Monday.", "consultation", "collapsed"),
        ("Envoys of both sides are to meet on Monday.", "consultation", "announced"),
        ("Two hundred food sets were given out in the village.", "aid", "delivered"),
        ("The general broke his promise to spare the mill.", "pledge", "violated"),
        ("The captured nurse was freed on Sunday.", "concession", "performed"),
        ("Under the accord the fighters are to be disarmed.", "concession", "agreed"),
        ("Monitors were deployed along the river.", "mandate", "deployed"),
        ("A humanitarian truce broke down in May.", "ceasefire", "collapsed"),
        ("The council prolonged the truce.", "ceasefire", "extended"),
        ("Both sides recommitted to the ceasefire.", "ceasefire", "renewed"),
        ("The sides signed an agreement to end the fighting.", "ceasefire", "agreed"),
        ("The monitors counted nine ceasefire violations.", "ceasefire", "violated"),
    ],
)
def test_a_verb_tells_how_it_stands(owed, text, kind, word):
    assert word in lines(owed(WAR + text), kind)


@pytest.mark.parametrize(
    "text",
    [
        "The wounded received first aid.",
        "The man is in critical condition.",
        "The army released a statement.",
        "The three-year deal with the club was signed by the striker.",
        "The Treaty Organization has a new secretary.",
    ],
)
def test_words_that_only_look_like_it_name_nothing(owed, text):
    assert [c.kind for c in owed(text)] == []


def test_a_treaty_that_is_only_named_is_on_record_without_a_status(owed):
    found = owed(WAR + "Wells are spared under the River Convention of 1997.")
    assert [(c.kind, c.status) for c in found] == [("treaty", ())]


def test_two_names_are_two_treaties(owed):
    text = WAR + "The Additional Protocol was signed in May. It rests on the Osk Memorandum."
    assert [c.kind for c in owed(text)].count("treaty") == 2


def test_a_truce_that_ended_a_war_has_not_ended(owed):
    text = WAR + "A truce brokered by Qatar ended the war."
    assert "collapsed" not in lines(owed(text), "ceasefire")


def test_a_promise_told_with_plain_words_is_a_pledge_with_its_day(owed):
    text = WAR + "The minister said the ministry would pay for the roofs by 1 July."
    pledge = next(c for c in owed(text) if c.kind == "pledge")
    assert pledge.deadline == "2024-07-01"


def test_a_threat_with_a_date_is_an_ultimatum(owed):
    text = WAR + "If the dam is not opened by 20 May, the committee will block the road."
    ultimatum = next(c for c in owed(text) if c.kind == "ultimatum")
    assert ultimatum.deadline == "2024-05-20"


def test_a_condition_stands_under_the_offer_it_belongs_to(owed):
    found = owed(WAR + "The bloc offered to send observers if both sides agree.")
    condition = next(c for c in found if c.kind == "condition")
    assert condition.under in {c.id for c in found if c.kind != "condition"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Both sides signed a truce. It did not hold.", "collapsed"),
        ("Both sides signed a truce. It collapsed within hours.", "collapsed"),
        ("The truce is a year old. Monitors counted nine violations.", "violated"),
        ("The general accused the rebels of ignoring the truce.", "breach_alleged"),
    ],
)
def test_later_words_that_do_not_name_the_truce_add_to_it(owed, text, word):
    assert word in lines(owed(WAR + text), "ceasefire")


def test_what_any_member_can_invoke_is_not_invoked(owed):
    text = WAR + "Under Article 4, which any ally can invoke, ambassadors will meet."
    assert "invoked" not in lines(owed(text), "treaty")


def test_a_friday_ahead_of_a_monday_is_the_coming_one(owed):
    text = WAR + "The ministry demanded that the rebels leave the tower by Friday."
    ultimatum = next(c for c in owed(text, "2024-05-13") if c.kind == "ultimatum")
    assert ultimatum.deadline == "2024-05-17"


def test_a_term_in_the_name_of_a_thing_is_its_term(owed):
    mandate = next(c for c in owed(WAR + "The force has a five-year mandate.") if c.term)
    assert mandate.term.length == "P5Y"


def test_each_of_two_who_accuse_each_other_is_one_side(owed):
    text = (
        WAR + "Norway and Denmark agreed on a ceasefire in May.\n\n"
        "Norway and Denmark accused each other of opening fire."
    )
    (truce,) = (c for c in owed(text) if c.kind == "ceasefire")
    (line,) = (entry for entry in truce.status if entry.word == "breach_alleged")
    assert line.mutual
    assert {line.by, line.against} == {"Norway", "Denmark"}


SIDELESS = WAR + "A ceasefire has held along the river since 2019.\n\n"


def test_a_truce_without_sides_is_said_to_be_broken_by_each_of_two(owed):
    text = SIDELESS + "Norway and Denmark blamed each other for shelling villages on Monday."
    (truce,) = (c for c in owed(text) if c.kind == "ceasefire")
    (line,) = (entry for entry in truce.status if entry.word == "breach_alleged")
    assert line.mutual
    assert {line.by, line.against} == {"Norway", "Denmark"}


@pytest.mark.parametrize(
    "text",
    [
        SIDELESS + "Norway accused Denmark of shelling villages on Monday.",
        SIDELESS + "Norway and Denmark blamed each other for the price of salt.",
        WAR + "Norway and Chile agreed on a ceasefire in 2019.\n\n"
        "Ghana and Denmark blamed each other for shelling villages on Monday.",
        WAR + "Norway and Chile agreed on a ceasefire on 10 May 2024.\n\n"
        "Ghana accused Denmark of shelling villages on Monday.",
    ],
)
def test_firing_of_others_breaks_no_truce(owed, text):
    assert "breach_alleged" not in lines(owed(text), "ceasefire")


def test_who_signs_for_a_club_is_no_party_to_an_accord(owed):
    text = WAR + "Chad and Sudan signed an accord in Osk. Pavel Novak signed for Dinamo on Monday."
    (accord,) = (c for c in owed(text) if c.kind == "treaty")
    assert {party.name for party in accord.parties} == {"Chad", "Sudan"}
