"""Whether the name of a place means the place or those who act for it."""

import pytest

from onrecord.knowledge.table import rows
from onrecord.reading import places

CASES = [
    ("Tehran rejected the offer within hours.", "Tehran", "metonymic"),
    ("Envoys resumed talks with Ankara last week.", "Ankara", "metonymic"),
    ("The deal between Cairo and Addis Ababa collapsed.", "Cairo", "metonymic"),
    ("New sanctions against Iran took effect.", "Iran", "metonymic"),
    ("The clinic was built with aid from Norway.", "Norway", "metonymic"),
    ("The plan was vetoed by Russia.", "Russia", "metonymic"),
    ("Sweden’s decision surprised the alliance.", "Sweden", "metonymic"),
    ("The ambassador to Tokyo Anna Ruiz resigned.", "Tokyo", "metonymic"),
    ("Protesters gathered in Tehran.", "Tehran", "literal"),
    ("A convoy arrived from Ankara.", "Ankara", "literal"),
    ("The road between Cairo and Suez was closed.", "Cairo", "literal"),
    ("Jets bombed Tripoli at dawn.", "Tripoli", "literal"),
    ("Tripoli was shelled for a third day.", "Tripoli", "literal"),
    ("Sweden’s coast was searched by divers.", "Sweden", "literal"),
    ("Two men were held near Yerevan.", "Yerevan", "literal"),
]


@pytest.mark.parametrize(("text", "words", "meant"), CASES)
def test_the_clause_decides_how_a_name_is_meant(page, gazetteer, text, words, meant):
    (mention,) = [m for m in places.read(page(text), gazetteer) if m.name == words]
    assert mention.reference == meant


def test_a_name_within_the_name_of_a_body_is_not_literal(page, gazetteer):
    found = places.read(page("The Lagos City Council met late."), gazetteer)
    assert all(m.reference != "literal" for m in found)


def test_a_dateline_is_literal_and_says_that_it_is_one(page, gazetteer):
    text = "NAIROBI (Wire) - The bank raised its rates."
    (mention,) = places.read(page(text), gazetteer)
    assert (mention.reference, mention.made_by) == ("literal", "pl.dateline")


def test_every_row_has_an_id_of_its_own():
    table = rows("lexicons/en/place_reference")
    assert len({row["rule"] for row in table}) == len(table)
    assert {row["places"] for row in table} <= {"any", "power", "town"}
    assert {row["reference"] for row in table} == {"literal", "metonymic"}
