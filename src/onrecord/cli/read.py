"""`onrecord read`: reports in, briefs or JSON lines out; nothing is kept."""

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.streams import cells_wide, complain, emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reader import Reader
    from onrecord.records import Given, Reading
    from onrecord.settings import Settings


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.given
@options.as_json
@options.width
def command(
    *,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    title: str | None,
    as_json: bool,
    width: int | None,
) -> int:
    """Read reports and print a brief of each; nothing is kept.

    A FILE is a saved page, a text, a file of JSON lines, a folder or a pattern; "-" reads
    standard input. What cannot be read is named on stderr with the reason, and the others go on.
    """
    known = options.checked_given(published, outlet, title)
    failed = printed = False
    for outcome in _readings(files, known):
        if isinstance(outcome, str):
            complain(outcome)
            failed = True
            continue
        emit_reading(outcome, as_json=as_json, width=width, after_another=printed)
        printed = True
    return 1 if failed else 0


def _readings(files: tuple[str, ...], known: "Given") -> "Iterator[Reading | str]":
    """Yield a reading for each report, or a line that says why there is none.

    The models are loaded when the first report is there: a wrong name is told at once.
    """
    from onrecord.errors import InputError  # noqa: PLC0415
    from onrecord.intake import items  # noqa: PLC0415
    from onrecord.records import Skipped  # noqa: PLC0415
    from onrecord.settings import Settings  # noqa: PLC0415

    settings, reader = Settings(), None
    for item in items(list(files), settings, known, sys.stdin.buffer):
        if isinstance(item, Skipped):
            yield f"{item.name}: {item.reason}"
            continue
        reader = reader or _loaded(settings)
        try:
            yield reader.read(item)
        except InputError as error:
            yield str(error)


def emit_reading(
    reading: "Reading", *, as_json: bool, width: int | None, after_another: bool = False
) -> None:
    """Print a reading as one JSON line or as a brief; briefs are parted by a double line."""
    if as_json:
        emit(json_line(reading.as_json()))
        return
    from onrecord.views.brief import brief  # noqa: PLC0415

    cells = cells_wide(width)
    if after_another:
        emit("\n" + "═" * cells + "\n")
    emit(brief(reading, cells))


def json_line(value: object) -> str:
    """Return `value` as one line of JSON in which hidden characters are escaped."""
    import json  # noqa: PLC0415

    from onrecord.views.visible import escaped_json  # noqa: PLC0415

    return escaped_json(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _loaded(settings: "Settings") -> "Reader":
    """Load the models, only when there is something to read."""
    from onrecord.reader import Reader  # noqa: PLC0415

    return Reader.load(settings)
