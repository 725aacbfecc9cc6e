"""The figures of the ACLED view are shares of incidents, and its answers are of open splits."""

import tomllib

from benchmarks.acled import SPLITS, Result, answers, figures, results
from benchmarks.gold_corpus import ROOT, Corpus
from benchmarks.gold_incidents import load
from tests.views.codings.test_acled import TAXONOMY

STRIKE = ("Explosions/Remote violence", "Air/drone strike")
SHELLS = ("Explosions/Remote violence", "Shelling/artillery/missile attack")


def test_figures_count_exact_incidents_types_and_events():
    found = [
        Result(id="A", gold=STRIKE, found=STRIKE, events={STRIKE[1]: 3, SHELLS[1]: 1}),
        Result(id="B", gold=STRIKE, found=SHELLS, events={SHELLS[1]: 2, "not codable: x": 5}),
        Result(id="C", gold=STRIKE, found=None, events={"not codable: x": 1}),
        Result(id="D", gold=SHELLS, found=SHELLS, events={SHELLS[1]: 4}),
    ]
    assert figures(found) == {"incidents": 4, "exact": 50.0, "type": 75.0, "events": 70.0}


def test_figures_of_nothing_are_zero():
    assert figures([])["exact"] == 0


def test_every_answer_is_of_the_taxonomy_and_of_an_incident_of_an_open_split():
    corpus = Corpus(ROOT)
    told = {i.id: i.reports for i in load(ROOT / "incidents.toml").incidents}
    for answer in answers(ROOT / "acled.toml").values():
        assert answer.sub_type in TAXONOMY[answer.type]
        splits = {corpus.split_of(corpus.entries[file].outlet) for file in told[answer.id]}
        assert splits <= set(SPLITS)


def test_every_incident_of_the_open_splits_has_an_answer():
    held = tomllib.loads((ROOT / "acled.toml").read_text("utf-8"))["incidents"]
    found = list(results(Corpus(ROOT), SPLITS, lambda _, gold: gold))
    assert [result.id for result in found] == [row["id"] for row in held]


def test_three_of_four_incidents_are_exact_on_annotated_events():
    found = list(results(Corpus(ROOT), SPLITS, lambda _, gold: gold))
    assert figures(found)["exact"] >= 75
