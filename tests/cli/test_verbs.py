import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import workspace as workspaces
from onrecord.cli import read as reading_verb
from onrecord.cli.entry import run
from onrecord.cli.list import KINDS
from onrecord.records import RECORD_TYPES
from tests.work.fakes import FakeReader


@pytest.fixture(autouse=True)
def fake_reader(monkeypatch):
    """No model: the fakes read "NAME said WORDS." and nothing else."""
    monkeypatch.setattr(reading_verb, "_loaded", FakeReader)
    monkeypatch.setattr(workspaces, "_own_reader", lambda: FakeReader)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Anna said the bridge holds.\n\nBoris said it fell.", "utf-8")
    Path("b.txt").write_text("Clara said the road is open.", "utf-8")
    return tmp_path


@pytest.fixture
def ledger(pages: Path, capsys) -> Path:
    assert run(["add", "a.txt", "b.txt"]) == 0
    capsys.readouterr()
    return pages


def printed(capsys, *command: str, code: int = 0) -> str:
    assert run(command) == code
    return capsys.readouterr().out


def complained(capsys, *command: str, code: int) -> str:
    assert run(command) == code
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def some_id(capsys, kind: str = "statements") -> str:
    return printed(capsys, "list", kind).splitlines()[1].split("\t")[0]


def test_read_prints_a_brief(pages, capsys):
    shown = printed(capsys, "read", "a.txt")
    assert "WHO SAID WHAT" in shown
    assert "Anna → The Fake Times" in shown


def test_read_parts_the_briefs_of_several_reports(pages, capsys):
    assert printed(capsys, "read", "a.txt", "b.txt").count("═" * 80) == 1


def test_read_takes_what_the_user_says(pages, capsys):
    shown = printed(
        capsys, "read", "a.txt", "--published", "2031-03-04", "--outlet", "Morning Post"
    )
    assert "published 4 March 2031" in shown
    assert "Morning Post" in shown


@pytest.mark.parametrize("day", ["2021-02-30", "yesterday", "04/03/2031", ""])
def test_read_refuses_a_day_that_no_calendar_has(pages, capsys, day):
    assert "--published" in complained(capsys, "read", "a.txt", "--published", day, code=2)


def test_read_json_gives_one_line_for_each_report(pages, capsys):
    lines = printed(capsys, "read", "--json", "a.txt", "b.txt").splitlines()
    readings = [json.loads(line) for line in lines]
    assert set(RECORD_TYPES) <= set(readings[0])
    assert [len(reading["statements"]) for reading in readings] == [2, 1]
    assert readings[1]["text"] == "Clara said the road is open."


def test_read_names_a_missing_file_and_reads_the_others(pages, capsys):
    assert run(["read", "gone.txt", "b.txt"]) == 1
    out, err = capsys.readouterr()
    assert "gone.txt" in err
    assert "Traceback" not in err
    assert "Clara" in out


def test_read_loads_no_model_for_a_file_that_is_not_there(pages, capsys, monkeypatch):
    monkeypatch.setattr(reading_verb, "_loaded", lambda _: pytest.fail("loaded"))
    complained(capsys, "read", "gone.txt", code=1)


def test_read_without_a_file_is_a_usage_error(capsys):
    complained(capsys, "read", code=2)


def test_width_decides_the_longest_line(pages, capsys):
    shown = printed(capsys, "read", "a.txt", "--width", "60")
    assert max(map(len, shown.splitlines())) <= 60


def test_add_tells_what_it_did_and_adds_nothing_twice(pages, capsys):
    assert "2 reports added · 0 unchanged" in printed(capsys, "add", "a.txt", "b.txt")
    assert "0 reports added · 2 unchanged" in printed(capsys, "add", "a.txt", "b.txt")


def test_add_names_what_it_skipped_and_ends_with_1(pages, capsys):
    told = complained(capsys, "add", "a.txt", "gone.txt", code=1)
    assert "gone.txt" in told


def test_add_makes_the_workspace_it_is_given(pages, capsys):
    printed(capsys, "add", "a.txt", "-w", "deep/er")
    assert (pages / "deep/er/ledger.db").is_file()


