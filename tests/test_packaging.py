"""What `make setup` installs is all in the lock: nothing is missing on a bare machine."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from hatchling.build import build_editable
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
BLOCKS = [block for block in re.split(r"\n(?=\w)", LOCK) if "==" in block]
PINNED = {canonicalize_name(block.partition("==")[0]) for block in BLOCKS}


def needed(requirement: Requirement) -> Iterator[tuple[str, str]]:
    """Yield the packages that `requirement` itself asks for, with the extras of each."""
    for extra in ("", *sorted(requirement.extras)):
        try:
            lines = requires(requirement.name) or []
        except PackageNotFoundError:
            return
        for line in lines:
            inner = Requirement(line)
            if inner.marker is None or inner.marker.evaluate({"extra": extra}):
                yield canonicalize_name(inner.name), line.partition(";")[0]


def closure(lines: list[str]) -> set[str]:
    waiting, seen, names = list(lines), set(), set()
    while waiting:
        line = waiting.pop()
        if line in seen:
            continue
        seen.add(line)
        names.add(canonicalize_name(Requirement(line).name))
        waiting += [inner for _name, inner in needed(Requirement(line))]
    return names


def test_every_dependency_and_all_that_it_needs_is_pinned() -> None:
    development = PROJECT["optional-dependencies"]["dev"]
    assert closure(PROJECT["dependencies"] + development) - PINNED == set()


def test_the_editable_install_is_built_by_hatchling_alone(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "editables", None)
    assert (tmp_path / build_editable(str(tmp_path))).stat().st_size > 0


def test_every_pin_has_a_hash_and_the_lock_names_no_address() -> None:
    assert [block.split()[0] for block in BLOCKS if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?://|file://|--index-url|--find-links", LOCK) == []
