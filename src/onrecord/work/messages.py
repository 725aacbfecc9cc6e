"""What the pool and its worker processes say to each other, pickled over a private pipe.

Pickle, because the name of a file may hold bytes that are no UTF-8 (lone surrogates in
Python), which JSON and MessagePack refuse. Nothing but our own two ends ever writes to it.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from onrecord.errors import OnrecordError
from onrecord.intake.item import Item
from onrecord.records import ModelFile, Reading, Skipped
from onrecord.settings import Settings


class ReadsReports(Protocol):
    """What the pool asks of a reader; `onrecord.reader.Reader` is the one that ships."""

    @property
    def version(self) -> str:
        """Version of the reader, kept with each run."""

    @property
    def models(self) -> tuple[ModelFile, ...]:
        """Models and tables that take part, by hash."""

    def read(self, item: Item) -> Reading:
        """Read one report; raises InputError for one that cannot be read."""


Factory = Callable[[Settings], ReadsReports]
"""Makes a reader. It is pickled by name, so it is a module-level class or function."""

Outcome = Reading | Skipped
"""What becomes of an input: its records, or a line that says why there are none."""


class Order(msgspec.Struct, frozen=True):
    """First message to a worker: which reader to load, and the settings."""

    factory: Factory
    settings: Settings


class Ready(msgspec.Struct, frozen=True):
    """A worker's first answer: its reader is loaded."""

    version: str
    models: tuple[ModelFile, ...]


class Broken(msgspec.Struct, frozen=True):
    """A worker's first answer where the reader cannot be loaded; the worker ends."""

    error: OnrecordError


class OutOfMemory(msgspec.Struct, frozen=True):
    """A report needed more memory than the worker may have; the worker ends."""
