"""Hostile inputs: each is answered in words within 10 seconds and 600 MB, and others go on."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import zlib

import pytest

MB = 1024 * 1024
SECONDS, MEGABYTES = 10, 600
"""Bounds of one input: seconds of CPU, so that a busy machine fails no test, and MB at the peak."""

_TAKE = """
import json, sys, time
from onrecord.intake import Item, decode, items
from onrecord.settings import Settings
began = time.process_time()
counts, reasons = [0, 0], set()
for one in items(sys.argv[1:], Settings(), stdin=sys.stdin.buffer):
    if isinstance(one, Item):
        counts[0] += 1
        decoded = decode(one.payload, one.capture.encoding, one.capture.media == "text/html")
        assert len(one.payload) > 8_000_000 or decoded.offsets[-1] == len(one.payload)
        assert len(decoded.text) <= len(one.payload)
    else:
        counts[1] += 1
        if len(reasons) < 20:
            reasons.add(one.reason)
# The peak of this program alone: getrusage remembers the process that it was forked from.
peak = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status")
            if line.startswith("VmHWM"))
print(json.dumps([counts, sorted(reasons), time.process_time() - began, peak]))
"""


def taken(*inputs, stdin=None):
    """Return how many items and refusals the inputs give, and the reasons, within the bounds."""
    run = subprocess.run(
        [sys.executable, "-c", _TAKE, *map(str, inputs)],
        capture_output=True, stdin=stdin or subprocess.DEVNULL, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    (good, bad), reasons, seconds, peak = json.loads(run.stdout)
    assert seconds < SECONDS
    assert peak < MEGABYTES
    return good, bad, " | ".join(reasons)


@pytest.fixture
def folder(tmp_path):
    """A folder whose last file is a good report, which must always get through."""
    (tmp_path / "zz.txt").write_text("The ferry was turned back at noon.")
    yield tmp_path
    shutil.rmtree(tmp_path)  # pytest would keep these large files for three runs


def bomb(megabytes):
    """Return gzip data that unpacks to so many MB, from members that are 10 MB each."""
    return gzip.compress(bytes(10 * MB)) * (megabytes // 10)


def test_a_page_of_50_mb(folder):
    (folder / "a.html").write_bytes(b"<html>" + b"<p>A long night.</p>" * (50 * MB // 20))
    good, bad, reasons = taken(folder)
    assert (good, bad) == (1, 1)
    assert "larger than 5 MB" in reasons


def test_a_text_of_100_mb(folder):
    with (folder / "a.txt").open("wb") as stream:
        stream.truncate(100 * MB)
        stream.write(b"words " * 20_000)
    assert taken(folder)[:2] == (1, 1)


def test_the_largest_text_that_is_taken(folder):
    (folder / "a.txt").write_bytes("Ночь прошла тихо. ".encode("cp1251") * (60 * MB // 18))
    assert taken(folder)[:2] == (2, 0)


@pytest.mark.parametrize("name", ["a.html.gz", "a.jsonl.gz", "a.gz"])
def test_a_gzip_bomb_of_2_gb(name, folder):
    (folder / name).write_bytes(gzip.compress(b"<p>word</p>") + bomb(2_000))
    good, bad, reasons = taken(folder)
    assert (good, bad) == (1, 1)
    assert (
        "unpacks to more than 100 times" in reasons
        or "larger than" in reasons
        or "binary" in reasons
    )


def test_a_gzip_of_a_hundred_thousand_empty_members(folder):
    (folder / "a.txt.gz").write_bytes(gzip.compress(b"") * 100_000)
    assert taken(folder)[:2] == (1, 1)


def test_a_gzip_that_claims_a_preset_dictionary(folder):
    (folder / "a.gz").write_bytes(b"\x1f\x8b\x08\xff" + zlib.compress(b"words") * 1_000)
    assert taken(folder)[:2] == (1, 1)


def test_20000_nested_tags_and_250000_tiny_paragraphs_reach_the_article(folder):
    (folder / "a.html").write_bytes(b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000)
    (folder / "b.html").write_bytes(b"<p>x</p>" * 250_000)
    assert taken(folder)[:2] == (3, 0)


@pytest.mark.parametrize(
    "line",
    [
        b'{"x":' + b"[" * 3_000_000,
        b'{"x":' + b"[" * 900_000 + b"]" * 900_000 + b"}",
        b'{"x":[' + b"[]," * 6_000_000 + b'[]], "text": 5}',
        b'{"x":[' + b"[]," * 1_200_000 + b'[]], "text": "\\ud800", "html": 5}',
        b'{"x":[' + b'"\\ud800",' * 400_000 + b'1], "url": "y"}',
        b'{"text": "' + b"\\u0000" * 300_000 + b"\xff",
        b'{"text": 1' + b"0" * 3_000_000 + b"}",
        b"x" * 90_000_000,
    ],
    ids=["open", "nested", "wide", "wide-surrogate", "surrogates", "nul", "number", "long"],
)
@pytest.mark.parametrize("suffix", ["jsonl", "json"])
def test_a_line_of_hostile_json(line, suffix, folder):
    (folder / f"a.{suffix}").write_bytes(line + b'\n{"text": "The next one."}\n')
    good, bad, _ = taken(folder)
    assert bad == 1
    assert good == (2 if suffix == "jsonl" else good)


def test_two_hundred_thousand_bad_lines(folder):
    (folder / "a.jsonl").write_bytes(b"}\n" * 200_000 + b'{"text": "The last one."}')
    assert taken(folder)[:2] == (2, 200_000)


def test_json_lines_of_150_mb_are_streamed(folder):
    line = json.dumps({"text": "The ferry went. " * 5_000}).encode() + b"\n"
    with (folder / "a.jsonl").open("wb") as stream:
        for _ in range(150 * MB // len(line)):
            stream.write(line)
    assert taken(folder)[0] > 1_500


@pytest.mark.parametrize(
    "payload",
    [
        bytes(range(256)) * 40_000,
        bytes(range(128, 256)) * 120_000,
        b"\xff\xfe" + b"\x00\xd8" * 2_000_000,
        b"\xed\xa0\x80" * 1_500_000,
        b"caf\xe9 \xf0\x9f\x98 " * 500_000,
        b"<meta " * 800_000 + b"\xff",
        b"<!--" * 1_000_000,
        ("Ã©" * 1_000_000).encode(),
        b"\x80\x81" * 2_000_000,
    ],
    ids=["all", "high", "surrogates16", "surrogates8", "cut", "meta", "comments", "twice", "lead"],
)
def test_bytes_that_are_hard_to_decode(payload, folder):
    (folder / "a.html").write_bytes(payload[: 5 * MB])
    good, bad, _ = taken(folder)
    assert good + bad == 2


def test_a_folder_deeper_than_a_path_can_say(folder):
    level = os.open(folder, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=level)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=level)
        os.close(level)
        level = below
    os.close(level)
    good, bad, reasons = taken(folder)
    assert (good, bad) == (1, 1)
    assert "too long" in reasons


def test_two_thousand_empty_files(folder):
    for number in range(2_000):
        (folder / f"{number}.html").touch()
    assert taken(folder) == (1, 2_000, "the file is empty")


def test_endless_standard_input():
    with subprocess.Popen(
        [sys.executable, "-c", "import sys\nwhile 1: sys.stdout.write('words ' * 9999)"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as endless:  # fmt: skip
        good, bad, reasons = taken("-", stdin=endless.stdout)
        endless.kill()
    assert (good, bad) == (0, 1)
    assert "limits.file_bytes" in reasons
