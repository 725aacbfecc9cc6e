"""The encoder that ships: loaded by hash, the same answers every time, linear in length."""

import msgspec
import pytest

from onrecord.errors import ModelError
from onrecord.language.encoder import Encoder, encoder
from onrecord.language.encoder.heads import LINKS, POOLED, TAGS
from onrecord.language.encoder.pieces import WINDOW
from onrecord.records import Span

TEXT = "The ministry said on Friday that two shells had hit the depot near the bridge."
WHOLE = [Span(0, len(TEXT))]


@pytest.fixture(scope="module")
def loaded() -> Encoder:
    return Encoder.load()


def test_every_piece_has_an_answer_from_every_head(loaded: Encoder) -> None:
    (sight,) = loaded.trace(TEXT, WHOLE).sights
    for head, classes in TAGS.items():
        assert sight.tags[head].shape == (len(sight.spans), 2 * len(classes) + 1)
    for head in LINKS:
        assert sight.goals(head, [1]).shape == (1, len(sight.spans))


def test_the_words_of_a_plain_sentence_are_seen(loaded: Encoder) -> None:
    (sight,) = loaded.trace(TEXT, WHOLE).sights
    best = sight.chances["attribution"].argmax(-1)
    seen = {TEXT[a:b]: int(kind) for (a, b), kind in zip(sight.spans, best, strict=True) if a >= 0}
    assert seen["ministry"] in {1, 2}
    assert seen["said"] in {3, 4}
    assert seen["shells"] in {5, 6}


def test_an_answer_depends_on_nothing_read_before(loaded: Encoder) -> None:
    first = loaded.trace(TEXT, WHOLE).sights[0]
    loaded.trace("Quite another text. " * 50, [Span(0, 1000)])
    again = loaded.trace(TEXT, WHOLE).sights[0]
    assert first.states.tobytes() == again.states.tobytes()


def test_pooled_heads_name_their_classes(loaded: Encoder) -> None:
    trace = loaded.trace(TEXT, WHOLE)
    at = TEXT.index("hit")
    found = trace.chances("plover", [[Span(at, at + 3)], [], []])
    assert found is not None
    assert set(found) == set(POOLED["plover"])
    assert abs(sum(found.values()) - 1) < 1e-5


def test_a_text_of_nothing_but_marks_is_read(loaded: Encoder) -> None:
    marks = "… “” — … " * 200
    sights = loaded.trace(marks, [Span(0, len(marks))]).sights
    assert all(len(s.spans) <= WINDOW for s in sights)


def test_a_changed_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"name": "encoder.onnx", "version": "1", "sha256": "0" * 64}
    monkeypatch.setattr(encoder, "rows", lambda _: [row])
    with pytest.raises(ModelError, match="expected 000"):
        Encoder.load()


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "rows", lambda _: [])
    with pytest.raises(ModelError, match=r"encoder\.onnx is not part"):
        Encoder.load()


def test_models_are_on_record(loaded: Encoder) -> None:
    assert [m.name for m in loaded.models] == list(encoder.FILES)
    assert all(isinstance(m, msgspec.Struct) and len(m.sha256) == 64 for m in loaded.models)
