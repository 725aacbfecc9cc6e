"""How a commitment stands in plain words: what holds, what ran out, what became of a request."""

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "
TRUCE = "Sudan and Chad agreed on a truce in May 2023. "
ASKED = "Sudan asked Chad for trucks on Monday. "


def lines(commitments, kind):
    return [entry.word for c in commitments if c.kind == kind for entry in c.status]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The truce lasted under six hours.", "collapsed"),
        ("The truce held until Sunday, when shells fell on the mill.", "collapsed"),
        ("It did not survive the night.", "collapsed"),
        ("The truce has held for three weeks.", "in_force"),
        ("The truce held for five months and then broke down.", "in_force"),
        ("Both sides say they abide by the truce.", "in_force"),
        ("The parties voted to extend the truce.", "extended"),
    ],
)
def test_how_long_a_truce_held_says_how_it_stands(owed, text, word):
    assert word in lines(owed(WAR + TRUCE + text), "ceasefire")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy hopes the truce will hold.",
        "Chad wants to extend the truce.",
        "Both sides should respect the truce.",
        "Chad threatened to suspend the truce.",
        "It does not mean that the truce has collapsed.",
    ],
)
def test_what_is_wished_or_threatened_is_not_so(owed, text):
    assert lines(owed(WAR + TRUCE + text), "ceasefire") == ["agreed"]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("The ceasefire is due to expire on 20 May.", "ceasefire", "2024-05-20"),
        ("The mandate of the mission ends in June.", "mandate", "2024-06"),
        ("The ceasefire was extended until 20 May.", "ceasefire", "2024-05-20"),
    ],
)
def test_an_end_ahead_is_a_deadline_and_no_withdrawal(owed, text, kind, day):
    (found,) = (c for c in owed(WAR + text) if c.kind == kind)
    assert found.deadline == day
    assert not {"expired", "withdrawn"} & {entry.word for entry in found.status}
    assert all(entry.on is None for entry in found.status)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad did not.", "refused"),
        ("Sudan is still waiting.", "unanswered"),
        ("Chad has not said whether it would send them.", "unanswered"),
        ("Chad said it was studying the request.", "answered"),
        ("Sudan later dropped the request.", "withdrawn"),
        ("Chad supported it.", "accepted"),
    ],
)
def test_what_became_of_a_request_in_words_that_do_not_name_it(owed, text, word):
    assert word in lines(owed(WAR + ASKED + text), "request")


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Sudan is still waiting.", ["Sudan"]),
        ("Norway is still waiting.", ["Norway"]),
        ("Norway is still waiting for a reply.", ["Norway"]),
        ("Norway is still waiting for them.", ["Norway"]),
        ("Norway is still waiting for the tents.", ["Norway"]),
        ("Norway is still waiting for rain.", []),
        ("Relatives of the crew are still waiting for news.", []),
        ("Waiting, still waiting, waiting still.", []),
    ],
)
def test_only_a_request_of_the_one_who_waits_is_open(owed, text, whose):
    found = owed(WAR + ASKED + "Norway asked Egypt for tents. " + text)
    open_ones = [c for c in found if any(entry.word == "unanswered" for entry in c.status)]
    assert [c.parties[0].name for c in open_ones] == whose


@pytest.mark.parametrize(
    "text",
    [
        "The raid, backed by tanks, went on.",
        "The road was closed pending an inquiry.",
        "The gunmen did what they liked.",
    ],
)
def test_words_that_only_look_like_an_answer_are_none(owed, text):
    assert lines(owed(WAR + ASKED + text), "request") == ["made"]


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Norway pledged 40 trucks; 14 have arrived.", "aid", "delivered"),
        ("The governor promised a clinic. Nothing came of it.", "pledge", "violated"),
        ("The army gave the rebels an ultimatum. The deadline passed.", "ultimatum", "expired"),
        ("Talks resumed on Monday.", "consultation", "under_way"),
        ("The withdrawal of the guns was completed on Monday.", "concession", "performed"),
    ],
)
def test_a_history_in_plain_words_is_a_line_of_status(owed, text, kind, word):
    assert word in lines(owed(WAR + text), kind)


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Wells are spared under the Osk Accord of 17 May 2019.", "2019-05-17"),
        (
            "It has been quiet since last November, when a truce brokered by Chad ended the war.",
            "2023-11",
        ),
        ("Sudan and Chad agreed on a truce at noon.", "2024-05-14"),
    ],
)
def test_a_text_has_the_date_of_its_name_or_of_its_signing(owed, text, agreed):
    assert agreed in {c.agreed for c in owed(WAR + text)}
