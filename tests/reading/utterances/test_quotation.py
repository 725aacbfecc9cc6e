import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.utterances import quotation
from onrecord.records import Span


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotation.find(text, paragraphs(text))]


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We hold the ridge,” he said.", ["We hold the ridge,"]),
        ('"We hold," he said. "We stay."', ["We hold,", "We stay."]),
        ("‘We hold the ridge,’ he said.", ["We hold the ridge,"]),
        ("'We hold the ridge,' he said.", ["We hold the ridge,"]),
        ("''We hold,'' he said.", ["We hold,"]),
        ("„We hold,“ he said. „We stay.“", ["We hold,", "We stay."]),
        ("“They shouted ‘out’ at us,” he said.", ["They shouted ‘out’ at us,", "out"]),
        ("the so-called “safe zone” near the dam", ["safe zone"]),
    ],
)
def test_marks_of_every_shape_are_paired(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


@pytest.mark.parametrize(
    "text",
    [
        "The villagers' wells don't work; it's the army's fault.",
        "the ’90s and the generals’ plans",
        "rock ’n’ roll on the base",
        'a 5" pipe',
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    assert quoted("'The ministers' talks broke down,' she said.") == [
        "The ministers' talks broke down,"
    ]


def test_an_open_quotation_ends_with_its_paragraph_and_the_next_one_continues_it() -> None:
    text = "“The road is cut.\n“Nobody can leave,” he said."
    first, second = quotation.find(text, paragraphs(text))
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)
    assert first.outer.end == text.index("\n")


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert quoted("“The road is cut, he said. “Nobody can leave.”") == [
        "The road is cut, he said. ",
        "Nobody can leave.",
    ]


def test_fifty_unbalanced_paragraphs_stay_fifty_quotations() -> None:
    text = "\n".join("“The siege goes on" for _ in range(50))
    found = quotation.find(text, paragraphs(text))
    assert len(found) == 50
    assert all("\n" not in q.outer.of(text) for q in found)


def test_a_wall_of_marks_takes_linear_time() -> None:
    text = "“'\"’‘ a" * 40_000
    assert len(quotation.find(text, [Span(0, len(text))])) < len(text)


@given(st.text(alphabet="ab ,.\n\"'“”‘’«»`s", max_size=120))
def test_every_quotation_is_inside_its_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    for found in quotation.find(text, blocks):
        assert blocks[found.block].contains(found.outer)
        assert found.outer.contains(found.inner)
        assert len(found.inner) > 0
