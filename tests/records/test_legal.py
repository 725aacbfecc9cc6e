from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from onrecord.records.legal import BY_STANCE, TABLE, as_markdown, legal
from onrecord.records.vocabulary import Certainty, Distance, Polarity, Stance

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "legal-wording.md"


def test_every_stance_has_one_row_with_a_reason():
    assert [row.stance for row in TABLE] == list(get_args(Stance))
    assert all(row.reason.endswith(".") for row in TABLE)


def test_every_default_is_legal():
    for row in TABLE:
        assert legal(row.stance, row.certainty[0], row.polarity[0], row.distance[0])


@pytest.mark.parametrize("stance", ["declines_comment", "no_response", "no_claim"])
def test_silence_carries_no_content(stance):
    others = product(get_args(Certainty), get_args(Polarity), get_args(Distance))
    assert [o for o in others if legal(stance, *o)] == [("certain", "positive", "neutral")]


def test_a_denial_may_be_of_something_negative_but_is_never_open():
    assert legal("denies", "certain", "negative", "neutral")
    assert not legal("denies", "unknown", "positive", "neutral")
    assert not legal("denies", "certain", "positive", "endorsing")


def test_the_rows_are_found_by_stance():
    assert all(BY_STANCE[row.stance] is row for row in TABLE)


def test_the_reference_prints_the_table_as_it_is():
    assert as_markdown() in DOCS.read_text("utf-8")
