"""The formats an export can have: one row each."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import QueryError
from onrecord.export import csv_tables, geojson, jsonlines, parquet_tables, webannotation
from onrecord.export.target import Folder, whole_file, whole_folder
from onrecord.ledger.store import Ledger


class FileFormat(msgspec.Struct, frozen=True):
    """A format of one file: what it is, and what writes it."""

    says: str
    write: Callable[[Ledger, BinaryIO], None]


class FolderFormat(msgspec.Struct, frozen=True):
    """A format of several files in a folder; `for_spreadsheet` writes a safer variant."""

    says: str
    write: Callable[[Ledger, Folder], None]
    for_spreadsheet: Callable[[Ledger, Folder], None] | None = None


FORMATS: dict[str, FileFormat | FolderFormat] = {
    "jsonl": FileFormat("one line for each report, as read --json", jsonlines.write),
    "csv": FolderFormat(
        "a file for each kind of record", csv_tables.write, csv_tables.write_for_spreadsheet
    ),
    "parquet": FolderFormat("the same, typed; needs onrecord[parquet]", parquet_tables.write),
    "geojson": FileFormat("events and places on a map", geojson.write),
    "webannotation": FileFormat("records as W3C Web Annotations", webannotation.write),
}


def export(
    ledger: Ledger, name: str, out: Path | BinaryIO, *, for_spreadsheet: bool = False
) -> None:
    """Write the ledger in the format `name` to a path, or to an open stream of bytes.

    What is written appears whole or not at all. Raises QueryError on an unknown format or one
    that cannot go where it should, LedgerError or DiskFull if it cannot be written.
    """
    if name not in FORMATS:
        raise QueryError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    chosen = FORMATS[name]
    if for_spreadsheet and not (isinstance(chosen, FolderFormat) and chosen.for_spreadsheet):
        raise QueryError(f"{name} is not for a spreadsheet; csv is")
    if isinstance(chosen, FileFormat):
        _to_file(ledger, chosen, out)
    elif isinstance(out, Path):
        write = chosen.for_spreadsheet if for_spreadsheet else None
        with whole_folder(out) as folder:
            (write or chosen.write)(ledger, folder)
    else:
        raise QueryError(f"{name} writes a folder of files, which standard output cannot be")


def _to_file(ledger: Ledger, chosen: FileFormat, out: Path | BinaryIO) -> None:
    if not isinstance(out, Path):
        chosen.write(ledger, out)
        return
    with whole_file(out) as stream:
        chosen.write(ledger, stream)
