import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import ModelError
from onrecord.intake.item import Item
from onrecord.records import Given, Reading, Skipped
from onrecord.settings import Limits, Settings
from onrecord.work.pool import WINDOW, Pool, read_many
from tests.work.fakes import (
    DiesWhileLoading,
    FakeReader,
    OnlyOnceReader,
    TellsItsProcess,
    TooBigToLoad,
    Unloadable,
    item,
    items,
)

PATIENT = Settings(limits=Limits(report_seconds=30, worker_bytes=400 << 20))
HASTY = Settings(limits=Limits(report_seconds=1.5, worker_bytes=400 << 20))


def outcomes(
    texts: list[str], workers: int = 1, settings: Settings = PATIENT
) -> list[Reading | Skipped]:
    inputs = [item(text, f"{n}.txt") for n, text in enumerate(texts)]
    return [outcome for _, outcome in read_many(inputs, FakeReader, settings, workers)]


def children_of_this_process() -> set[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(pid) for pid in listed.read_text().split()} if listed.exists() else set()


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_inputs(workers: int) -> None:
    texts = ["SLOW Anna said yes.", "REFUSE", "Boris said no.", "BUG", "SLOW", "last"]
    got = list(read_many([item(t, t) for t in texts], FakeReader, PATIENT, workers))
    assert [index for index, _ in got] == list(range(6))
    names = [o.report.capture.name if isinstance(o, Reading) else o.name for _, o in got]
    assert names == texts


def test_one_and_two_workers_give_identical_bytes() -> None:
    def encoded(workers: int) -> list[bytes]:
        found = read_many(items(40), FakeReader, Settings(), workers)
        return [msgspec.json.encode(outcome) for _, outcome in found]

    assert encoded(1) == encoded(2)


def test_two_workers_share_the_work_and_stay() -> None:
    slow = [item(f"SLOW {n}") for n in range(6)]
    found = [o for _, o in read_many(slow, TellsItsProcess, PATIENT, 2) if isinstance(o, Reading)]
    assert len({o.report.outlet.value for o in found if o.report.outlet}) <= 2
    assert len(found) == 6


def test_a_refused_input_keeps_its_own_reason() -> None:
    assert outcomes(["REFUSE"]) == [Skipped(name="0.txt", reason="no text left")]


