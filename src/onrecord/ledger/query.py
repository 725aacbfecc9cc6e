"""`query`: the user's own SQL over the ledger, read-only, with a limit on time and rows.

Three walls, each enough by itself against writing: the file is opened read-only, the
connection is `query_only`, and an authorizer refuses every action that is not on a short
list, so neither ATTACH nor a PRAGMA nor an extension gets through.
"""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import QueryError
from onrecord.ledger.storage import connect_read_only

MOST_ROWS = 10_000
SECONDS = 5.0
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock: a few milliseconds."""

_LONGEST_VALUE = 64 * 1024 * 1024
"""Bytes of one value: above any report, below what `zeroblob` or `printf` could ask for."""

_ALLOWED = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_RECURSIVE,
    }
)
_REFUSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})
_READ_PRAGMAS = frozenset({"table_info", "data_version"})
"""`data_version` is what the full-text index asks by itself."""

_FIRST = (
    "SELECT 1 FROM search LIMIT 0",
    "SELECT 1 FROM pragma_table_info('report') LIMIT 0",
    "SELECT 1 FROM json_each('[]') LIMIT 0",
)
"""Virtual tables are set up on first use, by an inner "update of sqlite_master" that the
authorizer must refuse to everybody else; so they are set up before it stands."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a query; blobs (ids) are hex. `cut` says that there were more rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Unpack as `columns, rows`."""
        return iter((self.columns, self.rows))


def query(path: Path, sql: str, *, most_rows: int = MOST_ROWS, seconds: float = SECONDS) -> Table:
    """Run one SELECT over the ledger at `path`.

    Raises QueryError if it is no SELECT, is wrong, or takes longer than `seconds`.
    """
    connection = connect_read_only(path)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000)
        for statement in _FIRST:
            connection.execute(statement)
        connection.set_authorizer(_authorize)
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        return _answer(connection, sql, most_rows)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise QueryError(_reason(error, seconds)) from error
    finally:
        connection.close()


def _answer(connection: sqlite3.Connection, sql: str, most_rows: int) -> Table:
    cursor = connection.execute(sql)
    if cursor.description is None:
        raise QueryError("the query is empty or returns no table: it must be one SELECT")
    rows = cursor.fetchmany(most_rows + 1)
    return Table(
        columns=tuple(column[0] for column in cursor.description),
        rows=tuple(tuple(_shown(value) for value in row) for row in rows[:most_rows]),
        cut=len(rows) > most_rows,
    )


def _shown(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _authorize(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
    """Allow reading and functions; the arguments are SQLite's, their sense differs by action."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second not in _REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_OK
    # A table-valued pragma asks with its argument; one that sets a value is none of these.
    if action == sqlite3.SQLITE_PRAGMA and first in _READ_PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _reason(error: Exception, seconds: float) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return f"the query took longer than {seconds:g} seconds and was stopped"
    if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY):
        return f"queries may only read: {error}"
    return f"the query cannot be run: {error}"
