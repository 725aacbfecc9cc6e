"""Versions of the ledger's schema, and the way from each to the next.

`PRAGMA user_version` counts the steps a file has been through. A step is an SQL file of this
folder; a released step is never edited: a change is a new file at the end of `STEPS`.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.errors import LedgerError

STEPS = ("schema.sql", "views.sql", "reviews.sql", "views.sql")
"""The steps from an empty file to the current schema."""

APPLICATION_ID = 0x6F6E7263
"""Marks a SQLite file as a ledger ("onrc"), for `file` and for our own refusal of others."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the ledger at `path` to the current schema; a fresh file gets all of it.

    Raises LedgerError where the file is of a newer schema or is some other program's.
    """
    if version_of(connection, path) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")  # two processes may open a fresh ledger at once
    try:
        for step in STEPS[version_of(connection, path) :]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return how many steps the file has been through; 0 for an empty one."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise LedgerError(f"{path}: this SQLite file is not a ledger of onrecord")
    if version > len(STEPS):
        raise LedgerError(
            f"{path}: written by a newer onrecord (schema {version}, this one knows "
            f"{len(STEPS)}); upgrade onrecord to open it"
        )
    return version


def _statements(step: str) -> Iterator[str]:
    """Yield the SQL statements of one step file."""
    gathered = ""
    source = files("onrecord.ledger").joinpath(step).read_text("utf-8")
    for line in source.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
