import subprocess
import sys
import textwrap
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import DiskFull, LedgerError
from onrecord.intake.item import Item
from onrecord.ledger.check import check
from onrecord.ledger.dump import content_digest, dump
from onrecord.ledger.finding import entries, reading, readings, records, runs
from onrecord.ledger.ingest import ingest
from onrecord.ledger.lock import only_writer
from onrecord.ledger.reviewing import add_review, reviews
from onrecord.ledger.store import Ledger
from onrecord.records import Given, Review, Run, Skipped, Statement
from onrecord.settings import Limits, Settings
from tests.work.fakes import FakeReader, NewerReader, item, items, reading_of

SMALL = Settings(batch=4, limits=Limits(report_seconds=30, worker_bytes=400 << 20))


def add(
    ledger: Ledger, *inputs: Item | Skipped, reader: type[FakeReader] = FakeReader, workers: int = 1
) -> Run:
    return ingest(ledger, inputs, reader, SMALL, workers=workers)


def test_what_comes_out_of_the_ledger_is_what_the_reader_made(ledger: Ledger) -> None:
    given = Given(published="2021-11-16", outlet="Überland", title="Ω")
    one = item(
        "Anna said the bridge holds. 🌉 Boris said it fell.", "a.txt", "https://x.test/1", given
    )
    add(ledger, one)
    assert reading(ledger, one.capture.report_id) == reading_of(one)


def test_a_second_run_over_the_same_inputs_adds_nothing(ledger: Ledger) -> None:
    first = add(ledger, *items(10))
    before = content_digest(ledger)
    second = add(ledger, *items(10))
    assert first.counts == {"reports": 10, "unchanged": 0, "regions": 10, "statements": 20}
    assert second.counts == {"reports": 0, "unchanged": 10}
    assert content_digest(ledger) == before
    assert list(check(ledger)) == []


def test_more_inputs_are_read_and_the_known_ones_are_not(ledger: Ledger) -> None:
    add(ledger, *items(5))
    assert add(ledger, *items(8)).counts["reports"] == 3


def test_the_ledger_is_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    digests = set()
    for workers in (1, 2):
        with Ledger(tmp_path / f"{workers}.db") as ledger:
            add(ledger, *items(23), item("BUG", "bug"), *items(25), workers=workers)
            digests.add(content_digest(ledger))
            digests.add(str([e.name for e in entries(ledger)]))
    assert len(digests) == 2


def test_every_skipped_input_is_kept_with_its_reason_in_order(ledger: Ledger) -> None:
    inputs = [Skipped(name="a.png", reason="an image"), item("REFUSE", "b"), item("x", "c")]
    inputs += [item("KILL", "d"), Skipped(name="e", reason="missing"), item("BUG", "f")]
    run = add(ledger, *inputs)
    assert [s.name for s in run.skipped] == ["a.png", "b", "d", "e", "f"]
    assert list(runs(ledger)) == [run]
    assert run.inputs == 6
    assert run.finished
    assert ledger.rows("SELECT name FROM skipped WHERE reason = 'an image'") == [("a.png",)]


def test_the_run_names_the_models_of_the_reader(ledger: Ledger) -> None:
    run = add(ledger, *items(1))
    assert [(m.name, m.version) for m in run.models] == [("fake", "1")]
    assert next(runs(ledger)).models == run.models


def test_a_newer_reader_replaces_the_records_and_leaves_the_reviews(ledger: Ledger) -> None:
    add(ledger, *items(3))
    judged = next(records(ledger, "statements", {}))
    review = Review(
        action="accept",
        target=judged.id,
        report=judged.report,
        kind="statement",
        span=judged.span,
        meaning=judged.meaning,
        by="me",
        at="2026-01-01",
    )
    assert add_review(ledger, review)
    names = [e.name for e in entries(ledger)]
    run = add(ledger, *items(3), reader=NewerReader)
    assert run.counts == {"reports": 3, "unchanged": 0, "regions": 3, "statements": 3}
    assert len(list(records(ledger, "statements", {}))) == 3
    assert [e.name for e in entries(ledger)] == names
    assert list(reviews(ledger)) == [review]
    assert {r.version for r in readings(ledger)} == {"2"}
    assert list(check(ledger)) == []


def test_another_profile_reads_again(ledger: Ledger) -> None:
    add(ledger, *items(2))
    other = msgspec.structs.replace(SMALL, profile="rules")
    assert ingest(ledger, items(2), FakeReader, other).counts["reports"] == 2


def test_a_date_given_later_reads_the_report_again_under_the_same_id(ledger: Ledger) -> None:
    add(ledger, item("Anna said yes.", "a"))
    run = add(ledger, item("Anna said yes.", "a", given=Given(published="2021-11-16")))
    assert run.counts["reports"] == 1
    assert [e.published for e in entries(ledger)] == ["2021-11-16"]


def test_a_copy_of_the_same_bytes_is_counted_not_read(ledger: Ledger) -> None:
    run = add(ledger, item("Anna said yes.", "a"), item("Anna said yes.", "copy of a"))
    assert run.counts["reports"] == 1
    assert run.counts["repeated"] == 1


