"""Rows of a view for a program: JSON lines, or CSV with lists joined by semicolons."""

import csv
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import msgspec


def print_json(rows: "Iterable[msgspec.Struct]") -> None:
    """Print each row as one line of JSON in which hidden characters are escaped."""
    import msgspec  # noqa: PLC0415

    from onrecord.cli.read import json_line  # noqa: PLC0415
    from onrecord.cli.streams import emit  # noqa: PLC0415

    for row in rows:
        emit(json_line(msgspec.to_builtins(row)))


def print_csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> None:
    """Print RFC 4180 lines under `columns`; hidden characters are shown as marks."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])


def _cell(value: Any) -> object:
    from onrecord.views.visible import visible  # noqa: PLC0415

    if isinstance(value, str):
        return visible(value)
    if isinstance(value, (tuple, list)):
        return "; ".join(visible(str(item)) for item in value)
    return value
