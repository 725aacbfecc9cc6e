"""The runner of the gold: the gold against itself is perfect, and what is lost is counted."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import gold
from benchmarks.gold import ROWS, score
from benchmarks.gold_corpus import Corpus
from benchmarks.gold_format import of_corpus
from benchmarks.gold_scores import across, table
from benchmarks.gold_scores.tally import figures, lines, summed
from onrecord.records import RECORD_TYPES, Reading
from tests.gold.readings import report
from tests.gold.sample import corpus


def some(number: int = 3) -> list[Reading]:
    held = Corpus()
    return [of_corpus(held, entry).reading for entry in list(held.annotated("dev"))[:number]]


def empty(of: Reading) -> Reading:
    return Reading(report=of.report, version="0", profile="rules")


def test_the_gold_against_itself_is_perfect():
    found = figures(summed(score(reading, reading) for reading in some()), ROWS)
    rates = {name for name in found if name.endswith("_rate")}
    assert len(found) > 50
    assert {found[name] for name in rates} == {0}
    assert {n: v for n, v in found.items() if round(v, 6) != 100 and n not in rates} == {}


def test_a_reading_of_nothing_finds_nothing():
    found = figures(summed(score(reading, empty(reading)) for reading in some()), ROWS)
    assert found["regions.value_f1"] == 100  # regions belong to the report
    others = {name: value for name, value in found.items() if not name.startswith("regions")}
    assert set(others.values()) == {0}
    assert others["statements.linked_f1"] == others["events.event_f1"] == 0


def test_an_empty_gold_makes_every_record_too_much():
    (held,) = some(1)
    total = score(empty(held), held)
    assert figures(total, ROWS)["statements.linked_f1"] == 0
    assert total["events.false_in_reports|found"] > 0


def test_every_record_type_has_lines():
    families = {row.name.split(".")[0] for row in ROWS}
    assert families == {kind for kind in RECORD_TYPES if not kind.endswith("_mentions")}
    assert len({row.name for row in ROWS}) == len(ROWS)


def test_readings_of_two_texts_are_refused():
    one, other = (
        Reading(report=report(text), version="0", profile="rules") for text in ("One.", "Two.")
    )
    with pytest.raises(ValueError, match="two texts"):
        score(one, other)


def test_the_table_shows_counts_shares_and_denominators():
    documents = [score(reading, reading) for reading in some()]
    ends = table.intervals(documents, ROWS)
    printed = list(table.text(lines(summed(documents), ROWS), ends))
    (linked,) = [line for line in printed if line.startswith("statements.linked")]
    assert "100.0  100.0  100.0  100.0 to 100.0" in linked
    assert linked.endswith("all statements: source and content")


def test_intervals_are_given_for_records_and_hold_the_figure():
    documents = [score(reading, empty(reading)) for reading in some(1)]
    documents += [score(reading, reading) for reading in some(2)]
    low, high = table.intervals(documents, ROWS)["statements.linked_f1"]
    assert low <= figures(summed(documents), ROWS)["statements.linked_f1"] <= high


def test_copies_and_incidents_are_counted_though_nothing_reads_them(tmp_path: Path):
    made = corpus(tmp_path / "gold")
    counts = across.counts(made, list(made.written()))
    assert counts == {"copies": 0, "incidents": 0, "facets": 0, "positions": 0}
    whole = across.counts(Corpus(), list(Corpus().manifest.reports))
    assert (whole["copies"], whole["incidents"]) == (3, 12)


@pytest.mark.parametrize("arguments", [["--json"], []])
def test_the_command_prints_one_line_of_json_or_a_table(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
):
    root, out = corpus(tmp_path / "gold").root, tmp_path / "out.jsonl"
    where = ["--gold", str(root), "--split", "all", "--profile", "rules", "--out", str(out)]
    monkeypatch.setattr(sys, "argv", ["gold", *where, *arguments])
    gold.main()
    printed = capsys.readouterr().out
    assert len(out.read_text("utf-8").splitlines()) == 1
    if arguments:
        line = json.loads(printed)
        assert (line["corpus"], line["items"], line["profile"]) == ("gold/all", 1, "rules")
        assert line["counts"]["statements.linked_f1"]["gold"] == 3
        assert line["not_read_yet"]["incidents"] == 0
    else:
        assert "statements.linked" in printed
        assert "not read yet" in printed
