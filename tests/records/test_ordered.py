"""Spans in order, asked which of them touch a stretch."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.records.spans import Ordered

spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(spans), spans)
def test_all_that_overlap_are_near_and_the_first_that_is_near_overlaps(held, asked):
    ordered = sorted(held)
    near = Ordered.of(ordered).near(asked)
    touching = [place for place, span in enumerate(ordered) if span.overlaps(asked)]
    assert set(touching) <= set(near)
    assert not near or near[0] == touching[0]


def test_a_long_span_reaches_over_short_ones_behind_its_start():
    ordered = Ordered.of((Span(0, 50), Span(2, 4), Span(60, 61)))
    assert list(ordered.near(Span(40, 45))) == [0, 1]


def test_nothing_is_near_where_no_span_is():
    assert not Ordered.of(()).near(Span(0, 5))
    assert not Ordered.of((Span(0, 3),)).near(Span(3, 5))
