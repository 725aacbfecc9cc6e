"""CAMEO codes as PLOVER types and modes, and back to roots: for data of other projects."""

from functools import cache
from typing import get_args

import msgspec

from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import PloverType

_LONGEST = 4
"""Digits of a code of the third level."""

_SECOND = 3
"""Digits of one of the second level; a root has two."""


class Plover(msgspec.Struct, frozen=True):
    """A type of PLOVER 2.0 and a mode, where the CAMEO code says one; no type for plain words."""

    type: PloverType | None
    mode: str | None = None


def plover_of(cameo: str) -> Plover:
    """Return the PLOVER type and mode of a CAMEO code of two to four digits ("1831", "042").

    A code of the third level that has no row of its own is coded as its parent. Raises
    ValueError on what is no CAMEO code.
    """
    if not (cameo.isascii() and cameo.isdigit() and len(cameo) <= _LONGEST):
        raise ValueError(f"{cameo!r} is no CAMEO code")
    known = _table()
    found = known.get(cameo) or (known.get(cameo[:_SECOND]) if len(cameo) == _LONGEST else None)
    if found is None:
        raise ValueError(f"{cameo!r} is no CAMEO code")
    return found


def cameo_of(type: PloverType, mode: str | None = None) -> tuple[str, ...]:  # noqa: A002
    """Return the CAMEO codes of the second and third level that PLOVER's type and mode stand for.

    PLOVER is the coarser scheme: several codes may come back, and none where CAMEO has no code
    for the mode. Without a mode those that say none.
    """
    wanted = Plover(type, mode)
    return tuple(code for code, held in _table().items() if len(code) >= _SECOND and held == wanted)


@cache
def _table() -> dict[str, Plover]:
    types = get_args(PloverType)
    return {
        row["cameo"]: Plover(
            next((t for t in types if t == row["type"]), None), row["mode"] or None
        )
        for row in rows("cameo_plover")
    }
