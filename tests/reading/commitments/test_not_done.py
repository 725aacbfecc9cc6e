"""What is not said, not done, not yet, or not of the commitment at all gives it no line."""

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "


def lines(commitments, kind=None):
    return [(e.word, e.on) for c in commitments if kind in {None, c.kind} for e in c.status]


def names(commitments):
    return {party.name for c in commitments for party in c.parties}


@pytest.mark.parametrize(
    "answer",
    [
        "Chad has neither granted nor rejected the request that Sudan made.",
        "Chad has not rejected the request.",
        "Chad neither accepted nor refused.",
    ],
)
def test_what_is_neither_accepted_nor_refused_is_open(owed, answer):
    found = owed(WAR + "Sudan asked Chad for trucks on Monday. " + answer)
    assert not {"accepted", "refused"} & {word for word, _ in lines(found)}
    assert ("requester", "Chad") not in {(p.role, p.name) for c in found for p in c.parties}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad will close the border if the raids go on.", "announced"),
        ("Chad closed the border on Monday.", "performed"),
    ],
)
def test_a_closure_to_come_is_not_done(owed, text, word):
    assert [w for w, _ in lines(owed(WAR + text), "decision")] == [word]


def test_observers_to_come_are_not_there(owed):
    found = owed(WAR + "Norway will send 40 observers to the river.")
    assert "deployed" not in {word for word, _ in lines(found)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Chad demanded that Sudan withdraw its guns by 20 May.", {None, "2024-05-14"}),
        ("Chad called on Sudan to pull back by Saturday noon.", {None, "2024-05-14"}),
        ("Chad made a formal request for help under a 1994 treaty.", {None, "2024-05-14"}),
        ("On Monday, Chad asked the militia to leave by 20 May.", {"2024-05-13"}),
    ],
)
def test_a_deadline_or_the_year_of_a_text_does_not_date_a_request(owed, text, days):
    made = [day for word, day in lines(owed(WAR + text)) if word == "made"]
    assert made
    assert set(made) <= days


def test_a_body_that_recalls_that_something_holds_withdraws_nothing(owed):
    said = "The Mission recalls that the mandate of the observers covers the river."
    assert "withdrawn" not in {word for word, _ in lines(owed(WAR + said))}


@pytest.mark.parametrize(
    ("after", "held"),
    [
        ("The deal obliged Chad to give up land that it had held for years.", False),
        ("It held the town for years.", False),
        ("The mission has counted more shells than when it began its work.", False),
        ("It held through the night.", True),
    ],
)
def test_only_the_truce_itself_holds(owed, after, held):
    found = owed("Sudan and Chad agreed on a truce in May 2020. " + after)
    assert ("in_force" in {word for word, _ in lines(found, "ceasefire")}) is held


def test_a_demand_within_hours_has_a_term(owed):
    found = owed(WAR + "Chad demanded that Sudan withdraw its guns within 48 hours.")
    assert "PT48H" in {c.term.length for c in found if c.term}


def test_a_number_is_no_part_of_a_party(owed):
    found = owed(WAR + "The colonel asked nearly 300 Chadian observers to leave.")
    assert not any(letter.isdigit() for name in names(found) for letter in name)
