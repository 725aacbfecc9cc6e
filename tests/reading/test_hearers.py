"""Whom words are put to, and inside whose words they stand."""

import pytest

from onrecord.reading import statements, utterances
from tests.reading.handmade import page_of


def read(text):
    page = page_of(text)
    return page, statements.read(page, utterances.find(page))


def hearers(text):
    _, found = read(text)
    return [s.addressee.name if s.addressee else None for s in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Who will pay for it all?” the teacher asked the guard.", ["the guard"]),
        ("Asked who had fired, the mayor said the sirens had failed.", ["mayor", None]),
        ("The envoy told reporters the truce held, noting that it was old.", ["reporters"] * 2),
        ("The general told a news conference in Lund that the raid was over.", [None]),
        ("The envoy rose to the occasion and said that the truce held.", [None]),
    ],
)
def test_the_hearer_is_whom_the_words_are_put_to(text, expected):
    assert hearers(text) == expected


def test_who_replies_tells_who_asked():
    text = "A teacher asked whether the road was open. The governor replied that it was mined."
    assert hearers(text)[-1] == "A teacher"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy asked Oslo to send help. A shepherd replied that the goats were fine.",
        "A teacher asked if it was shut.\n\nA governor replied that the goats were fine.",
    ],
)
def test_who_replies_elsewhere_or_to_what_others_were_asked_answers_nobody(text):
    assert hearers(text)[-1] is None


def test_a_page_of_nothing_but_questions_breaks_nothing():
    assert len(hearers("Asked who had fired, asked who had paid. " * 30)) < 200


def test_words_in_a_content_that_was_cut_in_pieces_stand_inside_it():
    _, found = read("The mayor said he regretted that the letter was late.")
    outer = next(s for s in found if s.source and s.inside is None)
    assert {s.inside for s in found} == {None, outer.id}


def test_two_who_speak_side_by_side_are_inside_nobodys_words():
    _, found = read("The mill burned, the mayor said. The dam held, the guard said.")
    assert [s.inside for s in found] == [None, None]


def test_what_the_words_rest_on_is_a_basis():
    page, found = read("The monitor said, on the basis of photographs, that shells were fired.")
    assert [span.of(page.text) for s in found for span in s.basis] == ["photographs"]
    _, found = read("The monitor said the shells were fired on a regular basis.")
    assert [s.basis for s in found] == [()]
