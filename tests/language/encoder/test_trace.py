"""Asking a trace by code points."""

import numpy as np

from onrecord.language.encoder.heads import LINK_WIDTH, LINKS, POOLED
from onrecord.language.encoder.trace import Sight, Trace
from onrecord.records import Span

SPANS = ((-1, -1), (0, 4), (4, 6), (7, 10), (-1, -1))


def sight(spans: tuple[tuple[int, int], ...] = SPANS) -> Sight:
    length = len(spans)
    states = np.arange(length * 2, dtype=np.float16).reshape(length, 2)
    links = np.zeros((length, 2 * LINK_WIDTH * len(LINKS)), np.float16)
    return Sight(spans, states, {"attribution": np.zeros((length, 7), np.float32)}, links)


def test_a_stretch_has_the_rows_it_touches() -> None:
    assert sight().rows(Span(2, 8)) == [1, 2, 3]


def test_blanks_between_pieces_have_no_rows() -> None:
    assert sight().rows(Span(6, 7)) == []


def test_what_lies_behind_the_window_has_no_rows() -> None:
    assert sight().rows(Span(20, 30)) == []


def test_chances_of_a_token_head_add_up_to_one() -> None:
    assert np.allclose(sight().chances["attribution"].sum(-1), 1.0)


def test_links_are_log_probabilities_over_the_window() -> None:
    goals = sight().goals("source", [1, 2])
    assert goals.shape == (2, 5)
    assert np.allclose(np.exp(goals).sum(-1), 1.0)


def test_the_mean_of_no_rows_is_zero() -> None:
    assert sight().mean([]).tolist() == [0.0, 0.0]


def test_a_stretch_is_looked_for_in_the_window_that_begins_before_it() -> None:
    other = ((-1, -1), (12, 15), (-1, -1))
    trace = Trace((sight(), sight(other)), {})
    assert trace.at(Span(8, 9)) is trace.sights[0]
    assert trace.at(Span(13, 14)) is trace.sights[1]


def test_nothing_is_answered_about_words_that_were_not_read() -> None:
    assert Trace((), {}).at(Span(0, 3)) is None
    assert Trace((), {}).chances("plover", [[Span(0, 3)]]) is None


def test_a_pooled_head_names_its_classes() -> None:
    bias = np.zeros(len(POOLED["plover"]), np.float32)
    bias[POOLED["plover"].index("ASSAULT")] = 1.0
    matrices = {"plover": (np.zeros((len(bias), 6), np.float32), bias)}
    found = Trace((sight(),), matrices).chances("plover", [[Span(0, 3)], [], []])
    assert found is not None
    assert list(found) == list(POOLED["plover"])
    assert max(found, key=found.__getitem__) == "ASSAULT"
