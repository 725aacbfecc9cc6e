"""Which field of an annotation is an anchor, a link or a plain value: read off the records.

The annotation format has no schema of its own. A table of an annotation file has the fields of
the record it stands for, and their types decide how a value is read, so that a new field of the
vocabulary can be annotated the day it exists.
"""

import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Protocol, Union, get_args, get_origin, get_type_hints

import msgspec

from onrecord.records import RECORD_TYPES, Hop, Record, Source, Span
from onrecord.records.vocabulary import Via

OWN_FIELDS = frozenset({"id", "in", "note"})
"""Keys that any table may have: local id, the words around (to find anchors), a remark."""
_FILLED = frozenset({"report", "meaning", "made_by"})
_LABELS = frozenset({"act"})
"""Links that name no record: records with the same `act` are one utterance."""

_ANCHOR = re.compile(r"(\d+):(\d+) (.+)", re.DOTALL)


class FlatHop(Source, frozen=True, kw_only=True):
    """A hop as written by hand: the fields of its source, `via`, and `at`, the hop's words."""

    via: Via = "spoken"
    at: Span | None = None


class Leaves(Protocol):
    """What is done with the values of a table."""

    def span(self, words: str, window: str | None, where: str) -> Any:
        """Return what an anchor becomes; `window` is the nearest `in`."""

    def link(self, name: str, where: str) -> Any:
        """Return what the local id of another record becomes."""

    def problem(self, where: str, what: str) -> None:
        """Take note of a mistake at the field `where`."""


def anchor_of(words: str) -> tuple[Span, str] | None:
    """Split "120:124 said" into its span and its words; None if there are no offsets.

    Words that themselves begin like offsets ("16:00 on Friday") are told by their length.
    """
    found = _ANCHOR.fullmatch(words)
    if found is None or int(found[2]) - int(found[1]) != len(found[3]):
        return None
    return Span(int(found[1]), int(found[2])), found[3]


def read_table(table: Mapping[str, Any], struct: type, leaves: Leaves, where: str) -> Any:
    """Return `table`, a `struct` as written by hand, with `leaves` applied to its values."""
    return _table(table, struct, leaves, where, None)


def _table(
    table: Mapping[str, Any], struct: type, leaves: Leaves, where: str, window: str | None
) -> dict[str, Any]:
    hints = fields_of(struct)
    window = table.get("in", window)
    out = {}
    for name, value in table.items():
        if name in hints:
            place = f"{where}.{name}"
            label = name in _LABELS
            out[name] = value if label else _value(value, hints[name], leaves, place, window)
        elif name in OWN_FIELDS:
            out[name] = value
        else:
            leaves.problem(f"{where}.{name}", "there is no such field")
    return out


def _value(value: Any, hint: Any, leaves: Leaves, where: str, window: str | None) -> Any:
    if hint is Span or _is_link(hint):
        if not isinstance(value, str):
            return leaves.problem(where, f"words are expected, not {value!r}")
        return leaves.span(value, window, where) if hint is Span else leaves.link(value, where)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if not isinstance(value, dict):
            return leaves.problem(where, f"a table is expected, not {value!r}")
        return _table(value, hint, leaves, where, window)
    if get_origin(hint) is tuple and isinstance(value, list):
        inner = _bare(get_args(hint)[0])
        return [_value(v, inner, leaves, f"{where}[{n}]", window) for n, v in enumerate(value)]
    return value


@cache
def fields_of(struct: type) -> dict[str, Any]:
    """Return the fields that a table for `struct` may have, without None and metadata."""
    hints = get_type_hints(struct, include_extras=True)
    hidden = _FILLED | {"id"} if issubclass(struct, Record) else frozenset()
    names = [name for name in struct.__struct_fields__ if name not in hidden]  # type: ignore[attr-defined]
    return {name: _bare(hints[name]) for name in names}


def _bare(hint: Any) -> Any:
    """Strip None, and metadata that does not make a link; a hop is written flat."""
    if get_origin(hint) in {types.UnionType, Union}:
        rest = [inner for inner in get_args(hint) if inner is not type(None)]
        return _bare(rest[0])
    if get_origin(hint) is Annotated and not _is_link(hint):
        return _bare(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return types.GenericAlias(tuple, (_bare(get_args(hint)[0]), ...))
    return FlatHop if hint is Hop else hint


def _is_link(hint: Any) -> bool:
    metadata = getattr(hint, "__metadata__", ())
    marked = any((getattr(item, "extra", None) or {}).get("link") for item in metadata)
    return marked and get_args(hint)[0] is str


def kinds() -> dict[str, type[Record]]:
    """Return the lists of an annotation file, in order, with their record types."""
    return dict(RECORD_TYPES)
