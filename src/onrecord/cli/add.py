"""`onrecord add`: reports into the ledger of a workspace, resumable, in several processes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli import options
from onrecord.cli.streams import complain, emit, shows_progress

if TYPE_CHECKING:
    from onrecord.records import Run

Step = Callable[[str], None]
"""Called once for each input that is done, with its name."""


@click.command("add")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@options.workspace
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that read at the same time; the records are the same for any number.",
)
@options.given
def command(
    *,
    inputs: tuple[str, ...],
    folder: Path,
    workers: int,
    published: str | None,
    outlet: str | None,
    title: str | None,
) -> int:
    """Read reports into the ledger of a workspace; the workspace is made if there is none.

    An INPUT is a saved page, a text, a file of JSON lines, a folder or a pattern; "-" reads
    standard input. What is in the ledger already is not read again, so a run that was stopped
    or killed goes on where it was with the same command.
    """
    known = options.checked_given(published, outlet, title)
    from onrecord.workspace import Workspace  # noqa: PLC0415

    with Workspace.open(folder) as workspace, _progress() as step:
        run = workspace.add(*inputs, workers=workers, given=known, progress=step)
    for skipped in run.skipped:
        complain(f"{skipped.name}: {skipped.reason}")
    emit(" · ".join(_summary(run)))
    return 1 if run.skipped else 0


def _summary(run: "Run") -> Iterator[str]:
    """Yield what the run did, in words."""
    counts = dict(run.counts)
    yield f"{counts.pop('reports', 0)} reports added"
    yield f"{counts.pop('unchanged', 0)} unchanged"
    yield f"{len(run.skipped)} skipped"
    yield from (f"{number} {kind.replace('_', ' ')}" for kind, number in counts.items() if number)


@contextmanager
def _progress() -> Iterator[Step | None]:
    """Show a bar on stderr while inputs are read, if a person looks at stderr."""
    if not shows_progress():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415
    from rich.progress import TimeElapsedColumn as Elapsed  # noqa: PLC0415

    from onrecord.views.visible import visible  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), Elapsed(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda name: bar.update(task, advance=1, description=visible(name)[-48:])
