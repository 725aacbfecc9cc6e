"""The tables of the grammar: every rule reads its own example, every row can be used."""

import gc
import time

import pytest

from onrecord.knowledge.table import rows
from onrecord.reading import times
from onrecord.reading.times import days, grammar
from onrecord.reading.times.lexemes import lexemes, words
from onrecord.reading.times.reader import BUILDERS
from tests.reading.times.test_any_words import unparsed

CONTEXTS = ("They came {}.", "They came on {}.", "They saw {} there.", "They came for {} or so.")


@pytest.mark.parametrize("rule", grammar.english().rules, ids=lambda rule: rule.name)
def test_every_rule_has_a_builder_and_an_example_that_is_read(page, rule):
    assert rule.build in BUILDERS
    texts = [context.format(rule.example) for context in CONTEXTS]
    assert any(times.read(page(text)) for text in texts)


def test_every_kind_of_the_lexicon_is_known_to_the_grammar():
    known = grammar.english().letters
    assert {word.kind for group in words().values() for word in group} <= known.keys()


def test_no_word_stands_twice_in_the_lexicon():
    seen = [row["word"] for row in rows("lexicons/en/time_words")]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("row", rows("lexicons/en/time_holidays"), ids=lambda row: row["name"])
def test_every_holiday_has_a_day_in_every_year(row):
    for year in range(1990, 2050):
        assert days.holiday(row["rule"], year).year == year


def test_number_words_are_joined():
    found = lexemes("twenty-four or two thousand three hundred", 0, 41)
    assert [x.value for x in found if x.kind == "cardinal"] == ["24", "2300"]


def test_lexemes_stay_anchored():
    text = "On the 3rd of Nov. 2021, at 5 p.m. (GMT) — they’d left."
    plain = text.lower().replace("’", "'")
    assert all(plain[x.start : x.end].startswith(x.form[:1]) for x in lexemes(text, 3, 50))


@pytest.mark.parametrize("unit", ["a few ", "Nov. 3 ", "the end of ", "12:30 ", "two ", "last "])
def test_time_grows_with_the_length_of_the_text_and_no_faster(unit):
    def seconds(count):
        text = unit * count
        gc.collect()  # what other tests left is not counted
        began = time.process_time()
        list(times.read(unparsed(text, None)))
        return time.process_time() - began

    seconds(100)
    long = min(seconds(4000), seconds(4000))
    assert long < 40 * max(seconds(400), 0.004)
