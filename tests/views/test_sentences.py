import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plain import plain_report
from onrecord.views.sentences import sentences
from tests.views.pages import bridge


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(plain_report("t", text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It fell. Nobody came!", ["It fell.", "Nobody came!"]),
        (
            "Gen. Orlo and Mr. V. Tamm came. They left.",
            ["Gen. Orlo and Mr. V. Tamm came.", "They left."],
        ),
        ("“It fell.” She wept.", ["“It fell.”", "She wept."]),
        ("It rose 3.5 metres. 12 men died.", ["It rose 3.5 metres.", "12 men died."]),
        ("A head\n\nIt fell. Then rain", ["A head", "It fell.", "Then rain"]),
        ("He asked: why? because.", ["He asked: why? because."]),
        ("Мост упал. Никто не пришёл.", ["Мост упал.", "Никто не пришёл."]),
        ("… — .", []),
    ],
)
def test_text_is_split_where_sentences_end(text, pieces):
    assert split(text) == pieces


def test_what_is_set_apart_has_no_sentences():
    page = bridge().report
    apart = [r.span for r in page.regions if r.role == "appeal"]
    assert apart
    assert not [s for s in sentences(page) if any(a.overlaps(s) for a in apart)]


@given(st.text(st.sampled_from('Ab. !?"\n…”1é'), max_size=60))
def test_sentences_stand_in_order_and_do_not_overlap(text):
    found = list(sentences(plain_report("t", text)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(0 <= s.start < s.end <= len(text) for s in found)


def test_hostile_text_takes_linear_time():
    started = time.process_time()
    for text in ("." * 200_000, "a. " * 60_000, '."' * 100_000, "A.B" * 60_000):
        list(sentences(plain_report("t", text)))
    assert time.process_time() - started < 5
