"""The ledger as an open file. What is done with it stands in the modules beside this one.

One `Ledger` belongs to one thread. Any number of processes may read while one writes.
"""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onrecord.ledger.storage import connect, storage_errors, transaction


class Ledger:
    """An open ledger; a context manager that closes it."""

    def __init__(self, path: Path) -> None:
        """Open or create the ledger at `path`; raises LedgerError if that is impossible."""
        self.path = path
        self._connection = connect(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._connection.close()

    def atomic(self) -> AbstractContextManager[None]:
        """Return a context in which all writes happen or none."""
        return transaction(self._connection, self.path)

    def run(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
        """Run one statement with bound `values`; errors come as LedgerError."""
        with storage_errors(self.path):
            return self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Any) -> None:
        """Run one statement for each of `rows`."""
        with storage_errors(self.path):
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Any = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with storage_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Any = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, None if there is none."""
        with storage_errors(self.path):
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found
