"""A workspace: a folder with a ledger and its settings, and all that can be asked of it.

workspace = Workspace.open("caucasus/")
run = workspace.add("pages/*.html", workers=2)
for statement in workspace.records("statements", stance="denies"):
    print(workspace.why(statement.id).words)
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import msgspec

from onrecord import settings as configuration
from onrecord.errors import QueryError
from onrecord.intake import items
from onrecord.intake.dates import checked_date
from onrecord.ledger import drafting, finding
from onrecord.ledger.check import Problem, check
from onrecord.ledger.drafting import Reviewer
from onrecord.ledger.finding import Entry
from onrecord.ledger.ingest import Progress, ingest
from onrecord.ledger.judging import Judged, Judgement, judge, once_more
from onrecord.ledger.query import MOST_ROWS, SECONDS, Table, query
from onrecord.ledger.review_list import find_review, reviewed_reports, reviews
from onrecord.ledger.reviewing import add_review
from onrecord.ledger.storage import storage_errors
from onrecord.ledger.store import Ledger
from onrecord.records import Given, Reading, Record, Report, Review, Run, Span
from onrecord.records.base import ID_LENGTH
from onrecord.records.vocabulary import ReviewAction
from onrecord.settings import Settings
from onrecord.views.codings import AcledCode, Scheme, UcdpCode, codes
from onrecord.views.status import status
from onrecord.views.status_rows import Row
from onrecord.views.tolls import Toll, tolls
from onrecord.work.messages import Factory

SETTINGS_FILE = "onrecord.toml"
LEDGER_FILE = "ledger.db"

_FIRST_SETTINGS = """\
# Settings of this workspace. What is left out has its default; the reference lists all names.

[reading]
# profile = "rules"

[limits]
# report_seconds = 60.0
"""


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a record: its words, its paragraph, its maker, what people said of it."""

    record: Record
    report: Report
    words: str
    context: Span
    made_by: str
    version: str
    profile: str
    judgements: tuple[Judgement, ...] = ()


