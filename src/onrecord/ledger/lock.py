"""One writer per ledger: a lock file that the kernel frees when its holder dies.

The lock is `flock`, so there is no stale lock to clean up after a crash; the process id in
the file is only for the message.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.storage import storage_errors


@contextmanager
def only_writer(ledger: Path) -> Iterator[None]:
    """Hold the right to add to the ledger; raises LedgerError if another process has it."""
    path = ledger.with_suffix(".lock")
    with storage_errors(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, path)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
        raise LedgerError(
            f"{path.parent}: another `add` is running there (process {holder}); wait until it "
            "is done, or stop it: what it has finished is kept"
        ) from error
    with storage_errors(path):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
