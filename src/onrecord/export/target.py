"""Where an export goes: files that appear whole or not at all, under names of our own."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import QueryError
from onrecord.ledger.storage import storage_errors


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when all is written; a failure leaves `path`.

    The words go to a hidden file beside it. Raises QueryError if `path` is no file,
    LedgerError or DiskFull if it cannot be written.
    """
    if path.exists() and not path.is_file():
        raise QueryError(f"{path} is not a file; name a new file, or - for standard output")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with storage_errors(path):
        part.unlink(missing_ok=True)
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


class Folder:
    """A folder whose files are put in place together at the end."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        self._stack = stack

    def file(self, name: str) -> BinaryIO:
        """Open one file of the folder; `name` is a constant of the format, never data."""
        return self._stack.enter_context(whole_file(self.path / name))


@contextmanager
def whole_folder(path: Path) -> Iterator[Folder]:
    """Open a folder for writing; other files in it are left alone.

    Raises QueryError if `path` is a file. On a failure the files are those of before.
    """
    if path.exists() and not path.is_dir():
        raise QueryError(f"{path} is a file; this format writes a folder of files")
    with storage_errors(path):
        path.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        yield Folder(path, stack)