def test_a_bug_in_a_rule_costs_one_report_and_says_where() -> None:
    first, second = outcomes(["BUG", "Anna said yes."])
    assert isinstance(first, Skipped)
    assert "ValueError: a rule stumbled" in first.reason
    assert "fakes.py:" in first.reason
    assert isinstance(second, Reading)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("KILL", "the reader crashed (signal 9) on this report, twice"),
        ("EXIT", "the reader crashed (exit code 3) on this report, twice"),
        ("HANG", "reading took longer than 1.5 seconds"),
        ("BLOAT", "reading needs more than 400 MB of memory"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_brings_its_worker_down_is_named_and_the_others_go_on(
    word: str, reason: str, workers: int
) -> None:
    texts = ["Anna said yes.", word, "Boris said no.", "Clara said so."]
    got = outcomes(texts, workers, HASTY if word == "HANG" else PATIENT)
    assert [type(o) for o in got] == [Reading, Skipped, Reading, Reading]
    assert got[1] == Skipped(name="1.txt", reason=reason)


def test_many_bad_reports_in_a_row_do_not_stop_the_run() -> None:
    got = outcomes(["KILL", "KILL", "EXIT", "KILL", "Anna said yes."], 2)
    assert [type(o) for o in got] == [Skipped] * 4 + [Reading]


def test_a_report_is_tried_once_more_in_a_fresh_worker(tmp_path: Path) -> None:
    passing = item("Anna said yes.", given=Given(title=str(tmp_path / "marker")))
    [(_, got)] = read_many([passing], OnlyOnceReader, PATIENT, 1)
    assert isinstance(got, Reading)


def test_inputs_that_intake_set_aside_pass_through_in_their_place() -> None:
    aside = Skipped(name="x.png", reason="an image")
    inputs = [aside, item("a"), aside, aside, item("b"), aside]
    got = [o for _, o in read_many(inputs, FakeReader, PATIENT, 2)]
    assert [isinstance(o, Skipped) for o in got] == [True, False, True, True, False, True]


def test_no_inputs_give_no_outcomes_and_start_no_reader() -> None:
    assert list(read_many([], Unloadable, PATIENT)) == []


def test_inputs_are_pulled_only_as_far_as_the_window_allows() -> None:
    pulled = 0

    def counted() -> Iterator[Item]:
        nonlocal pulled
        for one in items(10_000):
            pulled += 1
            yield one

    with Pool(FakeReader, PATIENT, 1) as pool:
        stream = pool.read_many(counted())
        next(stream)
        assert pulled <= WINDOW + 1


def test_a_slow_report_holds_back_only_a_window_of_others() -> None:
    texts = ["HANG", *(f"Anna said {n}." for n in range(3 * WINDOW))]
    got = outcomes(texts, 2, HASTY)
    assert isinstance(got[0], Skipped)
    assert sum(isinstance(o, Reading) for o in got) == 3 * WINDOW


def test_names_that_are_no_unicode_cross_the_process_border() -> None:
    odd = item("Anna said yes.", "caf\udce9.txt")
    [(_, got)] = read_many([odd], FakeReader, PATIENT)
    assert isinstance(got, Reading)
    assert got.report.capture.name == "caf\udce9.txt"


def test_a_large_report_crosses_the_process_border_both_ways() -> None:
    [got] = outcomes(["Anna said yes. " * 20_000], settings=Settings())
    assert isinstance(got, Reading)
    assert len(got.statements) == 20_000


def test_a_reader_that_cannot_be_loaded_raises_its_own_error() -> None:
    with pytest.raises(ModelError, match="the model file is missing"):
        list(read_many(items(2), Unloadable, PATIENT, 2))


def test_a_reader_that_dies_while_loading_raises_an_error() -> None:
    with pytest.raises(ModelError, match=r"could not be started \(signal 9\)"):
        list(read_many(items(2), DiesWhileLoading, PATIENT))


def test_a_reader_that_is_too_big_says_which_setting_to_raise() -> None:
    with pytest.raises(ModelError, match=r"limits\.worker_bytes"):
        list(read_many(items(2), TooBigToLoad, PATIENT))


def test_the_pool_tells_the_version_and_models_of_its_reader() -> None:
    with Pool(FakeReader, PATIENT) as pool:
        assert pool.loaded().version == "1"
        assert pool.loaded().models[0].name == "fake"
        assert len(list(pool.read_many(items(3)))) == 3


def test_no_worker_outlives_the_pool_in_whatever_way_it_ends() -> None:
    before = children_of_this_process()
    list(read_many(items(3), FakeReader, PATIENT, 2))
    outcomes(["KILL", "HANG"], 2, HASTY)
    with Pool(FakeReader, PATIENT, 2) as pool:
        next(pool.read_many(items(50)))
    stream = read_many(items(50), FakeReader, PATIENT, 2)
    next(stream)
    stream.close()
    with pytest.raises(ModelError):
        list(read_many(items(2), DiesWhileLoading, PATIENT))
    assert children_of_this_process() == before


SCRIPT = textwrap.dedent(
    """
    import sys
    from onrecord.settings import Settings
    from onrecord.work.pool import Pool
    from tests.work.fakes import FakeReader, item

    def inputs():
        for n in range(100_000):
            yield item(f"SLOW {n}")

    with Pool(FakeReader, Settings(), 2) as pool:
        for index, _ in pool.read_many(inputs()):
            pids = [child._process.pid for child in pool._children]
            print(*pids, flush=True)
    """
)


def stopped(how: signal.Signals) -> tuple[int, list[int], bytes]:
    """Run a pool in a script with no main guard, stop it, and return (status, workers, stderr)."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path.cwd(),
    )
    assert process.stdout
    assert process.stderr
    for _ in range(3):
        pids = [int(pid) for pid in process.stdout.readline().split()]
    process.send_signal(how)
    _, errors = process.communicate(timeout=20)
    return process.returncode, pids, errors


def gone(pid: int, seconds: float = 10) -> bool:
    """Tell whether the process `pid` ends within `seconds`."""
    for _ in range(int(seconds * 20)):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").read_text().split(")")[-1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_the_workers_and_only_the_parent_speaks() -> None:
    _, pids, errors = stopped(signal.SIGINT)
    assert pids
    assert all(gone(pid) for pid in pids)
    assert errors.count(b"Traceback") == 1


def test_workers_end_by_themselves_when_the_parent_is_killed() -> None:
    status, pids, errors = stopped(signal.SIGKILL)
    assert status == -signal.SIGKILL
    assert pids
    assert all(gone(pid) for pid in pids)
    assert errors == b""
