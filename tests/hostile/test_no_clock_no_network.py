"""Reading asks no clock, no locale and no network: the records are the same whatever they say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNDATED = """<html><body><article><h1>Ferry turned back</h1>
<p>The harbour master said on Tuesday that the ferry was turned back at noon, a day after the
pier had been shelled.</p><p>Two deckhands were wounded last week, he said, and the line will
stay closed until next month.</p></article></body></html>"""

_READ = """
import sys
def hook(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise AssertionError(f"reading asked the network: {event} {arguments}")
sys.addaudithook(hook)

import datetime, time
moment = float(sys.argv[1])
class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(moment)
class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(moment, tz)
    utcnow = today = now
datetime.date, datetime.datetime = Date, Moment
time.time = lambda: moment
time.localtime = lambda seconds=None, real=time.localtime: real(moment if seconds is None else seconds)
time.gmtime = lambda seconds=None, real=time.gmtime: real(moment if seconds is None else seconds)

from onrecord.cli.entry import run
sys.exit(run(["read", "--json", *sys.argv[2:]]))
"""


def records(page: Path, moment: int, **environment: str) -> bytes:
    """Read the examples and `page` at `moment` (seconds since 1970), as one line of JSON each."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(moment), str(ROOT / "examples"), str(page)],
        capture_output=True,
        check=False,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", **environment},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert done.stdout.count(b"\n") > 8
    return done.stdout


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("undated") / "undated.html"
    path.write_text(UNDATED)
    return path


def test_records_are_the_same_at_any_time_in_any_place_and_for_any_hashing(page) -> None:
    early = records(page, 978_307_200, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1")
    late = records(page, 2_524_608_000, TZ="America/Lima", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert early == late


def test_a_page_without_a_day_stays_without_one_whatever_the_clock_says(page) -> None:
    import json

    line = json.loads(records(page, 1_900_000_000).splitlines()[-1])
    assert line["published"].get("value") is None
    assert [t for t in line["times"] if t.get("value", "").startswith(("2030", "2021"))] == []
    assert line["times"]