def test_add_gives_the_same_records_for_two_workers(pages, capsys):
    printed(capsys, "add", "a.txt", "b.txt", "-w", "one")
    printed(capsys, "add", "a.txt", "b.txt", "-w", "two", "--workers", "2")
    one, two = (printed(capsys, "list", "statements", "--json", "-w", w) for w in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("verb", [["list"], ["show", "abcd"], ["why", "abcd"], ["check"],
                                  ["query", "SELECT 1"]])  # fmt: skip
def test_a_workspace_that_does_not_exist_is_told_with_what_to_do(tmp_path, capsys, verb):
    told = complained(capsys, *verb, "-w", str(tmp_path / "nowhere"), code=2)
    assert "onrecord add FILES" in told
    assert not (tmp_path / "nowhere").exists()


def test_every_list_of_a_reading_can_be_listed():
    assert ("reports", *RECORD_TYPES) == KINDS


def test_list_shows_reports_with_tabs_in_a_pipe(ledger, capsys):
    lines = printed(capsys, "list").splitlines()
    assert lines[0].split("\t")[0] == "id"
    assert [line.split("\t")[-1] for line in lines[1:]] == ["a.txt", "b.txt"]


def test_list_shows_what_a_record_says_and_its_words(ledger, capsys):
    assert "\tAnna says\tthe bridge holds" in printed(capsys, "list", "statements")


@pytest.mark.parametrize("kind", KINDS)
def test_list_gives_json_for_every_kind(ledger, capsys, kind):
    lines = printed(capsys, "list", kind, "--json").splitlines()
    assert all(json.loads(line)["id"] for line in lines)
    assert lines or kind not in {"reports", "regions", "statements"}


def test_list_takes_filters(ledger, capsys):
    lines = printed(capsys, "list", "statements", "speaker=Clara").splitlines()
    assert len(lines) == 2
    assert "the road is open" in lines[1]


@pytest.mark.parametrize(
    "words", [["statements", "Clara"], ["reports", "outlet=x"], ["commitments", "kind=x"]]
)
def test_list_refuses_what_is_no_filter(ledger, capsys, words):
    complained(capsys, "list", *words, code=2)


def test_list_refuses_an_unknown_filter_by_naming_the_known(ledger, capsys):
    assert "speaker" in complained(capsys, "list", "statements", "colour=red", code=2)


def test_show_gives_the_brief_of_a_report(ledger, capsys):
    report = printed(capsys, "list").splitlines()[1].split("\t")[0]
    assert "WHO SAID WHAT" in printed(capsys, "show", report)


def test_show_gives_a_record_with_its_words_in_their_place(ledger, capsys):
    shown = printed(capsys, "show", some_id(capsys))
    assert "Anna says" in shown
    assert "‹the bridge holds›" in shown
    assert "characters 0 to" in " ".join(shown.split())


def test_show_gives_a_record_as_json(ledger, capsys):
    assert json.loads(printed(capsys, "show", "--json", some_id(capsys)))["stance"] == "asserts"


@pytest.mark.parametrize("verb", ["show", "why"])
def test_an_id_that_is_not_there_is_told(ledger, capsys, verb):
    assert "ffffffff" in complained(capsys, verb, "ffffffff", code=2)


def test_why_names_the_rule_the_words_and_the_file(ledger, capsys):
    shown = printed(capsys, "why", some_id(capsys))
    assert "made by" in shown
    assert "it stands in the body" in shown
    assert "a.txt (SHA-256" in shown


def test_why_explains_a_region_by_its_reason(ledger, capsys):
    assert "because       all" in printed(capsys, "why", some_id(capsys, "regions"))


def test_check_is_content_with_an_untouched_ledger(ledger, capsys):
    assert printed(capsys, "check") == "everything matches\n"


def test_check_names_a_text_that_was_changed(ledger, capsys):
    import sqlite3

    with sqlite3.connect("ledger.db") as ledger_file:
        ledger_file.execute("UPDATE report SET text = replace(text, 'holds', 'falls')")
    ledger_file.close()
    assert "report" in complained(capsys, "check", code=1)


QUESTION = "SELECT speaker, words FROM statements ORDER BY speaker"


def test_query_prints_tabs_csv_and_json(ledger, capsys):
    assert printed(capsys, "query", QUESTION).splitlines()[1] == "Anna\tthe bridge holds"
    assert printed(capsys, "query", "--csv", QUESTION).splitlines()[0] == "speaker,words"
    first = printed(capsys, "query", "--json", QUESTION).splitlines()[0]
    assert json.loads(first) == {"speaker": "Anna", "words": "the bridge holds"}


def test_query_says_when_there_are_more_rows(ledger, capsys):
    assert run(["query", "--rows", "1", QUESTION]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "first 1 rows" in err


@pytest.mark.parametrize("sql", ["DELETE FROM report", "PRAGMA user_version = 9", "SELEC", "",
                                 "ATTACH 'x.db' AS x", "SELECT 1; SELECT 2"])  # fmt: skip
def test_query_refuses_what_is_no_single_question(ledger, capsys, sql):
    complained(capsys, "query", sql, code=2)


def test_query_gives_csv_or_json_and_not_both(ledger, capsys):
    complained(capsys, "query", "--csv", "--json", "SELECT 1", code=2)


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "onrecord.cli", *arguments]


def test_names_of_any_script_come_out_under_a_plain_locale(pages):
    page = "Страница-բ.txt"
    ended = subprocess.run(
        program("read", page), capture_output=True, check=False,
        env={**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0",
             "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert page.encode() in ended.stderr


def at_a_terminal(command: list[str], **variables: str) -> str:
    """Run `command` with a terminal for stdout and return what it writes there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm-256color", **variables},
    ) as process:  # fmt: skip
        os.close(theirs)
        held = b""
        while chunk := _chunk(ours):
            held += chunk
        process.wait()
    os.close(ours)
    return held.decode()


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says EIO where the other end is closed
        return b""


ROOT = Path(__file__).parents[2]
SHOW = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from onrecord.cli.streams import emit
from onrecord.views.brief import brief
from tests.views.pages import bridge
emit(brief(bridge(), 80))
"""
COLOURED = [sys.executable, "-c", SHOW]


def test_a_terminal_gets_styles():
    assert "\x1b[" in at_a_terminal(COLOURED, NO_COLOR="")


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_styles_where_none_are_wanted(variables):
    shown = at_a_terminal(COLOURED, **{"NO_COLOR": "", **variables})
    assert "\x1b" not in shown
    assert "WHO SAID WHAT" in shown


def test_a_pipe_gets_plain_text():
    ended = subprocess.run(COLOURED, capture_output=True, check=True)
    assert b"\x1b" not in ended.stdout


HOSTILE = "SELECT char(27) || '[2J' || char(8238) AS c"


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]])
def test_no_cell_of_a_query_drives_a_terminal(ledger, form):
    shown = at_a_terminal(program("query", HOSTILE, *form), NO_COLOR="1")
    assert "[2J" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_csv_in_a_pipe_is_exact(ledger, capsys):
    assert printed(capsys, "query", "--csv", HOSTILE).splitlines()[1] == "\x1b[2J\u202e"


def test_closed_streams_are_no_error(pages):
    ended = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m onrecord.cli read gone.txt <&- >&- 2>&-"],
        check=False,
    )
    assert ended.returncode == 1
