from pathlib import Path

import pytest

from benchmarks.attribution import comparable
from benchmarks.attribution_score import (
    Attribution,
    Tokens,
    figures,
    read_annotations,
    read_gold,
    score,
)
from benchmarks.intervals import bootstrap

TEXT = "“We stay,” said Lima, a miner. Rell denied that the dam broke."


def piece(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


DIRECT = Attribution(piece("Lima"), piece("said"), piece("“We stay,”"))
INDIRECT = Attribution(piece("Rell"), piece("denied"), piece("that the dam broke"))


def judged(gold: list[Attribution], predicted: list[Attribution]) -> dict[str, float]:
    tokens = Tokens(TEXT)
    return figures([score([tokens.units(a) for a in gold], [tokens.units(a) for a in predicted])])


def test_gold_against_itself_is_perfect() -> None:
    found = judged([DIRECT, INDIRECT], [INDIRECT, DIRECT])
    assert {name: value for name, value in found.items() if name != "mixed_f1"} == {
        "linked_f1": 100, "linked_precision": 100, "linked_recall": 100, "direct_f1": 100,
        "indirect_f1": 100, "content_f1": 100, "speech_cue_recall": 100,
    }  # fmt: skip


def test_punctuation_at_the_edges_and_appositions_cost_nothing() -> None:
    looser = Attribution(piece("Lima, a miner"), piece("said"), piece("We stay"))
    assert judged([DIRECT], [looser])["linked_f1"] == 100


def test_a_wrong_speaker_counts_for_content_only() -> None:
    wrong = DIRECT._replace(source=piece("Rell"))
    found = judged([DIRECT], [wrong])
    assert (found["linked_f1"], found["content_f1"]) == (0, 100)


def test_no_source_agrees_with_no_source_only() -> None:
    assert judged([DIRECT], [DIRECT._replace(source=())])["linked_f1"] == 0
    assert judged([DIRECT._replace(source=())], [DIRECT._replace(source=())])["linked_f1"] == 100


def test_one_prediction_fills_one_gold_only() -> None:
    assert judged([DIRECT, DIRECT], [DIRECT])["linked_recall"] == 50


def test_nothing_predicted_is_zero_and_no_error() -> None:
    assert judged([DIRECT], [])["linked_precision"] == 0


def test_nested_repeated_and_empty_predictions_are_left_out() -> None:
    inner = Attribution((), piece("broke"), piece("dam"))
    silent = Attribution(piece("Rell"), piece("denied"), ())
    assert comparable([INDIRECT, INDIRECT, inner, silent]) == [INDIRECT]


def test_brat_lines_with_broken_surface_strings_and_empty_shells_are_read() -> None:
    annotations = """T1\tSource 12 16\tLima
T2\tCue 11 15\tsaid
T3\tContent 0 3;5 9\tWe
stay
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
E2\tAttribution:T2 Cue:T2
"""
    assert read_annotations(annotations) == [
        Attribution(((12, 16),), ((11, 15),), ((0, 3), (5, 9)))
    ]


def test_the_first_annotator_is_the_gold_and_line_ends_stay(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a_b.txt").write_bytes(b"One.\r\nTwo.")
    (tmp_path / "attributions" / "a_b_y.ann").write_text("")
    first = "T1\tContent 6 9\tTwo\nE1\tAttribution:T1 Content:T1"
    (tmp_path / "attributions" / "a_b_x.ann").write_text(first)
    assert read_gold(tmp_path) == {
        "a_b": ("One.\r\nTwo.", [Attribution((), (), ((6, 9),))]),
    }


def test_intervals_hold_the_mean_and_are_the_same_each_time() -> None:
    documents = [float(n) for n in range(40)]

    def mean(drawn: list[float]) -> dict[str, float]:
        return {"mean": sum(drawn) / len(drawn)}

    low, high = bootstrap(documents, mean)["mean"]
    assert low < 19.5 < high
    assert bootstrap(documents, mean) == {"mean": pytest.approx([low, high])}
    assert bootstrap([], mean) == {}
