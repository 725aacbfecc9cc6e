"""What the user gave -> one item for each report, one line for each thing that is none."""

import codecs
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.errors import InputError, NotAReport
from onrecord.intake import paths, streams
from onrecord.intake.dates import checked_date
from onrecord.intake.item import Item
from onrecord.intake.jsonlines import is_object, item_of
from onrecord.intake.provenance import noted
from onrecord.intake.sniff import (
    GZIP,
    HEAD_BYTES,
    HTML,
    JSON,
    JSON_LINES,
    is_blank,
    media_of,
    unread_suffix,
)
from onrecord.records import Capture, Given, Skipped
from onrecord.settings import Limits, Settings

STANDARD_INPUT = "-"
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC
"""Open without waiting, should a file have become a pipe since it was found."""
_LINE_FACTOR = 4
"""A line may be this many times `limits.html_bytes`, for JSON escapes make text longer."""


def items(
    inputs: Sequence[str],
    settings: Settings,
    given: Given | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Item | Skipped]:
    """Yield the reports in `inputs`, and a Skipped with its reason for all that is none.

    `inputs` are files, folders, patterns, and "-" for `stdin`, read in this order, sorted
    inside. Memory holds one report at a time; JSON lines are streamed, whatever their file's
    size. No single input raises; an impossible `given.published` raises InputError at once.
    """
    given = given or Given()
    if given.published is not None:
        given = msgspec.structs.replace(given, published=checked_date(given.published))
    return _items(inputs, _Reader(settings.limits, given), stdin)


def _items(
    inputs: Sequence[str], reader: "_Reader", stdin: BinaryIO | None
) -> Iterator[Item | Skipped]:
    for named in inputs:
        if named == STANDARD_INPUT:
            yield from reader.standard_input(stdin)
            continue
        for found in paths.files(named):
            yield from [found] if isinstance(found, Skipped) else reader.file(found)


class _Reader(msgspec.Struct, frozen=True):
    """The limits and the given facts that all inputs of one call share."""

    limits: Limits
    given: Given

    def standard_input(self, stdin: BinaryIO | None) -> Iterator[Item | Skipped]:
        if stdin is None:
            yield Skipped(name=STANDARD_INPUT, reason="there is no standard input")
            return
        yield from self._guarded(STANDARD_INPUT, streams.pieces(stdin))

    def file(self, path: Path) -> Iterator[Item | Skipped]:
        name = paths.shown(path)
        if reason := unread_suffix(name.removesuffix(".gz")):
            yield Skipped(name=name, reason=reason)
            return
        try:
            with os.fdopen(os.open(path, _OPEN), "rb", buffering=0) as stream:
                size = os.fstat(stream.fileno()).st_size
                yield from self._guarded(name, streams.pieces(stream), size)
        except OSError as error:
            yield Skipped(name=name, reason=paths.trouble(error))

    def _guarded(
        self, name: str, stream: Iterator[bytes], size: int = 0
    ) -> Iterator[Item | Skipped]:
        try:
            yield from self._reports(name, stream, size)
        except InputError as error:
            yield Skipped(name=name, reason=error.reason)
        except OSError as error:
            yield Skipped(name=name, reason=paths.trouble(error))

    def _reports(self, name: str, stream: Iterator[bytes], size: int) -> Iterator[Item | Skipped]:
        head, stream = streams.peeked(stream, HEAD_BYTES)
        media = media_of(name, head)
        if media == GZIP:
            size = 0
            head, stream = streams.peeked(streams.unpacked(name, stream), HEAD_BYTES)
            media = media_of(name.removesuffix(".gz"), head)
        if media == GZIP:
            raise NotAReport(name, "compressed twice; unpack it once")
        if media == JSON_LINES:
            yield from self._lines(name, stream)
        elif media == JSON:
            yield from self._json(name, stream)
        else:
            yield self._report(name, stream, media, size)

    def _report(self, name: str, stream: Iterator[bytes], media: str, size: int) -> Item:
        limit, setting = self.limits.file_bytes, "file_bytes"
        if media == HTML and self.limits.html_bytes < limit:
            limit, setting = self.limits.html_bytes, "html_bytes"
        if size > limit:
            raise streams.too_large(name, limit, setting)
        payload = streams.whole(name, stream, limit, setting)
        if is_blank(payload):
            raise NotAReport(name, "holds only white space")
        capture = Capture(
            sha256=sha256(payload).hexdigest(),
            size=len(payload),
            media=media,
            name=name,
            given=self.given,
        )
        return Item(capture=noted(capture, payload) if media == HTML else capture, payload=payload)

    def _json(self, name: str, stream: Iterator[bytes]) -> Iterator[Item | Skipped]:
        """Read one object, over any number of lines, or one object a line."""
        head, stream = streams.peeked(stream, self._line_bytes + 1)
        first, _, rest = head.removeprefix(codecs.BOM_UTF8).lstrip().partition(b"\n")
        rest = rest.lstrip()
        if rest and (is_object(first) or (first.rstrip()[-1:] == b"}" and rest[:1] == b"{")):
            yield from self._lines(name, stream)
        elif len(head) > self._line_bytes:
            raise streams.too_large(name, self._line_bytes, "html_bytes, times 4")
        else:
            yield item_of(name, head.removeprefix(codecs.BOM_UTF8), self.given, self.limits)

    def _lines(self, name: str, stream: Iterator[bytes]) -> Iterator[Item | Skipped]:
        empty = True
        for number, line in enumerate(streams.lines(stream, self._line_bytes), 1):
            if line is not None and not line.removeprefix(codecs.BOM_UTF8).strip():
                continue
            empty = False
            yield self._line(f"{name}:{number}", line)
        if empty:
            raise NotAReport(name, "holds only white space")

    def _line(self, name: str, line: bytes | None) -> Item | Skipped:
        try:
            if line is None:
                raise streams.too_large(name, self._line_bytes, "html_bytes, times 4")
            return item_of(name, line.removeprefix(codecs.BOM_UTF8), self.given, self.limits)
        except InputError as error:
            return Skipped(name=error.name, reason=error.reason)

    @property
    def _line_bytes(self) -> int:
        return _LINE_FACTOR * self.limits.html_bytes
