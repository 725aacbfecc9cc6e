import time

import pytest

from onrecord.errors import LedgerError, QueryError
from onrecord.ledger.ingest import ingest
from onrecord.ledger.query import query
from onrecord.ledger.rows import LISTS
from onrecord.ledger.store import Ledger
from onrecord.settings import Settings
from tests.work.fakes import FakeReader, items


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ingest(ledger, items(3), FakeReader, Settings())
    return ledger


def test_statements_read_like_a_table(filled: Ledger) -> None:
    table = query(filled.path, "SELECT speaker, stance, chain, cue, words FROM statements LIMIT 1")
    assert table.columns == ("speaker", "stance", "chain", "cue", "words")
    assert table.rows == (
        ("Anna", "asserts", "Anna → The Fake Times", "said", "the bridge 0 holds"),
    )


@pytest.mark.parametrize("view", [*LISTS.values(), "reports", "records", "reviews", "runs"])
def test_every_list_of_a_reading_is_a_view(filled: Ledger, view: str) -> None:
    assert query(filled.path, f"SELECT * FROM {view}").columns


def test_the_full_text_is_searchable(filled: Ledger) -> None:
    sql = "SELECT name FROM reports WHERE key IN (SELECT rowid FROM search WHERE search MATCH ?)"
    assert query(filled.path, sql.replace("?", "'\"bridge 2\"'")).rows == (("2.txt",),)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM record",
        "UPDATE report SET text = ''",
        "INSERT INTO run (version, profile) VALUES ('', '')",
        "DROP TABLE review",
        "CREATE TEMP TABLE t (x)",
        "CREATE TABLE t (x)",
        "ATTACH ':memory:' AS other",
        "ATTACH '/tmp/onrecord-test-attached.db' AS other",
        "PRAGMA user_version = 9",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA data_version",
        "VACUUM INTO '/tmp/onrecord-test-vacuumed.db'",
        "VACUUM",
        "REINDEX",
        "BEGIN",
        "SELECT load_extension('x')",
        "SELECT * FROM pragma_journal_mode('DELETE')",
        "INSERT INTO search (search) VALUES ('rebuild')",
        "SELECT 1; DELETE FROM record",
        "SELECT nothing FROM nowhere",
        "not a query",
        "",
        "SELECT length(zeroblob(1000000000))",
        "SELECT 'a\x00b'",
    ],
)
def test_whatever_is_no_reading_query_is_refused(filled: Ledger, sql: str) -> None:
    if sql == "PRAGMA data_version":  # reads only
        assert query(filled.path, sql).columns
        return
    with pytest.raises(QueryError):
        query(filled.path, sql)


def test_an_endless_query_is_stopped(filled: Ledger) -> None:
    endless = (
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    )
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.2 seconds"):
        query(filled.path, endless, seconds=0.2)
    assert time.monotonic() - began < 5


def test_rows_beyond_the_cap_are_cut_and_it_says_so(filled: Ledger) -> None:
    cut = query(filled.path, "SELECT * FROM statements", most_rows=5)
    assert (len(cut.rows), cut.cut) == (5, True)
    whole = query(filled.path, "SELECT * FROM statements", most_rows=6)
    assert (len(whole.rows), whole.cut) == (6, False)


def test_ids_are_printed_as_elsewhere(filled: Ledger) -> None:
    [(blob, text)] = query(
        filled.path, "SELECT report.id, reports.id FROM report JOIN reports USING (key) LIMIT 1"
    ).rows
    assert blob == text


def test_a_missing_ledger_is_named(filled: Ledger) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        query(filled.path.with_name("none.db"), "SELECT 1")


def test_a_path_with_odd_characters_is_no_other_file(filled: Ledger) -> None:
    odd = filled.path.with_name("a?mode=rwc#%41.db")
    with Ledger(odd):
        assert query(odd, "SELECT count(*) FROM report").rows == ((0,),)
