"""Audits on disk: what was drawn and what was answered, a line each, never changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.ledger.storage import storage_errors
from onrecord.records import Span

FILE = "audit.jsonl"
"""The file in a workspace that keeps its audits."""

AuditKind = Literal["statements", "events", "figures"]
Question = Literal["right", "missing"]
Reply = Literal["yes", "no", "skipped"]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the sample with the ids of the records that begin in it."""

    report: str
    span: Span
    said: bool
    records: tuple[str, ...] = ()


class Draw(msgspec.Struct, frozen=True, kw_only=True, tag="draw", tag_field="line"):
    """A sample, and the counts of the ledger it was drawn from.

    `said` and `silent` are all sentences with and without records of the kind, `records` all
    records that begin in a sentence; `reports` those that were read.
    """

    kind: AuditKind
    sample: int
    seed: int
    version: str
    profile: str
    reports: int
    said: int
    silent: int
    records: int
    sentences: tuple[Drawn, ...]

    @property
    def name(self) -> str:
        """What tells this draw from others of the workspace."""
        return f"{self.kind} {self.sample} {self.seed}"


class Answer(msgspec.Struct, frozen=True, kw_only=True, tag="answer", tag_field="line"):
    """What a person said to one question about one sentence; `record` is "" for "missing"."""

    draw: str
    report: str
    span: Span
    question: Question
    record: str = ""
    reply: Reply

    @property
    def about(self) -> tuple[str, Span, Question, str]:
        """What was asked."""
        return self.report, self.span, self.question, self.record


Line = Draw | Answer


def read(folder: Path) -> Iterator[Line]:
    """Yield the lines in order; a last line that was cut off by a crash is left out."""
    path = folder / FILE
    with storage_errors(path):
        held = path.read_bytes() if path.exists() else b""
    for encoded in held.splitlines():
        try:
            yield msgspec.json.decode(encoded, type=Line)
        except msgspec.MsgspecError:
            continue


def append(folder: Path, line: Line) -> None:
    """Add a line and see it onto the disk; raises LedgerError or DiskFull if that fails."""
    path = folder / FILE
    with storage_errors(path), path.open("a+b") as stream:
        torn = stream.tell() > 0 and _last_byte(stream.fileno(), stream.tell()) != b"\n"
        stream.write((b"\n" if torn else b"") + msgspec.json.encode(line) + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def _last_byte(descriptor: int, size: int) -> bytes:
    return os.pread(descriptor, 1, size - 1)
