from pathlib import Path

import pytest

from benchmarks.muc_score import Fill, Template, days, figures, read_keys, score

KEY = """\
;;; a remark of the annotator
0.  MESSAGE: ID                     OWN-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (02 FEB 90) / (- 04 FEB 90)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
10. PERP: ORGANIZATION ID           "HILL FRONT" / "HF"
                                    ? "RIVER \\"RED\\" COLUMN"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / POSSIBLE: "HILL FRONT" / "HF"
21. HUM TGT: NUMBER                 1: "MAYOR"
                                    PLURAL: "GUARDS" /
                                    "MEN"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     OWN-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                  30 JAN 90 - 02 FEB 90
4.  INCIDENT: TYPE                  ATTACK
21. HUM TGT: NUMBER                 5 - 7: "FARMERS"

0.  MESSAGE: ID                     OWN-0002 (SOMEBODY)
1.  MESSAGE: TEMPLATE               *
2.  INCIDENT: DATE                  *
"""


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, list[Template]]:
    path = tmp_path / "key"
    path.write_text(KEY)
    return read_keys(path)


def made(kind: str = "BOMBING", **slots: str) -> Template:
    fills = {name: (Fill((value,)),) for name, value in slots.items()}
    return Template({"incident_type": (Fill((kind,)),), **fills})


def credit(key: Template, response: Template, slot: str) -> float:
    return score([key], [response]).slots[slot][0]


def test_a_key_is_read_with_alternatives_and_optional_fills(keys):
    assert [len(templates) for templates in keys.values()] == [2, 0]
    first, second = keys["OWN-0001"]
    assert first.slots["perpetrator"] == (
        Fill(("HILL FRONT", "HF")), Fill(('RIVER "RED" COLUMN',), optional=True),
    )  # fmt: skip
    assert first.slots["confidence"] == (Fill(("REPORTED AS FACT", "POSSIBLE")),)
    assert first.slots["victim_number"] == (Fill(("1",)), Fill(("PLURAL",)))
    assert first.slots["date"] == (Fill(("02 FEB 90", "- 04 FEB 90")),)
    assert second.optional


def test_a_key_against_itself_gives_a_hundred(keys):
    found = figures([score(templates, templates) for templates in keys.values()])
    assert set(found.values()) == {100.0}


def test_nothing_against_a_key_gives_nothing(keys):
    assert set(figures([score(t, []) for t in keys.values()]).values()) == {0.0}


def test_an_irrelevant_text_makes_every_response_spurious(keys):
    assert score(keys["OWN-0002"], [made()]).slots["incident_type"] == (0.0, 1, 0)


def test_a_missing_optional_template_costs_nothing(keys):
    first = keys["OWN-0001"][:1]
    whole, part = score(keys["OWN-0001"], first), score(first, first)
    assert whole == part


@pytest.mark.parametrize(
    ("key", "response", "worth"),
    [
        ("02 FEB 90", "02 FEB 90", 1.0),
        ("02 FEB 90", "03 FEB 90", 0.0),
        ("30 JAN 90 - 02 FEB 90", "01 FEB 90", 0.5),
        ("30 JAN 90 - 02 FEB 90", "30 JAN 90 - 02 FEB 90", 1.0),
        ("- 04 FEB 90", "04 FEB 90", 0.5),
        ("- 04 FEB 90", "03 FEB 90", 0.0),
        ("99 FEB 90", "02 FEB 90", 0.0),
        ("soon", "02 FEB 90", 0.0),
    ],
)
def test_dates_count_whole_or_half(key, response, worth):
    assert credit(made(date=key), made(date=response), "date") == worth


@pytest.mark.parametrize(
    ("slot", "key", "response", "worth"),
    [
        ("victim_number", "5 - 7", "7", 0.5),
        ("victim_number", "~10", "10", 0.5),
        ("victim_number", "3", "3", 1.0),
        ("victim_number", "PLURAL", "2", 0.0),
        ("perpetrator", "THE HILL FRONT", "HILL FRONT", 1.0),
        ("perpetrator", "HILL FRONT", "RIVER FRONT", 0.5),
        ("perpetrator", "HILL FRONT", "HILL ARMY", 0.0),
        ("confidence", "POSSIBLE", "REPORTED AS FACT", 0.0),
    ],
)
def test_numbers_names_and_confidence_count_whole_or_half(slot, key, response, worth):
    assert credit(made(**{slot: key}), made(**{slot: response}), slot) == worth


def test_templates_of_other_types_are_not_aligned_but_attack_is_general():
    assert credit(made("ARSON"), made("ROBBERY"), "incident_type") == 0.0
    assert credit(made("ARSON"), made("ATTACK"), "incident_type") == 0.5


def test_each_template_is_used_once_and_the_most_alike_first():
    keys = [made(date="01 FEB 90"), made(date="02 FEB 90")]
    counts = score(keys, [made(date="02 FEB 90"), made(date="02 FEB 90")])
    assert counts.slots["date"] == (1.0, 2, 2)


@pytest.mark.parametrize("value", ["", "-", "31 FEB 90", "1 2 3", "- 4 JAN"])
def test_what_is_no_date_has_no_days(value):
    assert days(value) == (None, None)
