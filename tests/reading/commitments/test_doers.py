"""Who does it, to whom, and on whose word: an example, a counter-example, a hostile one each."""

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "


def of_kind(commitments, kind):
    return [c for c in commitments if c.kind == kind]


def roles(commitments, role):
    return [
        p.name.removeprefix("The ").removeprefix("the ")
        for c in commitments
        for p in c.parties
        if p.role == role
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The ministry demanded that Chad withdraw its guns.", ["Chad"]),
        ("The elders insisted that the army and the rebels leave.", ["army", "rebels"]),
        ("The envoy proposed that both guns be moved by the rebels.", ["rebels"]),
        ("The bishop demanded that the war end.", []),
        ("The bishop demanded that that that that end.", []),
    ],
)
def test_whoever_shall_act_is_who_is_asked(owed, text, asked):
    found = [c for c in owed(WAR + text) if c.kind in {"request", "ultimatum"}]
    assert roles(found, "addressee") == asked


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Khartoum rejected the request.", "Khartoum"),
        ("Sudan rejected the request.", "Sudan"),
        ("The Sudanese Navy rejected the request.", "The Sudanese Navy"),
    ],
)
def test_who_did_it_is_named_as_worded_and_the_party_is_the_state(owed, text, by):
    (found,) = of_kind(owed(WAR + "Chad asked Sudan for trucks on Monday. " + text), "request")
    assert {p.code for p in found.parties} == {"TCD", "SDN"}
    assert found.status[-1].word == "refused"
    assert by.endswith(found.status[-1].by or "nobody")


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Chile offered help.", "Chile"),
        ("Chile and Spain offered help.", None),
        ("Chile, Spain and Chile and Spain offered help.", None),
    ],
)
def test_of_two_who_offer_none_is_named_alone(owed, text, by):
    (found,) = of_kind(owed(WAR + text), "offer")
    assert [entry.by for entry in found.status] == [by]


@pytest.mark.parametrize(
    ("text", "deciders"),
    [
        ("The road from Chad was closed in May.", []),
        ("The road was closed by Chad in May.", ["Chad"]),
    ],
)
def test_where_a_road_comes_from_is_not_who_closes_it(owed, text, deciders):
    assert roles(of_kind(owed(WAR + text), "decision"), "decider") == deciders


@pytest.mark.parametrize(
    "text",
    ["Tents, rations and kits have reached the mill.", "Tents and tents and tents reached it."],
)
def test_what_arrives_has_not_given_itself(owed, text):
    assert roles(of_kind(owed(WAR + text), "aid"), "giver") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The gunmen opened up on a convoy bringing rations.", set()),
        ("A convoy brought rations to the mill.", {"aid"}),
    ],
)
def test_what_a_convoy_carries_is_not_yet_delivered(owed, text, kinds):
    assert {c.kind for c in owed(WAR + text)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "For the others we are calling all night.",
        "The office offered video of the square.",
        "The volunteers insist on 119.",
        "Traders cared little for treaties.",
        "A truce of this sort rewards whoever cheats.",
        "It is talk, not article 5.",
        'The spokesman said: "If confirmed, this would fit a pattern."',
    ],
)
def test_words_that_only_look_like_it_bind_nobody(owed, text):
    assert owed(WAR + text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The miners called for help.", "request"),
        ("The office offered help.", "offer"),
        ("The elders insist on passage.", "request"),
        ("Chad and Sudan signed treaties in May.", "treaty"),
        ('The minister said: "If they leave, we will open the road."', "condition"),
    ],
)
def test_and_the_like_of_them_binds_somebody(owed, text, kind):
    assert kind in {c.kind for c in owed(WAR + text)}


