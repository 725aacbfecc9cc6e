"""Regions, figures, times, places and actors against the gold, on readings made by hand."""

from typing import Any

import pytest

from benchmarks.gold_scores import names, numbers, regions
from benchmarks.gold_scores.alignment import Words
from benchmarks.gold_scores.tally import Counts, Line, Row, lines
from onrecord.records import Actor, ActorMention, Reading
from onrecord.records.place import Place
from tests.gold.readings import (
    actor,
    actor_mention,
    figure,
    place,
    reading,
    report,
    statement,
    time,
)

TEXT = (
    "Storm nears\n\nAt least two soldiers died near Osk on Sunday, the army of Velle said. It gave "
    "no names.\n\nBuy two tickets."
)
HEAD, BODY, APPEAL = TEXT.split("\n\n")
HELD = report(TEXT, headline=HEAD, body=BODY, appeal=APPEAL)
WORDS = Words(TEXT)


def line(total: Counts, rows: tuple[Row, ...], name: str) -> Line:
    (found,) = [held for held in lines(total, rows) if held.name == name]
    return found


def shown(total: Counts, rows: tuple[Row, ...], name: str) -> tuple[int, int, int]:
    held = line(total, rows, name)
    return held.gold, held.found, held.matched


def of_numbers(gold: Reading, got: Reading) -> dict[str, tuple[int, int, int]]:
    total = numbers.score(gold, got, WORDS)
    return {row.name: shown(total, numbers.ROWS, row.name) for row in numbers.ROWS}


def of_names(gold: Reading, got: Reading) -> dict[str, tuple[int, int, int]]:
    total = names.score(gold, got, WORDS)
    return {row.name: shown(total, names.ROWS, row.name) for row in names.ROWS}


def test_a_region_is_right_in_span_and_role():
    gold = reading(HELD)
    got = reading(report(TEXT, body=HEAD, standfirst=BODY, appeal=APPEAL))
    total = regions.score(gold, got, WORDS)
    assert shown(total, regions.ROWS, "regions.span") == (3, 3, 3)
    assert shown(total, regions.ROWS, "regions.value") == (3, 3, 1)


def test_furniture_read_as_body_scores_badly_over_roles():
    total = Counts()
    for _ in range(6):
        total += regions.score(reading(HELD), reading(report(TEXT, body=TEXT)), WORDS)
    macro = line(total, regions.ROWS, "regions.by_role").value
    assert macro is not None
    assert macro < 50
    cut = report(TEXT, body=HEAD, caption=BODY, appeal=APPEAL)
    total = regions.score(reading(HELD), reading(cut), WORDS)
    assert line(total, regions.ROWS, "regions.role, not body").recall == 50


def two(**fields: Any) -> Reading:
    words = fields.pop("words", "At least two soldiers")
    full = {"low": 2, "best": 2, "population": "military", **fields}
    return reading(HELD, figures=[figure(HELD, words, **full)])


@pytest.mark.parametrize(
    ("got", "right"),
    [
        ({}, {"span", "bounds", "measure", "population", "all"}),
        ({"words": "two soldiers"}, {"span", "bounds", "measure", "population", "all"}),
        ({"high": 2}, {"span", "measure", "population"}),
        ({"measure": "wounded"}, {"span", "bounds", "population"}),
        ({"population": "unknown"}, {"span", "bounds", "measure"}),
        ({"kind": "uncounted_plural"}, {"span", "bounds", "measure", "population"}),
        ({"words": "Buy two tickets"}, set()),
    ],
)
def test_a_figure_counts_in_every_part_that_is_right(got: dict[str, Any], right: set[str]):
    found = of_numbers(two(), two(**got))
    parts = ("span", "bounds", "measure", "population", "all")
    assert {part for part in parts if found[f"figures.{part}"][2]} == right
    assert all(found[f"figures.{part}"][:2] == (1, 1) for part in parts)


def test_a_figure_on_somebodys_word_must_hang_on_the_same_statement():
    said = statement(HELD, "the army of Velle", "said", "At least two soldiers died near Osk")
    held = [figure(HELD, "At least two soldiers", statement=said.id)]
    gold = reading(HELD, figures=held, statements=[said])
    assert of_numbers(gold, gold)["figures.statement"] == (1, 1, 1)
    assert of_numbers(gold, two())["figures.statement"] == (1, 0, 0)


