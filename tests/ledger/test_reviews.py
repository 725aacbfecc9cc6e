import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.check import check
from onrecord.ledger.dump import content_digest
from onrecord.ledger.fields import with_fields
from onrecord.ledger.judging import judge, live
from onrecord.records import Reading, Review, Span, Statement
from onrecord.workspace import Workspace
from tests.work.fakes import FakeReader, item, reading_of

TEXT = "Anna said the bridge holds. Boris said it fell. Nobody asked Clara, who slept."
DAY = {"by": "Ines", "at": "2026-03-04"}


class MovedReader(FakeReader):
    """A later version that begins every statement four characters further on, cue and all."""

    version = "2"

    def read(self, item) -> Reading:
        reading = reading_of(item, self.version, self.profile)
        moved = tuple(
            Statement.make(
                reading.report,
                span=Span(s.span.start + 4, s.span.end),
                **{
                    name: getattr(s, name)
                    for name in s.__struct_fields__
                    if name not in ("id", "report", "meaning", "span")
                },
            )
            for s in reading.statements
        )
        return msgspec.structs.replace(reading, statements=moved)


class ForgetfulReader(FakeReader):
    """A later version that reads no statement any more."""

    version = "3"

    def read(self, item) -> Reading:
        return msgspec.structs.replace(reading_of(item, self.version, self.profile), statements=())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def workspace(folder: Path):
    with Workspace.open(folder / "w", reader=FakeReader) as opened:
        opened.add(str(folder / "page.txt"))
        yield opened


def read_again(workspace: Workspace, folder: Path, reader) -> Workspace:
    again = Workspace(workspace.folder, workspace.ledger, workspace.settings, reader)
    assert again.add(str(folder / "page.txt")).counts["reports"] == 1
    return again


def speaker(workspace: Workspace, name: str) -> Statement:
    (found,) = workspace.records("statements", speaker=name)
    return found


def names(workspace: Workspace) -> list[str]:
    return [s.speaker.name for s in workspace.records("statements")]


def test_a_rejected_record_leaves_every_list_and_can_still_be_shown(workspace):
    anna = speaker(workspace, "Anna")
    workspace.judge("reject", anna.id, **DAY)
    assert names(workspace) == ["Boris"]
    assert workspace.query("SELECT speaker FROM statements").rows == (("Boris",),)
    (entry,) = workspace.entries()
    assert entry.counts["statements"] == 1
    assert [r.id for r in workspace.rejected("statements")] == [anna.id]
    assert workspace.find(anna.id[:8]) == anna
    assert [j.review.action for j in workspace.why(anna.id).judgements] == ["reject"]


def test_a_correction_wins_and_says_who_made_it(workspace):
    anna = speaker(workspace, "Anna")
    workspace.judge("correct", anna.id, fields={"stance": "denies"}, **DAY)
    now = speaker(workspace, "Anna")
    assert (now.id, now.stance, now.made_by) == (anna.id, "denies", "st.said+human:Ines")
    assert now.meaning != anna.meaning
    assert [s.id for s in workspace.records("statements", stance="denies")] == [anna.id]
    sql = "SELECT stance, review FROM statements WHERE speaker = 'Anna'"
    assert workspace.query(sql).rows == (("denies", "corrected"),)


def test_a_part_of_a_field_is_corrected_by_its_path(workspace):
    anna = speaker(workspace, "Anna")
    workspace.judge("correct", anna.id, fields={"chain.0.source.name": "Anna Berg"}, **DAY)
    assert speaker(workspace, "Anna Berg").id == anna.id


def test_a_corrected_span_keeps_the_id(workspace):
    anna = speaker(workspace, "Anna")
    workspace.judge("correct", anna.id, span=Span(0, 20), **DAY)
    assert speaker(workspace, "Anna").span == Span(0, 20)
    assert speaker(workspace, "Anna").id == anna.id


@pytest.mark.parametrize(
    "fields",
    [
        {"stance": "mumbles"},
        {"stance": "no_response", "polarity": "negative"},
        {"chain.0.source.name": ""},
        {"colour": "red"},
        {"id": "00"},
        {"made_by": "me"},
        {"chain.7.source.name": "x"},
        {"chain.0.source.nickname": "x"},
        {"span": [5, 9999]},
        {"content": [[9, 3]]},
        {"stance.deep.er": "x"},
        {},
    ],
)
def test_what_a_record_cannot_say_is_refused_before_anything_is_entered(workspace, fields):
    with pytest.raises(QueryError):
        workspace.judge("correct", speaker(workspace, "Anna").id, fields=fields, **DAY)
    assert list(workspace.reviews()) == []