def test_the_same_bytes_with_other_details_in_one_run_are_named(ledger: Ledger) -> None:
    twice = [
        item("Anna said yes.", n, given=Given(published=n)) for n in ("2021-11-16", "2021-11-17")
    ]
    first = add(ledger, *twice)
    second = add(ledger, *twice)
    for run in (first, second):
        assert [s.name for s in run.skipped] == ["2021-11-17"]
        assert "the first were kept" in run.skipped[0].reason
    assert second.counts["reports"] == 0


def test_a_later_text_from_the_same_address_revises_the_earlier_one(ledger: Ledger) -> None:
    texts = ["Anna said yes.", "Anna said no.", "Anna said maybe."]
    pages = [item(text, f"{n}", "https://x.test/1") for n, text in enumerate(texts)]
    other = item("Clara said so.", "other", "https://x.test/2")
    add(ledger, pages[0], other, pages[1])
    add(ledger, pages[2])
    found = {r.report.capture.name: r.report for r in readings(ledger)}
    assert [found[n].revises for n in ("0", "1", "2", "other")] == [
        None,
        found["0"].id,
        found["1"].id,
        None,
    ]
    before = content_digest(ledger)
    add(ledger, *pages, other, reader=NewerReader)
    add(ledger, *pages, other)
    assert content_digest(ledger) == before


def test_reports_without_an_address_revise_nothing(ledger: Ledger) -> None:
    add(ledger, item("Anna said yes."), item("Anna said no."))
    assert all(r.report.revises is None for r in readings(ledger))


def test_file_names_that_are_no_unicode_are_kept_in_escapes(ledger: Ledger) -> None:
    run = add(ledger, item("Anna said yes.", "caf\udce9"), Skipped(name="\udcff", reason="empty"))
    assert [e.name for e in entries(ledger)] == ["caf\\udce9"]
    assert run.skipped[0].name == "\\udcff"


class GivesSurrogates(FakeReader):
    def read(self, item: Item):
        held = reading_of(item, self.version, self.profile)
        report = msgspec.structs.replace(held.report, text="\ud800", regions=())
        return msgspec.structs.replace(held, report=report, statements=())


def test_a_text_with_lone_surrogates_is_set_aside_with_a_reason(ledger: Ledger) -> None:
    run = add(ledger, item("Anna said yes.", "a"), reader=GivesSurrogates)
    assert "lone surrogates" in run.skipped[0].reason


def test_progress_hears_of_every_input_once(ledger: Ledger) -> None:
    add(ledger, *items(2))
    heard: list[str] = []
    inputs = [*items(3), Skipped(name="x", reason="y")]
    ingest(ledger, inputs, FakeReader, SMALL, progress=heard.append)
    assert sorted(heard) == ["0.txt", "1.txt", "2.txt", "x"]


def test_ctrl_c_keeps_what_was_finished(ledger: Ledger) -> None:
    def stop(name: str) -> None:
        if name == "6.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(ledger, items(20), FakeReader, SMALL, progress=stop)
    [run] = runs(ledger)
    assert not run.finished
    assert run.counts["reports"] == len(list(entries(ledger))) == 7
    assert add(ledger, *items(20)).counts == {
        "reports": 13,
        "unchanged": 7,
        "regions": 13,
        "statements": 26,
    }


def test_a_second_add_at_the_same_time_is_refused_by_name(ledger: Ledger) -> None:
    with only_writer(ledger.path), pytest.raises(LedgerError, match=r"another `add` is running"):
        add(ledger, *items(1))
    assert add(ledger, *items(1)).counts["reports"] == 1


def test_a_lock_left_by_a_dead_process_does_not_hinder(ledger: Ledger) -> None:
    ledger.path.with_suffix(".lock").write_text("999999\n")
    assert add(ledger, *items(1)).counts["reports"] == 1


def test_reading_goes_on_while_another_process_writes(ledger: Ledger) -> None:
    add(ledger, *items(2))
    with Ledger(ledger.path) as other, other.atomic():
        other.run("DELETE FROM record")
        assert len(list(records(ledger, "statements", {}))) == 4
        raise_free = list(entries(ledger))
    assert len(raise_free) == 2


FULL = textwrap.dedent(
    """
    import resource, sys
    from pathlib import Path
    from onrecord.errors import DiskFull
    from onrecord.ledger.ingest import ingest
    from onrecord.ledger.store import Ledger
    from onrecord.settings import Settings
    from tests.work.fakes import FakeReader, items
    ledger = Ledger(Path(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        ingest(ledger, items(2000), FakeReader, Settings(batch=20))
    except DiskFull as error:
        print(error)
        sys.exit(74)
    """
)


def test_a_full_disk_is_a_clear_error_and_the_next_run_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 74, done.stderr
    assert "the disk is full or fails" in done.stdout
    with Ledger(path) as ledger, Ledger(tmp_path / "whole.db") as whole:
        assert list(check(ledger)) == []
        held = len(list(entries(ledger)))
        assert 0 < held < 2000
        ingest(ledger, items(200), FakeReader, Settings())
        ingest(whole, items(200), FakeReader, Settings())
        assert next(iter(dump(whole))) in list(dump(ledger))
        assert list(check(ledger)) == []


def test_disk_full_is_a_ledger_error() -> None:
    assert issubclass(DiskFull, LedgerError)


def test_statements_come_back_as_statements(ledger: Ledger) -> None:
    add(ledger, *items(1))
    assert all(isinstance(s, Statement) for s in records(ledger, "statement", {}))