def sunday(**fields: Any) -> Reading:
    full = {"value": "2024-03-03", "earliest": "2024-03-03", "latest": "2024-03-03", **fields}
    return reading(HELD, times=[time(HELD, full.pop("words", "Sunday"), **full)])


@pytest.mark.parametrize(
    ("got", "right"),
    [
        ({}, {"span", "type", "value", "interval"}),
        ({"words": "on Sunday"}, {"span", "type", "value", "interval"}),
        ({"type": "TIME"}, {"span", "interval"}),
        ({"value": "XXXX-WXX-7"}, {"span", "type", "interval"}),
        ({"latest": None}, {"span", "type", "value"}),
        ({"words": "near Osk"}, set()),
    ],
)
def test_a_time_counts_in_every_part_that_is_right(got: dict[str, Any], right: set[str]):
    found = of_numbers(sunday(), sunday(**got))
    parts = ("span", "type", "value", "interval")
    assert {part for part in parts if found[f"times.{part}"][2]} == right


def osk(name: str | None = "onrecord:osk", **fields: Any) -> Reading:
    held = Place(id=name, name="Osk", precision="city") if name else None
    return reading(HELD, places=[place(HELD, "Osk", place=held, **fields)])


def test_a_place_counts_by_words_and_by_id():
    assert of_names(osk(), osk())["places.id"] == (1, 1, 1)
    assert of_names(osk(), osk("geonames:1"))["places.id"] == (1, 1, 0)


def test_to_abstain_is_neither_found_nor_wrong():
    found = of_names(osk(), osk(None))
    assert (found["places.span"], found["places.id"]) == ((1, 1, 1), (1, 0, 0))
    assert of_names(osk(None), osk(None))["places.id"] == (0, 0, 0)


def test_a_metonym_read_as_a_place_is_told():
    gold, got = osk(reference="metonymic"), osk()
    assert of_names(gold, got)["places.reference"] == (1, 1, 0)
    total = names.score(gold, got, WORDS)
    assert line(total, names.ROWS, "places.reference, not literal").recall == 0


def army(code: str | None = "XXA-MIL", **fields: Any) -> Actor:
    return actor(HELD, "the army of Velle", code=code, **fields)


def people(*actors: Actor, mentions: tuple[ActorMention, ...] = ()) -> Reading:
    return reading(HELD, actors=actors, actor_mentions=mentions)


def test_an_actor_counts_by_its_words_and_each_part_of_its_code():
    found = of_names(people(army()), people(army("XXA-GOV")))
    assert found["actors.mention"] == (1, 1, 1)
    assert (found["actors.code"], found["actors.country"]) == ((1, 1, 0), (1, 1, 1))
    assert found["actors.role"] == (1, 1, 0)


def test_a_mention_has_the_code_of_its_actor():
    one = army()
    held = people(one, mentions=(actor_mention(HELD, "It", one),))
    assert of_names(held, held)["actors.code"] == (2, 2, 2)


def test_an_actor_that_the_gold_has_no_use_for_costs_no_code():
    got = people(army(), actor(HELD, "soldiers", code="MIL"))
    found = of_names(people(army()), got)
    assert (found["actors.mention"], found["actors.code"]) == ((1, 2, 1), (1, 1, 1))


def test_words_that_name_one_actor_are_joined_in_pairs():
    one = army()
    gold = people(one, mentions=(actor_mention(HELD, "It", one),))
    apart = people(one, actor(HELD, "It"))
    assert of_names(gold, gold)["actors.joined"] == (1, 1, 1)
    assert of_names(gold, apart)["actors.joined"] == (1, 0, 0)
    assert of_names(apart, gold)["actors.joined"] == (0, 1, 0)


@pytest.mark.parametrize(
    ("code", "country", "role"),
    [
        ("XXA-MIL", "XXA", "MIL"),
        ("XXA", "XXA", "none"),
        ("IGO-UN", None, "IGO"),
        ("XXA-REB-M23", "XXA", "REB"),
        (None, None, "none"),
    ],
)
def test_a_code_has_a_country_and_a_role(code: str | None, country: str | None, role: str):
    assert (names.country_of(code), names.role_of(code)) == (country, role)


def test_an_empty_reading_finds_none_of_them():
    found = of_numbers(two(), reading(HELD)) | of_names(osk(), reading(HELD))
    assert found["figures.all"] == (1, 0, 0)
    assert found["places.span"] == (1, 0, 0)
    assert found["actors.mention"] == (0, 0, 0)