def test_an_added_record_appears_with_its_maker(workspace):
    report = next(workspace.reports())
    start = TEXT.index("Nobody asked Clara")
    made = workspace.judge(
        "add", report.id, kind="statement", span=Span(start, len(TEXT) - 1),
        fields={"speaker": "Clara", "stance": "no_response"}, **DAY,
    )  # fmt: skip
    clara = speaker(workspace, "Clara")
    assert (clara.id, clara.made_by, clara.stance) == (made.target, "human:Ines", "no_response")
    assert clara.content == (clara.span,)
    assert workspace.find(clara.id) == clara
    assert clara in workspace.reading(report.id).statements
    assert names(workspace) == ["Anna", "Boris", "Clara"]


def test_an_added_event_finds_the_words_of_its_roles(workspace):
    report = next(workspace.reports())
    workspace.judge(
        "add", report.id, kind="event", span=Span(0, 26),
        fields={"type": "CONSULT", "actor": "Anna"}, **DAY,
    )  # fmt: skip
    (event,) = workspace.records("events")
    assert [(r.role, r.span.of(TEXT)) for r in event.roles] == [("actor", "Anna")]


@pytest.mark.parametrize(
    ("kind", "span", "fields"),
    [
        ("rumour", Span(0, 4), {}),
        ("statement", Span(0, 4), {}),
        ("statement", Span(0, 9999), {"speaker": "Anna"}),
        ("statement", Span(4, 4), {"speaker": "Anna"}),
        ("statement", Span(0, 4), {"speaker": "Anna", "colour": "red"}),
        ("event", Span(0, 4), {"type": "ASSAULT", "actor": "Boris"}),
        ("figure", Span(0, 4), {"kind": "bounded", "measure": "rumours"}),
        ("", Span(0, 4), {}),
    ],
)
def test_an_addition_that_is_no_record_is_refused(workspace, kind, span, fields):
    report = next(workspace.reports())
    with pytest.raises(QueryError):
        workspace.judge("add", report.id, kind=kind, span=span, fields=fields, **DAY)
    assert list(workspace.reviews()) == []


def test_the_same_record_is_not_added_twice(workspace):
    report = next(workspace.reports())
    added = {"kind": "place", "span": Span(14, 20), "fields": {"name": "the bridge"}}
    workspace.judge("add", report.id, **added, **DAY)
    with pytest.raises(QueryError, match="already"):
        workspace.judge("add", report.id, **added, **DAY)


def test_an_added_record_can_be_judged_like_any_other(workspace):
    report = next(workspace.reports())
    made = workspace.judge(
        "add", report.id, kind="place", span=Span(14, 20), fields={"name": "bridge"}, **DAY
    )
    workspace.judge("correct", made.target, fields={"name": "old bridge"}, **DAY)
    assert [p.name for p in workspace.records("places")] == ["old bridge"]
    workspace.judge("reject", made.target, **DAY)
    assert list(workspace.records("places")) == []


def test_undo_takes_back_the_last_review_and_can_be_undone(workspace):
    anna = speaker(workspace, "Anna")
    workspace.judge("reject", anna.id, **DAY)
    undone = workspace.judge("undo", anna.id, **DAY)
    assert names(workspace) == ["Anna", "Boris"]
    assert workspace.judged(anna.report).states == {}
    workspace.judge("undo", undone.id, **DAY)
    assert names(workspace) == ["Boris"]
    assert [r.action for r in workspace.reviews()] == ["reject", "undo", "undo"]


def test_undo_of_a_record_nobody_judged_is_refused(workspace):
    with pytest.raises(QueryError, match="no review"):
        workspace.judge("undo", speaker(workspace, "Anna").id, **DAY)


def test_the_last_judgement_of_a_record_holds(workspace):
    anna = speaker(workspace, "Anna")
    for action in ("reject", "accept"):
        workspace.judge(action, anna.id, **DAY)
    assert names(workspace) == ["Anna", "Boris"]
    assert workspace.judged(anna.report).states == {anna.id: "accepted"}


