"""A program that adds reports and kills itself at a chosen step: python -m ... LEDGER STEP NTH."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.intake.item import Item
from onrecord.ledger import ingest as ingesting
from onrecord.ledger import migrations
from onrecord.ledger.store import Ledger
from onrecord.settings import Settings
from tests.work.fakes import FakeReader, NewerReader, item

STEPS: dict[str, tuple[Any, str]] = {
    "schema": (migrations, "complete_statement"),
    "start": (ingesting, "start_run"),
    "put": (ingesting, "put_reading"),
    "skip": (ingesting, "put_skipped"),
    "note": (ingesting, "note_run"),
    "prepare": (ingesting, "prepare"),
}
BATCHED = Settings(batch=5)


def inputs(count: int) -> list[Item]:
    """Return reports of which each third comes from one address, and some are refused."""
    return [
        item(
            f"Day {n}. Anna said the bridge {n} holds. {'REFUSE' if n % 7 == 6 else ''}",
            f"{n}.txt",
            "https://news.test/live" if n % 3 == 0 else None,
        )
        for n in range(count)
    ]


def fatal(wrapped: Callable[..., Any], nth: int) -> Callable[..., Any]:
    """Return `wrapped`, which kills its process without warning after the nth call."""
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        result = wrapped(*arguments, **named)
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


def main(path: str, step: str, nth: str, reader: str = "old", count: str = "33") -> None:
    if step == "schema":
        migrations.sqlite3 = Fatal(int(nth))
    elif step != "none":
        module, name = STEPS[step]
        setattr(module, name, fatal(getattr(module, name), int(nth)))
    factory = NewerReader if reader == "new" else FakeReader
    with Ledger(Path(path)) as ledger:
        ingesting.ingest(ledger, inputs(int(count)), factory, BATCHED)


class Fatal:
    """Stands in for the sqlite3 module while the schema is made."""

    def __init__(self, nth: int) -> None:
        import sqlite3

        self.Connection = sqlite3.Connection
        self.complete_statement = fatal(sqlite3.complete_statement, nth)


if __name__ == "__main__":
    main(*sys.argv[1:])
