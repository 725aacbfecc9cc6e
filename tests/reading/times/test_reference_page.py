"""The table of docs/reference/times.md says what is read."""

from pathlib import Path

import pytest

from onrecord.reading import times
from onrecord.reading.times import resolving

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "times.md"
LEADS = ("They came {}.", "They came in {}.", "They came for {}.", "They came on {}.")


def table():
    return list(_rows())


def _rows():
    lines = PAGE.read_text("utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| words |"))
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        yield tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))


def cells(time):
    return (
        time.type,
        time.value,
        time.mod or "",
        time.earliest or "open",
        time.latest or "open",
        time.edtf or "",
    )


@pytest.mark.parametrize("row", table(), ids=lambda row: row[0])
def test_a_row_of_the_table_is_what_is_read(page, row):
    readings = []
    for lead in LEADS:
        text = lead.format(row[0])
        readings += [cells(time) for time in times.read(page(text))]
    assert row[1:] in readings


def test_the_table_has_a_row_for_every_edge():
    mods = {row[3] for row in table()}
    assert {"START", "MID", "END", "APPROX"} <= mods


def test_the_page_gives_the_weights_of_the_resolver():
    words = " ".join(PAGE.read_text("utf-8").split())
    assert f"counts as {resolving.AHEAD_OF_NOW:g} times as far" in words
    assert f"speaks against as {resolving.AGAINST_TENSE:g} times" in words
