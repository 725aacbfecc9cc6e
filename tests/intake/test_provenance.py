"""Saved pages: the note of the program that saved them gives address and time."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import items
from onrecord.intake.provenance import located, noted
from onrecord.records import Capture
from onrecord.settings import Settings

PLAIN = Capture(sha256="0", size=1, media="text/html", name="a.html")


def capture_of(payload):
    (item,) = items(["-"], Settings(), stdin=io.BytesIO(payload))
    return item.capture


def test_a_browser_notes_the_address():
    capture = capture_of(
        b"<!DOCTYPE html>\n<!-- saved from url=(0026)https://wire.example/b?x=1 -->\n<html>words"
    )
    assert (capture.address, capture.saved_by) == ("https://wire.example/b?x=1", "browser")


def test_single_file_notes_address_and_time():
    note = b"<!--\n Page saved with SingleFile \n url: https://wire.example/b \n saved date: Tue Nov 16 2021 15:42:05 GMT+0100 (CET)\n-->"
    capture = capture_of(b"<!DOCTYPE html> <html>" + note + b"words")
    assert (capture.address, capture.saved_by) == ("https://wire.example/b", "SingleFile")
    assert capture.saved_at == "2021-11-16T15:42:05+01:00"


def test_an_impossible_time_is_left_out():
    note = b"<!-- Page saved with SingleFile url: https://x.example/ saved date: Tue Foo 46 2021 15:42:05 GMT+0100 -->"
    assert noted(PLAIN, note).saved_at is None


@pytest.mark.parametrize(
    "payload",
    [
        b"<html>no note",
        b"<!-- saved from url=(0014)about:internet --><html>",
        b"<!-- saved from url=(0020)file:///home/x.html --><html>",
    ],
)
def test_pages_without_a_web_address_have_none(payload):
    assert capture_of(payload).address is None


def test_an_archived_address_is_split():
    archive = "https://web.archive.org/web/20211116093000id_/https://wire.example/b"
    capture = located(PLAIN, archive)
    assert (capture.address, capture.archive_address) == ("https://wire.example/b", archive)
    assert capture.saved_at == "2021-11-16T09:30:00Z"
    assert located(PLAIN, archive.replace("1116", "1399")).saved_at is None


def test_a_line_of_json_may_come_from_the_archive():
    line = b'{"text": "words", "url": "http://web.archive.org/web/20200101000000/http://wire.example/"}'
    assert capture_of(line).address == "http://wire.example/"


@given(st.binary(max_size=200))
def test_any_head_gives_a_capture(payload):
    for start in (
        b"<!-- saved from url=(0001)https://",
        b"<!-- Page saved with SingleFile url: https://x saved date: ",
    ):
        assert noted(PLAIN, start + payload).name == "a.html"
