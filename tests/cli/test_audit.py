import io
from pathlib import Path

import pytest

from onrecord import workspace as workspaces
from onrecord.cli.entry import run
from tests.work.fakes import FakeReader, NewerReader

AUDIT = ("audit", "--sample", "6", "--seed", "3")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch, capsys) -> Path:
    monkeypatch.setattr(workspaces, "_own_reader", lambda: FakeReader)
    monkeypatch.chdir(tmp_path)
    for n in range(5):
        words = f"Anna said the bridge {n} holds. It rained. Boris said it fell. Nobody came."
        Path(f"{n}.txt").write_text(words, "utf-8")
    assert run(["add", *(f"{n}.txt" for n in range(5))]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.fixture
def answer(monkeypatch, capsys):
    def answering(words: str, *command: str, code: int = 0) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(words))
        assert run(command or AUDIT) == code
        return capsys.readouterr().out

    return answering


def test_an_audit_ends_with_its_figures(ledger, answer):
    shown = answer("y\nn\nn\n" * 3)
    assert "‹the bridge" in shown
    assert "precision 100.0 % [43.9 %, 100.0 %], 3 of 3 records" in shown
    assert "recall 100.0 %" in shown
    assert "For the methods section" in shown


def test_a_stopped_audit_goes_on_where_it_was(ledger, answer):
    assert "1 of 6" in answer("y\n")
    shown = answer("n\nn\nq\n")
    assert "1 of 6" in shown
    assert "3 of 6" in shown
    assert "4 of 6" not in shown
    assert "is this right" not in answer("", *AUDIT).split("3 of 6")[0]


def test_a_finished_audit_asks_nothing(ledger, answer):
    answer("y\nn\nn\n" * 3)
    assert "is this right" not in answer("")


def test_an_answer_that_is_none_is_asked_for_again(ledger, answer):
    assert answer("maybe\nY\n").count("is this right?") == 2


def test_the_report_prints_all_audits_and_asks_nothing(ledger, answer):
    assert "no audit yet" in answer("", "audit", "--report")
    answer("y\nn\nn\n" * 3)
    answer("", "audit", "--kind", "figures")
    shown = answer("", "audit", "--report")
    assert "audit of statements: 6 sentences, seed 3" in shown
    assert "nothing has been answered yet" in shown


def test_a_torn_last_line_costs_one_answer(ledger, answer):
    answer("y\nn\nn\n" * 3)
    log = Path("audit.jsonl")
    log.write_bytes(log.read_bytes()[:-9])
    answer("n\n")
    assert "precision 100.0 %" in answer("", "audit", "--report")
    assert "recall 100.0 %" in answer("", "audit", "--report")


def test_a_sample_of_an_older_reading_is_not_mixed_with_a_newer(
    ledger, answer, monkeypatch, capsys
):
    answer("y\n")
    monkeypatch.setattr(workspaces, "_own_reader", lambda: NewerReader)
    assert run(["add", *(f"{n}.txt" for n in range(5))]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert run(AUDIT) == 2
    assert "--seed" in capsys.readouterr().err


def test_reviews_do_not_change_what_is_audited(ledger, answer, capsys):
    assert run(["list", "statements"]) == 0
    ids = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    for identity in ids:
        run(["review", "reject", identity, "--by", "Ines", "--at", "2026-03-04"])
    capsys.readouterr()
    assert "3 of 3 records" in answer("y\nn\nn\n" * 3)


@pytest.mark.parametrize("words", [["--sample", "1"], ["--seed", "-1"], ["--kind", "rumours"]])
def test_what_cannot_be_meant_is_a_usage_error(ledger, answer, words):
    answer("", "audit", *words, code=2)
