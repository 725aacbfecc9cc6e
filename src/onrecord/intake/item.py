"""What intake hands on: a capture and the bytes it stands for."""

import msgspec

from onrecord.records import Capture


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One report-to-be: `payload` is what `capture.sha256` and `capture.media` describe.

    For a JSON line the payload is the UTF-8 of its `text` or `html` field, so that offsets map
    back to that field.
    """

    capture: Capture
    payload: bytes
