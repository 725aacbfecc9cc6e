"""The gazetteer: what it knows, under which names, and how it is built and opened."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.gazetteer import FOLDER, Gazetteer, name_key
from onrecord.knowledge.table import rows


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def found(gazetteer, name):
    return [called.entry for called in gazetteer.named(name)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xankəndi", "Xankandi"),
        ("Deir al-Balah", "deir al balah"),
        ("St. Petersburg", "Saint Petersburg"),
        ("the Hague", "Hague"),
        ("N'Djamena", "N’Djaména"),
        ("  Port   Sudan ", "Port Sudan"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kyiv", "UKR"),
        ("Kiev", "UKR"),
        ("Stepanakert", "AZE"),
        ("Xankendi", "AZE"),
        ("Shusha", "AZE"),
        ("Bakhmut", "UKR"),
        ("Vuhledar", "UKR"),
        ("Sudzha", "RUS"),
        ("El Fasher", "SDN"),
        ("Goma", "COD"),
        ("Jabalia", "PSE"),
        ("Hodeidah", "YEM"),
        ("Deir ez-Zor", "SYR"),
        ("Hadrut", "AZE"),
        ("Karvachar", "AZE"),
        ("Robotyne", "UKR"),
        ("Martakert", "AZE"),
    ],
)
def test_places_of_war_reports_are_known_by_their_spellings(gazetteer, name, country):
    assert country in {entry.country for entry in found(gazetteer, name)}


def test_an_unknown_name_finds_nothing(gazetteer):
    for name in ("", "!", "Qwxzzy", "\x00", "\ud800", "Kyiv" * 500):
        assert gazetteer.named(name) == ()


def test_a_primary_name_is_told_from_another_name(gazetteer):
    by_place = {called.entry.country: called.main for called in gazetteer.named("Kiev")}
    assert by_place["UKR"] is False
    assert any(called.main for called in gazetteer.named("Kyiv"))


def test_candidates_come_with_the_most_populous_settlement_first(gazetteer):
    towns = [e for e in found(gazetteer, "Alexandria") if e.kind in "KSP"]
    assert towns[0].country == "EGY"
    assert {"USA", "ROU"} <= {e.country for e in towns}


def test_a_county_and_a_short_state_name_are_known(gazetteer):
    assert any(e.kind == "2" and e.country == "USA" for e in found(gazetteer, "Bourbon County"))
    assert gazetteer.short_name("Calif.", after_comma=False).name == "California"
    assert gazetteer.short_name("CA", after_comma=True).name == "California"
    assert gazetteer.short_name("CA", after_comma=False) is None


def test_a_country_has_its_geonames_id_and_a_point(gazetteer):
    place = gazetteer.place(gazetteer.country("ARM"))
    assert place.id == "geonames:174982"
    assert place.precision == "country"
    assert abs(place.point[0] - 40) < 1
    assert gazetteer.country("ZZZ") is None


def test_a_disputed_region_names_all_claimants(gazetteer):
    place = gazetteer.place(gazetteer.region("nagorno-karabakh"))
    assert place.id == "onrecord:nagorno-karabakh"
    assert place.precision == "region"
    assert set(place.disputed) == {"ARM", "AZE"}
    assert found(gazetteer, "Artsakh")[0] == gazetteer.region("nagorno-karabakh")


def test_a_region_may_have_no_point(gazetteer):
    assert gazetteer.place(gazetteer.region("line-of-control")).point is None


def test_a_town_names_its_first_level_division(gazetteer):
    goma = next(e for e in found(gazetteer, "Goma") if e.country == "COD")
    assert gazetteer.place(goma).admin1 == "Nord Kivu"


def test_the_table_of_regions_is_large_and_well_formed():
    table = rows("gazetteer/regions")
    codes = {row["alpha3"] for row in rows("gazetteer/country_points")} | {"SGS"}
    assert len(table) >= 120
    assert len({row["id"] for row in table}) == len(table)
    for row in table:
        assert bool(row["latitude"]) == bool(row["longitude"])
        assert row["kind"] in {"R", "P"}
        assert {*row["disputed"].split(), row["country"]} - {""} <= codes


def test_every_disputed_place_of_the_names_table_has_a_place(gazetteer):
    for row in rows("names/disputed"):
        slug = row["key"].removeprefix("disputed:")
        assert gazetteer.region(slug) or gazetteer.country(row["country"])


def test_names_are_sorted_and_point_to_places():
    places = (FOLDER / "places.tsv").read_bytes().count(b"\n")
    keys = []
    for line in (FOLDER / "names.tsv").read_bytes().splitlines():
        key, main, other = line.split(b"\t")
        keys.append(key)
        assert all(int(n) < places for n in (*main.split(b","), *other.split(b",")) if n)
    assert keys == sorted(set(keys))


def test_the_files_are_those_that_the_build_printed():
    """A change of one byte must be a decision: the digests stand here."""
    digests = {
        "places.tsv": "bf2a6df95c022928b01569679d1a732d7df354887d7fcdb7eb8f0089e8b7b18d",
        "names.tsv": "67b270e27b7fae1a684d58e9529e1af8275566a8ecc53140248ad5ce6193d0eb",
    }
    for name, digest in digests.items():
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


@given(st.text(max_size=40))
def test_a_key_has_single_blanks_and_none_at_its_ends(text):
    key = name_key(text)
    assert key == " ".join(key.split())


@given(st.text(max_size=30))
def test_any_text_may_be_looked_up(gazetteer, text):
    assert all(called.entry.id for called in gazetteer.named(text))
