"""Parquet: one file for each kind of record, typed, for DuckDB, pandas and R.

Needs pyarrow, which is as large as all the rest of onrecord: an extra.
"""

from importlib import import_module
from itertools import islice
from typing import Any

from onrecord.errors import QueryError
from onrecord.export.source import INTEGERS, REALS, tables
from onrecord.export.target import Folder
from onrecord.ledger.store import Ledger

BATCH = 10_000
"""Rows of a row group: a few megabytes at a time."""


def write(ledger: Ledger, folder: Folder) -> None:
    """Write the tables of `csv` with types; raises QueryError if pyarrow is not installed."""
    try:
        arrow: Any = import_module("pyarrow")
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise QueryError(
            "Parquet needs pyarrow, which is not installed: pip install 'onrecord[parquet]'"
        ) from error
    for table in tables(ledger):
        kinds = [_kind(column, arrow) for column in table.columns]
        schema = arrow.schema(list(zip(table.columns, kinds, strict=True)))
        with parquet.ParquetWriter(folder.file(f"{table.name}.parquet"), schema) as writer:
            while rows := list(islice(table.rows, BATCH)):
                columns = [
                    [_typed(value, name) for value in values]
                    for name, values in zip(table.columns, zip(*rows, strict=True), strict=True)
                ]
                arrays = [arrow.array(c, k) for c, k in zip(columns, kinds, strict=True)]
                writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _kind(column: str, arrow: Any) -> Any:
    if column in INTEGERS:
        return arrow.int64()
    return arrow.float64() if column in REALS else arrow.string()


def _typed(value: Any, column: str) -> Any:
    """SQLite gives a whole number where a view holds a real one, and numbers for some text."""
    if value is None or column in INTEGERS:
        return value
    return float(value) if column in REALS else str(value)
