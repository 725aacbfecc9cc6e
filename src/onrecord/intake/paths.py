"""What the user named on disk: files in a fixed order, and a reason for all that is no file.

Order is that of the arguments, and by name (as bytes) inside folders and patterns. Files and
folders whose names begin with a dot are left out unless named. Links to files are followed,
links to folders only where the user names them, so that no folder can lead a walk elsewhere.
"""

import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from onrecord.records import Skipped

_MAGIC = frozenset("*?[")
_KINDS = {
    stat.S_IFIFO: "a pipe, not a file; use - to read standard input",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
}


def files(named: str) -> Iterator[Path | Skipped]:
    """Yield the files that one argument stands for: a file, a folder, or a glob pattern.

    Patterns are expanded here where the shell did not (`**` is any depth). Whatever cannot be
    reached or is no regular file gives a Skipped, and the rest goes on.
    """
    if not named.strip():
        yield Skipped(name=repr(named), reason="no name given")
    elif "://" in named[:12]:
        yield Skipped(name=named, reason="addresses are not fetched; save the page as a file")
    elif _MAGIC & set(named) and not os.path.lexists(named):
        yield from _matching(named)
    else:
        yield from _below(Path(named))


def shown(path: Path) -> str:
    """Return a path as text that can be written as UTF-8, odd bytes as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def trouble(error: OSError) -> str:
    """Return the system's reason in lower case words."""
    return (error.strerror or str(error)).lower()


def _matching(pattern: str) -> Iterator[Path | Skipped]:
    found = _expanded(Path(pattern))
    if not found:
        yield Skipped(name=pattern, reason="no file matches this pattern")
    for path in found:
        yield from _below(path)


def _expanded(pattern: Path) -> list[Path]:
    """Return what matches, part by part, without following links to folders under `**`."""
    found = [Path(pattern.anchor)]
    for part in pattern.parts[1 if pattern.anchor else 0 :]:
        if part == "**":
            found = [below for path in found for below in _folders(path)]
        elif _MAGIC & set(part):
            found = [
                entry for path in found for entry in _entries(path) if fnmatchcase(entry.name, part)
            ]
        else:
            found = [path / part for path in found if os.path.lexists(path / part)]
    return sorted(set(found) - {Path()}, key=os.fsencode)


def _folders(top: Path) -> Iterator[Path]:
    """Yield `top` and the folders below it, in no order that matters."""
    left = [top]
    while left:
        folder = left.pop()
        yield folder
        left += [entry for entry in _entries(folder) if entry.is_dir() and not entry.is_symlink()]


def _entries(folder: Path) -> list[Path]:
    """Return what a folder holds, hidden names left out; nothing where it cannot be read."""
    try:
        return _listed(folder)
    except OSError:
        return []


def _listed(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted((entry.name for entry in entries), key=os.fsencode)
    return [folder / name for name in names if not name.startswith(".")]


def _below(top: Path) -> Iterator[Path | Skipped]:
    left = [top]
    while left:
        path = left.pop()
        kind = _kind(path)
        if kind is not None and kind != "folder":
            yield Skipped(name=shown(path), reason=kind)
        elif kind is None:
            yield path
        elif reason := _closed(path, named=path == top):
            yield Skipped(name=shown(path), reason=reason)
        else:
            left.extend(reversed(_listed(path)))


def _kind(path: Path) -> str | None:
    """Return None for a regular file, "folder", or why the path is neither."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "a broken link" if path.is_symlink() else "no such file"
    except ValueError:
        return "no such file"
    except OSError as error:
        return trouble(error)
    if stat.S_ISREG(mode):
        return None
    return "folder" if stat.S_ISDIR(mode) else _KINDS.get(stat.S_IFMT(mode), "not a file")


def _closed(folder: Path, *, named: bool) -> str | None:
    """Return why a folder is not walked, None where it is."""
    if not named and folder.is_symlink():
        return "a link to a folder; name it to read it"
    if not named and (page := _page_of(folder)):
        return f"parts of the saved page {shown(page)}"
    try:
        return None if _listed(folder) else "a folder without files"
    except OSError as error:
        return trouble(error)


def _page_of(folder: Path) -> Path | None:
    """Return the page whose images and scripts a browser saved in "NAME_files"."""
    stem = folder.name.removesuffix("_files")
    if stem == folder.name:
        return None
    pages = (folder.with_name(stem + suffix) for suffix in (".html", ".htm"))
    return next((page for page in pages if page.is_file()), None)
