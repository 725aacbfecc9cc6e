"""The pool's handle of one worker process: start it, hand it a report, end it."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection, Pipe
from typing import Any

from onrecord.errors import ModelError
from onrecord.settings import Settings
from onrecord.work.belt import Job
from onrecord.work.messages import Broken, Factory, Order, Ready

START_SECONDS = 300.0
"""Longest wait for a reader to load: a cold disk and a busy machine need a minute."""

ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
"""One BLAS thread per process: more of them only take each other's cores."""

_PROGRAM = "import sys; sys.path[:] = {path!r}; from onrecord.work.worker import main; main({fd})"
"""The child's program. It gets the parent's import path, so that no module of the current
folder shadows one of ours, and never runs the caller's script a second time, as
multiprocessing's "spawn" would."""


class Child:
    """One worker process. It is starting, idle, or busy with `job` until `deadline`."""

    def __init__(self, factory: Factory, settings: Settings) -> None:
        self.connection, theirs = Pipe()
        self._process = _start(theirs)
        theirs.close()
        self._seconds = settings.limits.report_seconds
        self.job: Job | None = None
        self.ready: Ready | None = None
        self.deadline = time.monotonic() + START_SECONDS
        self._send(Order(factory, settings))

    @property
    def busy(self) -> bool:
        """Tell whether a report is assigned to this worker."""
        return self.job is not None

    def assign(self, job: Job) -> None:
        """Give the worker a report; it is sent as soon as the reader is loaded.

        Waiting with the sending keeps the pool from blocking on a full pipe.
        """
        self.job = job
        if self.ready:
            self._hand_over(job)

    def receive(self) -> Any:
        """Return the worker's next message; raises EOFError if it has died.

        A start that failed raises the worker's own error.
        """
        message = self.connection.recv()
        if isinstance(message, Broken):
            raise message.error
        if isinstance(message, Ready):
            self.ready = message
            if self.job:
                self._hand_over(self.job)
        return message

    def late(self) -> bool:
        """Tell whether the worker has passed its deadline; an idle one has none."""
        return (self.busy or self.ready is None) and time.monotonic() > self.deadline

    def dead(self) -> bool:
        """Tell whether the process has ended and nothing it sent is left to receive."""
        return self._process.poll() is not None and not self.connection.poll()

    def end(self) -> str:
        """Kill the worker with all it started, reap it, and say how it had ended."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)  # its own session: nobody else's
        except ProcessLookupError:
            pass
        except PermissionError:  # macOS says this of a group of zombies
            self._process.kill()
        self.connection.close()
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def refuse_start(self) -> ModelError:
        """Return the error for a worker that ended before its reader was loaded."""
        return ModelError(f"the reader could not be started ({self.end()})")

    def _hand_over(self, job: Job) -> None:
        self.deadline = time.monotonic() + self._seconds
        self._send(job.item)

    def _send(self, message: Any) -> None:
        try:
            self.connection.send(message)
        except (BrokenPipeError, ConnectionResetError):
            return  # it has died: the pool sees the end of the pipe


def _start(theirs: Connection) -> subprocess.Popen[bytes]:
    """Start the interpreter of a worker in a session of its own.

    Ctrl-C in the terminal then reaches the parent alone, which ends its workers in order.
    """
    descriptor = theirs.fileno()
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM.format(path=sys.path, fd=descriptor)],
        pass_fds=[descriptor],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **ONE_THREAD},
        start_new_session=True,
    )
