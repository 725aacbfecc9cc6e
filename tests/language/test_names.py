"""Names: the table over the model, one type per name per report."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.engine import Engine
from tests.language.reports import report_of

CASES = Path(__file__).with_name("names_cases.csv")


def named(engine: Engine, text: str) -> dict[str, str]:
    parse = engine.parse(report_of(text))
    return {parse.words(e.first, e.last): e.label for e in parse.entities}


def keyed(engine: Engine, text: str) -> dict[str, str]:
    parse = engine.parse(report_of(text))
    return {parse.words(e.first, e.last): e.key for e in parse.entities if e.key}


def found(engine: Engine, case: dict[str, str]) -> bool:
    return named(engine, case["sentence"]).get(case["name"]) == case["label"]


def test_at_least_95_of_100_names_have_their_span_and_type(engine):
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    cases = list(csv.DictReader(lines))
    right = [found(engine, case) for case in cases]
    missed = [case["name"] for case, ok in zip(cases, right, strict=True) if not ok]
    assert len(cases) == 100
    assert sum(right) >= 95, missed


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Lebanon’s cabinet met.", "Lebanon", "country:LBN"),
        ("THE GUERRILLAS LEFT BOGOTA AT DAWN.", "BOGOTA", "capital:COL"),
        ("The Kremlin's tone hardened.", "Kremlin", "seat:RUS"),
        ("Envoys of the Democratic\nRepublic of Congo left.", "Democratic\nRepublic of Congo",
         "country:COD"),
        ("Truce monitors reached Nagorno Karabakh.", "Nagorno Karabakh",
         "disputed:nagorno-karabakh"),
        ("A Russian-Armenian pact lapsed.", "Armenian", "demonym:ARM"),
    ],
)  # fmt: skip
def test_a_name_of_the_table_carries_its_key(engine, text, name, key):
    assert keyed(engine, text)[name] == key


def test_the_longest_name_wins(engine):
    assert keyed(engine, "South Sudan and Guinea-Bissau abstained.") == {
        "South Sudan": "country:SSD",
        "Guinea-Bissau": "country:GNB",
    }


def test_a_name_inside_a_word_is_no_name(engine):
    assert "Oman" not in named(
        engine, "The Omanisation drive and a Malian-born singer pleased them."
    )


def test_a_name_in_lower_case_is_no_name(engine):
    assert keyed(engine, "She roasted a turkey and laid out the china.") == {}


def test_a_name_that_belongs_to_a_person_stays_with_the_person(engine):
    names = named(engine, "Michael Jordan spoke first. Jordan thanked the fans, and Jordan smiled.")
    assert names["Michael Jordan"] == "PERSON"
    assert names.get("Jordan") != "GPE"


def test_a_country_after_a_form_of_address_is_a_surname(engine):
    assert keyed(engine, "Mrs. Chad rang the police.") == {}


def test_a_weak_name_needs_the_model_to_see_a_name_too(engine):
    assert keyed(engine, "Punch cards were used, and at the dawn of time nobody cared.") == {}


def test_words_that_shouting_makes_look_like_names_are_words(engine):
    assert keyed(engine, "THEY LET US SEE WHO WAS IN CHARGE OF THE SCHOOL.") == {}


def test_the_long_form_of_a_name_types_the_short_one(engine):
    text = "Police chief Lusine Vardapetyan resigned.\n\nVardapetyan blamed her deputies."
    assert named(engine, text)["Vardapetyan"] == "PERSON"


def test_a_title_makes_a_person(engine):
    text = "Spokeswoman Tamta Beridze would not comment. Prime Minister Oyelaran flew home."
    assert named(engine, text)["Tamta Beridze"] == "PERSON"


def test_a_possessive_is_no_part_of_a_name(engine):
    names = named(engine, "Ibrahim Traoré’s guard and Hamas’s envoys met in Ali Nazarov's house.")
    assert not any(name.endswith(("'s", "’s")) for name in names)


def test_a_name_does_not_cross_a_paragraph(engine):
    assert "South\n\nSudan" not in named(engine, "They drove South\n\nSudan was quiet.")


def test_two_readings_give_the_same_names(engine):
    text = "Baku blamed Yerevan. Interfax cited Ilham Qasimov. Qasimov denied it."
    assert named(engine, text) == named(engine, text)


words = st.sampled_from(
    ["Georgia", "Jordan", "Michael", "the", "UN", "Security", "Council", "’s", "said", "Mr.",
     "Hamas", ".", "\n\n", "South", "Sudan", "Tuesday", "Russian", "1997", "President"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=25))
def test_names_are_in_order_and_never_overlap(engine, parts):
    parse = engine.parse(report_of(" ".join(parts)))
    ends = [0]
    for entity in parse.entities:
        assert ends[-1] <= entity.first < entity.last <= len(parse)
        assert parse.block[entity.first] == parse.block[entity.last - 1]
        ends.append(entity.last)
