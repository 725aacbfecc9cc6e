"""Where our own gold lies: reports, their outlets, and the split by outlet.

`gold/manifest.toml` has one line per report, `gold/splits.toml` the outlets of each split,
`gold/reports/` the texts with their annotation beside them. A report that the manifest names
and that is not written yet is no mistake: the corpus grows.
"""

import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import msgspec

from onrecord.article.canonical_text import from_plain, within
from onrecord.article.webpage import from_html
from onrecord.intake import decode
from onrecord.settings import Limits

ROOT = Path(__file__).resolve().parent.parent / "gold"
SUFFIX = ".ann.toml"

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An invented outlet; `batch` is the writer's batch of the style briefs."""

    name: str
    batch: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the manifest says of one report; `copy_of` names the report it is a wire copy of."""

    file: str
    outlet: str
    published: str
    incident: str | None = None
    no_event: bool = False
    copy_of: str | None = None


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All outlets by key, and all reports that were asked for."""

    outlets: dict[str, Outlet]
    reports: tuple[Entry, ...]


class Corpus(msgspec.Struct, frozen=True, dict=True):
    """The corpus under `root`; reads files when asked, never writes.

    The annotation that counts lies in `reports`, beside the texts; the second, independent one of
    some reports lies in `second`.
    """

    root: Path = ROOT
    annotations: Literal["reports", "second"] = "reports"

    @cached_property
    def manifest(self) -> Manifest:
        """The manifest; an absent file is an empty corpus."""
        path = self.root / "manifest.toml"
        table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        return msgspec.convert({"outlets": {}, "reports": [], **table}, Manifest)

    @cached_property
    def splits(self) -> dict[Split, tuple[str, ...]]:
        """Outlet keys by split."""
        path = self.root / "splits.toml"
        table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        return msgspec.convert(table, dict[Split, tuple[str, ...]])

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What the manifest says, by file name."""
        return {entry.file: entry for entry in self.manifest.reports}

    def split_of(self, outlet: str) -> Split | None:
        """Return the split that an outlet belongs to, None if it belongs to none."""
        return next((split for split, keys in self.splits.items() if outlet in keys), None)

    def written(self, split: Split | None = None) -> Iterator[Entry]:
        """Yield the reports whose text is there, in the manifest's order."""
        for entry in self.manifest.reports:
            if split in (None, self.split_of(entry.outlet)) and self.path(entry.file).exists():
                yield entry

    def annotated(self, split: Split | None = None) -> Iterator[Entry]:
        """Yield the written reports that have an annotation."""
        return (e for e in self.written(split) if self.annotation(e.file).exists())

    def path(self, file: str) -> Path:
        """Return where the text of a report lies."""
        return self.root / "reports" / file

    def annotation(self, file: str) -> Path:
        """Return where the annotation of a report lies."""
        return self.root / self.annotations / (file.rsplit(".", 1)[0] + SUFFIX)

    def text(self, file: str) -> str:
        """Return the canonical text, to which all offsets refer."""
        return canonical(self.path(file))


def canonical(path: Path) -> str:
    """Return the canonical text of a `.txt` or `.html` file, as onrecord itself makes it."""
    limits = Limits()
    markup = path.suffix == ".html"
    decoded = decode(path.read_bytes(), "utf-8", html=markup)
    if markup:
        return within(from_html(decoded.text, limits).canonical, limits.characters).text
    return from_plain(decoded.text, limits).text
