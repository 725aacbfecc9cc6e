from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from onrecord.cli import table
from onrecord.cli.table import print_rows

LISTED = ("id", "published", "outlet", "statements", "title", "input")
REPORT = (
    "0a1b2c3d", "2021-11-16", "The Volga Courier and Evening Advertiser", 12,
    "Armenia asks Russia for help after a clash on its border", "examples/01-volga-courier.html",
)  # fmt: skip


@pytest.fixture(params=[80, 160])
def wide(request, monkeypatch) -> int:
    monkeypatch.setenv("COLUMNS", str(request.param))
    terminal = SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(table, "sys", terminal)
    return request.param


def lines(capsys) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_the_title_and_the_input_of_a_report_stay(wide, capsys):
    print_rows(LISTED, [REPORT])
    head, row = lines(capsys)
    assert head.split() == list(LISTED)
    assert max(map(cell_len, (head, row))) <= wide
    for piece in ("0a1b2c3d", "2021-11-16", "12", "Armenia asks Rus", "examples/0"):
        assert piece in row
    if wide == 160:
        assert REPORT[4] in row
        assert REPORT[5] in row


def test_words_stay_beside_wide_columns(wide, capsys):
    columns = ("id", "report", "speaker", "stance", "words", "chain")
    row = ("0a" * 10, "1b" * 10, "Armenia's ministry of defence", "accuses", "x" * 90, "y" * 90)
    print_rows(columns, [row])
    head, shown = lines(capsys)
    assert head.split() == list(columns)
    assert cell_len(shown) <= wide
    assert "x" * 15 in shown


def test_more_columns_than_fit_get_a_line_each(wide, capsys):
    columns = [f"column{n}" for n in range(30)] + ["words"]
    row = [f"a rather long value {n}" for n in range(30)] + ["z" * 70]
    print_rows(columns, [row, row])
    shown = lines(capsys)
    assert len(shown) == 31 * 2 + 1
    assert shown[30] == "words     " + "z" * 70


def test_what_fits_is_left_whole(wide, capsys):
    print_rows(("id", "words"), [("0a1b", "short")])
    assert lines(capsys) == ["id    words", "0a1b  short"]


def test_nothing_found_is_a_line_of_names(wide, capsys):
    print_rows(LISTED, [])
    (head,) = lines(capsys)
    assert head.split() == list(LISTED)
