"""Bytes in pieces: files and standard input, gzip unpacked under guard, lines under a cap."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from onrecord.errors import LimitExceeded, NotAReport
from onrecord.settings import MEGABYTE

_PIECE = 64 * 1024
_FREE_BYTES, _RATIO = 8 * MEGABYTE, 100
"""Text packs to a tenth or so; beyond 100 to 1, once some size is reached, it is a bomb."""


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of `stream` in pieces of some 64 KB."""
    while piece := stream.read(_PIECE):
        yield piece


def peeked(stream: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Return up to `size` bytes from the front, and the stream with them put back."""
    rest = iter(stream)
    held = bytearray()
    for piece in rest:
        held += piece
        if len(held) >= size:
            break
    head = bytes(held)
    return head[:size], chain([head] if head else [], rest)


def whole(name: str, stream: Iterable[bytes], limit: int, setting: str) -> bytes:
    """Return all bytes; raises LimitExceeded naming `setting` once there are more than `limit`."""
    held = bytearray()
    for piece in stream:
        held += piece
        if len(held) > limit:
            raise too_large(name, limit, setting)
    return bytes(held)


def too_large(name: str, limit: int, setting: str) -> LimitExceeded:
    """Return the error for an input over a limit of bytes."""
    return LimitExceeded(name, f"larger than {limit / MEGABYTE:g} MB (limits.{setting})")


def unpacked(name: str, stream: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what gzip data unpacks to, all members after one another.

    Raises NotAReport on damaged or cut-off data and LimitExceeded on a bomb; what was good
    before has been yielded by then.
    """
    unpacker, read, made = zlib.decompressobj(wbits=31), 0, 0
    for piece in stream:
        read += len(piece)
        packed = piece
        while packed := packed if not unpacker.eof else packed.lstrip(b"\0"):
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=31)
            out = _unpacked(name, unpacker, packed)
            made += len(out)
            if made > max(_FREE_BYTES, _RATIO * read):
                raise LimitExceeded(name, f"unpacks to more than {_RATIO} times its size")
            if out:
                yield out
            packed = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise NotAReport(name, "the gzip data is cut off")


def _unpacked(name: str, unpacker: "zlib._Decompress", packed: bytes) -> bytes:
    try:
        return unpacker.decompress(packed, MEGABYTE)
    except zlib.error as error:
        raise NotAReport(name, "damaged gzip data") from error


def lines(stream: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield lines without their end; None for each line of more than `limit` bytes."""
    held: bytearray | None = bytearray()
    for piece in stream:
        *ended, last = piece.split(b"\n")
        for part in ended:
            yield _line(held, part, limit)
            held = bytearray()
        if held is not None:
            held += last
            if len(held) > limit:
                held = None
    if held is None or held:
        yield _line(held, b"", limit)


def _line(held: bytearray | None, part: bytes, limit: int) -> bytes | None:
    if held is None or len(held) + len(part) > limit:
        return None
    return bytes(held) + part
