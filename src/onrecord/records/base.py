"""What every record shares: an identity, a meaning, an anchor, a maker, a confidence.

`id` is a hash of the report, the kind of record and the primary span: it says *which piece of
evidence this is* and stays the same when a newer version reads the same words. `meaning` is a
hash of what the record says in words, without offsets, links or maker: it says *what is
meant*, so two reports with the same claim share it. (Two-level identity, after INDRA.)
"""

import hashlib
import re
from functools import cache
from typing import Any, ClassVar, Protocol, Self, get_type_hints

import msgspec

from onrecord.records.spans import Span
from onrecord.records.vocabulary import Confidence

ID_LENGTH = 20
"""Hex digits of an id: 80 bits, so a billion records collide with a chance below one in a
million."""

_BLANK = re.compile(r"\s+")
_BOOKKEEPING = frozenset({"id", "report", "meaning", "made_by", "confidence", "span"})


class Anchoring(Protocol):
    """What a record needs to know of the report it is read from."""

    @property
    def id(self) -> str:
        """Id of the report."""

    @property
    def text(self) -> str:
        """Canonical text of the report."""


def digest(*parts: str) -> str:
    """Return a short hash over `parts`; the parts are kept apart, so ("a", "b") != ("ab",).

    Lone surrogates are allowed: any Python string has a digest.
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=ID_LENGTH // 2).hexdigest()


def identity(report: str, kind: str, span: Span, nth: int = 0) -> str:
    """Return the id of the `nth` record of `kind` that has `span` as its primary span."""
    return digest(report, kind, str(span.start), str(span.end), str(nth))


def normal(words: str) -> str:
    """Return `words` as the meaning hash sees them: case-folded, blanks collapsed."""
    return _BLANK.sub(" ", words).strip().casefold()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of what one report says, tied to the characters it was read from."""

    kind_name: ClassVar[str] = "record"

    id: str
    report: str
    meaning: str
    span: Span
    made_by: str
    confidence: Confidence = "high"

    @classmethod
    def make(cls, anchoring: Anchoring, /, *, span: Span, nth: int = 0, **fields: Any) -> Self:
        """Build a record of the report `anchoring`, with its id and meaning.

        `nth` tells records of one kind with the same primary span apart, in text order of
        whatever makes them differ (the members of "both countries").
        """
        draft = cls(
            id=identity(anchoring.id, cls.kind_name, span, nth),
            report=anchoring.id,
            meaning="",
            span=span,
            **fields,
        )
        return msgspec.structs.replace(draft, meaning=meaning_of(draft, anchoring.text))

    def altered(self, anchoring: Anchoring, /, **fields: Any) -> Self:
        """Return the record with other `fields` and its meaning computed anew.

        For links alone `msgspec.structs.replace` will do: the meaning leaves them out.
        """
        changed = msgspec.structs.replace(self, **fields)
        return msgspec.structs.replace(changed, meaning=meaning_of(changed, anchoring.text))


def meaning_of(record: Record, text: str) -> str:
    """Return the meaning hash of `record`, whose spans are offsets into `text`."""
    parts = [record.kind_name, *_said(record, text, skip=_BOOKKEEPING)]
    if not _has_spans(type(record)):
        parts.append(normal(record.span.of(text)))
    return digest(*parts)


def _said(value: Any, text: str, skip: frozenset[str] = frozenset()) -> list[str]:
    """Flatten a value into words: spans become their text, links and bookkeeping vanish."""
    if isinstance(value, Span):
        return [normal(value.of(text))]
    if isinstance(value, msgspec.Struct):
        out = []
        for name in _meaningful(type(value)):
            inner = getattr(value, name)
            if name not in skip and inner is not None and inner != ():
                out += [name, *_said(inner, text)]
        return out
    if isinstance(value, tuple):
        return ["(", *(word for item in value for word in _said(item, text)), ")"]
    return [normal(value) if isinstance(value, str) else repr(value)]


@cache
def _meaningful(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """Names of the fields that carry meaning: all but links to other records."""
    hints = get_type_hints(struct, include_extras=True)
    return tuple(name for name in struct.__struct_fields__ if not _is_link(hints[name]))


@cache
def _has_spans(struct: type[Record]) -> bool:
    """Tell whether the record's words are already among its own fields."""
    hints = get_type_hints(struct)
    own = (n for n in struct.__struct_fields__ if n not in _BOOKKEEPING)
    return any("Span" in str(hints[name]) for name in own)


def _is_link(hint: Any) -> bool:
    metadata = getattr(hint, "__metadata__", ())
    if any((getattr(item, "extra", None) or {}).get("link") for item in metadata):
        return True
    return any(_is_link(inner) for inner in getattr(hint, "__args__", ()))
