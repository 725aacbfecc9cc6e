"""Places where a page lost the words of a link: "According to, she said ..."."""

import re
from collections.abc import Sequence

from onrecord.records import Flag, Region, Span
from onrecord.records.vocabulary import READ_ROLES

_LOST = re.compile(
    r"\b(?:according to|as quoted by|quoted by|cited by|reported by|as reported by|told|"
    r"in (?:an|a|his|her|their) (?:interview|statement|post|tweet|comment|article|report) "
    r"(?:with|to|on|for|in|by)|citing|quoting|seen by|obtained by|published (?:by|in|on)|"
    r"released by|confirmed (?:by|to)|data from|a (?:report|study|statement) (?:by|from)|"
    r"referring to|in response to|written by|posted (?:on|by)|speaking to|spoke to|said to)"
    r" ?(?=[,.;:!?](?:\s|[\"”’]|$))",
    re.IGNORECASE,
)
_STRANDED = re.compile(
    r"\b(?:who|whom|whoever|which|that|they|he|she|it|was|were|is|are|been|being|be|as|what)\s+$",
    re.IGNORECASE,
)
"""Before a preposition that may rightly end its clause ("whom he spoke to,")."""
_MAY_END = frozenset({"told", "referring to", "speaking to", "spoke to", "said to", "confirmed to",
                      "quoted by", "seen by"})  # fmt: skip


def lost_links(regions: Sequence[Region], text: str) -> list[Flag]:
    """Return a flag for each preposition or verb that is followed directly by punctuation.

    What it governed was most likely a link that was not saved, so the source is unknown; it is
    never guessed. "As we were told, ..." and "the man she spoke to." end rightly.
    """
    flags: list[Flag] = []
    for region in regions:
        if region.role not in READ_ROLES:
            continue
        for found in _LOST.finditer(text, region.span.start, region.span.end):
            words = found[0].strip()
            if words.lower() in _MAY_END and _ends_rightly(text, found.start(), region.span.start):
                continue
            span = Span(found.start(), found.end() + 1)
            note = f"{words!r} is followed by nothing: a link or name is missing"
            flags.append(Flag(kind="lost_link", note=note, span=span))
    return flags


def _ends_rightly(text: str, at: int, start: int) -> bool:
    before = text[max(start, at - 60) : at]
    return _STRANDED.search(before) is not None or " whom " in before or " who " in before
