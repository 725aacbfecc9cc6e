"""What a run of the reader did: versions, models, counts, and everything it skipped and why."""

import msgspec


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    """A model or table that took part, by hash (SHA-256 over its files, in name order)."""

    name: str
    version: str
    sha256: str


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """An input that gave no records, and why, in words for the user."""

    name: str
    reason: str


class Run(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One call of `add`: `counts` are by kind of record, plus `reports` and `unchanged`."""

    version: str
    profile: str
    models: tuple[ModelFile, ...] = ()
    inputs: int = 0
    counts: dict[str, int] = {}
    skipped: tuple[Skipped, ...] = ()
    finished: bool = False
