"""JSON lines: one line for each report, the object that `onrecord read --json` prints."""

import json
from typing import BinaryIO

from onrecord.export.source import judged_readings
from onrecord.ledger.store import Ledger
from onrecord.views.visible import escaped_json


def write(ledger: Ledger, stream: BinaryIO) -> None:
    """Write every reading, as people left it, in the order the reports came in."""
    stream.writelines(line(judged.reading.as_json()) for judged in judged_readings(ledger))


def line(value: object) -> bytes:
    """Return `value` as one line of JSON in which hidden characters are escaped."""
    encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"{escaped_json(encoded)}\n".encode()
