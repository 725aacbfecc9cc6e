import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, QueryError, SettingsError
from onrecord.records import Given, Report, Review, Statement
from onrecord.settings import Settings
from onrecord.workspace import LEDGER_FILE, SETTINGS_FILE, Workspace
from tests.work.fakes import FakeReader


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n, who in enumerate(("Anna", "Boris", "Clara")):
        text = f"The river rose again.\n\n{who} said the dam {n} holds. Nobody came.\n\nIt rained."
        (folder / f"{n}.txt").write_text(text, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, pages: Path):
    with Workspace.open(tmp_path / "floods", reader=FakeReader) as opened:
        opened.add(str(pages))
        yield opened


def test_a_new_workspace_is_a_folder_with_settings_and_a_ledger(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "new" / "one", reader=FakeReader) as opened:
        assert opened.settings == Settings()
        assert list(opened.reports()) == []
    assert {p.name for p in (tmp_path / "new" / "one").iterdir()} == {SETTINGS_FILE, LEDGER_FILE}


def test_settings_come_from_the_file_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("[limits]\nreport_seconds = 7.0\n[reading]\nbatch = 3\n")
    with Workspace.open(tmp_path) as opened:
        assert opened.settings.limits.report_seconds == 7.0
        assert opened.settings.batch == 3
    (tmp_path / SETTINGS_FILE).write_text("[limits]\nreport_secs = 7\n")
    with pytest.raises(SettingsError, match="report_secs"):
        Workspace.open(tmp_path)


def test_asking_for_a_workspace_that_is_not_there_can_be_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger in this folder"):
        Workspace.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_in_place_of_the_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="file"):
        Workspace.open(tmp_path / "file")


def test_inputs_go_in_once_and_the_skipped_are_named(workspace: Workspace, pages: Path) -> None:
    assert len(list(workspace.reports())) == 3
    again = workspace.add(str(pages), workers=2)
    assert again.counts["reports"] == 0
    assert again.counts["unchanged"] == 3
    [skipped] = again.skipped
    assert skipped.name.endswith("empty.txt")
    assert [run.finished for run in workspace.runs()] == [True, True]
    assert list(workspace.check()) == []


def test_reports_entries_and_readings_come_in_the_order_of_the_inputs(workspace: Workspace) -> None:
    names = [Path(report.capture.name).name for report in workspace.reports()]
    assert names == ["0.txt", "1.txt", "2.txt"]
    assert [Path(entry.name).name for entry in workspace.entries()] == names
    assert [Path(r.report.capture.name).name for r in workspace.readings()] == names


def test_records_are_asked_for_by_kind_and_filter(workspace: Workspace) -> None:
    [found] = workspace.records("statements", speaker="Boris")
    assert isinstance(found, Statement)
    assert workspace.reading(found.report).text_of(found) == "the dam 1 holds"


def test_a_report_or_record_is_found_by_the_beginning_of_its_id(workspace: Workspace) -> None:
    [statement] = workspace.records("statements", speaker="Clara")
    assert workspace.find(statement.id[:10]) == statement
    report = workspace.find(statement.report[:10])
    assert isinstance(report, Report)
    assert workspace.reading(statement.report[:10]).report == report


def test_a_record_is_no_reading(workspace: Workspace) -> None:
    [statement] = workspace.records("statements", speaker="Clara")
    with pytest.raises(QueryError, match="is a statement, not a report"):
        workspace.reading(statement.id[:12])


def test_why_shows_words_paragraph_and_maker(workspace: Workspace) -> None:
    [statement] = workspace.records("statements", speaker="Anna")
    why = workspace.why(statement.id[:12])
    assert why.words == "the dam 0 holds"
    assert why.context.of(why.report.text) == "Anna said the dam 0 holds. Nobody came."
    assert why.made_by == "st.said"
    assert (why.version, why.profile) == ("1", "default")


def test_why_of_a_report_explains_how_it_was_divided(workspace: Workspace) -> None:
    report = next(workspace.reports())
    assert workspace.why(report.id).made_by == "rg.all"


def test_a_query_unpacks_into_columns_and_rows(workspace: Workspace) -> None:
    columns, rows = workspace.query(
        "SELECT speaker, words FROM statements ORDER BY speaker LIMIT 1"
    )
    assert columns == ("speaker", "words")
    assert rows == (("Anna", "the dam 0 holds"),)


def test_reviews_are_kept(workspace: Workspace) -> None:
    [statement] = workspace.records("statements", speaker="Anna")
    review = Review(
        action="accept",
        target=statement.id,
        report=statement.report,
        kind="statement",
        span=statement.span,
        meaning=statement.meaning,
        by="me",
        at="2026-01-01",
    )
    assert workspace.review(review)
    assert list(workspace.reviews()) == [review]


def test_several_processes_may_make_the_same_workspace_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from onrecord.workspace import Workspace; Workspace.open(sys.argv[1]).close()"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "same")], stderr=subprocess.PIPE
        )
        for _ in range(6)
    ]
    assert [process.communicate(timeout=60)[1] for process in started] == [b""] * 6


def test_adding_again_keeps_what_was_given_by_hand(tmp_path: Path, pages: Path) -> None:
    page = str(pages / "0.txt")
    with Workspace.open(tmp_path / "dated", reader=FakeReader) as opened:
        opened.add(page, given=Given(published="2024-03-12", outlet="The Lake Hours"))
        again = opened.add(str(pages))
        [held] = [r for r in opened.reports() if r.capture.given.published]
        assert again.counts["unchanged"] == 1
        assert held.capture.given.outlet == "The Lake Hours"


def test_what_is_given_later_replaces_what_was_given_before(tmp_path: Path, pages: Path) -> None:
    page = str(pages / "0.txt")
    with Workspace.open(tmp_path / "dated", reader=FakeReader) as opened:
        opened.add(page, given=Given(published="2024-03-12"))
        opened.add(page, given=Given(published="2024-03-13"))
        [held] = opened.reports()
        assert held.capture.given.published == "2024-03-13"