class Workspace:
    """An open workspace; a context manager that closes its ledger."""

    def __init__(
        self, folder: Path, ledger: Ledger, settings: Settings, reader: Factory | None = None
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.ledger = ledger
        self._reader = reader

    @classmethod
    def open(
        cls,
        folder: str | Path,
        *,
        settings: Settings | None = None,
        reader: Factory | None = None,
        create: bool = True,
    ) -> Self:
        """Open the workspace in `folder`; create folder, settings file and ledger if missing.

        `settings` replace those of the settings file; `reader` makes another reader than
        onrecord's own. With `create` false a folder without a ledger raises LedgerError, as
        do a ledger of a newer version and a folder that cannot be written.
        """
        path = Path(folder)
        with storage_errors(path):
            if not create and not (path / LEDGER_FILE).exists():
                raise FileNotFoundError(2, "there is no ledger in this folder; `add` makes one")
            path.mkdir(parents=True, exist_ok=True)
            file = path / SETTINGS_FILE
            if create and not file.exists():
                file.write_text(_FIRST_SETTINGS, "utf-8")
        held = settings or configuration.load(file)
        return cls(path, Ledger(path / LEDGER_FILE), held, reader)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def add(
        self,
        *inputs: str,
        workers: int = 1,
        given: Given = Given(),  # noqa: B008 - frozen
        progress: Progress | None = None,
    ) -> Run:
        """Read files, folders, globs or "-" into the ledger and return what happened.

        Inputs that the ledger holds already, read by this version, are left as they are.
        `progress(name)` is called when an input is done. Raises LedgerError if another
        process is adding, DiskFull if the disk is full; what was finished stays.
        """
        stdin = getattr(sys.stdin, "buffer", None)  # none in a notebook or a service
        return ingest(
            self.ledger,
            items([str(one) for one in inputs], self.settings, given, stdin),
            self._reader or _own_reader(),
            self.settings,
            workers=workers,
            progress=progress,
        )

    def reports(self) -> Iterator[Report]:
        """Yield the reports with text and regions, one at a time, in the order they came in."""
        return finding.reports(self.ledger)

    def entries(self) -> Iterator[Entry]:
        """Yield one short entry per report, with counts of its records and without its text."""
        return finding.entries(self.ledger)

    def reading(self, report_id: str) -> Reading:
        """Return a report with its records as people left them, by its id or its beginning.

        Raises QueryError if the id is unknown, ambiguous, or that of a record.
        """
        return self.judged(report_id).reading

    def judged(self, report_id: str) -> Judged:
        """Return a report's reading with what its reviews did to it, as `reading` does."""
        if len(report_id) != ID_LENGTH:
            found = self.find(report_id)
            if not isinstance(found, Report):
                raise QueryError(f"{report_id} is a {found.kind_name}, not a report")
            report_id = found.id
        held = finding.reading(self.ledger, report_id)
        return judge(held, reviews(self.ledger, report_id))

    def readings(self) -> Iterator[Reading]:
        """Yield every report with its records as people left them, in the order they came in."""
        return (self.reading(report_id) for report_id in finding.report_ids(self.ledger))

    def records(self, kind: str, **filters: str) -> Iterator[Record]:
        """Yield the records of one kind ("statements"), see `ledger.finding.records`."""
        return finding.records(self.ledger, kind, filters)

    def find(self, id_prefix: str) -> Record | Report:
        """Return the report or record whose id begins so; raises QueryError if none or many."""
        return finding.resolve(self.ledger, id_prefix)

    def why(self, id_prefix: str) -> Why:
        """Return what a record was read from and what made it; for a report, its first region.

        Raises QueryError if the id is unknown, or is that of a report without regions.
        """
        found = self.find(id_prefix)
        judged = self.judged(found.id if isinstance(found, Report) else found.report)
        held = judged.reading
        record = next(held.records()) if isinstance(found, Report) else found
        return Why(
            record=record,
            report=held.report,
            words=held.text_of(record),
            judgements=judged.of(record.id),
            context=_paragraph(held.report.text, record.span),
            made_by=record.made_by,
            version=held.version,
            profile=held.profile,
        )

    def status(self, *, as_of: str) -> list[Row]:
        """Return who owes whom what at the end of the day `as_of` (ISO), see `views.status`.

        Reports are listed side by side, not merged. Raises InputError on what is no date.
        """
        day = date.fromisoformat(checked_date(as_of)[:10])
        told = dict.fromkeys(record.report for record in self.records("commitments"))
        return status(map(self.reading, told), day)

    def tolls(self, measure: str | None = None, *, as_one: bool = False) -> list[Toll]:
        """Return every figure side by side, of one measure or of all, see `views.tolls`."""
        told = dict.fromkeys(record.report for record in self.records("figures"))
        return tolls(map(self.reading, told), measure, as_one=as_one)

    def codes(self, scheme: Scheme, *, contested: bool = False) -> Iterator[AcledCode | UcdpCode]:
        """Yield every event as a codebook ("acled", "ucdp") would enter it, see `views.codings`."""
        told = dict.fromkeys(record.report for record in self.records("events"))
        return codes(map(self.reading, told), scheme, contested=contested)

    def runs(self) -> Iterator[Run]:
        """Yield the account of every `add`, oldest first."""
        return finding.runs(self.ledger)

    def check(self) -> Iterator[Problem]:
        """Yield everything that is wrong with the ledger; nothing where all is well."""
        return check(self.ledger)

    def query(self, sql: str, *, most_rows: int = MOST_ROWS, seconds: float = SECONDS) -> Table:
        """Run one SELECT over tables and views of the ledger; raises QueryError otherwise."""
        return query(self.ledger.path, sql, most_rows=most_rows, seconds=seconds)

    def review(self, review: Review) -> bool:
        """Enter a judgement; return False if exactly this one is there already."""
        return add_review(self.ledger, review)

    def reviews(self, report_id: str | None = None) -> Iterator[Review]:
        """Yield the judgements in the order they were made, of one report or of all."""
        return reviews(self.ledger, report_id)

    def orphans(self) -> Iterator[Review]:
        """Yield the reviews whose evidence the present readings no longer hold."""
        for report_id in reviewed_reports(self.ledger):
            yield from self.judged(report_id).orphans

    def rejected(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind ("statements") that people rejected."""
        return finding.rejected(self.ledger, kind)

    def export(
        self,
        out: str | Path | BinaryIO,
        *,
        format: str,  # noqa: A002 - what it is
        spreadsheet: bool = False,
    ) -> None:
        """Write the ledger in a format of other programs, as reviews left it.

        `out` is a path or an open stream of bytes. Raises QueryError on an unknown format,
        LedgerError or DiskFull if it cannot be written; what was there before then stays.
        """
        from onrecord.export.formats import export  # noqa: PLC0415

        where = Path(out) if isinstance(out, str) else out
        export(self.ledger, format, where, for_spreadsheet=spreadsheet)

    def count_rejected(self, kind: str) -> int:
        """Return how many records of one kind people rejected."""
        return sum(1 for _ in self.rejected(kind))

    def judge(
        self,
        action: ReviewAction,
        identity: str,
        *,
        by: str,
        at: str,
        note: str = "",
        fields: dict[str, Any] | None = None,
        kind: str = "",
        span: Span | None = None,
    ) -> Review:
        """Make out a judgement, enter it and return it.

        `identity` begins the id of a record; of a report for "add", which needs `kind` and
        `span`; of a review or record for "undo". `at` is an ISO date that the caller knows.
        Raises QueryError on an unknown id, and on fields that the record cannot have.
        """
        who = Reviewer(by=by, at=at, note=note)
        held = dict(fields or {})
        if action == "add":
            made = self._addition(identity, kind, span, who, held)
        elif action == "undo":
            made = drafting.undoing(self._last_review(identity), who)
        else:
            if span is not None:
                held["span"] = [span.start, span.end]
            record, text = self._as_read(identity)
            made = drafting.judgement(action, record, text, who, held)
        made = once_more(made, self.reviews(made.report))
        self.review(made)
        return made

    def _addition(
        self, identity: str, kind: str, span: Span | None, who: Reviewer, fields: dict[str, Any]
    ) -> Review:
        if span is None or not kind:
            raise QueryError(
                "to add a record, say its kind and its words: --kind figure --span 3:9"
            )
        return drafting.addition(self.judged(identity), kind, span, who, fields)

    def _as_read(self, identity: str) -> tuple[Record, str]:
        """Return a record before any correction, or as a person added it, and its report's text."""
        found = self.find(identity)
        if isinstance(found, Report):
            raise QueryError(f"{identity} is a report; records are judged")
        held = finding.reading(self.ledger, found.report)
        read = next((r for r in held.records() if r.id == found.id), found)
        return read, held.report.text

    def _last_review(self, identity: str) -> Review:
        """Return the review of this id, or the last standing one of the record of this id."""
        if review := find_review(self.ledger, identity):
            return review
        found = self.find(identity)
        if isinstance(found, Report):
            raise QueryError(f"{identity} is a report; name a record or a review to undo")
        judgements = self.judged(found.report).of(found.id)
        if not judgements:
            raise QueryError(f"there is no review of {identity} to undo")
        return judgements[-1].review


def _own_reader() -> Factory:
    """Return onrecord's reader; imported late, because most questions need none."""
    from onrecord.reader import Reader  # noqa: PLC0415

    return Reader.load


def _paragraph(text: str, span: Span) -> Span:
    """Return the paragraph that `span` begins in, widened to hold all of it."""
    start = text.rfind("\n\n", 0, span.start)
    end = text.find("\n\n", span.end)
    return Span(0 if start < 0 else start + 2, len(text) if end < 0 else end)
