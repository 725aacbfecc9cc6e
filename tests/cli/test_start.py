import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

HELP = [sys.executable, "-m", "onrecord.cli", "--help"]

MARGIN_MS = 250
"""The goal is 150 ms on a machine of its own; tests share theirs."""


def onrecord(*arguments: str, env: dict[str, str] | None = None, **options):
    command = [sys.executable, "-m", "onrecord.cli", *arguments]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, **(env or {})}, **options
    )


def milliseconds(*command: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return 1000 * (time.perf_counter() - started)


def test_help_starts_almost_as_fast_as_python_itself():
    pairs = [
        (milliseconds(*HELP),
         milliseconds(sys.executable, "-c", "pass"))
        for _ in range(7)
    ]  # fmt: skip
    ours, bare = map(statistics.median, zip(*pairs, strict=True))
    assert ours - bare < MARGIN_MS


@pytest.mark.parametrize("heavy", ["spacy", "numpy", "rich", "msgspec", "lxml", "sqlite3"])
def test_help_loads_nothing_heavy(heavy):
    program = (
        "import sys; from onrecord.cli.entry import run; run(['--help']);"
        f"sys.exit({heavy!r} in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ended.returncode == 0


def test_help_names_every_verb():
    from onrecord.cli.verbs import VERBS

    printed = onrecord("--help").stdout.decode()
    assert all(f"  {verb} " in printed for verb in VERBS)


def test_every_verb_explains_itself():
    from onrecord.cli.entry import run
    from onrecord.cli.verbs import VERBS

    assert all(run([verb, "--help"]) == 0 for verb in VERBS)


def test_the_version_is_printed():
    import onrecord as package

    assert onrecord("--version").stdout.decode() == f"onrecord {package.__version__}\n"


def test_a_word_that_is_no_verb_is_a_usage_error():
    ended = onrecord("raed")
    assert ended.returncode == 2
    assert b"raed" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_an_option_that_does_not_exist_is_a_usage_error():
    assert onrecord("read", "--colour", "page.html").returncode == 2


def test_a_full_disk_ends_with_74_and_no_traceback():
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as disk:
        ended = subprocess.run(HELP, stdout=disk, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 74
    assert b"Traceback" not in ended.stderr
    assert b"No space" in ended.stderr


def test_a_reader_that_goes_away_ends_the_program_quietly():
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as closed:
        ended = subprocess.run(HELP, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
