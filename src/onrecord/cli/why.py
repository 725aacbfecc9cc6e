"""`onrecord why`: how a record came to be."""

from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.streams import emit


@click.command("why")
@click.argument("identity", metavar="ID")
@options.workspace
def command(*, identity: str, folder: Path) -> int:
    """Explain a record: the rule or model that made it, the run, the words.

    ID is an id of the ledger or its first characters, as a brief or `onrecord list` prints it.
    """
    emit(str(options.opened(folder).why(identity)))
    return 0
