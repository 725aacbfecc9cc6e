"""A run that is killed anywhere and run again leaves the ledger of an unbroken run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger.check import check
from onrecord.ledger.dump import content_digest
from onrecord.ledger.finding import entries, runs
from onrecord.ledger.ingest import ingest
from onrecord.ledger.store import Ledger
from tests.crash.interrupted import BATCHED, inputs
from tests.work.fakes import FakeReader


def started(path: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.interrupted", str(path), *arguments],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )


def finished(path: Path, *arguments: str, **environment: str) -> int:
    process = started(path, *arguments, **environment)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGKILL), errors
    return process.returncode


def content(path: Path) -> tuple[str, list[str], list[object]]:
    """Return digest, order of reports and problems of a ledger."""
    with Ledger(path) as ledger:
        return content_digest(ledger), [e.name for e in entries(ledger)], list(check(ledger))


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory) -> tuple[str, list[str], list[object]]:
    path = tmp_path_factory.mktemp("unbroken") / "ledger.db"
    assert finished(path, "none", "0") == 0
    found = content(path)
    assert found[2] == []
    assert len(found[1]) == 29
    return found


@pytest.mark.parametrize(
    ("step", "nth"),
    [
        ("schema", "30"),  # the schema is half made
        ("start", "1"),  # the run is entered, not committed
        ("prepare", "3"),  # before the first batch
        ("put", "1"),  # inside the first transaction
        ("put", "3"),
        ("put", "4"),
        ("skip", "2"),  # reports written, not committed
        ("note", "2"),  # all of a batch written, not committed
        ("note", "4"),
        ("prepare", "20"),  # between two batches
        ("put", "27"),  # inside the last transactions
        ("note", "7"),
    ],
)
def test_killed_and_run_again_equals_an_unbroken_run(
    tmp_path: Path, unbroken, step: str, nth: str
) -> None:
    path = tmp_path / "ledger.db"
    assert finished(path, step, nth) == -signal.SIGKILL
    left = content(path)
    assert left[2] == []
    assert left[1] == unbroken[1][: len(left[1])]
    assert finished(path, "none", "0") == 0
    assert content(path) == unbroken
    with Ledger(path) as ledger:
        assert ingest(ledger, inputs(33), FakeReader, BATCHED).counts["reports"] == 0
        assert [run.finished for run in runs(ledger)][-2:] == [True, True]
    assert content(path) == unbroken


def test_killed_again_and_again_it_still_arrives(tmp_path: Path, unbroken) -> None:
    path = tmp_path / "ledger.db"
    for nth in ("2", "2", "1", "2", "1", "3"):
        assert finished(path, "note", nth) == -signal.SIGKILL
    assert finished(path, "none", "0") == 0
    assert content(path) == unbroken


def test_killed_while_a_newer_reader_replaces_records(tmp_path: Path) -> None:
    broken, whole = tmp_path / "broken.db", tmp_path / "whole.db"
    for path in (broken, whole):
        assert finished(path, "none", "0") == 0
    assert finished(broken, "put", "8", "new") == -signal.SIGKILL
    assert content(broken)[2] == []
    for path in (broken, whole):
        assert finished(path, "none", "0", "new") == 0
    assert content(broken) == content(whole)


@pytest.mark.parametrize("delay", [0.0, 0.15, 0.4, 0.8])
def test_killed_from_outside_at_any_time(tmp_path: Path, delay: float) -> None:
    broken, whole = tmp_path / "broken.db", tmp_path / "whole.db"
    process = started(broken, "none", "0", "old", "400")
    while not broken.exists():
        time.sleep(0.01)
    time.sleep(delay)
    process.kill()
    process.communicate(timeout=20)
    assert content(broken)[2] == []
    for path in (broken, whole):
        assert finished(path, "none", "0", "old", "400") == 0
    assert content(broken) == content(whole)


def test_the_order_of_hashes_in_memory_changes_nothing(tmp_path: Path, unbroken) -> None:
    for seed in ("0", "1", "4242"):
        path = tmp_path / f"{seed}.db"
        assert finished(path, "none", "0", PYTHONHASHSEED=seed) == 0
        assert content(path) == unbroken
