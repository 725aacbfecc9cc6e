"""The runner of the gold: the gold against itself is perfect, and what is lost is counted."""

from benchmarks.gold import figures, score
from benchmarks.gold_corpus import Corpus
from benchmarks.gold_format import of_corpus
from onrecord.records import Reading


def some(number: int = 3) -> list[Reading]:
    corpus = Corpus()
    entries = list(corpus.annotated("dev"))[:number]
    return [of_corpus(corpus, entry).reading for entry in entries]


def test_the_gold_against_itself_is_perfect():
    found = figures([score(reading, reading) for reading in some()])
    assert found
    assert {name: value for name, value in found.items() if round(value, 6) != 100} == {}


def test_a_reading_of_nothing_finds_nothing():
    documents = []
    for reading in some():
        empty = Reading(report=reading.report, version="0", profile="rules")
        documents.append(score(reading, empty))
    found = figures(documents)
    assert found["statements.linked_f1"] == 0
    assert found["events.type_f1"] == 0
    assert found["regions.value_f1"] == 100  # regions belong to the report
