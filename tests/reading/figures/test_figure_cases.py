"""More than 150 sentences of our own, with every figure they hold and the many they do not."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from onrecord.reading import figures, times

TABLE = Path(__file__).with_name("figure_cases.csv")
ENOUGH_SENTENCES = 150
FLOOR = 90.0


def _cases():
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    wanted = defaultdict(set)
    for row in csv.DictReader(lines):
        held = wanted[row["text"]]
        if row["span"]:
            bounds = (float(row[side]) if row[side] else None for side in ("low", "high"))
            held.add((row["span"], row["kind"], *bounds, row["measure"], row["population"]))
    return dict(wanted)


@pytest.fixture(scope="module")
def read_as(page):
    def read(text):
        one = page(text)
        found = figures.read(one, (), times.read(one))
        return {(f.span.of(text), f.kind, f.low, f.high, f.measure, f.population) for f in found}

    return read


def test_nine_of_ten_sentences_give_exactly_the_figures_they_hold(read_as):
    cases = _cases()
    right = sum(read_as(text) == wanted for text, wanted in cases.items())
    assert len(cases) >= ENOUGH_SENTENCES
    assert 100 * right / len(cases) >= FLOOR


def test_sentences_without_figures_give_none(read_as):
    silent = [text for text, wanted in _cases().items() if not wanted]
    assert [text for text in silent if read_as(text)] == []
