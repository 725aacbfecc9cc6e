"""CSV: one file for each kind of record, with the readable columns of the ledger's views."""

import csv
import io

from onrecord.export.source import tables
from onrecord.export.spreadsheet import safe
from onrecord.export.target import Folder
from onrecord.ledger.store import Ledger

BOM = b"\xef\xbb\xbf"
"""Tells a spreadsheet that the file is UTF-8; other programs want none."""


def write(ledger: Ledger, folder: Folder) -> None:
    """Write RFC 4180 files with a header line, values as they are, empty for none."""
    _write(ledger, folder, for_spreadsheet=False)


def write_for_spreadsheet(ledger: Ledger, folder: Folder) -> None:
    """Write the same for a spreadsheet: text that it could run as a formula begins with '."""
    _write(ledger, folder, for_spreadsheet=True)


def _write(ledger: Ledger, folder: Folder, *, for_spreadsheet: bool) -> None:
    for table in tables(ledger):
        stream = folder.file(f"{table.name}.csv")
        stream.write(BOM if for_spreadsheet else b"")
        text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(table.columns)
        for row in table.rows:
            writer.writerow(map(safe, row) if for_spreadsheet else row)
        text.detach()
