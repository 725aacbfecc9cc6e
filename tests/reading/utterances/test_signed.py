"""Quotations that are signed with a name."""

from collections.abc import Callable

import pytest

from onrecord.reading import utterances
from onrecord.reading.page import Page

Build = Callable[..., Page]


def signed(page: Page) -> list[tuple[str, str]]:
    return [
        (u.source.of(page.text), u.content[0].of(page.text))
        for u in utterances.find(page)
        if u.rule == "ut.signed" and u.source
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We want the school open again. We have waited long.” ― Nour Haddad", "Nour Haddad"),
        ("“Nobody asked the village before the guns came.” — Samira Odeh, teacher", "Samira Odeh"),
        ("“The ferry has not come for a month.” ― Omar Al-Hassan", "Omar Al-Hassan"),
    ],
)
def test_a_signed_quotation_is_said_by_who_signed_it(page: Build, text: str, name: str) -> None:
    ((source, content),) = signed(page(text))
    assert source == name
    assert content.startswith("“")
    assert "Haddad" not in content


@pytest.mark.parametrize(
    "text",
    [
        "The council met on the bridge — Nour Haddad kept the minutes.",
        "“We want the school open” — the mayor's words — were painted over.",
        "“Bridge” — Nour",
        "― Nour Haddad",
    ],
)
def test_a_dash_alone_signs_nothing(page: Build, text: str) -> None:
    assert signed(page(text)) == []


def test_each_voice_of_a_board_keeps_its_own_name(page: Build) -> None:
    board = (
        "“The well is dry and the road is mined.” ― Amal Saleh\n\n"
        "“My brother never came home from the market.” ― Yusuf Noor"
    )
    assert [name for name, _ in signed(page(board))] == ["Amal Saleh", "Yusuf Noor"]
