"""Ties between the statements of a report, made by hand."""

from onrecord.reading import statements
from tests.reading.handmade import page_of, utter


def ties(text, *said):
    page = page_of(text)
    made = statements.read(page, tuple(utter(page, *parts, **more) for *parts, more in said))
    place = {one.id: number for number, one in enumerate(made)}
    return [
        [(tie.kind, place[tie.target]) for tie in one.relates] for one in made
    ]  # by number of the statement it leads to


def test_a_denial_goes_to_the_charge_that_shares_its_words():
    text = "Norway said shells fell on the port. Chile denied the shells were its own."
    assert ties(
        text,
        ("Norway", "said", "shells fell on the port", {}),
        ("Chile", "denied", "the shells were its own", {}),
    ) == [[], [("denies", 0)]]


def test_who_blames_back_answers():
    text = "Norway accused Chile of theft. Chile blamed Norway."
    assert ties(
        text,
        ("Norway", "accused", "Chile of theft", {"accused": "Chile"}),
        ("Chile", "blamed", "Norway", {"after": 31}),
    )[1] == [("answers", 0)]


def test_silence_goes_to_what_was_asked_of_the_silent():
    text = "Norway asked Chile for boats. Peru sang. Chile has not replied."
    assert ties(
        text,
        ("Norway", "asked", "boats", {"addressee": "Chile"}),
        ("Chile", "has not replied", {"after": 41}),
    )[1] == [("answers", 0)]


def test_a_silence_about_a_call_for_comment_answers_no_request():
    text = "Norway asked Peru for boats. Chile did not reply to a request for comment."
    assert (
        ties(
            text,
            ("Norway", "asked", "boats", {"addressee": "Peru"}),
            ("Chile", "did not reply", "a request for comment", {}),
        )[1]
        == []
    )


def test_a_correction_goes_to_what_the_same_source_said_before():
    text = "The police said nine had died. The police corrected the toll."
    assert ties(
        text,
        ("The police", "said", "nine had died", {}),
        ("The police", "corrected", "the toll", {"after": 31}),
    )[1] == [("corrects", 0)]


def test_nobody_answers_himself():
    text = "Norway accused Chile of theft. Norway denied the theft."
    assert (
        ties(
            text,
            ("Norway", "accused", "Chile of theft", {"accused": "Chile"}),
            ("Norway", "denied", "the theft", {"after": 31}),
        )[1]
        == []
    )
