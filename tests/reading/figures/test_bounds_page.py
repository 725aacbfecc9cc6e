"""The page on bounds says what the tables do: every row of each table is a row of the page."""

from pathlib import Path

import pytest

from onrecord.knowledge.table import rows

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "figure-bounds.md"


def _number(cell):
    return f"{float(cell):,.0f}" if cell else "open"


def _factor(cell):
    return {"": "open", "1": "the number"}.get(cell, f"× {cell}")


def counts():
    return [
        f"| {r['words']} | {_number(r['low'])} | {_number(r['high'])} | {r['basis']} |"
        for r in rows("lexicons/en/figure_counts")
    ]


def qualifiers():
    return [
        f"| {r['words']} | {r['side']} | {_factor(r['low'])} | {_factor(r['high'])} | {r['basis']} |"
        for r in rows("lexicons/en/figure_qualifiers")
    ]


def references():
    return [
        f"| {r['words']} | {_factor(r['low'])} | {_factor(r['high'])} |"
        for r in rows("lexicons/en/figure_references")
    ]


@pytest.mark.parametrize("table", [counts, qualifiers, references])
def test_every_row_of_the_table_is_on_the_page_and_no_other(table):
    wanted = table()
    lines = PAGE.read_text("utf-8").splitlines()
    first = lines.index(wanted[0])
    assert lines[first : first + len(wanted)] == wanted
    assert not any(line.startswith("|") for line in lines[first + len(wanted) :][:1])