def test_reviews_follow_their_records_to_other_spans(workspace, folder):
    anna, boris = speaker(workspace, "Anna"), speaker(workspace, "Boris")
    workspace.judge("correct", anna.id, fields={"stance": "denies"}, **DAY)
    workspace.judge("reject", boris.id, **DAY)
    again = read_again(workspace, folder, MovedReader)
    now = speaker(again, "Anna")
    assert now.id != anna.id
    assert (now.span.start, now.stance) == (4, "denies")
    assert names(again) == ["Anna"]
    judged = again.judged(anna.report)
    assert [(j.carried, j.record is not None) for j in judged.judgements] == [(True, True)] * 2
    assert list(again.orphans()) == []


def test_reviews_of_what_is_no_longer_read_are_orphans(workspace, folder):
    workspace.judge("accept", speaker(workspace, "Anna").id, **DAY)
    again = read_again(workspace, folder, ForgetfulReader)
    (orphan,) = again.orphans()
    assert (orphan.action, orphan.span.of(TEXT)) == ("accept", "Anna said the bridge holds.")
    assert names(again) == []
    back = read_again(again, folder, FakeReader)
    assert list(back.orphans()) == []


def test_added_records_outlast_a_new_reading(workspace, folder):
    report = next(workspace.reports())
    workspace.judge(
        "add", report.id, kind="place", span=Span(14, 20), fields={"name": "bridge"}, **DAY
    )
    again = read_again(workspace, folder, ForgetfulReader)
    assert [p.name for p in again.records("places")] == ["bridge"]


def test_an_added_record_that_a_reader_finds_later_is_one_record(workspace, folder):
    anna = speaker(workspace, "Anna")
    fields = {
        name: msgspec.to_builtins(getattr(anna, name))
        for name in ("chain", "source", "cue", "content")
    }
    again = read_again(workspace, folder, ForgetfulReader)
    again.judge("add", anna.report, kind="statement", span=anna.span, fields=fields, **DAY)
    back = read_again(again, folder, FakeReader)
    assert names(back) == ["Anna", "Boris"]
    assert speaker(back, "Anna").made_by == "st.said+human:Ines"


def test_a_record_read_differently_under_the_same_id_is_marked(workspace):
    reading = reading_of(item(TEXT))
    anna = reading.statements[0]
    review = Review(
        action="accept", target=anna.id, report=anna.report, kind="statement", span=anna.span,
        meaning="00" * 10, by="Ines", at="2026-03-04",
    )  # fmt: skip
    (judgement,) = judge(reading, [review]).judgements
    assert (judgement.record, judgement.changed, judgement.carried) == (anna.id, True, False)


def test_a_correction_that_a_newer_vocabulary_cannot_hold_is_an_orphan():
    reading = reading_of(item(TEXT))
    anna = reading.statements[0]
    review = Review(
        action="correct", target=anna.id, report=anna.report, kind="statement", span=anna.span,
        meaning=anna.meaning, by="Ines", at="2026-03-04", fields='{"stance":"gone"}',
    )  # fmt: skip
    judged = judge(reading, [review])
    assert judged.orphans == (review,)
    assert judged.reading == reading


def test_an_addition_whose_words_have_moved_is_an_orphan():
    reading, other = reading_of(item(TEXT)), reading_of(item("Now. " + TEXT))
    review = Review(
        action="add", target="ab" * 10, report=reading.report.id, kind="place", span=Span(14, 20),
        meaning="", by="Ines", at="2026-03-04", fields='{"name":"bridge"}',
    )  # fmt: skip
    (place,) = judge(reading, [review]).reading.places
    known = msgspec.structs.replace(review, meaning=place.meaning)
    assert judge(other, [known]).orphans == (known,)


def test_what_a_ledger_holds_does_not_hang_on_when_it_was_judged(tmp_path, folder):
    digests = []
    for order in (0, 1):
        with Workspace.open(tmp_path / str(order), reader=FakeReader) as one:
            one.add(str(folder / "page.txt"))
            for name in ("Anna", "Boris")[:: 1 if order else -1]:
                one.judge("accept", speaker(one, name).id, **DAY)
            digests.append(content_digest(one.ledger))
    assert digests[0] == digests[1]


def test_a_judged_ledger_is_sound(workspace):
    workspace.judge("reject", speaker(workspace, "Anna").id, **DAY)
    assert list(check(workspace.ledger)) == []


