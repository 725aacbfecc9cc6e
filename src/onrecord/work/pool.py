"""A pool of reader processes: a report that hangs, bloats or crashes costs one line.

Own code, because the pools of the standard library do not do this: after the death of one
worker `concurrent.futures` breaks the whole pool, and `multiprocessing.Pool` waits forever
for the lost result. One worker too means one child process, so the run outlives any report.
"""

from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from onrecord.intake.item import Item
from onrecord.records import Reading, Skipped
from onrecord.settings import MEGABYTE, Settings
from onrecord.work.belt import Belt, Job
from onrecord.work.child import Child
from onrecord.work.messages import Factory, Outcome, OutOfMemory, Ready

WINDOW = 32
"""Inputs per worker that may be under way or waiting for a slower one before them."""

TICK = 0.25
"""Seconds between two looks at the clock and at workers that died without closing."""


def read_many(
    items: Iterable[Item | Skipped], factory: Factory, settings: Settings, workers: int = 1
) -> Iterator[tuple[int, Outcome]]:
    """Read `items` in `workers` processes; yield (index, outcome) in input order.

    The outcomes are the same for any number of workers. Raises ModelError if the reader
    cannot be started.
    """
    with Pool(factory, settings, workers) as pool:
        yield from pool.read_many(items)


class Pool:
    """Up to `workers` processes, each with its own reader; a context manager."""

    def __init__(self, factory: Factory, settings: Settings, workers: int = 1) -> None:
        self._factory = factory
        self._settings = settings
        self._workers = max(1, workers)
        self._children: list[Child] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are doing, and reap them."""
        while self._children:
            self._children.pop().end()

    def loaded(self) -> Ready:
        """Return version and models of the reader, as its first worker reports them."""
        child = self._children[0] if self._children else self._started()
        while child.ready is None:
            self._attend(None)
        return child.ready

    def read_many(self, items: Iterable[Item | Skipped]) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) for each of `items`, in their order."""
        belt = Belt(items, WINDOW * self._workers)
        while True:
            self._assign(belt)
            yield from belt.give()
            if belt.finished:
                return
            if any(child.busy for child in self._children):
                self._attend(belt)

    def _started(self) -> Child:
        self._children.append(Child(self._factory, self._settings))
        return self._children[-1]

    def _assign(self, belt: Belt) -> None:
        """Give every free worker a report; a suspect waits until it can be read alone."""
        if belt.suspect:
            if not any(child.busy for child in self._children):
                if len(self._children) >= self._workers:
                    self._children.pop().end()
                self._started().assign(belt.take_suspect())
            return
        if any(child.job and child.job.again for child in self._children):
            return
        while (job := self._next(belt)) is not None:
            child = next((c for c in self._children if not c.busy), None) or self._started()
            child.assign(job)

    def _next(self, belt: Belt) -> Job | None:
        """Return a report to assign, None if no worker is free."""
        if sum(child.busy for child in self._children) >= self._workers:
            return None
        return belt.take()

    def _attend(self, belt: Belt | None) -> None:
        """Wait for news from the workers, at most a tick, and act on it."""
        reached = wait([child.connection for child in self._children], TICK)
        for child in tuple(self._children):
            if child.connection in reached:
                self._hear(child, belt)
            elif child.late():
                seconds = self._settings.limits.report_seconds
                self._lose(child, belt, f"reading took longer than {seconds:g} seconds")
            elif child.dead():
                self._lose(child, belt, None)

    def _hear(self, child: Child, belt: Belt | None) -> None:
        """Take one message from a worker, or note its death."""
        try:
            message = child.receive()
        except (EOFError, ConnectionResetError):
            self._lose(child, belt, None)
            return
        if isinstance(message, OutOfMemory):
            megabytes = self._settings.limits.worker_bytes // MEGABYTE
            self._lose(child, belt, f"reading needs more than {megabytes} MB of memory")
        elif isinstance(message, Reading | Skipped) and child.job and belt:
            belt.settle(child.job.index, message)
            child.job = None

    def _lose(self, child: Child, belt: Belt | None, reason: str | None) -> None:
        """Replace a worker: its report gets one more try, then the reason it was set aside."""
        self._children.remove(child)
        if child.ready is None:
            raise child.refuse_start()
        ended = child.end()
        job = child.job
        if job is None or belt is None:
            return
        if not job.again:
            belt.retry(job)
            return
        why = reason or f"the reader crashed ({ended}) on this report, twice"
        belt.settle(job.index, Skipped(name=job.item.capture.name, reason=why))
