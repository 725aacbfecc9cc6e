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
    faults = 0
    with options.opened(folder) as workspace:
        for fault in workspace.check():
            where = f"record {fault.record} of " if fault.record else ""
            complain(f"{where}report {fault.report or '(none)'}: {fault.what}")
            faults += 1
    emit("everything matches" if not faults else f"{faults} faults")
    return 1 if faults else 0
