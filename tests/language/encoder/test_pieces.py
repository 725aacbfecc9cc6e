"""Windows of word pieces: nothing lost, nothing twice, no window too long."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.encoder.pieces import CLS, SEP, Encoding, windows


class Words:
    """A tokenizer whose pieces are words and marks."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> list[Encoding]:
        assert not add_special_tokens
        return [_Encoded(text) for text in texts]


class _Encoded:
    def __init__(self, text: str) -> None:
        found = list(re.finditer(r"\w+|[^\w\s]", text))
        self.offsets = [m.span() for m in found]
        self.ids = [1012 if m.group() == "." else 2000 for m in found]


def test_short_blocks_share_a_window_with_a_mark_after_each() -> None:
    text = "Guns fell silent.\n\nNobody spoke."
    (window,) = windows(Words(), text, [(0, 17), (19, 32)])
    assert window.ids == (CLS, 2000, 2000, 2000, 1012, SEP, 2000, 2000, 1012, SEP)
    words = [text[a:b] for a, b in window.spans if a >= 0]
    assert words == ["Guns", "fell", "silent", ".", "Nobody", "spoke", "."]


def test_a_block_that_does_not_fit_beside_another_opens_a_window() -> None:
    text = "One two three. Four five six."
    found = windows(Words(), text, [(0, 14), (15, 29)], size=8)
    assert [len(w.ids) for w in found] == [6, 6]


def test_a_block_longer_than_a_window_is_cut_behind_a_sentence() -> None:
    text = "One two three. Four five six seven."
    first, second = windows(Words(), text, [(0, len(text))], size=9)
    assert text[first.spans[-2][0] : first.spans[-2][1]] == "."
    assert text[second.spans[1][0] : second.spans[1][1]] == "Four"


def test_a_block_without_a_sentence_end_is_cut_all_the_same() -> None:
    text = "word " * 100
    found = windows(Words(), text, [(0, len(text))], size=16)
    assert max(len(w.ids) for w in found) <= 16
    assert sum(a >= 0 for w in found for a, _ in w.spans) == 100


def test_a_report_without_words_has_no_window() -> None:
    assert windows(Words(), " \n\n ", [(0, 1), (3, 4)]) == []


@given(st.lists(st.text("ab .", max_size=40), max_size=8), st.integers(4, 20))
def test_every_piece_is_in_one_window_and_in_order(parts: list[str], size: int) -> None:
    text, blocks = "", []
    for part in parts:
        blocks.append((len(text), len(text) + len(part)))
        text += part + "\n"
    found = windows(Words(), text, blocks, size=size)
    spans = [span for window in found for span in window.spans if span[0] >= 0]
    assert spans == [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    assert all(len(window.ids) <= size for window in found)
