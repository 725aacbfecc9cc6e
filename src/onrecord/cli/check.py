"""`onrecord check`: every record still says exactly what its report says."""

from pathlib import Path

import click

from onrecord.cli import options
from onrecord.cli.streams import complain, emit


@click.command("check")
@options.workspace
def command(*, folder: Path) -> int:
    """Hash every text again and compare every span with its words.

    Each fault is named on stderr, and the exit code is then 1.
    """
    faults = list(options.opened(folder).check())
    for fault in faults:
        complain(str(fault))
    emit("everything matches" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0
