"""Two annotations of the same reports: what they share, and how far beyond chance."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks import gold_agreement
from benchmarks.gold import ROWS
from benchmarks.gold_agreement import LEAST, agreement, as_object, markdown, problems, twice
from benchmarks.gold_corpus import Corpus
from benchmarks.gold_scores.tally import compared, kappa, summed
from tests.gold.sample import corpus

FILE = "tern-20240303-osk.ann.toml"


def both(root: Path, **changes: str) -> tuple[Corpus, Corpus]:
    """Return the sample corpus, and itself with a second annotation in which words are changed."""
    first = corpus(root)
    second = Corpus(root, annotations="second")
    (root / "second").mkdir()
    text = (root / "reports" / FILE).read_text("utf-8")
    for old, new in changes.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    (root / "second" / FILE).write_text(text, "utf-8")
    return first, second


def test_an_annotation_agrees_with_itself(tmp_path: Path):
    total = summed(agreement(*both(tmp_path / "gold")))
    figures = as_object(total, 1)["figures"]
    assert isinstance(figures, dict)
    assert {value for value in figures.values() if value is not None} == {100}


def test_reports_with_one_annotation_only_are_left_out(tmp_path: Path):
    first, second = both(tmp_path / "gold")
    assert [entry.file for entry in twice(first, second)] == ["tern-20240303-osk.txt"]
    shutil.rmtree(tmp_path / "gold" / "second")
    assert agreement(first, second) == []


def test_another_word_costs_agreement_in_its_field_only(tmp_path: Path):
    total = summed(agreement(*both(tmp_path / "gold", denies="asserts")))
    assert total["statements.content|matched"] == 3
    assert total["statements.stance|matched|denies"] == 0
    assert total["statements.stance|matched|declines_comment"] == 1


def test_a_field_under_the_least_kappa_is_marked():
    good = compared("statements.stance", [("asserts", "asserts"), ("denies", "denies")])
    bad = compared("statements.certainty", [("certain", "possible"), ("possible", "certain")])
    printed = list(markdown(good + bad, 2))
    assert any(held.startswith("| `statements.stance` | 2 | 2 | 1.00 |  |") for held in printed)
    assert "| `statements.certainty` | 2 | 0 | -1.00 | **yes** |" in printed
    assert (kappa(bad, "statements.certainty") or 0) < LEAST


def test_no_second_annotation_gives_an_empty_table():
    printed = list(markdown(summed([]), 0))
    assert printed[0] == "0 reports annotated twice."
    assert not any("**yes**" in held for held in printed)


def test_every_record_and_every_field_is_in_a_table():
    printed = "\n".join(markdown(summed([]), 0))
    compared = [row.name for row in ROWS if row.kind in {"list", "field"}]
    assert [name for name in compared if f"`{name}`" not in printed] == []


def test_a_faulty_annotation_is_named_since_its_records_are_left_out(tmp_path: Path):
    first, second = both(tmp_path / "gold", denies="grumbles")
    assert list(problems(first, second)) == [f"second/{FILE}: 1 mistakes, see gold_check"]


@pytest.mark.parametrize("arguments", [["--json"], []])
def test_the_command_prints_tables_or_json(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
):
    first, _ = both(tmp_path / "gold")
    monkeypatch.setattr(sys, "argv", ["gold_agreement", "--gold", str(first.root), *arguments])
    gold_agreement.main()
    printed = capsys.readouterr().out
    if arguments:
        assert json.loads(printed)["figures"]["statements.linked_f1"] == 100
    else:
        assert printed.startswith("1 reports annotated twice.")
