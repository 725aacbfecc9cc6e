"""Limited functions: results come back, and what hangs, swells or crashes is named."""

import os
import resource
import signal
import threading
import time
from pathlib import Path

import pytest
from lxml import etree

from onrecord.errors import LimitExceeded, NotAReport
from onrecord.intake.limits import run_limited

MB = 1024 * 1024


def total(numbers, start):
    return sum(numbers) + start


def spin():
    while True:
        pass


def swell(size):
    return len(bytearray(size))


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def leave():
    os._exit(3)


def refuse(name):
    raise NotAReport(name, "holds no text")


def parse_nothing():
    etree.fromstring(b"<a>")


def descend(depth):
    return descend(depth + 1)


def unpicklable():
    return lambda: None


def large():
    return b"x" * (8 * MB)


def limited(function, *args, seconds=5.0, memory=200 * MB):
    return run_limited(function, *args, name="page.html", seconds=seconds, memory=memory)


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_result_comes_back_as_it_was():
    assert limited(total, [1, 2, 3], 4) == 10


def test_a_result_larger_than_a_pipe_comes_back_whole():
    assert len(limited(large)) == 8 * MB


@pytest.mark.parametrize("blocked", [spin, signal.pause])
def test_what_does_not_end_is_stopped_at_its_deadline(blocked):
    began = time.monotonic()
    with pytest.raises(LimitExceeded, match=r"page\.html: takes longer than 0\.3 seconds"):
        limited(blocked, seconds=0.3)
    assert time.monotonic() - began < 3


def test_what_swells_is_refused_before_the_machine_notices():
    with pytest.raises(LimitExceeded, match="more than 50 MB"):
        limited(swell, 400 * MB, memory=50 * MB)


def test_memory_is_counted_from_what_the_process_holds_already():
    held = bytearray(300 * MB)
    assert limited(swell, 20 * MB, memory=100 * MB) == 20 * MB
    assert len(held) == 300 * MB


def test_a_crash_is_told_with_its_signal():
    with pytest.raises(LimitExceeded, match="Segmentation fault"):
        limited(crash)


def test_a_child_that_leaves_without_a_word_is_told():
    with pytest.raises(LimitExceeded, match="before it had a result"):
        limited(leave)


def test_endless_recursion_is_nesting_too_deep():
    with pytest.raises(LimitExceeded, match="too deep"):
        limited(descend, 0)


def test_errors_of_the_function_are_raised_as_they_are():
    with pytest.raises(NotAReport) as caught:
        limited(refuse, "a.html")
    assert (caught.value.name, caught.value.reason) == ("a.html", "holds no text")


def test_errors_that_cannot_travel_arrive_in_words():
    with pytest.raises(RuntimeError, match="XMLSyntaxError"):
        limited(parse_nothing)


def test_results_that_cannot_travel_are_an_error_of_the_caller():
    with pytest.raises(Exception, match="pickle"):
        limited(unpicklable)


def test_nothing_is_left_behind():
    limited(total, [1], 1)
    before = open_files()
    for function in (crash, spin, leave):
        with pytest.raises(LimitExceeded):
            limited(function, seconds=0.1)
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_other_children_of_the_process_are_left_alone():
    other = os.fork()
    if other == 0:
        signal.pause()
        os._exit(0)
    try:
        with pytest.raises(LimitExceeded):
            limited(spin, seconds=0.1)
        assert os.waitpid(other, os.WNOHANG) == (0, 0)
    finally:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def test_threads_may_call_at_once():
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(limited(total, [n], 1))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 9))


def test_limits_of_the_calling_process_stay():
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGINT)
    limited(total, [], 0)
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGINT)) == before
