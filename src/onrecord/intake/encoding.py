"""bytes -> text: in which encoding, how that was decided, and what was damaged.

The order of evidence: byte order mark, zero bytes in UTF-16 order, valid UTF-8, what was
declared, the bytes themselves. Valid UTF-8 with a letter beyond ASCII outranks a declaration,
because other encodings hardly ever look like it by chance. No input raises.
"""

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from onrecord.intake import charsets
from onrecord.intake.offsets import Offsets, multibyte, single_byte, utf8, utf16
from onrecord.records import Flag

if TYPE_CHECKING:
    from onrecord.records.vocabulary import FlagKind

REPLACEMENT = "\ufffd"

_META = re.compile(
    rb"""<meta\s[^<>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})"""
    rb"""|^\s{0,99}<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_META_BYTES = 4096
"""How far a declaration is looked for. HTML asks for the first 1,024 bytes; pages are sloppier."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MOJIBAKE = re.compile(
    "[ÂÃÐÑ][\u0080-\u00bf]|â€[\u0080-\u009f\u2013\u2014\u2018-\u201e\u2022\u2122œž¦˜]"
    "|Ã[ƒ„…†‡‰Š‹ŒŽš›œžŸ€˜™]|ï»¿|ï¿½"
)
"""UTF-8 that was read as windows-1252 and saved again: "Ã©" for "é", "â€™" for "’"."""


class Decoded(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Text of a payload. `how` says in words what decided `encoding`.

    A byte order mark and NUL characters are not part of `text`; nothing else is left out, line
    ends stay as they were. `text` never holds a lone surrogate, so it can be written as UTF-8.
    """

    text: str
    encoding: str
    how: str
    flags: tuple[Flag, ...] = ()
    payload: bytes
    mark: int = 0
    surrogates: bool = False

    @cached_property
    def offsets(self) -> Offsets:
        """Where each character begins: int32, `len(text) + 1` long, never falling.

        `payload[offsets[i]:offsets[j]]` is what `text[i:j]` was decoded from, together with
        NUL bytes before `text[j]`. The last entry is `len(payload)`.
        """
        body = self.payload[self.mark :]
        if not any(flag.kind == "nul_removed" for flag in self.flags):
            table = self._table(body, self.text)
        else:
            raw = _decode(body, self.encoding, surrogates=self.surrogates)
            kept = np.frombuffer((raw + "\n").encode("utf-32-le"), np.uint32) != 0
            table = self._table(body, raw)[kept]
        table += self.mark
        return table

    def _table(self, body: bytes, text: str) -> Offsets:
        if self.encoding == "utf-8":
            return utf8(body, len(text), surrogates=self.surrogates)
        if self.encoding.startswith("utf-16"):
            return utf16(body, len(text), little=self.encoding == "utf-16-le")
        if self.encoding in charsets.MULTIBYTE:
            return multibyte(body, self.encoding, text)
        return single_byte(body)


class _Choice(msgspec.Struct, frozen=True):
    """An encoding, what decided it, the length of the byte order mark."""

    encoding: str
    how: str
    mark: int = 0


def decode(payload: bytes, declared: str | None = None, html: bool = False) -> Decoded:
    """Decode `payload`; `declared` is a charset from outside (an HTTP header, a JSON file).

    With `html`, a declaration in the page's first bytes is used where none is given. Damage is
    in the flags: encoding_mismatch, replacement_characters, lone_surrogates, nul_removed,
    mojibake (which is only flagged, never repaired).
    """
    label = declared or (_declared_inside(payload) if html else None)
    choice = _choose(payload, label)
    body = payload[choice.mark :]
    surrogates = choice.encoding == "utf-8" and _only_surrogates_wrong(body)
    raw = _decode(body, choice.encoding, surrogates=surrogates)
    text = raw.replace("\0", "")
    return Decoded(
        text=text,
        encoding=choice.encoding,
        how=choice.how,
        flags=(
            *_mismatch(payload, label, choice),
            *_damage(text, choice.encoding, nul=len(raw) - len(text), surrogates=surrogates),
        ),
        payload=payload,
        mark=choice.mark,
        surrogates=surrogates,
    )


def _choose(payload: bytes, label: str | None) -> _Choice:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if payload.startswith(mark):
            return _Choice(encoding, "byte order mark", len(mark))
    if wide := utf16_by_zeros(payload):
        return _Choice(wide, "zero bytes in every second place")
    named = charsets.known(label) if label else None
    if payload.isascii():
        return _Choice("utf-8", "ASCII only")
    if _fits(payload, "utf-8"):
        return _Choice("utf-8", "declared" if named == "utf-8" else "valid UTF-8")
    if named not in {None, "utf-8"} and _fits(payload, str(named)):
        return _Choice(str(named), "declared")
    if _mostly_utf8(payload):
        return _Choice("utf-8", "mostly valid UTF-8")
    return _Choice(charsets.guessed(payload), "detected from the bytes")


def utf16_by_zeros(payload: bytes) -> str | None:
    """Return the UTF-16 byte order that the zero bytes of Latin text betray, if they do."""
    head = payload[:4096]
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half >= 2 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 2 and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared_inside(payload: bytes) -> str | None:
    found = _META.search(payload[:_META_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _fits(payload: bytes, encoding: str) -> bool:
    try:
        payload.decode(encoding, "strict")
    except UnicodeDecodeError:
        return encoding == "utf-8" and _only_surrogates_wrong(payload)
    return True


def _only_surrogates_wrong(payload: bytes) -> bool:
    """Tell whether the bytes are UTF-8 but for encoded surrogates (as JSON escapes give)."""
    if b"\xed" not in payload:
        return False
    try:
        text = payload.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return _SURROGATE.search(text) is not None


def _mostly_utf8(payload: bytes) -> bool:
    """Tell whether at least as many characters beyond ASCII are good UTF-8 as are not."""
    text = payload.decode("utf-8", "replace")
    wrong = text.count(REPLACEMENT)
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return right >= wrong


def _decode(body: bytes, encoding: str, *, surrogates: bool) -> str:
    if surrogates:
        return _SURROGATE.sub(REPLACEMENT, body.decode("utf-8", "surrogatepass"))
    return body.decode(encoding, "replace")


def _mismatch(payload: bytes, label: str | None, choice: _Choice) -> tuple[Flag, ...]:
    if label is None or payload.isascii() or charsets.known(label) == choice.encoding:
        return ()
    if choice.encoding.startswith("utf-16") and _squashed(label).startswith("utf16"):
        return ()
    note = f"declared as {label[:40]!r}, read as {choice.encoding} ({choice.how})"
    return (Flag(kind="encoding_mismatch", note=note),)


def _squashed(label: str) -> str:
    return label.lower().replace("-", "").replace("_", "")


def _damage(text: str, encoding: str, *, nul: int, surrogates: bool) -> Iterator[Flag]:
    """Flag what is damaged; a U+FFFD that was already in the bytes counts as damage too."""
    if lost := text.count(REPLACEMENT):
        kind: FlagKind = "lone_surrogates" if surrogates else "replacement_characters"
        what = "half a surrogate pair" if surrogates else f"not valid {encoding}, or lost before"
        yield Flag(kind=kind, note=f"{lost} × U+FFFD: {what}")
    if nul:
        yield Flag(kind="nul_removed", note=f"{nul} × NUL left out of the text")
    if not text.isascii() and (garbled := _MOJIBAKE.findall(text)):
        note = f"{len(garbled)} × text decoded twice, such as {garbled[0]!r}; left as it is"
        yield Flag(kind="mojibake", note=note)
