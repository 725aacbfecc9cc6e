"""Where a saved page came from, as the program that saved it noted in the page itself.

Chromium and Internet Explorer write `<!-- saved from url=(0023)https://example.org/a -->`,
SingleFile a comment with `url:` and `saved date:`. Addresses of the Wayback Machine hold the
day of the capture and the original address.
"""

import re
from datetime import datetime

from msgspec.structs import replace

from onrecord.errors import InputError
from onrecord.intake.dates import checked_date
from onrecord.records import Capture

_HEAD_BYTES = 4096
_BROWSER = re.compile(rb"<!--\s{0,9}saved from url=\(\d{4}\)(https?://[^\s<>]{1,2000})")
_SINGLE_FILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile\s{0,9}url:\s{0,9}(https?://[^\s<>]{1,2000})"
    rb"(?:\s{1,9}saved date:\s{0,9}(\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}))?"
)
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]{0,3}/(https?:/.{1,2000})")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def noted(capture: Capture, payload: bytes) -> Capture:
    """Return `capture` with the address, time and program that the page's own note gives."""
    head = payload[:_HEAD_BYTES]
    if found := _SINGLE_FILE.search(head):
        saved_at = _saved_at((found[2] or b"").decode("ascii", "replace"))
        return located(capture, _text(found[1]), saved_at=saved_at, saved_by="SingleFile")
    if found := _BROWSER.search(head):
        return located(capture, _text(found[1]), saved_by="browser")
    return capture


def located(capture: Capture, address: str | None, **saved: str | None) -> Capture:
    """Return `capture` with its address; one of the Wayback Machine is split into its parts.

    Of an archived page `saved_at` is when the archive captured it, whoever saved it from there.
    """
    found = _WAYBACK.fullmatch(address or "")
    if not found:
        return replace(capture, address=address, **saved)
    archived = {"archive_address": address, "saved_at": _captured_at(found[1])}
    return replace(capture, address=found[2], **{**saved, **archived})


def _captured_at(stamp: str) -> str | None:
    """Return ISO time of a stamp like 20211116093000, None where no calendar has it."""
    try:
        return datetime.fromisoformat(f"{stamp[:8]}T{stamp[8:]}Z").strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _saved_at(written: str) -> str | None:
    """Return ISO time of "Tue Nov 16 2021 15:42:05 GMT+0100", in no one's locale."""
    if not written:
        return None
    _, month, day, year, clock, zone = written.split()
    number = _MONTHS.find(month) // 3 + 1
    value = f"{year}-{number:02}-{day}T{clock}{zone[3:6]}:{zone[6:]}"
    try:
        return checked_date(value)
    except InputError:
        return None


def _text(address: bytes) -> str:
    return address.decode("utf-8", "replace")
