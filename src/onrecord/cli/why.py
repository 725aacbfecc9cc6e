"""`onrecord why`: how a record came to be."""

from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.streams import cells_wide, emit


@click.command("why")
@click.argument("identity", metavar="ID")
@options.workspace
@options.width
def command(*, identity: str, folder: Path, width: int | None) -> int:
    """Explain a record: who made it, by which rule, from which words.

    ID is an id of the ledger or its first characters, as a brief or `onrecord list` prints it.
    """
    from onrecord.views.record_reasons import reasons  # noqa: PLC0415
    from onrecord.views.record_reviews import reviews_of  # noqa: PLC0415

    with options.opened(folder) as workspace:
        why = workspace.why(identity)
    emit(reasons(why.record, why.report, why.context, cells_wide(width)))
    if why.judgements:
        emit(reviews_of(why.judgements, cells_wide(width)))
    return 0