def test_a_condition_stands_on_the_word_of_the_offer_that_it_limits(owed):
    found = owed(WAR + "The bishop offered to mediate if both sides agree.")
    offer, condition = of_kind(found, "offer"), of_kind(found, "condition")
    assert condition[0].status[0].said_by == offer[0].status[0].said_by


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Sudan and Chad agreed on a truce. Each accused the other of breaking it.", True),
        ("A truce was agreed in May. Each accused the other of breaking it.", False),
    ],
)
def test_each_who_accuses_the_other_is_a_side_of_the_truce(owed, text, named):
    (truce,) = of_kind(owed(WAR + text), "ceasefire")
    (line,) = (entry for entry in truce.status if entry.word == "breach_alleged")
    assert line.mutual
    assert {line.by, line.against} == ({"Sudan", "Chad"} if named else {None})


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Mali and Niger signed a truce. Both blamed rebels for breaking it.", {"Rebel soldiers"}),
        (
            "A truce between Mali and Niger began on Monday. Both accused the monitors of firing.",
            {None},
        ),
    ],
)
def test_whom_both_sides_accuse_is_not_the_other_side(owed, text, against):
    (truce,) = of_kind(owed(WAR + text), "ceasefire")
    alleged = [entry for entry in truce.status if entry.word == "breach_alleged"]
    assert {entry.against for entry in alleged} == against
    assert not any(entry.mutual for entry in alleged)


def test_who_is_said_to_break_a_promise_is_blamed_and_not_the_accuser(owed):
    text = "The general says Chad has not kept its promise to leave."
    (pledge,) = of_kind(owed(WAR + text), "pledge")
    line = next(entry for entry in pledge.status if entry.word == "breach_alleged")
    assert (line.by, line.against) == (None, "Chad")


def test_a_text_ends_before_the_clause_that_explains_it(owed):
    text = "The accord of 10 May 2020, under which Chad gave up land and Mali sent guns, stands."
    (treaty,) = of_kind(owed(WAR + text), "treaty")
    assert not treaty.parties
    assert "which" not in treaty.title


@pytest.mark.parametrize(
    ("name", "party", "code"),
    [("Brussels", "Brussels", None), ("Belgium", "Belgium", "BEL"), ("Paris", "France", "FRA")],
)
def test_a_capital_that_is_the_seat_of_a_union_does_not_stand_for_its_state(
    owed, name, party, code
):
    found = of_kind(owed(WAR + f"{name} offered help."), "offer")
    assert [(p.name, p.code) for c in found for p in c.parties] == [(party, code)]


@pytest.mark.parametrize(
    ("text", "duty", "setters"),
    [
        ("The general will talk on one condition: the guns fall silent.",
         "the guns fall silent", ["general"]),
        ("The rebels will leave under the condition that the mill is watched.",
         "the mill is watched", ["rebels"]),
        ("The war will end on one condition.", "", []),
        ("They met on one condition: : : :", ":", []),
    ],
)  # fmt: skip
def test_a_condition_has_the_words_of_what_is_set_and_who_sets_it(owed, text, duty, setters):
    text = WAR + text
    (found,) = of_kind(owed(text), "condition")
    assert " ".join(piece.of(text) for piece in found.duty).startswith(duty)
    assert roles([found], "proposer") == setters


def test_a_truce_reached_by_mediation_binds_no_mediation(owed):
    found = owed(WAR + "A truce was reached by mediation of the envoys of Chad.")
    assert "party" not in {p.role for c in found for p in c.parties if "mediation" in p.name}


def test_that_a_side_broke_it_is_alleged_and_a_monitor_counts_it(owed):
    truce = "Sudan and Chad agreed on a truce. "
    words = {e.word for c in owed(WAR + truce + "Chad said Sudan broke it.") for e in c.status}
    assert "violated" not in words
    assert "breach_alleged" in words


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("The minister promised a bridge for the families.", "beneficiary", ["families"]),
        ("The minister promised tents for the families.", "receiver", ["families"]),
        ("The colonel is ready to show the monitors his log.", "addressee", ["monitors"]),
        ("The army promised to withdraw to the ridge.", "beneficiary", []),
        ("The bishop promised to to to the for for.", "beneficiary", []),
        ("Chad made a request for a permit to the ministry.", "addressee", ["ministry"]),
        ("The demand by Mali that Chad leave was rejected.", "addressee", ["Chad"]),
        ("The demand by Mali that the rain stop was rejected.", "addressee", []),
        ("Egypt demanded access for Chad and for Mali.", "addressee", []),
        ("Egypt asked for help from Chad.", "addressee", ["Chad"]),
        ("Chad offered itself as a mediator.", "addressee", []),
    ],
)
def test_who_is_asked_and_who_gets_it_stands_around_the_words(owed, text, role, names):
    assert roles(owed(WAR + text), role) == names


