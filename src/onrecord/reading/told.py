"""What is said, before it is a record: an utterance by one voice, and what stands in what.

Made by `statements`, completed by `exchanges`, in text order.
"""

import msgspec

from onrecord.reading.utterances.utterance import Utterance
from onrecord.records import Hop, Source, Span, hull
from onrecord.records.vocabulary import Confidence


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One source of an utterance; of a joint one, one member and `other`, its opposite."""

    source: Source
    other: Source | None = None
    confidence: Confidence = "high"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One statement to be: an utterance by one voice, with the hops inside its sentence.

    `outside` are the tokens of that sentence that are not part of what is said; `accused` is
    whom they blame if they blame.
    """

    utterance: Utterance
    span: Span
    nth: int
    voice: Voice
    hops: tuple[Hop, ...]
    basis: tuple[Span, ...]
    accused: Source | None
    addressee: Source | None
    outside: tuple[int, ...]


def told_outlet(hops: tuple[Hop, ...]) -> Source | None:
    """Return the outlet that the words were told: addressee as well as hop (guidelines 3.7)."""
    return next((hop.source for hop in hops if hop.via == "told"), None)


def around(told: list[Told]) -> list[int | None]:
    """Return, for each, the place of the smallest earlier one whose content holds it."""
    found: list[int | None] = []
    open_: list[int] = []
    for place, one in enumerate(told):
        open_ = [o for o in open_ if told[o].span.end > one.span.start]
        holders = [o for o in open_ if _holds(told[o].utterance, one)]
        found.append(min(holders, key=lambda o: (len(told[o].span), o), default=None))
        open_.append(place)
    return found


def _holds(outer: Utterance, inner: Told) -> bool:
    cue = inner.utterance.cue
    if outer is inner.utterance or (cue is not None and cue == outer.cue):
        return False
    if any(piece.contains(inner.span) for piece in outer.content):
        return True
    return cue is not None and _is_between(outer, inner.span, cue)


def _is_between(outer: Utterance, inner: Span, cue: Span) -> bool:
    """Tell whether words and their cue stand in a content that a reader cut in pieces.

    Not where the outer source or cue stands among them: "“…,” she said, “…”".
    """
    if not outer.content or not hull(outer.content).contains(inner):
        return False
    own = (span for span in (outer.cue, outer.source) if span is not None)
    return any(p.overlaps(cue) for p in outer.content) and not any(o.overlaps(inner) for o in own)
