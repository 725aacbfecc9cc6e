import pytest

from onrecord.reading import statements, utterances
from tests.reading.handmade import page_of


def accused(text):
    page = page_of(text)
    found = statements.read(page, utterances.find(page))
    return [s.accused.span.of(text) for s in found if s.accused is not None and s.accused.span]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Norway accused Denmark of shelling the lighthouse.", "Denmark"),
        ("Norway blamed Denmark for the loss of the trawler.", "Denmark"),
        ("Norway said that Danish troops had shelled the lighthouse.", "Danish troops"),
        ("The clerk attributed the raid to the Danish navy.", "the Danish navy"),
        ("Norway blamed the attack on the lighthouse on Denmark.", "Denmark"),
        ("Norway blamed the fire on gunmen on the quay.", "gunmen"),
    ],
)
def test_who_is_blamed_is_accused(text, party):
    assert accused(text) == [party]


@pytest.mark.parametrize(
    "text",
    [
        "Norway praised Denmark for the rescue of the trawler.",
        "Norway said that the lighthouse was closed.",
        "Norway accused nobody.",
    ],
)
def test_where_nobody_is_blamed_nobody_is_accused(text):
    assert accused(text) in ([], ["nobody"])
