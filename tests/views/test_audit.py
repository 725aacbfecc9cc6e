import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.audit_log import Answer
from onrecord.records import Reading
from onrecord.views.audit import Share, account, draw, questions, sentences_of, tally
from tests.work.fakes import item, reading_of


def readings(count: int = 40) -> list[Reading]:
    texts = (
        f"Anna said the bridge {n} holds. It rained all day. Boris said it fell. Nobody came."
        for n in range(count)
    )
    return [reading_of(item(text)) for text in texts]


def answered(drawn, reply) -> list[Answer]:
    return [
        Answer(draw=drawn.name, report=s.report, span=s.span, question=q, record=r,
               reply=reply(s, q))
        for s in drawn.sentences
        for q, r in questions(s)
    ]  # fmt: skip


def test_half_of_a_sample_are_sentences_without_records():
    drawn = draw(readings(), "statements", 20, 1)
    assert [s.said for s in drawn.sentences] == [True, False] * 10
    assert (drawn.said, drawn.silent, drawn.records, drawn.reports) == (80, 80, 80, 40)
    assert len({(s.report, s.span) for s in drawn.sentences}) == 20


def test_the_same_seed_draws_the_same_and_another_does_not():
    one, two, other = (draw(readings(), "statements", 20, seed) for seed in (1, 1, 2))
    assert one == two
    assert one.sentences != other.sentences


@pytest.mark.parametrize(("kind", "said"), [("statements", 2), ("events", 0), ("figures", 0)])
def test_a_small_ledger_gives_all_it_has(kind, said):
    drawn = draw(readings(1), kind, 50, 1)
    assert len(drawn.sentences) == 4
    assert (drawn.said, drawn.silent) == (said, 4 - said)


def test_an_empty_ledger_gives_an_empty_sample():
    drawn = draw([], "statements", 10, 1)
    assert drawn.sentences == ()
    assert list(account(drawn, tally(drawn, []))) == ["nothing has been answered yet"]


def test_a_record_that_runs_on_leaves_no_sentence_silent():
    reading = reading_of(item("Anna said the bridge holds. Boris slept."))
    (one,) = reading.statements
    longer = type(one)(**{f: getattr(one, f) for f in one.__struct_fields__}
                       | {"span": type(one.span)(0, 35)})  # fmt: skip
    changed = Reading(report=reading.report, version="1", profile="r", statements=(longer,))
    assert [(s.said, len(s.records)) for s in sentences_of(changed, "statements")] == [
        (True, 1), (True, 0),
    ]  # fmt: skip


def test_all_right_and_nothing_missing_is_a_hundred_percent():
    drawn = draw(readings(), "statements", 40, 1)
    figures = tally(drawn, answered(drawn, lambda _, q: "yes" if q == "right" else "no"))
    assert (figures.right.value, figures.recall(drawn)[0]) == (1.0, 1.0)
    assert figures.recall(drawn)[1] < 0.95
    said = "\n".join(account(drawn, figures))
    assert "precision 100.0 % [" in said
    assert "For the methods section" in said


def test_recall_weighs_the_two_halves_by_their_size():
    sparse = [reading_of(item(f"Anna said {n}. " + "It rained. " * 9)) for n in range(30)]
    drawn = draw(sparse, "statements", 20, 1)
    silent = iter([True] + [False] * 9)

    def reply(sentence, question):
        if question == "right":
            return "yes"
        return "yes" if not sentence.said and next(silent) else "no"

    best, low, high = tally(drawn, answered(drawn, reply)).recall(drawn)
    assert best == pytest.approx(30 / (30 + 270 * 0.1))
    assert low < best < high


def test_no_answer_is_guessed():
    drawn = draw(readings(), "statements", 20, 1)
    figures = tally(drawn, answered(drawn, lambda *_: "skipped"))
    assert figures.right.of == 0
    assert figures.recall(drawn) is None
    said = answered(drawn, lambda *_: "yes")[:1]
    assert "not yet" in "\n".join(account(drawn, tally(drawn, said)))


def test_the_last_answer_holds_and_answers_to_other_draws_do_not_count():
    drawn, other = (draw(readings(), "statements", 20, seed) for seed in (1, 2))
    twice = [*answered(drawn, lambda *_: "no"), *answered(drawn, lambda *_: "yes")]
    assert tally(drawn, twice).right.value == 1.0
    assert tally(other, twice).right.of == 0


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_intervals_are_wilsons(hits, of, low, high):
    assert Share(hits, of).interval == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 400), st.integers(0, 400))
def test_an_interval_holds_its_share(hits, more):
    share = Share(hits, hits + more)
    low, high = share.interval
    assert 0 <= low <= high <= 1
    assert not share.of or low <= share.value + 1e-12 <= high + 2e-12
