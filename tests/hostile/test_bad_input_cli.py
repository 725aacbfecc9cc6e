"""Bad input through the real command: named with its reason, the others go on, exit code 1.

Every case of the list is given to one process of each verb, so that the parser is loaded once;
pages that must be parsed to be refused are also given alone, within the bounds of one input.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

MB = 1024 * 1024
SECONDS, MEGABYTES = 10, 600
"""Bounds of one input: seconds of CPU, so that a busy machine fails no test, and MB at the peak."""
GOOD = "The harbour master said on Tuesday that the ferry would sail again.\n"

_ONRECORD = """
import os, resource, sys
from onrecord.cli.entry import run
if os.geteuid() == 0:  # the superuser may read everything, so the refusal is made here
    listed = os.scandir
    def scandir(path="."):
        if "locked" in os.fsdecode(path):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)
    os.scandir = scandir
def spent():
    used = os.times()
    return sum(used[:4])
began = spent()
code = run(sys.argv[1:])
# The peak of this program alone: getrusage remembers the process that it was forked from.
own = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status")
           if line.startswith("VmHWM"))
peaks = [own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]
print("BOUNDS", spent() - began, max(peaks), file=sys.stderr)
sys.exit(code)
"""

BAD: dict[str, tuple[bytes, str]] = {
    "binary.txt": (bytes(range(256)) * 4_000, "binary data"),
    "consent.html": (
        b"<html><body><div class='cookie-consent'><p>We use cookies.</p><button>I agree</button>",
        "only a consent wall",
    ),
    "empty.html": (b"", "the file is empty"),
    "image.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 200, "a PNG image"),
    "large.html": (b"<html>" + b"<p>A long night.</p>" * (50 * MB // 20), "larger than 5 MB"),
    "nested.html": (b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000, "no article found"),
    "tiny.html": (b"<html><body>" + b"<p>x</p>" * 250_000, "no article found"),
}
"""Name, bytes and the words of the reason, of each bad file."""


class Told(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    complaints: list[str]
    seconds: float
    megabytes: int


def onrecord(*arguments: str | Path) -> Told:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _ONRECORD, *map(str, arguments)],
        capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    _, seconds, megabytes = next(line for line in lines if line.startswith("BOUNDS")).split()
    complaints = [line for line in lines if line.startswith("onrecord: ")]
    return Told(done.returncode, done.stdout, complaints, float(seconds), int(megabytes))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> list[Path]:
    """All bad inputs, in the order of their names, before and after a good report."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (payload, _) in BAD.items():
        (folder / name).write_bytes(payload)
    locked = folder / "locked"
    locked.mkdir()
    locked.chmod(0)
    for name in ("a_good.txt", "z_good.txt"):
        (folder / name).write_text(f"{GOOD}\nNobody at the {name} was hurt.\n")
    return [
        folder / "a_good.txt",
        *(folder / name for name in BAD),
        locked,
        folder / "missing.txt",
        folder / "z_good.txt",
    ]


def assert_named(told: Told, inputs: list[Path]) -> None:
    """Every bad input has one line that names it with its reason; the run says that some failed."""
    reasons = {name: reason for name, (_, reason) in BAD.items()}
    reasons |= {"locked": "permission denied", "missing.txt": "no such file"}
    assert told.code == 1
    for path in inputs:
        named = [line for line in told.complaints if str(path) in line]
        wanted = reasons.get(path.name)
        assert len(named) == (wanted is not None), named
        assert wanted is None or wanted in named[0]


def assert_within_bounds(told: Told) -> None:
    assert told.seconds < SECONDS * (len(BAD) + 2)
    assert told.megabytes < MEGABYTES


def test_read_names_every_bad_input_and_reads_the_good_ones(inputs) -> None:
    told = onrecord("read", *inputs)
    assert_named(told, inputs)
    assert_within_bounds(told)
    assert told.out.count("the ferry would sail again") == 2


def test_add_names_every_bad_input_and_keeps_the_good_ones(inputs, tmp_path) -> None:
    told = onrecord("add", "-w", tmp_path / "ledger", *inputs)
    assert_named(told, inputs)
    assert_within_bounds(told)
    assert told.out.startswith("2 reports added")
    assert onrecord("check", "-w", tmp_path / "ledger").code == 0


@pytest.mark.parametrize("name", ["nested.html", "tiny.html"])
def test_a_page_that_must_be_parsed_to_be_refused_is_refused_in_time(name, inputs) -> None:
    told = onrecord("read", inputs[0].parent / name)
    assert (told.code, told.out) == (1, "")
    assert told.seconds < SECONDS
    assert told.megabytes < MEGABYTES


def test_a_page_with_an_impossible_date_is_read_and_the_date_is_named(tmp_path) -> None:
    meta = '<meta property="article:published_time" content="2021-02-31">'
    page = tmp_path / "dated.html"
    page.write_text(f"<html><head>{meta}</head><article><h1>Ferries</h1><p>{GOOD * 3}</p>")
    told = onrecord("read", page)
    assert told.code == 0
    assert "day of publication unknown" in told.out
    assert "2021-02-31" in told.out


def test_a_day_that_no_calendar_has_is_refused_before_anything_is_read(inputs) -> None:
    told = onrecord("read", inputs[0], "--published", "2021-02-31")
    assert (told.code, told.out) == (2, "")
