"""Reports as JSON objects: `text` or `html`, `url`, `published`, `outlet`, `title`.

Other keys are ignored and cost nothing: the typed decoder skips them without building them.
"""

import json
from hashlib import sha256
from typing import Any

import msgspec

from onrecord.errors import InputError, LimitExceeded, NotAReport
from onrecord.intake.dates import checked_date
from onrecord.intake.item import Item
from onrecord.intake.provenance import located
from onrecord.intake.sniff import HTML, TEXT
from onrecord.intake.streams import too_large
from onrecord.records import Capture, Given
from onrecord.settings import MEGABYTE, Limits

_SLOW_BYTES = 4 * MEGABYTE
"""How long a line may be that needs the slower decoder, which builds every value it meets."""


class _Line(msgspec.Struct, frozen=True):
    text: str | None = None
    html: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


class _Object(msgspec.Struct, frozen=True):
    """Any JSON object, its keys unseen."""


def is_object(line: bytes) -> bool:
    """Tell whether a line is one whole JSON object."""
    try:
        msgspec.json.decode(line, type=_Object)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def item_of(name: str, line: bytes, given: Given, limits: Limits) -> Item:
    """Return the report that one JSON object holds.

    Where both are there, `html` is read, because it holds more than its `text`. The object's
    own `published`, `outlet` and `title` win over `given`, which speaks for all inputs. Halves
    of surrogate pairs stay in the payload (as three bytes each); decoding flags them. Raises
    InputError with the reason.
    """
    fields = _decoded(name, line)
    words = fields.html or fields.text
    if not words or not words.strip():
        raise NotAReport(name, _nothing(fields))
    payload = words.encode("utf-8", "surrogatepass")
    if fields.html and len(payload) > limits.html_bytes:
        raise too_large(name, limits.html_bytes, "html_bytes")
    capture = Capture(
        sha256=sha256(payload).hexdigest(),
        size=len(payload),
        media=HTML if fields.html else TEXT,
        name=name,
        encoding="utf-8",
        given=_given(name, fields, given),
    )
    return Item(capture=located(capture, _writable(fields.url)), payload=payload)


def _nothing(fields: _Line) -> str:
    if fields.html is None and fields.text is None:
        return "has neither `text` nor `html`"
    return "holds no text"


def _given(name: str, fields: _Line, given: Given) -> Given:
    published = _writable(fields.published)
    try:
        published = checked_date(published) if published else given.published
    except InputError as error:
        raise InputError(name, f"`published` {error.name!r} is {error.reason}") from error
    return Given(
        published=published,
        outlet=_writable(fields.outlet) or given.outlet,
        title=_writable(fields.title) or given.title,
    )


def _writable(value: str | None) -> str | None:
    """Return a value without outer blanks and half surrogates; None where nothing is left."""
    return value.encode("utf-8", "replace").decode().strip() or None if value else None


def _decoded(name: str, line: bytes) -> _Line:
    try:
        return msgspec.json.decode(line, type=_Line)
    except msgspec.ValidationError as error:
        raise NotAReport(name, _mistyped(str(error))) from error
    except UnicodeDecodeError as error:
        raise NotAReport(name, "is not UTF-8") from error
    except RecursionError as error:
        raise LimitExceeded(name, "JSON nested too deep") from error
    except msgspec.DecodeError as error:
        if b"\\ud" in line.lower() and len(line) <= _SLOW_BYTES:
            return _decoded_slowly(name, line)
        raise NotAReport(name, f"not valid JSON ({_short(error)})") from error


def _decoded_slowly(name: str, line: bytes) -> _Line:
    """Decode with the standard library, which lets halves of surrogate pairs pass."""
    try:
        value: Any = json.loads(line)
        return msgspec.convert(value, _Line)
    except msgspec.ValidationError as error:
        raise NotAReport(name, _mistyped(str(error))) from error
    except RecursionError as error:
        raise LimitExceeded(name, "JSON nested too deep") from error
    except ValueError as error:
        raise NotAReport(name, f"not valid JSON ({_short(error)})") from error


def _mistyped(message: str) -> str:
    field = message.rpartition("$.")[2].rstrip("`")
    if "$." in message:
        return f"`{field}` is not a string"
    return "not a JSON object; write one object per line"


def _short(error: Exception) -> str:
    words = str(error).removeprefix("JSON is malformed: ")
    return words[0].lower() + words[1:] if words else "unknown error"