@pytest.mark.parametrize(
    ("text", "deciders"),
    [
        ("The council closed the road on Monday.", ["council"]),
        ("The floods closed the road on Monday.", []),
        ("The rain and the rain and the rain closed the road.", []),
    ],
)
def test_floods_that_close_a_road_decide_nothing(owed, text, deciders):
    assert roles(of_kind(owed(WAR + text), "decision"), "decider") == deciders


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chad asked Mali for help under a pact signed in 1992.", "The Fake Times"),
        ("Chad said that it had signed a pact with Mali in 1992.", "Chad"),
    ],
)
def test_who_asks_under_a_pact_does_not_tell_that_it_was_signed(owed, text, said):
    (pact,) = of_kind(owed(WAR + text), "treaty")
    line = next(entry for entry in pact.status if entry.word == "agreed")
    assert (line.said_by[0].source.name == "Chad") is (said == "Chad")


def test_whoever_walks_away_from_a_deal_leaves_it(owed):
    found = owed(WAR + "The rebels walked away from the 2016 peace deal.")
    assert "withdrawn" in {e.word for c in found for e in c.status}
    found = owed(WAR + "The rebels walked away from the mill after the 2016 peace deal.")
    assert "withdrawn" not in {e.word for c in found for e in c.status}


def test_what_is_agreed_to_be_sent_is_one_line(owed):
    (mission,) = of_kind(owed(WAR + "Norway agreed to send 40 observers."), "mandate")
    assert [entry.word for entry in mission.status] == ["agreed"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("They spoke of the meeting of the ministers planned in Osk.", {"consultation"}),
        ("They spoke of the meeting of the ministers wounded in Osk.", set()),
        ("The elders saw the meeting of of of the planned in Osk.", set()),
        ("An offer of mediation is on the table since May.", {"offer"}),
        ("The bread and the offer of wine were good.", set()),
        ("The militia decided to free the captured crew.", {"concession"}),
        ("The militia decided to cross the river.", set()),
        ("Donors announced around EUR 2 billion for the refugees.", {"aid"}),
        ("The station announced around noon that it was full.", set()),
        ("A trip by an envoy has been postponed.", {"consultation"}),
        ("A trip by a farmer has been postponed.", set()),
        ("Under Article 9 of the treaty of 1993 a member must give notice.", {"treaty"}),
        ("The Treaty Organization Of The Treaty Organization met.", set()),
    ],
)
def test_a_noun_and_its_words_are_told_from_their_like(owed, text, kinds):
    assert {c.kind for c in owed(WAR + text)} == kinds


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The previous round of talks collapsed. The next round is scheduled for May.", 2),
        ("The round of talks was postponed. The round was cancelled in May.", 1),
        ("The next next round was postponed. The next next round was cancelled.", 1),
    ],
)
def test_the_next_round_is_not_the_previous_one(owed, text, rows):
    assert len(of_kind(owed(WAR + text), "consultation")) == rows


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Chad asked Mali for help on the basis of the treaty of 1992.", ["Chad"]),
        ("Chad met Mali on the basis of the treaty of 1992.", []),
        ("On the basis of on the basis of the treaty of 1992.", []),
    ],
)
def test_who_asks_on_the_basis_of_a_treaty_invokes_it(owed, text, by):
    lines = [e for c in of_kind(owed(WAR + text), "treaty") for e in c.status]
    assert [entry.by for entry in lines if entry.word == "invoked"] == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Chad asked Mali for trucks. The request remains unanswered.", "Mali"),
        ("Chad asked for trucks. The request remains unanswered.", None),
        ("Chad asked for trucks. The request request request remains unanswered.", None),
    ],
)
def test_who_was_asked_alone_is_the_one_who_is_silent(owed, text, by):
    lines = [e for c in of_kind(owed(WAR + text), "request") for e in c.status]
    assert {entry.by for entry in lines if entry.word == "unanswered"} == {by}
