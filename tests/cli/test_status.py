import csv
import io
import json
import re
from datetime import date

import msgspec
import pytest

import onrecord
from onrecord import workspace as workspaces
from onrecord.cli.entry import run
from onrecord.cli.status import COLUMNS
from onrecord.cli.tolls import COLUMNS as TOLL_COLUMNS
from onrecord.errors import InputError
from onrecord.records import Commitment, Figure, Reading, Span, StatusEntry
from onrecord.records.commitment import Party
from onrecord.views.status import status
from tests.views.pages import chain
from tests.work.fakes import FakeReader, reading_of

_ASKED = re.compile(r"(\w+) asked (\w+) on (\d{4}-\d\d-\d\d)")
_DEAD = re.compile(r"(\d+) dead")


class ObligedReader(FakeReader):
    """Reads "NAME asked NAME on DAY" as a request and "N dead" as a figure."""

    def read(self, item):
        reading = reading_of(item)
        return msgspec.structs.replace(
            reading,
            commitments=tuple(_request(reading, m) for m in _ASKED.finditer(reading.report.text)),
            figures=tuple(_toll(reading, m) for m in _DEAD.finditer(reading.report.text)),
        )


def _request(reading: Reading, match: re.Match[str]) -> Commitment:
    asker, asked, day = match.groups()
    whole = Span(*match.span())
    line = StatusEntry(word="made", span=whole, said_by=chain(asker, "The Fake Times"), on=day,
                       by=asker)  # fmt: skip
    return Commitment.make(
        reading.report, span=whole, made_by="cm.fake", kind="request", title="request",
        parties=(Party(role="requester", name=asker), Party(role="addressee", name=asked)),
        status=(line,),
    )  # fmt: skip


