import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.check import check
from onrecord.ledger.finding import entries, readings, records, resolve
from onrecord.ledger.ingest import ingest
from onrecord.ledger.migrations import STEPS
from onrecord.ledger.reviewing import add_review, reviews
from onrecord.ledger.store import Ledger
from onrecord.records import Given, Report, Review, Span, Statement
from onrecord.settings import Settings
from tests.work.fakes import FakeReader, item, items


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ingest(ledger, items(3), FakeReader, Settings())
    return ledger


def tamper(ledger: Ledger, sql: str) -> list[str]:
    """Change the file behind the ledger's back and return what `check` says."""
    with sqlite3.connect(ledger.path) as connection:
        connection.execute(sql)
    connection.close()
    return [problem.what for problem in check(ledger)]


def test_a_ledger_of_a_newer_schema_is_refused_with_advice(ledger: Ledger) -> None:
    ledger.run(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(LedgerError, match="upgrade onrecord"):
        Ledger(ledger.path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"This is a letter, not a database. " * 100)
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger(path)


def test_a_ledger_of_an_older_schema_is_brought_up_to_date(tmp_path: Path, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.ledger.migrations.STEPS", STEPS[:1])
        Ledger(tmp_path / "old.db").close()
    with Ledger(tmp_path / "old.db") as ledger:
        assert ledger.rows("PRAGMA user_version") == [(len(STEPS),)]
        assert ledger.rows("SELECT count(*) FROM statements") == [(0,)]


def test_a_sound_ledger_has_no_problems(filled: Ledger) -> None:
    assert list(check(filled)) == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE report SET text = replace(text, 'holds', 'hooks') WHERE key = 1",
            "its text is not the one",
        ),
        (
            "UPDATE report SET text = replace(text, 'holds', 'hooks') WHERE key = 1",
            "its meaning is not",
        ),
        ('UPDATE record SET "end" = 9999 WHERE key = 2', "lies outside the text"),
        ("UPDATE record SET start = start + 1 WHERE key = 2", "its id is not that of its words"),
        (
            "UPDATE record SET body = replace(body, 'asserts', 'denies') WHERE key = 2",
            "its meaning is not",
        ),
        (
            "UPDATE record SET body = replace(body, 'asserts', 'mumbles') WHERE key = 2",
            "cannot be decoded",
        ),
        ("UPDATE record SET body = '{' WHERE key = 2", "cannot be decoded"),
        ("UPDATE record SET kind = 'rumour' WHERE key = 2", "cannot be decoded"),
        ("UPDATE record SET report = 77 WHERE key = 2", "points to nothing"),
        (
            "UPDATE report SET fingerprint = x'00' WHERE key = 1",
            "fingerprint is not that of its capture",
        ),
        (
            "UPDATE report SET source_map = '[[0, 99999, 0, 5]]' WHERE key = 1",
            "map to source bytes",
        ),
        (
            "UPDATE record SET id = (SELECT id FROM record WHERE key = 2) WHERE key = 3",
            "is taken by another",
        ),
        (
            "INSERT INTO search (search, rowid, title, text) VALUES ('delete', 1, 'x', 'bridge')",
            "search index",
        ),
    ],
)
def test_check_finds_what_was_tampered_with(filled: Ledger, sql: str, said: str) -> None:
    assert any(said in what for what in tamper(filled, sql))


def judgement(ledger: Ledger, note: str = "") -> Review:
    record = next(records(ledger, "statements", {}))
    return Review(
        action="correct",
        target=record.id,
        report=record.report,
        kind="statement",
        span=record.span,
        meaning=record.meaning,
        by="Åse",
        at="2026-02-03T04:05:06",
        note=note,
        fields='{"stance": "denies"}',
    )


def test_reviews_come_back_in_the_order_they_were_made(filled: Ledger) -> None:
    made = [judgement(filled, note) for note in ("one", "two", "three")]
    assert all(add_review(filled, review) for review in made)
    assert list(reviews(filled)) == made
    assert list(reviews(filled, made[0].report)) == made
    assert list(reviews(filled, list(readings(filled))[2].report.id)) == []


def test_the_same_review_twice_is_one(filled: Ledger) -> None:
    made = judgement(filled)
    assert add_review(filled, made)
    assert not add_review(filled, made)
    assert len(list(reviews(filled))) == 1


@pytest.mark.parametrize("sql", ["DELETE FROM review", "UPDATE review SET note = 'x'"])
def test_reviews_are_never_changed(filled: Ledger, sql: str) -> None:
    add_review(filled, judgement(filled))
    with pytest.raises(LedgerError, match="append-only"):
        filled.run(sql)


def test_a_review_of_an_unknown_report_is_refused(filled: Ledger) -> None:
    lost = Review(
        action="accept", target="00" * 10, report="00" * 10, kind="statement",
        span=Span(0, 1), meaning="00" * 10, by="me", at="2026",
    )  # fmt: skip
    with pytest.raises(LedgerError, match="no report"):
        add_review(filled, lost)


def test_records_are_found_by_the_columns_of_their_view(filled: Ledger) -> None:
    found = list(records(filled, "statements", {"speaker": "boris"}))
    assert [s.speaker.name for s in found if isinstance(s, Statement)] == ["Boris"] * 3
    assert list(records(filled, "statements", {"stance": "denies"})) == []
    report = found[0].report
    assert len(list(records(filled, "statements", {"report": report[:6]}))) == 2


def test_records_are_found_by_day(ledger: Ledger) -> None:
    days = ["2021-11-14", "2021-11-15T10:00", "2021-11-16"]
    ingest(
        ledger,
        [item(f"Anna said {d}.", d, given=Given(published=d)) for d in days],
        FakeReader,
        Settings(),
    )
    days_found = [
        r.report
        for r in records(ledger, "statements", {"since": "2021-11-15", "until": "2021-11-15"})
    ]
    assert days_found == [list(entries(ledger))[1].id]


@pytest.mark.parametrize("kind", ["rumours", "report; DROP TABLE run"])
def test_an_unknown_kind_is_refused_with_the_known_ones(filled: Ledger, kind: str) -> None:
    with pytest.raises(QueryError, match="there are regions, statements"):
        list(records(filled, kind, {}))


def test_an_unknown_filter_is_refused_with_the_known_ones(filled: Ledger) -> None:
    with pytest.raises(QueryError, match="filters are id, report"):
        list(records(filled, "statements", {"colour": "red"}))


def test_an_id_is_found_by_its_beginning(filled: Ledger) -> None:
    statement = next(records(filled, "statements", {}))
    for length in (7, 8, 20):
        assert resolve(filled, statement.id[:length]) == statement
    report = resolve(filled, statement.report)
    assert isinstance(report, Report)
    assert report.regions


@pytest.mark.parametrize("prefix", ["", "abc", "zzzz", "0" * 21, "' OR 1", "ffff"])
def test_an_unknown_or_broken_id_is_a_clear_error(filled: Ledger, prefix: str) -> None:
    with pytest.raises(QueryError, match=r"id"):
        resolve(filled, prefix)


def test_an_id_that_may_mean_several_lists_them(filled: Ledger) -> None:
    filled.run("UPDATE record SET id = x'abcdef00000000000001' WHERE key = 2")
    filled.run("UPDATE record SET id = x'abcdef00000000000002' WHERE key = 3")
    with pytest.raises(QueryError, match=r"abcdef00000000000001 .* give more digits"):
        resolve(filled, "abcdef")


def test_a_list_of_reports_counts_their_records(filled: Ledger) -> None:
    assert [e.counts for e in entries(filled)] == [{"regions": 1, "statements": 2}] * 3
