"""The floors of the gold's `dev`: pinned figures, and the refusal to compare what has changed."""

from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import MARGIN, PROFILES, Floors, fallen, pinned, refusal
from benchmarks.gold_corpus import Corpus
from tests.gold.sample import corpus

FOUND = {"statements.linked_f1": 54.0, "events.false_in_reports_rate": 9.0}


def held(made: Corpus) -> Floors:
    return pinned(made, dict.fromkeys(PROFILES, FOUND))


@pytest.mark.parametrize("profile", PROFILES)
def test_no_figure_on_dev_is_beyond_its_pinned_bound(profile: floors.Profile):
    now, whole = floors.load(), Corpus()
    assert refusal(now, whole) is None
    assert fallen(now, profile, floors.measure(whole, profile)) == []


def test_every_profile_has_bounds_for_every_record_type():
    now = floors.load()
    assert now.reports == 25
    for profile in PROFILES:
        families = {name.split(".")[0] for name in now.floors[profile]}
        assert families >= {"regions", "statements", "events", "commitments", "figures"}
        assert families >= {"times", "places", "actors"}
        assert now.ceilings[profile]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_pinned_figure_that_is_lowered_by_hand_fails(profile: floors.Profile):
    now = floors.load()
    good = now.floors[profile] | now.ceilings[profile]
    assert fallen(now, profile, good) == []
    for name, floor in now.floors[profile].items():
        (said,) = fallen(now, profile, good | {name: floor - 0.01})
        assert said.startswith(f"{name} is ")
        assert "under its floor" in said


def test_a_rate_that_rises_fails_and_one_that_falls_does_not(tmp_path: Path):
    now = held(corpus(tmp_path / "gold"))
    (said,) = fallen(now, "fast", FOUND | {"events.false_in_reports_rate": 9.0 + 2 * MARGIN})
    assert said == "events.false_in_reports_rate is 11.00, above its ceiling 10.00"
    assert fallen(now, "fast", FOUND | {"events.false_in_reports_rate": 0.0}) == []


def test_a_figure_may_lose_less_than_the_margin(tmp_path: Path):
    now = held(corpus(tmp_path / "gold"))
    assert fallen(now, "rules", FOUND | {"statements.linked_f1": 53.5}) == []
    assert fallen(now, "rules", FOUND | {"statements.linked_f1": 52.9}) != []


def test_a_figure_that_vanishes_fails(tmp_path: Path):
    now = held(corpus(tmp_path / "gold"))
    (said,) = fallen(now, "fast", {"events.false_in_reports_rate": 9.0})
    assert said == "statements.linked_f1 is no longer measured (bound 53.00)"


def sample(root: Path) -> Corpus:
    """Return a corpus whose annotated report is in `dev`."""
    made = corpus(root)
    (made.root / "splits.toml").write_text('train = ["gull"]\ndev = ["tern"]\n', "utf-8")
    return Corpus(made.root)


def test_a_corpus_that_has_not_changed_is_accepted(tmp_path: Path):
    assert refusal(held(sample(tmp_path / "a")), sample(tmp_path / "b")) is None


@pytest.mark.parametrize(
    "file", ["reports/tern-20240303-osk.txt", "reports/tern-20240303-osk.ann.toml"]
)
def test_a_changed_text_or_annotation_is_refused_with_what_to_do(tmp_path: Path, file: str):
    now, made = held(sample(tmp_path / "a")), sample(tmp_path / "b")
    path = made.root / file
    path.write_text(path.read_text("utf-8") + "\n# more\n", "utf-8")
    said = refusal(now, made)
    assert said is not None
    assert "an annotation or the split has changed" in said
    assert "python -m benchmarks.floors --write" in said


def test_another_split_or_another_date_is_refused(tmp_path: Path):
    now, made = held(sample(tmp_path / "a")), sample(tmp_path / "b")
    path = made.root / "manifest.toml"
    path.write_text(path.read_text("utf-8").replace("2024-03-03", "2024-03-04", 1), "utf-8")
    assert refusal(now, Corpus(made.root)) is not None
    assert refusal(now, corpus(tmp_path / "c")) is not None


def test_reports_of_other_splits_may_change(tmp_path: Path):
    now, made = held(sample(tmp_path / "a")), sample(tmp_path / "b")
    made.path("gull-20240304-show.html").write_text("<p>Other.</p>", "utf-8")
    assert refusal(now, made) is None


def test_floors_are_written_as_they_are_read(tmp_path: Path):
    now = held(sample(tmp_path / "gold"))
    floors.write(now, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == now
