import json
from pathlib import Path

import pytest

from onrecord import workspace as workspaces
from onrecord.cli import export as verb
from onrecord.cli.entry import run
from onrecord.export.formats import FORMATS
from tests.work.fakes import FakeReader


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch, capsys) -> Path:
    monkeypatch.setattr(workspaces, "_own_reader", lambda: FakeReader)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Anna said -3 degrees.", "utf-8")
    assert run(["add", "a.txt"]) == 0
    capsys.readouterr()
    return tmp_path


def test_the_verb_knows_every_format():
    assert tuple(FORMATS) == verb.FORMATS


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "webannotation"])
def test_every_format_is_written_and_nothing_is_printed(ledger, capsys, form):
    assert run(["export", form, "out"]) == 0
    assert Path("out").exists()
    assert capsys.readouterr() == ("", "")


def test_a_hyphen_is_standard_output(ledger, capsys):
    assert run(["export", "jsonl", "-"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["text"] == "Anna said -3 degrees."


def test_spreadsheet_quotes_what_could_run(ledger):
    assert run(["export", "csv", "out", "--spreadsheet"]) == 0
    assert "'-3 degrees" in Path("out/statements.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("words", [["xlsx", "out"], ["jsonl"], ["csv", "-"],
                                   ["jsonl", "out", "--spreadsheet"], ["csv", "a.txt"]])  # fmt: skip
def test_what_cannot_be_meant_is_a_usage_error(ledger, capsys, words):
    assert run(["export", *words]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_there_is_replaced_only_by_force(ledger, capsys, form):
    assert run(["export", form, "out"]) == 0
    assert run(["export", form, "out"]) == 2
    assert "--force" in capsys.readouterr().err
    assert run(["export", form, "out", "--force"]) == 0


def test_a_file_of_the_user_survives_an_export_over_it(ledger):
    Path("notes.txt").write_text("mine", "utf-8")
    assert run(["export", "jsonl", "notes.txt"]) == 2
    assert Path("notes.txt").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled(ledger):
    Path("out").mkdir()
    assert run(["export", "csv", "out"]) == 0
