"""A paragraph as the rules see it, and what a rule answers."""

import re

import msgspec

from onrecord.article.canonical_text import Canonical, Paragraph
from onrecord.article.elements import Element
from onrecord.records import Span
from onrecord.records.vocabulary import Confidence, RegionRole

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\xa0": " "})
_SEEN_CHARACTERS = 4_000
"""How much of a paragraph the rules look at; furniture shows itself early."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


class Unit(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One paragraph. `line` is its wording in lower case, straight quotes, single blanks."""

    index: int
    span: Span
    text: str
    line: str
    words: int
    element: Element | None = None
    linked: float = 0.0

    @property
    def ends_sentence(self) -> bool:
        """Tell whether the paragraph closes like a sentence."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Tell whether it reads as running text and not as a label, a name or a list of links."""
        if self.linked > 0.6:
            return False
        return self.words >= 18 or (self.words >= 6 and self.ends_sentence)


class Verdict(msgspec.Struct, frozen=True):
    """A role, the id of the rule that gives it, and why in words."""

    role: RegionRole
    rule: str
    reason: str
    confidence: Confidence = "high"


def units(canonical: Canonical) -> list[Unit]:
    """Return the paragraphs of `canonical` as units, in text order."""
    return [_unit(i, p, canonical.text) for i, p in enumerate(canonical.paragraphs)]


def normal_line(text: str) -> str:
    """Return `text` in lower case with straight quotes and single blanks."""
    return " ".join(text.translate(_QUOTES).lower().split())


def line_of(unit: Unit, number: int) -> Unit:
    """Return one line of a paragraph of several lines as a unit; -1 is the last."""
    lines = unit.text.split("\n")
    start = unit.span.start + sum(len(line) + 1 for line in lines[: number % len(lines)])
    words = lines[number]
    span = Span(start, start + len(words))
    return Unit(
        index=unit.index,
        span=span,
        text=words,
        line=normal_line(words),
        words=words.count(" ") + 1,
        element=unit.element,
    )


def _unit(index: int, paragraph: Paragraph, text: str) -> Unit:
    words = paragraph.span.of(text)
    seen = words if len(words) <= _SEEN_CHARACTERS else words[:_SEEN_CHARACTERS]
    return Unit(
        index=index,
        span=paragraph.span,
        text=words,
        line=normal_line(seen),
        words=seen.count(" ") + seen.count("\n") + 1 if seen is words else len(seen) // 5,
        element=paragraph.element,
        linked=paragraph.linked / max(1, len(words)),
    )
