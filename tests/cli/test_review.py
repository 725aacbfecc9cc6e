import getpass
import json
from datetime import date
from pathlib import Path

import pytest

from onrecord import workspace as workspaces
from onrecord.cli.entry import run
from tests.work.fakes import FakeReader

BY = ("--by", "Ines", "--at", "2026-03-04")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch, capsys) -> Path:
    monkeypatch.setattr(workspaces, "_own_reader", lambda: FakeReader)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Anna said the bridge holds.\n\nBoris said it fell.", "utf-8")
    assert run(["add", "a.txt"]) == 0
    capsys.readouterr()
    return tmp_path


def printed(capsys, *command: str, code: int = 0) -> str:
    assert run(command) == code
    return capsys.readouterr().out


def complained(capsys, *command: str, code: int = 2) -> str:
    assert run(command) == code
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def identity(capsys, speaker: str = "Anna") -> str:
    line = printed(capsys, "list", "statements", f"speaker={speaker}").splitlines()[1]
    return line.split("\t")[0]


def test_a_rejected_record_is_left_out_with_a_count(ledger, capsys):
    anna = identity(capsys)
    assert "rejected by Ines on 2026-03-04" in printed(capsys, "review", "reject", anna, *BY)
    assert run(["list", "statements"]) == 0
    out, err = capsys.readouterr()
    assert "Anna" not in out
    assert "1 rejected statements are left out" in err
    assert "Anna" in printed(capsys, "list", "statements", "--rejected")


def test_a_correction_is_shown_and_explained(ledger, capsys):
    anna = identity(capsys)
    command = ("review", "correct", anna, "--field", "stance=denies", "--note", "see the tape")
    printed(capsys, *command, *BY)
    for verb in ("show", "why"):
        shown = " ".join(printed(capsys, verb, anna).split())
        assert "corrected by Ines on 2026-03-04: stance = denies “see the tape”" in shown
    assert "Anna denies" in printed(capsys, "list", "statements")


def test_a_record_is_added_by_its_words(ledger, capsys):
    report = printed(capsys, "list").splitlines()[1].split("\t")[0]
    command = ["review", "add", report, "--kind", "place", "--words", "the bridge"]
    printed(capsys, *command, "--field", "name=Old Bridge", *BY)
    (line,) = printed(capsys, "list", "places", "--json").splitlines()
    place = json.loads(line)
    assert (place["name"], place["made_by"], place["span"]) == (
        "Old Bridge",
        "human:Ines",
        [10, 20],
    )


def test_undo_takes_a_review_back(ledger, capsys):
    anna = identity(capsys)
    printed(capsys, "review", "reject", anna, *BY)
    assert "undone by Ines" in printed(capsys, "review", "undo", anna, *BY)
    assert "Anna" in printed(capsys, "list", "statements")


def test_reviews_and_orphans_are_listed(ledger, capsys):
    printed(capsys, "review", "accept", identity(capsys), *BY)
    (line,) = printed(capsys, "review").splitlines()[1:]
    assert line.split("\t")[2:] == [
        "statement", "accepted by Ines on 2026-03-04", "Anna said the bridge holds."
    ]  # fmt: skip
    assert len(printed(capsys, "review", "--orphans").splitlines()) == 1


def test_who_and_when_default_to_the_account_and_today(ledger, capsys):
    before = date.today().isoformat()
    shown = printed(capsys, "review", "accept", identity(capsys))
    assert f"accepted by {getpass.getuser()} on 20" in shown
    assert before <= shown.split(" on ")[1].strip() <= date.today().isoformat()


@pytest.mark.parametrize(
    "words",
    [
        ["accept"],
        ["praise", "abcd"],
        ["accept", "ffffffff"],
        ["accept", "abcdef00", "--at", "yesterday"],
        ["correct", "ANNA"],
        ["correct", "ANNA", "--field", "stance"],
        ["correct", "ANNA", "--field", "stance=mumbles"],
        ["accept", "ANNA", "--field", "stance=denies"],
        ["correct", "ANNA", "--span", "1-4"],
        ["correct", "ANNA", "--span", "4:99999"],
        ["correct", "ANNA", "--words", "e"],
        ["correct", "ANNA", "--words", ""],
        ["accept", "REPORT"],
        ["undo", "ANNA"],
        ["add", "REPORT", "--kind", "place"],
        ["add", "ANNA", "--kind", "place", "--span", "0:4", "--field", "name=x"],
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_entered(ledger, capsys, words):
    report = printed(capsys, "list").splitlines()[1].split("\t")[0]
    known = {"ANNA": identity(capsys), "REPORT": report}
    complained(capsys, "review", *[known.get(word, word) for word in words])
    assert len(printed(capsys, "review").splitlines()) == 1


def test_names_and_notes_drive_no_terminal(ledger, capsys):
    anna = identity(capsys)
    shown = printed(
        capsys, "review", "accept", anna, "--by", "I\x1b[2Jnes", "--at", "2026-03-04",
        "--note", "a\u202eb",
    )  # fmt: skip
    shown += printed(capsys, "show", anna) + printed(capsys, "review")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("words", [["reject"], ["correct", "--field", "stance=denies"]])
def test_what_was_undone_is_judged_again_on_the_same_day(ledger, capsys, words):
    anna = identity(capsys)
    action, *rest = words
    before = printed(capsys, "list", "statements")
    for _ in range(2):
        printed(capsys, "review", action, anna, *rest, *BY)
        judged = printed(capsys, "list", "statements")
        assert judged != before
        printed(capsys, "review", "undo", anna, *BY)
        assert printed(capsys, "list", "statements") == before
    printed(capsys, "review", action, anna, *rest, *BY)
    assert printed(capsys, "list", "statements") == judged
    assert len(printed(capsys, "review").splitlines()) == 6
