"""The table of names: complete, without two readings, found however it is written."""

import re

import pytest

from onrecord.knowledge.names import Names
from onrecord.knowledge.table import rows

NAMES = Names.load()
KEY = re.compile(r"(country|capital|demonym|seat|group|org|media|disputed):[A-Za-z0-9-]+")


def test_keys_are_unique_and_well_formed():
    assert len(NAMES.by_key) == len(NAMES.names)
    assert all(KEY.fullmatch(name.key) for name in NAMES.names)


def test_the_members_of_the_united_nations_are_there():
    assert sum(name.kind == "country" for name in NAMES.names) >= 193


def test_no_words_stand_for_two_names_but_those_of_the_two_congos():
    seen: dict[str, set[str]] = {}
    for name in NAMES.names:
        for surface in name.surfaces:
            seen.setdefault(surface, set()).add(name.key)
    assert {s for s, keys in seen.items() if len(keys) > 1} == {"Congolese"}


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("the Gambia", "country:GMB"),
        ("UKRAINE", "country:UKR"),
        ("Somalia’s", "country:SOM"),
        ("Cote d'Ivoire", "country:CIV"),
        ("Ouagadougou", "capital:BFA"),
        ("Eritreans", "demonym:ERI"),
        ("Palestinian", "demonym:PSE"),
        ("White House", "seat:USA"),
        ("Hizbullah", "group:hezbollah"),
        ("al-Qaida", "group:al-qaeda"),
        ("Anadolu Agency", "media:anadolu"),
        ("South Ossetia", "disputed:south-ossetia"),
    ],
)
def test_a_name_is_found_however_it_is_written(surface, key):
    found = NAMES.lookup(surface)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("surface", ["", "turkey", "nowhere", "'s", "the "])
def test_other_words_are_no_names(surface):
    assert NAMES.lookup(surface) is None


def test_a_table_says_where_it_is_from():
    with pytest.raises(FileNotFoundError):
        rows("names/no_such_table")
    assert rows("names/countries")[0]["alpha3"] == "AFG"
