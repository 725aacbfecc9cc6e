"""The order of work: inputs are taken one by one, outcomes are given in the same order."""

from collections import deque
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.intake.item import Item
from onrecord.records import Skipped
from onrecord.work.messages import Outcome


class Job(msgspec.Struct, frozen=True):
    """One report to read: its place among the inputs, and whether it is a second try."""

    index: int
    item: Item
    again: bool = False


class Belt:
    """Inputs on their way to the workers and outcomes on their way back.

    At most `window` inputs are between the two ends, so memory stays flat however long the
    list of inputs is and however slow one report.
    """

    def __init__(self, items: Iterable[Item | Skipped], window: int) -> None:
        self._feed = enumerate(items)
        self._window = window
        self._done: dict[int, Outcome] = {}
        self._suspects: deque[Job] = deque()
        self._taken = 0
        self._given = 0
        self._exhausted = False

    @property
    def finished(self) -> bool:
        """Tell whether every input has been taken and its outcome given."""
        return self._exhausted and self._given == self._taken

    @property
    def suspect(self) -> bool:
        """Tell whether a report waits for its second try."""
        return bool(self._suspects)

    def take(self) -> Job | None:
        """Return the next report to read; None where there is none, or the window is full.

        An input that intake has set aside already passes through in its place.
        """
        while not self._exhausted and self._taken - self._given < self._window:
            index, item = next(self._feed, (-1, None))
            if item is None:
                self._exhausted = True
                break
            self._taken += 1
            if isinstance(item, Item):
                return Job(index, item)
            self._done[index] = item
        return None

    def take_suspect(self) -> Job:
        """Return a report that brought a worker down, for its second try."""
        return self._suspects.popleft()

    def retry(self, job: Job) -> None:
        """Put a report that brought its worker down aside for a second try."""
        self._suspects.append(Job(job.index, job.item, again=True))

    def settle(self, index: int, outcome: Outcome) -> None:
        """Note what became of the input at `index`."""
        self._done[index] = outcome

    def give(self) -> Iterator[tuple[int, Outcome]]:
        """Yield the outcomes that are next in input order, as far as they are there."""
        while self._given in self._done:
            outcome = self._done.pop(self._given)
            self._given += 1
            yield self._given - 1, outcome
