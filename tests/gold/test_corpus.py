from pathlib import Path
from typing import get_args

import pytest

from benchmarks import gold_check, gold_counts, gold_incidents, gold_overlap
from benchmarks.gold_corpus import ROOT, SPLITS, Corpus
from benchmarks.gold_rules import lists
from onrecord.records.vocabulary import STATUS_WORDS, FacetKind
from tests.gold.sample import PAGE, corpus, long


def test_nothing_is_wrong_with_the_corpus() -> None:
    assert list(gold_check.problems(Corpus())) == []


def test_the_briefs_ask_for_what_the_corpus_needs() -> None:
    reports = Corpus().manifest.reports
    assert len(reports) >= 125
    assert len({entry.outlet for entry in reports}) >= 40
    assert sum(entry.no_event for entry in reports) >= 25
    told = [entry.incident for entry in reports if entry.incident]
    assert len(told) >= 40
    assert len(set(told)) == 12
    assert all(2 <= told.count(incident) <= 6 for incident in told)


def test_every_report_asked_for_is_written_and_annotated() -> None:
    counts = gold_counts.of_splits(Corpus())["all"]
    assert counts["reports"] >= 120
    assert counts["reports"] == counts["annotated"] == len(Corpus().manifest.reports)
    assert counts["outlets"] >= 40
    assert counts["without_event"] >= 25
    assert counts["copies"] >= 3
    assert counts["incidents"] == 12
    assert counts["reports_of_incidents"] >= 40
    assert 2 <= counts["fewest_per_incident"] <= counts["most_per_incident"] <= 6


def test_no_incident_and_no_copy_crosses_the_splits() -> None:
    assert gold_counts.across_splits(Corpus()) == 0


def test_the_splits_are_near_half_a_fifth_and_three_tenths() -> None:
    table = gold_counts.of_splits(Corpus())
    for split, part in zip(SPLITS, (50, 20, 30), strict=True):
        assert table[split]["per_cent"] == pytest.approx(part, abs=3)


def test_the_incidents_are_those_of_the_manifest() -> None:
    held = Corpus()
    told: dict[str, set[str]] = {}
    for entry in held.manifest.reports:
        if entry.incident:
            told.setdefault(entry.incident, set()).add(entry.file)
    across = gold_incidents.load(ROOT / "incidents.toml")
    assert {incident.id: set(incident.reports) for incident in across.incidents} == told
    declared = {(copy.of, copy.report) for copy in across.copies}
    assert {(e.copy_of, e.file) for e in held.manifest.reports if e.copy_of} <= declared


@pytest.mark.parametrize("incident", gold_incidents.load(ROOT / "incidents.toml").incidents)
def test_every_report_of_an_incident_names_it_and_somebody_disagrees(
    incident: gold_incidents.Occurrence,
) -> None:
    assert {name.partition("#")[0] for name in incident.mentions} == set(incident.reports)
    assert {facet.kind for facet in incident.facets} == set(get_args(FacetKind))
    assert any(facet.status == "contested" for facet in incident.facets)
    assert all(held.statements for facet in incident.facets for held in facet.positions)


def test_positions_are_held_by_sides_of_a_conflict_or_by_others() -> None:
    across = gold_incidents.load(ROOT / "incidents.toml")
    sides = {"others"} | {side for conflict in across.conflicts for side in conflict.sides}
    facets = [facet for incident in across.incidents for facet in incident.facets]
    assert {held.side for facet in facets for held in facet.positions} <= sides


def test_only_parties_claim_and_whoever_is_contested_is_not_alone() -> None:
    across = gold_incidents.load(ROOT / "incidents.toml")
    for facet in (facet for incident in across.incidents for facet in incident.facets):
        sides = {held.side for held in facet.positions}
        if facet.status == "claimed":
            assert "others" not in sides, facet.question
        if facet.status in {"corroborated", "reported"}:
            assert "others" in sides, facet.question
        if facet.status == "contested":
            assert len(facet.positions) > 1, facet.question


def test_the_guidelines_print_every_closed_list() -> None:
    text = (ROOT / "GUIDELINES.md").read_text("utf-8")
    words = {*lists().roles, *lists().contexts}
    words |= {mode for modes in lists().modes.values() for mode in modes}
    words |= {word for allowed in STATUS_WORDS.values() for word in allowed}
    assert sorted(word for word in words if f"`{word}`" not in text) == []


