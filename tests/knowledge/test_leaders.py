"""Whose leader somebody is, by name and year."""

import pytest

from onrecord.knowledge.leaders import Known, leader
from onrecord.knowledge.table import rows


def test_a_name_of_one_leader_needs_no_office() -> None:
    assert leader("Putin", 2022) == Known("RUS", serving=True)


def test_a_common_surname_counts_behind_an_office_only() -> None:
    assert leader("Ford", 1975) is None
    assert leader("Ford", 1975, titled=True) == Known("USA", serving=True)


def test_the_year_tells_leaders_of_one_name_apart() -> None:
    assert leader("Traore", 1980, titled=True) == Known("MLI", serving=True)
    assert leader("Traore", 2024, titled=True) == Known("BFA", serving=True)


def test_leaders_of_two_states_are_nobody_without_a_year() -> None:
    assert leader("Traore", titled=True) is None


def test_who_came_to_office_later_is_nobody() -> None:
    assert leader("Zelensky", 1998) is None


def test_who_left_office_is_known_and_does_not_serve() -> None:
    assert leader("Mikhail Gorbachev", 2004) == Known("RUS", serving=False)
    assert leader("Gorbachev", 2004, titled=True) == Known("RUS", serving=False)
    assert leader("Gorbachev") == Known("RUS", serving=False)


def test_a_surname_alone_is_of_nobody_who_left_office() -> None:
    assert leader("Gorbachev", 2004) is None


def test_a_common_full_name_counts_behind_an_office_only() -> None:
    assert leader("Ian Smith", 1975) is None
    assert leader("Ian Smith", 1975, titled=True) == Known("ZWE", serving=True)


@pytest.mark.parametrize("name", ["Erdoğan", "ERDOGAN", "Kim Jong Un", "Kim Jong-un"])
def test_accents_case_and_hyphens_do_not_matter(name: str) -> None:
    assert leader(name, 2020) is not None


def test_no_name_is_nobody() -> None:
    assert leader("", 2020, titled=True) is None


def test_every_row_ends_no_earlier_than_it_begins_and_names_a_state() -> None:
    states = {row["alpha3"] for row in rows("names/countries")} | {"PSE", "XKX", "TWN"}
    for row in rows("names/leaders"):
        assert int(row["since"]) <= int(row["until"] or 9999), row
        assert row["country"] in states, row
