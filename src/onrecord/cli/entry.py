"""Where the program starts and ends: streams, errors in words, exit codes."""

import errno
import os
import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import NoReturn

import click

import onrecord
from onrecord.cli.streams import complain, make_streams_safe
from onrecord.cli.verbs import Verbs
from onrecord.errors import DiskFull, InputError, LedgerError, ModelError, OnrecordError

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})


class Exit(IntEnum):
    """The exit codes, for every verb."""

    DONE = 0
    """All that was asked for was done."""
    SOME_FAILED = 1
    """Some inputs failed, each named on stderr, or a check found a fault; the rest was done."""
    USAGE = 2
    """The command, an option, a setting or a query cannot be meant; nothing was done."""
    DISK = 74
    """The disk is full, or could not be read or written (EX_IOERR)."""
    STOPPED = 130
    """Stopped by the user."""


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(onrecord.__version__, prog_name="onrecord", message="%(prog)s %(version)s")
def group() -> None:
    """Turn conflict news into a ledger of who said what happened, and who owes whom what.

    Start with `onrecord read FILE`: it prints a brief of one report and keeps nothing.
    Every verb explains itself: `onrecord VERB --help`.
    """


def main() -> NoReturn:
    """Run the program on the command line and leave with its exit code."""
    make_streams_safe()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every expected error ends in words on stderr."""
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        complain("stopped; the ledger keeps what was finished, the same command goes on from there")
        return Exit.STOPPED
    except BrokenPipeError:
        _leave_stdout()
        return Exit.DONE
    except OnrecordError as error:
        complain(str(error))
        return _code_of(error)
    except OSError as error:
        if error.errno not in _DISK:
            raise
        _leave_stdout()
        complain(f"{error.filename or 'output'}: {error.strerror}; what was finished is kept")
        return Exit.DISK
    return int(code or Exit.DONE)


def _invoke(arguments: Sequence[str]) -> int | None:
    """Run the group without Click's own `main`, which turns a closed pipe into a failure."""
    try:
        with group.make_context("onrecord", list(arguments)) as context:
            code: int | None = group.invoke(context)
            return code
    except click.exceptions.Exit as leaving:
        return leaving.exit_code


def _code_of(error: OnrecordError) -> Exit:
    """Tell failures (an input, a model, a damaged ledger) from commands to correct."""
    if isinstance(error, DiskFull):
        return Exit.DISK
    failed = isinstance(error, (InputError, ModelError, LedgerError))
    return Exit.SOME_FAILED if failed else Exit.USAGE


def _leave_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush raises no second error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