def test_an_empty_corpus_is_fine(tmp_path: Path) -> None:
    assert list(gold_check.problems(Corpus(tmp_path))) == []
    assert gold_counts.of_reports(Corpus(tmp_path), [])["reports"] == 0


def test_two_texts_that_share_a_fifth_are_named(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    text = made.text("tern-20240303-osk.txt")
    made.path("gull-20240304-show.html").write_text(PAGE.format(text), "utf-8")
    assert any("of their 5-grams" in problem for problem in gold_check.overlap(made))


def test_declared_copies_may_share_all(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    text = made.text("tern-20240303-osk.txt")
    made.path("gull-20240304-show.html").write_text(PAGE.format(text), "utf-8")
    path = made.root / "manifest.toml"
    copied = path.read_text("utf-8").replace("no_event = true", 'copy_of = "tern-20240303-osk.txt"')
    path.write_text(copied, "utf-8")
    assert list(gold_check.overlap(Corpus(made.root))) == []


def test_a_text_shares_all_with_itself_and_nothing_with_strangers() -> None:
    ours, theirs = gold_overlap.grams(long(1)), gold_overlap.grams(long(2))
    assert (gold_overlap.share(ours, ours), gold_overlap.share(ours, theirs)) == (1.0, 0.0)
    assert gold_overlap.share(ours, gold_overlap.grams("four words are few")) == 0.0


def test_texts_that_are_too_short_are_noticed(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    for entry in made.manifest.reports:
        made.path(entry.file).write_text("Few words.", "utf-8")
    assert list(gold_check.lengths(made)) == ["reports: the median is 2 words, not 250"]


def test_a_file_that_no_manifest_names_is_noticed(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    (made.root / "reports" / "stray.txt").write_text("x", "utf-8")
    assert list(gold_check.manifest(made)) == ["reports: stray.txt is not in the manifest"]


def test_an_outlet_without_a_split_is_noticed(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    (made.root / "splits.toml").write_text('train = ["tern", "owl"]\n', "utf-8")
    assert list(gold_check.manifest(Corpus(made.root))) == [
        "splits: no split has gull",
        "splits: no outlet owl",
    ]


def test_counts_are_of_what_is_written(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    made.path("gull-20240304-show.html").unlink()
    counts = gold_counts.of_reports(made, list(made.written()))
    assert (counts["reports"], counts["annotated"], counts["without_event"]) == (1, 1, 0)
    assert gold_counts.of_records(made)["statements"] == 3


INCIDENT = """
[[incidents]]
id = "I01"
name = "Osk"
reports = ["tern-20240303-osk.txt", "gull-20240304-show.html"]
mentions = ["tern-20240303-osk.txt#m1"]

[[incidents.facets]]
kind = "attribution"
question = "Who fired first?"
status = "contested"
positions = [{ side = "army", claim = "not the army", statements = ["tern-20240303-osk.txt#s2"] }]
"""


def test_links_across_reports_lead_somewhere(tmp_path: Path) -> None:
    made = corpus(tmp_path / "gold")
    (made.root / "incidents.toml").write_text(INCIDENT, "utf-8")
    assert list(gold_check.annotations(made)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#m1", "#m9", "no record tern-20240303-osk.txt#m9"),
        ("#s2", "#s9", "no record tern-20240303-osk.txt#s9"),
        ('"gull-20240304-show.html"]', '"owl.txt"]', "no report owl.txt"),
        (', "gull-20240304-show.html"]', "]", "fewer than two reports"),
        ('["tern-20240303-osk.txt", "', '["', "m1 is of no report that tells it"),
        ('"contested"', '"undecided"', "Invalid enum value"),
    ],
)
def test_a_link_across_reports_to_nothing_is_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    made = corpus(tmp_path / "gold")
    (made.root / "incidents.toml").write_text(INCIDENT.replace(old, new), "utf-8")
    assert any(said in problem for problem in gold_check.annotations(made))


def test_no_incidents_file_is_no_incidents(tmp_path: Path) -> None:
    assert gold_incidents.load(tmp_path / "none.toml") == gold_incidents.Across()
