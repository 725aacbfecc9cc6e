"""The way to the SQLite file: connections, transactions, and errors in the user's words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import DiskFull, LedgerError
from onrecord.ledger.migrations import migrate, version_of

BUSY_SECONDS = 30.0
"""How long a writer waits for another one; a batch of an `add` takes well below a second."""

_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_DISK_ERRNO = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another process is writing to it; try again when it is done",
    sqlite3.SQLITE_READONLY: "it may not be written: check its permissions",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the folder and its permissions",
    sqlite3.SQLITE_NOTADB: "this file is not a ledger",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a copy, or read the reports again",
}


def connect(path: Path) -> sqlite3.Connection:
    """Open the ledger at `path` for reading and writing; create or migrate it if needed."""
    with storage_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            version_of(connection, path)  # before anything is written into a foreign file
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open the ledger at `path` so that nothing can be written through the connection."""
    with storage_errors(path):
        uri = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do all that follows or none of it; what fails leaves the ledger as it was."""
    with storage_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite rolls back by itself on a full disk
                connection.execute("ROLLBACK")
            raise


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the disk into LedgerError and DiskFull."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary result code
        if code in _DISK:
            raise DiskFull(f"{path}: the disk is full or fails ({error})") from error
        raise LedgerError(f"{path}: {_ADVICE.get(code, str(error))}") from error
    except OSError as error:
        if error.errno in _DISK_ERRNO:
            raise DiskFull(f"{path}: the disk is full or fails ({error.strerror})") from error
        raise LedgerError(f"{path}: {error.strerror or error}") from error
