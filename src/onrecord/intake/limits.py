"""One function in a child process that may use only so much time and memory.

Hostile pages can make a parser in C loop, swell or crash, which no exception handler catches.
The child is forked, so the function sees all that is loaded, and its memory goes with it.
Linux and macOS; where there is no `/proc`, memory is bounded by the system alone.
"""

import faulthandler
import gc
import math
import os
import pickle
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from onrecord.errors import LimitExceeded

T = TypeVar("T")

_OUT_OF_MEMORY = 77
_BLOCK = 1 << 18
_STATM = Path("/proc/self/statm")


def run_limited(
    function: Callable[..., T], *args: Any, name: str = "input", seconds: float, memory: int
) -> T:
    """Return `function(*args)`, computed in a child process of its own.

    `seconds` bounds wall and processor time, `memory` the bytes the child may map beyond what
    this process has. Raises LimitExceeded(`name`, …) when either is passed, when nesting is too
    deep for Python, or when the child crashes; any other exception of `function` is raised as
    it is. The result is pickled, so keep it small. Costs one fork: some milliseconds.
    """
    reading, writing = os.pipe()
    try:
        try:
            child = _fork()
            if child == 0:
                _compute(writing, function, args, seconds, memory)
        finally:
            os.close(writing)
        answer = None
        try:
            answer = _answer(reading, time.monotonic() + seconds)
        finally:
            status = _ended(child, kill=answer is None)
    finally:
        os.close(reading)
    if answer is None or _signal(status) == signal.SIGXCPU:
        raise LimitExceeded(name, f"takes longer than {seconds:g} seconds to parse")
    result: T = _result(name, answer, status, memory)
    return result


def _fork() -> int:
    """Fork; Python 3.12 and later warn of threads, whose work the child never touches."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _compute(
    writing: int, function: Callable[..., Any], args: tuple[Any, ...], seconds: float, memory: int
) -> NoReturn:
    """In the child: compute, write the pickled outcome, end without any clean-up."""
    code = 1
    try:
        _confine(seconds, memory)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(_outcome(function, args))
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    finally:
        os._exit(code)


def _confine(seconds: float, memory: int) -> None:
    """Set the limits, and leave the parent's handlers and its heap alone."""
    gc.freeze()  # else the first collection copies every page of the parent
    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, math.ceil(seconds) + 1)
    if _STATM.exists():
        pages = int(_STATM.read_text("ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)


def _lower(limit: int, value: int) -> None:
    """Lower the soft limit to `value`, or to the hard limit where that is lower."""
    hard = resource.getrlimit(limit)[1]
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (soft, hard))


def _outcome(function: Callable[..., Any], args: tuple[Any, ...]) -> bytes:
    """Return the pickled pair: whether it worked, and the result or the exception."""
    try:
        return pickle.dumps((True, function(*args)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a process boundary: the parent raises it
        return pickle.dumps((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """Return the exception if it survives pickling (those of lxml do not), else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except (TypeError, AttributeError, pickle.PickleError):
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _answer(reading: int, deadline: float) -> bytes | None:
    """Return what the child wrote until it closed the pipe; None once the deadline passes."""
    poll = select.poll()
    poll.register(reading, select.POLLIN)
    pieces: list[bytes] = []
    while (left := deadline - time.monotonic()) > 0:
        if not poll.poll(left * 1000):
            continue
        piece = os.read(reading, _BLOCK)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    return None


def _ended(child: int, *, kill: bool) -> int:
    """Wait for the child, killing it first if asked; return its wait status."""
    if kill:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):  # the program ignores SIGCHLD: the system has reaped it
        return os.waitpid(child, 0)[1]
    return 0


def _signal(status: int) -> int:
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _result(name: str, answer: bytes, status: int, memory: int) -> Any:
    """Return or raise what the child answered; LimitExceeded where it died on the way."""
    if number := _signal(status):
        raise LimitExceeded(name, f"crashed the parser ({signal.strsignal(number)})")
    if os.waitstatus_to_exitcode(status) == _OUT_OF_MEMORY:
        megabytes = memory // (1024 * 1024)
        raise LimitExceeded(name, f"needs more than {megabytes} MB of memory to parse")
    if status or not answer:
        raise LimitExceeded(name, "ended the parser before it had a result")
    worked, value = pickle.loads(answer)  # noqa: S301 - written by our own child
    if worked:
        return value
    if isinstance(value, RecursionError):
        raise LimitExceeded(name, "is nested too deep to parse") from value
    raise value
