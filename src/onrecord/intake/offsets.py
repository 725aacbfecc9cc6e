"""Where each character of a decoded text begins in the bytes it was decoded from.

Bytes that are not valid become one U+FFFD for each maximal part of a sequence (Unicode 15,
section 3.9, as Python's decoders do), so that the table can be computed from the bytes alone.
"""

import codecs

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int32]
_Bytes = NDArray[np.uint8]

_CHUNK = 1 << 20
"""Bytes looked at in one step, so that temporary arrays stay at a few MB."""


def _table(*ranges: tuple[int, int, int], default: int = 0) -> _Bytes:
    """Return a table over the 256 bytes: `value` for `first` to `last` inclusive."""
    table = np.full(256, default, np.uint8)
    for first, last, value in ranges:
        table[first : last + 1] = value
    return table


_FOLLOWERS = _table((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
_LOWEST = _table((0xE0, 0xE0, 0xA0), (0xF0, 0xF0, 0x90), default=0x80)
_HIGHEST = _table((0xED, 0xED, 0x9F), (0xF4, 0xF4, 0x8F), default=0xBF)
_HIGHEST_SURROGATES = _table((0xF4, 0xF4, 0x8F), default=0xBF)


def single_byte(payload: bytes) -> Offsets:
    """Return the table for an encoding of one byte a character."""
    return np.arange(len(payload) + 1, dtype=np.int32)


def utf8(payload: bytes, characters: int, *, surrogates: bool = False) -> Offsets:
    """Return the table for UTF-8 that decodes to `characters` code points.

    `surrogates` says that encoded surrogates count as characters ("surrogatepass").
    """
    if characters == len(payload):
        return single_byte(payload)
    highest = _HIGHEST_SURROGATES if surrogates else _HIGHEST
    data = np.frombuffer(payload, np.uint8)
    table = np.empty(characters + 1, np.int32)
    filled = 0
    for first in range(0, len(data), _CHUNK):
        before = max(0, first - 3)
        inside = _inside_utf8(data[before : first + _CHUNK], highest)
        starts = np.flatnonzero(~inside[first - before :])
        table[filled : filled + len(starts)] = starts + first
        filled += len(starts)
    table[filled] = len(data)
    return table


def _inside_utf8(data: _Bytes, highest: _Bytes) -> NDArray[np.bool_]:
    """Tell for each byte whether it continues the character of a byte before it."""
    followers = _FOLLOWERS[data]
    continues = (data & 0xC0) == 0x80
    inside = np.zeros(len(data), np.bool_)
    fits = (data[1:] >= _LOWEST[data[:-1]]) & (data[1:] <= highest[data[:-1]])
    run = (followers[:-1] >= 1) & fits
    inside[1:] = run
    for distance in (2, 3):
        run = run[:-1] & (followers[:-distance] >= distance) & continues[distance:]
        inside[distance:] |= run
    return inside


def utf16(payload: bytes, characters: int, *, little: bool) -> Offsets:
    """Return the table for UTF-16 without its mark; an odd last byte is one character."""
    units = np.frombuffer(payload[: len(payload) // 2 * 2], "<u2" if little else ">u2")
    kind = units & 0xFC00
    high, low = kind == 0xD800, kind == 0xDC00
    starts = np.ones(len(units), np.bool_)
    starts[1:] = ~(low[1:] & high[:-1])
    table = np.empty(characters + 1, np.int32)
    filled = int(starts.sum())
    table[:filled] = np.flatnonzero(starts) * 2
    table[filled:] = len(payload)
    if filled < characters:
        table[filled] = len(payload) - 1
    return table


def multibyte(payload: bytes, encoding: str, text: str) -> Offsets:
    """Return the table for an East Asian encoding whose bytes decode to `text`."""
    points, each = np.unique(
        np.frombuffer(text.encode("utf-32-le"), np.uint32), return_inverse=True
    )
    sizes = [len(chr(point).encode(encoding, "ignore")) for point in points.tolist()]
    table = np.zeros(len(text) + 1, np.int32)
    np.cumsum(np.array(sizes, np.int32)[each], out=table[1:])
    undamaged = all(sizes) and table[-1] == len(payload)
    return table if undamaged else _stepwise(payload, encoding, len(text))


def _stepwise(payload: bytes, encoding: str, characters: int) -> Offsets:
    """Count damaged bytes through the decoder, one by one; some 2 MB a second."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    starts: list[int] = []
    first = 0
    for byte in range(len(payload)):
        made = len(decoder.decode(payload[byte : byte + 1], byte == len(payload) - 1))
        if made:
            starts.extend(range(first, first + made))
            first = byte + 1
    table = np.full(characters + 1, len(payload), np.int32)
    table[: len(starts)] = np.minimum(starts, len(payload))
    return table
