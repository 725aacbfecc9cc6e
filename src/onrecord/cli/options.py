"""Options that several verbs share, worded once."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.records import Given
    from onrecord.workspace import Workspace

LEDGER = "ledger.db"
"""The file in a workspace that the ledger is."""

Command = TypeVar("Command", bound=Callable[..., Any])

width = click.option(
    "--width",
    type=click.IntRange(min=40),
    metavar="N",
    help="Cells to lay out for; the terminal's width if not given, 80 in a pipe.",
)
workspace = click.option(
    "-w",
    "--workspace",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="FOLDER",
    help="The workspace; the current folder if not given.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, one line each.")


def given(command: Command) -> Command:
    """Add the options that say what the user knows about the inputs."""
    for option in (
        click.option("--title", metavar="TEXT", help="Title of the report; beats the page's."),
        click.option("--outlet", metavar="NAME", help="Who published it; beats the page's."),
        click.option(
            "--published",
            metavar="DATE",
            help="Day of publication (2021-11-16); beats any date in the page.",
        ),
    ):
        command = option(command)
    return command


def checked_given(published: str | None, outlet: str | None, title: str | None) -> "Given":
    """Return what the user said about the inputs; an impossible date is a usage error."""
    from onrecord.errors import OnrecordError  # noqa: PLC0415
    from onrecord.intake.dates import checked_date  # noqa: PLC0415
    from onrecord.records import Given  # noqa: PLC0415

    try:
        day = None if published is None else checked_date(published)
    except (OnrecordError, ValueError) as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    return Given(published=day, outlet=outlet, title=title)


def opened(folder: Path) -> "Workspace":
    """Open an existing workspace; one that does not exist is a usage error that says what to do."""
    if not (folder / LEDGER).is_file():
        raise click.UsageError(
            f"there is no ledger in {folder}. Make one with: onrecord add FILES -w {folder}"
            "  (or name the folder that has one with -w)"
        )
    from onrecord.workspace import Workspace  # noqa: PLC0415

    return Workspace.open(folder, create=False)
