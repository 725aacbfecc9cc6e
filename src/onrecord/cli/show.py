"""`onrecord show`: a report as a brief, or a record as a card."""

from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.streams import cells_wide, emit


@click.command("show")
@click.argument("identity", metavar="ID")
@options.workspace
@options.as_json
@options.width
def command(*, identity: str, folder: Path, as_json: bool, width: int | None) -> int:
    """Show a report as a brief, or a record with the words it was read from.

    ID is an id of the ledger or its first characters, as a brief or `onrecord list` prints it.
    """
    import msgspec  # noqa: PLC0415

    from onrecord.cli.read import emit_reading, json_line  # noqa: PLC0415
    from onrecord.records import Record  # noqa: PLC0415
    from onrecord.views.record_card import card  # noqa: PLC0415
    from onrecord.views.record_reviews import reviews_of  # noqa: PLC0415

    with options.opened(folder) as workspace:
        found = workspace.find(identity)
        if not isinstance(found, Record):
            emit_reading(workspace.reading(found.id), as_json=as_json, width=width)
        elif as_json:
            emit(json_line(msgspec.to_builtins(found)))
        else:
            judged = workspace.judged(found.report)
            emit(card(found, judged.reading, cells_wide(width)))
            if judgements := judged.of(found.id):
                emit(reviews_of(judgements, cells_wide(width)))
    return 0
