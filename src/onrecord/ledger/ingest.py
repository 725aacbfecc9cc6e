"""Inputs into the ledger: skip what is known, read the rest in worker processes, keep it.

What is finished is committed in batches. A run that is killed at any point leaves whole
batches; the next run finds them unchanged and goes on behind them, so both together leave the
same reports and records as one unbroken run.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from onrecord.intake.item import Item
from onrecord.ledger.lock import only_writer
from onrecord.ledger.rows import LISTS
from onrecord.ledger.store import Ledger
from onrecord.ledger.writing import (
    Prepared,
    given_before,
    is_current,
    note_run,
    prepare,
    put_reading,
    put_skipped,
    start_run,
)
from onrecord.records import Given, Reading, Run, Skipped
from onrecord.settings import Settings
from onrecord.work.messages import Factory, Outcome, Ready
from onrecord.work.pool import Pool

BATCH_CHARACTERS = 5_000_000
"""Text of a batch at which it is committed before it has `settings.batch` reports."""

Progress = Callable[[str], None]
"""Called with the name of each input when it is done: read, found unchanged, or skipped."""


def ingest(
    ledger: Ledger,
    items: Iterable[Item | Skipped],
    factory: Factory,
    settings: Settings,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Read all `items` that the ledger does not hold yet and return the run's account.

    Raises LedgerError if another process is adding, DiskFull if the disk is full (what was
    committed stays), ModelError if the reader cannot be started.
    """
    with only_writer(ledger.path), Pool(factory, settings, workers) as pool:
        adding = _Adding(ledger, pool.loaded(), settings, progress or _quiet)
        return adding.add(pool, items)


def _quiet(_name: str) -> None:
    """Show no progress."""


class _Adding:
    """The state of one run: its counts, and what waits for the next commit."""

    def __init__(
        self, ledger: Ledger, reader: Ready, settings: Settings, progress: Progress
    ) -> None:
        self._ledger = ledger
        self._reader = reader
        self._settings = settings
        self._progress = progress
        self._inputs = 0
        self._counts = {"reports": 0, "unchanged": 0}
        self._skipped: list[Skipped] = []
        self._noted = 0
        self._waiting: list[Prepared] = []
        self._characters = 0

    def add(self, pool: Pool, items: Iterable[Item | Skipped]) -> Run:
        """Read and keep everything."""
        ledger, reader, profile = self._ledger, self._reader, self._settings.profile
        with ledger.atomic():
            self._run = start_run(ledger, reader.version, profile, reader.models)
        # A temporary table, because a set of a hundred million ids would fill the memory.
        ledger.run("DROP TABLE IF EXISTS temp.seen")
        ledger.run("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY, given TEXT) WITHOUT ROWID")
        try:
            for _, outcome in pool.read_many(self._unknown(items)):
                self._take(outcome)
        except KeyboardInterrupt:
            self._commit(finished=False)
            raise
        self._commit(finished=True)
        return Run(
            version=reader.version,
            profile=profile,
            models=reader.models,
            inputs=self._inputs,
            counts=self._counts,
            skipped=tuple(self._skipped),
            finished=True,
        )

    def _unknown(self, items: Iterable[Item | Skipped]) -> Iterator[Item | Skipped]:
        """Yield what has to be read, and what intake skipped; count the rest."""
        for found in items:
            self._inputs += 1
            entry = self._with_given(_printable(found))
            if isinstance(entry, Skipped):
                yield entry
            elif (again := self._seen(entry)) is not None:
                if again == entry.capture.fingerprint:
                    self._unchanged(entry, "repeated")
                else:
                    yield Skipped(name=entry.capture.name, reason=_OTHER_DETAILS)
            elif is_current(
                self._ledger, entry.capture, self._reader.version, self._settings.profile
            ):
                self._unchanged(entry, "unchanged")
            else:
                yield entry

    def _with_given(self, entry: Item | Skipped) -> Item | Skipped:
        """Return an entry that comes without given details with those of its last reading."""
        if isinstance(entry, Skipped) or entry.capture.given != Given():
            return entry
        given = given_before(self._ledger, entry.capture)
        capture = msgspec.structs.replace(entry.capture, given=given)
        return msgspec.structs.replace(entry, capture=capture)

    def _seen(self, item: Item) -> str | None:
        """Return the fingerprint under which this run met the report before, and note it."""
        sql = "SELECT given FROM temp.seen WHERE id = ?"
        if met := self._ledger.row(sql, (item.capture.report_id,)):
            return str(met[0])
        values = (item.capture.report_id, item.capture.fingerprint)
        self._ledger.run("INSERT INTO temp.seen VALUES (?, ?)", values)
        return None

    def _unchanged(self, item: Item, word: str) -> None:
        self._counts[word] = self._counts.get(word, 0) + 1
        self._progress(item.capture.name)

    def _take(self, outcome: Outcome) -> None:
        """Put one outcome with those that wait for the next commit."""
        if isinstance(outcome, Reading):
            try:
                prepared = prepare(outcome)
            except UnicodeEncodeError:
                outcome = Skipped(name=outcome.report.capture.name, reason=_SURROGATES)
            else:
                self._waiting.append(prepared)
                self._count(prepared)
                self._characters += len(outcome.report.text)
                self._progress(outcome.report.capture.name)
        if isinstance(outcome, Skipped):
            self._skipped.append(outcome)
            self._progress(outcome.name)
        full = len(self._waiting) + len(self._skipped) - self._noted >= self._settings.batch
        if full or self._characters >= BATCH_CHARACTERS:
            self._commit(finished=False)

    def _commit(self, *, finished: bool) -> None:
        """Write what waits, with the account of the run so far, in one transaction."""
        with self._ledger.atomic():
            for prepared in self._waiting:
                put_reading(self._ledger, self._run, prepared)
            put_skipped(self._ledger, self._run, self._noted, self._skipped[self._noted :])
            note_run(self._ledger, self._run, self._inputs, self._counts, finished=finished)
        self._waiting.clear()
        self._noted = len(self._skipped)
        self._characters = 0

    def _count(self, prepared: Prepared) -> None:
        self._counts["reports"] += 1
        for kind, number in prepared.counts.items():
            self._counts[LISTS[kind]] = self._counts.get(LISTS[kind], 0) + number


_OTHER_DETAILS = (
    "the same bytes and address came before in this run, with another date, outlet or title "
    "given; the first were kept"
)
_SURROGATES = "its text holds lone surrogates, which no file can keep"


def _printable(entry: Item | Skipped) -> Item | Skipped:
    """Return the entry under a name that a database can hold.

    A file name whose bytes are no UTF-8 is written with backslash escapes.
    """
    name = entry.name if isinstance(entry, Skipped) else entry.capture.name
    plain = name.encode("utf-8", "backslashreplace").decode()
    if plain == name:
        return entry
    if isinstance(entry, Skipped):
        return msgspec.structs.replace(entry, name=plain)
    capture = msgspec.structs.replace(entry.capture, name=plain)
    return msgspec.structs.replace(entry, capture=capture)
