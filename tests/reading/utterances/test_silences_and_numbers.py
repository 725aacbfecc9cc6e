import pytest

from onrecord.reading import utterances
from tests.reading.handmade import page_of


def found(text):
    page = page_of(text)
    return [
        (
            u.source.of(text) if u.source else None,
            u.cue.of(text) if u.cue else None,
            [piece.of(text) for piece in u.content],
        )
        for u in utterances.find(page)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calls to the harbour office went unanswered.",
         ("the harbour office", "went unanswered", [])),
        ("The letter was not answered.", (None, "was not answered", ["The letter"])),
        ("The bishop told the press nothing.", ("The bishop", "told the press nothing", [])),
        ("Nobody has claimed the raid.", ("Nobody", "has claimed", ["the raid"])),
        ("The captain did not pick up.", ("The captain", "did not pick up", [])),
        ("The guards, who have not reacted, left.", ("The guards", "have not reacted", [])),
    ],
)  # fmt: skip
def test_a_silence_has_its_source_and_its_words(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text", ["The guns were silent.", "The gulls went on.", "Nobody left the quay."]
)
def test_quiet_things_are_no_silence(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry put the toll at 14.", ("The ministry", "put", ["the toll at 14"])),
        ("The toll was put at 14.", (None, "was put", ["The toll", "at 14"])),
        ("The mayor gave the same account.", ("The mayor", "gave", ["the same account"])),
        ("Storm losses are small, in the words of the mayor.",
         ("the mayor", "in the words", ["Storm losses are small"])),
    ],
)  # fmt: skip
def test_numbers_and_accounts_are_given_by_somebody(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He put the cup at the window.",
        "She gave the man a coat.",
        "Publish the figures.",
    ],
)
def test_things_put_and_given_say_nothing(text):
    assert found(text) == []
