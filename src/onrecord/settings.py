"""Limits and options of a reading, in one frozen object that is passed down.

A setting has one name everywhere: here, in the `[limits]` and `[reading]` tables of
`onrecord.toml`, in the reference docs. No setting is read from the environment.
"""

import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord.errors import SettingsError

MEGABYTE = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of one input is read. What passes a limit is refused or flagged, never hung on.

    Sizes are bytes, times wall-clock seconds, `characters` and `paragraph_characters` code
    points of the canonical text.
    """

    file_bytes: int = 64 * MEGABYTE
    html_bytes: int = 5 * MEGABYTE
    html_depth: int = 2_000
    html_elements: int = 60_000
    vote_elements: int = 10_000
    characters: int = 1_000_000
    paragraph_characters: int = 50_000
    sentence_tokens: int = 400
    parse_seconds: float = 8.0
    parse_bytes: int = 400 * MEGABYTE
    report_seconds: float = 60.0
    worker_bytes: int = 3_000 * MEGABYTE


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything a reader can be told.

    `profile` is `default` (a small encoder read once per report beside the rules), `fast`
    (rules and linear models) or `rules` (no weights beside the parser's).
    """

    profile: Literal["default", "fast", "rules"] = "default"
    limits: Limits = Limits()
    batch: int = 50


def load(path: Path) -> Settings:
    """Read settings from an `onrecord.toml`; a missing file gives the defaults.

    Raises SettingsError naming the file and the setting on unknown names and wrong types.
    """
    if not path.exists():
        return Settings()
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        known = {**tables.get("reading", {}), "limits": tables.get("limits", {})}
        return msgspec.convert(known, Settings)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{path}: {error}") from error
