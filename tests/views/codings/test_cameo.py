"""CAMEO codes lead to PLOVER types and modes, and only to those that PLOVER 2.0 has."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import PloverType
from onrecord.views.codings.cameo import Plover, cameo_of, plover_of

ROOT = Path(__file__).parents[3]
OTHERS = ROOT.parent / "shared/data/plover/CAMEO2PLOVER-2021.txt"
DIFFERENT = {
    "034", "035", "055", "056", "085", "0871", "116", "163", "196", "201",
    "0813", "0814", "0351", "0352", "0353", "0354", "0355", "0356", "0341", "0342", "0343", "0344",
}  # fmt: skip
"""Codes that draft 2.0 and our guidelines put elsewhere than the table for draft 0.8."""


@pytest.mark.parametrize(
    ("cameo", "plover"),
    [
        ("042", Plover("CONSULT", "visit")),
        ("1831", Plover("ASSAULT", "suicide-attack")),
        ("1832", Plover("ASSAULT", "explosives")),
        ("1413", Plover("PROTEST", "demo")),
        ("19", Plover("ASSAULT", None)),
        ("192", Plover("COERCE", "seize")),
        ("010", Plover(None, None)),
    ],
)
def test_a_code_has_its_type_and_mode_or_those_of_its_parent(cameo, plover):
    assert plover_of(cameo) == plover


@pytest.mark.parametrize(
    "cameo", ["", "0", "21", "999", "1", "04a", "٠٤٢", "04200", "-42", "042\n"]
)
def test_what_is_no_code_is_an_error(cameo):
    with pytest.raises(ValueError, match="no CAMEO code"):
        plover_of(cameo)


def test_every_root_and_every_second_level_code_has_a_row():
    ends = {1: 9, 2: 8, 3: 9, 4: 6, 5: 7, 6: 4, 7: 5, 8: 7, 9: 4, 10: 8, 11: 6, 12: 9, 13: 9,
            14: 5, 15: 5, 16: 6, 17: 6, 18: 6, 19: 6, 20: 4}  # fmt: skip
    expected = {f"{root:02}" for root in ends}
    expected |= {f"{root:02}{nth}" for root, last in ends.items() for nth in range(last + 1)}
    assert expected <= {row["cameo"] for row in rows("cameo_plover")}


def test_every_mode_is_one_that_plover_2_has_for_the_type():
    modes = tomllib.loads((ROOT / "gold/vocabulary.toml").read_text("utf-8"))["modes"]
    for row in rows("cameo_plover"):
        assert row["type"] in {"", *get_args(PloverType)}
        assert not row["mode"] or row["mode"] in modes[row["type"]], row


def test_a_third_level_row_says_something_that_its_parent_does_not():
    for row in rows("cameo_plover"):
        if len(row["cameo"]) == 4:
            parent = plover_of(row["cameo"][:3])
            assert parent != plover_of(row["cameo"]), row


def test_back_from_plover_come_all_codes_of_the_type_and_mode():
    assert cameo_of("CONSULT", "visit") == ("042", "043")
    assert cameo_of("ASSAULT", "drone") == ("1952",)
    assert cameo_of("SANCTION", "convict") == ("116",)
    assert cameo_of("PROTEST", "vandalize") == ()
    assert "04" not in cameo_of("CONSULT")


def test_types_agree_with_the_alliances_table_but_where_the_drafts_differ():
    if not OTHERS.exists():
        pytest.skip("the alliance's table is not here")
    line = re.compile(r"^(\d{2,4}): *([A-Z]+)", re.MULTILINE)
    theirs = dict(line.findall(OTHERS.read_text("utf-8")))
    del theirs["08"]
    differing = {code for code, kind in theirs.items() if plover_of(code).type != kind}
    assert differing - DIFFERENT == set()