def test_an_overlay_that_was_tampered_with_is_found(workspace):
    workspace.judge("reject", speaker(workspace, "Anna").id, **DAY)
    workspace.ledger.run("DELETE FROM overlay")
    assert any("reviews" in problem.what for problem in check(workspace.ledger))


@given(st.lists(st.sampled_from(["accept", "reject", "undo"]), max_size=8))
def test_undoing_everything_in_any_order_leaves_the_reading_as_it_was(actions):
    reading = reading_of(item(TEXT))
    anna = reading.statements[0]
    made: list[Review] = []
    for nth, action in enumerate(actions):
        last = live(made)[-1:] if action == "undo" else ()
        made.append(
            Review(
                action=action if action != "undo" or last else "accept",
                target=last[0].id if last else anna.id,
                report=anna.report, kind="statement", span=anna.span, meaning=anna.meaning,
                by="Ines", at=f"2026-03-{nth + 1:02}",
            )
        )  # fmt: skip
    while standing := live(made):
        made.append(
            msgspec.structs.replace(standing[-1], action="undo", target=standing[-1].id, note="x")
        )
    assert judge(reading, made).reading == reading


@given(st.text(max_size=12), st.one_of(st.none(), st.integers(), st.text(max_size=5)))
def test_any_field_is_set_or_refused(path, value):
    anna = reading_of(item(TEXT)).statements[0]
    try:
        changed = with_fields(anna, {path: value}, TEXT)
    except QueryError:
        return
    assert json.loads(msgspec.json.encode(changed))


@pytest.mark.parametrize("action", ["reject", "correct"])
def test_a_judgement_undone_and_made_again_on_one_day_counts_again(workspace, action):
    anna = speaker(workspace, "Anna")
    fields = {"stance": "denies"} if action == "correct" else None
    made = []
    for _ in range(3):
        made.append(workspace.judge(action, anna.id, fields=fields, **DAY))
        state = "rejected" if action == "reject" else "corrected"
        assert workspace.judged(anna.report).states == {anna.id: state}
        workspace.judge("undo", anna.id, **DAY)
        assert workspace.judged(anna.report).states == {}
    assert [r.again for r in made] == [0, 1, 2]
    assert [r for r in workspace.reviews() if r.action != "undo"] == made
    assert list(check(workspace.ledger)) == []


def test_an_addition_undone_is_made_again_on_one_day(workspace):
    report = next(workspace.reports())
    added = {"kind": "place", "span": Span(14, 20), "fields": {"name": "bridge"}}
    made = workspace.judge("add", report.id, **added, **DAY)
    workspace.judge("undo", made.id, **DAY)
    workspace.judge("add", report.id, **added, **DAY)
    assert [p.name for p in workspace.records("places")] == ["bridge"]


def test_what_was_overruled_is_said_again_on_one_day(workspace):
    anna = speaker(workspace, "Anna")
    for action in ("accept", "reject", "accept"):
        workspace.judge(action, anna.id, **DAY)
    assert workspace.judged(anna.report).states == {anna.id: "accepted"}


def test_an_undo_that_was_undone_is_made_again_on_one_day(workspace):
    anna = speaker(workspace, "Anna")
    rejected = workspace.judge("reject", anna.id, **DAY)
    undone = workspace.judge("undo", rejected.id, **DAY)
    workspace.judge("undo", undone.id, **DAY)
    assert names(workspace) == ["Boris"]
    workspace.judge("undo", rejected.id, **DAY)
    assert names(workspace) == ["Anna", "Boris"]


def test_a_judgement_that_holds_is_not_entered_twice(workspace):
    anna, boris = speaker(workspace, "Anna"), speaker(workspace, "Boris")
    first = workspace.judge("reject", anna.id, **DAY)
    workspace.judge("reject", boris.id, **DAY)
    assert workspace.judge("reject", anna.id, **DAY) == first
    assert len(list(workspace.reviews())) == 2


def test_a_judgement_that_counts_entries_the_ledger_lacks_is_refused(workspace):
    made = workspace.judge("reject", speaker(workspace, "Anna").id, **DAY)
    with pytest.raises(LedgerError, match="earlier"):
        workspace.review(msgspec.structs.replace(made, again=7))
    assert list(workspace.reviews()) == [made]
