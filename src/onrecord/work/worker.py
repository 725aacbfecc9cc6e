"""The child process of the pool: loads one reader, then reads one report after the other.

Started by `onrecord.work.child` as a fresh interpreter, never by a fork: a fork of a process
with threads (OpenBLAS, a progress bar) may deadlock, and a forked sibling would keep the
pipe of a dead one open.
"""

import os
import resource
import signal
import traceback
from multiprocessing.connection import Connection
from pathlib import PurePath

from onrecord.errors import InputError, ModelError, OnrecordError
from onrecord.intake.item import Item
from onrecord.records import Skipped
from onrecord.work.messages import Broken, Order, Outcome, OutOfMemory, ReadsReports, Ready

ABANDONED = 5.0
"""Seconds beyond twice the limit of a report after which the kernel ends a worker whose
parent is gone and therefore no longer watches the clock."""


def main(descriptor: int) -> None:
    """Serve the pool at the other end of the pipe `descriptor` until it closes."""
    os.set_inheritable(descriptor, False)
    connection: Connection = Connection(descriptor)
    try:
        _serve(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _serve(connection: Connection) -> None:
    order: Order = connection.recv()
    limits = order.settings.limits
    _confine(limits.worker_bytes)
    reader = _load(order, connection)
    if reader is None:
        return
    _silence()
    while True:
        item: Item = connection.recv()
        answer = _answer(reader, item, 2 * limits.report_seconds + ABANDONED)
        connection.send(answer)
        if isinstance(answer, OutOfMemory):
            return


def _load(order: Order, connection: Connection) -> ReadsReports | None:
    """Load the reader and report on it; None where it cannot be loaded."""
    try:
        reader = order.factory(order.settings)
        connection.send(Ready(reader.version, tuple(reader.models)))
    except OnrecordError as error:
        connection.send(Broken(error))
        return None
    except MemoryError:
        megabytes = order.settings.limits.worker_bytes >> 20
        text = f"the reader does not fit into the {megabytes} MB of limits.worker_bytes"
        connection.send(Broken(ModelError(text)))
        return None
    return reader


def _answer(reader: ReadsReports, item: Item, seconds: float) -> Outcome | OutOfMemory:
    """Read one report; a bug in a rule becomes a reason, so that it costs one report only."""
    signal.setitimer(signal.ITIMER_REAL, seconds)  # SIGALRM ends the process, in C code too
    name = item.capture.name
    try:
        return reader.read(item)
    except InputError as error:
        return Skipped(name=name, reason=error.reason)
    except MemoryError:
        return OutOfMemory()
    except Exception as error:  # noqa: BLE001 - the process boundary
        return Skipped(name=name, reason=_failure(error))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _failure(error: Exception) -> str:
    """Say what went wrong and where in the code, without a machine's own paths."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"the reader failed ({type(error).__name__}: {str(error)[:200]}; {where})"


def _confine(size: int) -> None:
    """Let this process have no more than `size` bytes of address space."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = size if hard == resource.RLIM_INFINITY else min(size, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # macOS refuses; the wall clock still holds
        return


def _silence() -> None:
    """Send what C libraries print while they crash to nowhere: the pool names the report."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
