import json
import sys
from pathlib import Path

import pytest

from benchmarks import gold_counts
from benchmarks.gold_corpus import Corpus
from tests.gold.sample import corpus
from tests.gold.test_corpus import INCIDENT


def test_facets_are_counted_by_kind_and_status(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    (made.root / "incidents.toml").write_text(INCIDENT, "utf-8")
    counts = gold_counts.of_incidents(made)
    assert (counts["incidents"], counts["facets"], counts["positions"]) == (1, 1, 1)
    table = gold_counts.of_facets(made)
    assert (table["attribution"]["all"], table["attribution"]["contested"]) == (1, 1)
    assert table["figure"]["all"] == table["attribution"]["denied"] == 0


def test_a_split_is_a_part_of_all_that_is_written(tmp_path: Path) -> None:
    table = gold_counts.of_splits(corpus(tmp_path / "gold"))
    assert [column["per_cent"] for column in table.values()] == [100, 50, 50, 0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("no_event = true", 'copy_of = "tern-20240303-osk.txt"'),
        ('outlet = "', 'incident = "I01", outlet = "'),
    ],
)
def test_what_crosses_the_splits_is_counted(tmp_path: Path, old: str, new: str) -> None:
    made = corpus(tmp_path / "gold")
    assert gold_counts.across_splits(made) == 0
    path = made.root / "manifest.toml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert gold_counts.across_splits(Corpus(made.root)) == 1


def test_the_text_has_a_line_for_every_count(tmp_path: Path) -> None:
    printed = "\n".join(gold_counts.text(corpus(tmp_path / "gold")))
    for word in ("median_words", "across reports", "confirmed_by_opponent", "commitments"):
        assert word in printed


def test_the_command_prints_one_line_of_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = corpus(tmp_path / "gold")
    monkeypatch.setattr(gold_counts, "Corpus", lambda: made)
    monkeypatch.setattr(sys, "argv", ["gold_counts", "--json"])
    gold_counts.main()
    printed = json.loads(capsys.readouterr().out)
    assert printed["all"]["reports"] == 2
    assert printed["across_reports"]["facets"] == 0
