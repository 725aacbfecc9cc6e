"""The two calls of a first session, as `onrecord.read` and `onrecord.open`."""

from functools import lru_cache
from itertools import islice
from pathlib import Path

from onrecord.errors import InputError, UnreadableInput
from onrecord.intake import items
from onrecord.intake.dates import checked_date
from onrecord.reader import Reader
from onrecord.records import Given, Reading, Skipped
from onrecord.settings import Settings
from onrecord.workspace import Workspace


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> Reader:
    return Reader.load(settings)


def read(
    path: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Reading:
    """Read one file that holds one report.

    `published` is an ISO date or date-time and beats any date in the page. Raises InputError,
    naming the file and the reason, if there is no report in it or more than one.
    """
    name = str(path)
    date = checked_date(published) if published else None
    given = Given(published=date, outlet=outlet, title=title)
    settings = Settings()
    found = list(islice(items([name], settings, given), 2))
    if len(found) != 1:
        count = "several reports" if found else "no report"
        raise UnreadableInput(name, f"holds {count}; use a workspace to add them")
    first = found[0]
    if isinstance(first, Skipped):
        raise InputError(first.name, first.reason)
    return _reader(settings).read(first)


def open_workspace(folder: str | Path) -> Workspace:
    """Open the workspace in `folder`, making it if there is none."""
    return Workspace.open(Path(folder))