def _toll(reading: Reading, match: re.Match[str]) -> Figure:
    number = float(match[1])
    return Figure.make(
        reading.report, span=Span(*match.span()), made_by="fg.fake", kind="bounded",
        measure="killed", low=number, high=number, best=number, scope="incident",
    )  # fmt: skip


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A workspace with two reports, read once."""
    folder = tmp_path_factory.mktemp("added")
    (folder / "a.txt").write_text("Veska asked Halden on 2031-03-04. 9 dead.", "utf-8")
    (folder / "b.txt").write_text("Orland asked Veska on 2031-03-10. 14 dead.", "utf-8")
    names = [str(folder / name) for name in ("a.txt", "b.txt")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspaces, "_own_reader", lambda: ObligedReader)
        assert run(["add", *names, "-w", str(folder), "--published", "2031-03-11"]) == 0
    return folder


@pytest.fixture(autouse=True)
def ledger(added, monkeypatch, capsys):
    """Two reports in the ledger of the current folder."""
    monkeypatch.chdir(added)
    capsys.readouterr()
    return added


def printed(capsys, *command, code=0):
    assert run(command) == code
    return capsys.readouterr().out


def complained(capsys, *command):
    assert run(command) == 2
    return capsys.readouterr().err


def lines(capsys, *command):
    return [json.loads(line) for line in printed(capsys, *command, "--json").splitlines()]


def test_status_tells_who_has_not_answered_whom_for_how_long(capsys):
    shown = " ".join(printed(capsys, "status", "--as-of", "2031-03-20", "--width", "160").split())
    assert "no answer from Halden to Veska is on record: ‹Veska asked Halden" in shown
    assert "(asked 16 days ago; reported by The Fake Times)" in shown
    assert "Who owes whom what, as of 20 March 2031" in shown


def test_status_leaves_out_what_comes_later_and_says_so(capsys):
    shown = printed(capsys, "status", "--as-of", "2031-03-05")
    assert "Halden" in shown
    assert "Orland" not in shown
    assert "1 commitment of a later day left out" in shown


def test_status_needs_a_day(capsys):
    assert "--as-of" in complained(capsys, "status")


@pytest.mark.parametrize("day", ["2031-02-30", "today", "20/03/2031", ""])
@pytest.mark.parametrize("option", ["--as-of", "--since"])
def test_status_refuses_a_day_that_no_calendar_has(capsys, option, day):
    assert option in complained(capsys, "status", "--as-of", "2031-03-20", option, day)


def test_status_refuses_a_kind_that_there_is_not_and_names_those_there_are(capsys):
    told = complained(capsys, "status", "--as-of", "2031-03-20", "--kind", "promise")
    assert "pledge" in told


def test_status_can_be_narrowed_to_a_party_and_a_kind(capsys):
    asked = ("status", "--as-of", "2031-03-20")
    assert len(lines(capsys, *asked, "--party", "veska")) == 2
    assert len(lines(capsys, *asked, "--party", "Halden")) == 1
    assert len(lines(capsys, *asked, "--kind", "treaty")) == 0
    assert "No commitment" in printed(capsys, *asked, "--kind", "treaty")


def test_status_shows_what_is_new_first(capsys):
    shown = printed(capsys, "status", "--as-of", "2031-03-20", "--since", "2031-03-10")
    assert shown.index("SINCE 10 MARCH 2031") < shown.index("WITHOUT AN ANSWER")
    (row,) = lines(capsys, "status", "--as-of", "2031-03-20", "--since", "2031-03-10")
    assert row["parties"] == {"requester": ["Orland"], "addressee": ["Veska"]}


def test_status_in_json_has_words_span_chain_and_history(capsys):
    (row, _) = sorted(lines(capsys, "status", "--as-of", "2031-03-20"), key=lambda r: r["since"])
    assert row["words"] == "Veska asked Halden on 2031-03-04"
    assert (row["span"], row["days_open"]) == ([0, 32], 16)
    assert row["said_by"] == ["Veska", "The Fake Times"]
    assert [line["word"] for line in row["history"]] == ["made"]


def test_status_in_csv_has_its_columns_and_one_line_for_each_row(capsys):
    table = list(csv.DictReader(io.StringIO(printed(capsys, "status", "--as-of", "2031-03-20",
                                                    "--csv"))))  # fmt: skip
    assert tuple(table[0]) == COLUMNS
    assert {row["parties"] for row in table} == {
        "Veska (requester); Halden (addressee)", "Orland (requester); Veska (addressee)"}  # fmt: skip
    assert all(row["said_by"].endswith(" → The Fake Times") for row in table)


@pytest.mark.parametrize("verb", [("status", "--as-of", "2031-03-20"), ("tolls",)])
def test_csv_and_json_exclude_each_other(capsys, verb):
    assert "--json" in complained(capsys, *verb, "--csv", "--json")


@pytest.mark.parametrize("verb", [("status", "--as-of", "2031-03-20"), ("tolls",)])
def test_a_folder_without_a_ledger_is_a_usage_error_that_says_what_to_do(capsys, verb):
    assert "onrecord add" in complained(capsys, *verb, "-w", "elsewhere")


def test_the_workspace_gives_the_same_rows_as_the_view(ledger):
    with onrecord.open(ledger) as workspace:
        rows = workspace.status(as_of="2031-03-20")
        assert rows == status(workspace.readings(), date(2031, 3, 20))
        assert [(row.kind, row.status, row.days_open) for row in rows] == [
            ("request", "made", 16), ("request", "made", 10)]  # fmt: skip


def test_the_workspace_refuses_what_is_no_day(ledger):
    with onrecord.open(ledger) as workspace, pytest.raises(InputError):
        workspace.status(as_of="today")


def test_tolls_show_figures_of_all_reports_side_by_side_uncoded(capsys):
    shown = " ".join(printed(capsys, "tolls", "--width", "160").split())
    assert "2 figures in 2 reports" in shown
    assert "2 reports, which nobody has said to be about one event" in shown


def test_tolls_are_coded_together_if_the_user_says_so(capsys):
    shown = " ".join(printed(capsys, "tolls", "--as-one", "--width", "160").split())
    assert "UCDP style: low 9, best 9, high 14" in shown
    (toll,) = lines(capsys, "tolls", "--as-one")
    assert (toll["acled"]["best"], len(toll["ucdp"]["rows"])) == (9.0, 2)


def test_tolls_in_csv_have_one_line_for_each_figure(capsys):
    table = list(csv.DictReader(io.StringIO(printed(capsys, "tolls", "--csv"))))
    assert tuple(table[0]) == TOLL_COLUMNS
    assert sorted(row["words"] for row in table) == ["14 dead", "9 dead"]


def test_tolls_refuse_a_measure_that_there_is_not(capsys):
    assert "wounded" in complained(capsys, "tolls", "--measure", "hurt")


def test_tolls_of_a_measure_that_nobody_gives_are_none(capsys):
    assert "0 figures in 0 reports" in printed(capsys, "tolls", "--measure", "displaced")
