"""The dateline at the head of a paragraph: where agency copy was filed, when, and by whom.

"KIRRA, May 4 (Ostrov News) - Shells fell", "OSK/KIRRA (Reuters) —", "KIRRA, May 4, Friday.
/Ostrov/.", "[Ostrov News] --". It is a region of its own, so that the first sentence begins
where its words begin.
"""

import re
from functools import cache

import msgspec

from onrecord.article.roles.dated import MONTH
from onrecord.knowledge.outlets import agencies

_UPPER = r"A-Z\u00c0-\u00de\u0400-\u042f"
_PLACE = rf"[{_UPPER}][{_UPPER}.'’-]{{1,24}}(?: [{_UPPER}.'’-]{{2,24}}){{0,3}}"
_TITLED = rf"[{_UPPER}][\w'’-]{{1,24}}(?: [{_UPPER}][\w.'’-]{{1,24}}){{0,2}}"
_REGION = rf"(?:, ?(?:[{_UPPER}][\w.'’-]{{1,24}}(?: [{_UPPER}][\w.'’-]{{1,24}}){{0,3}}))?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_DAY = (
    rf"(?:,? ?(?:{_WEEKDAY},? )?(?i:{MONTH} ?\d{{1,2}}\b|\d{{1,2}} {MONTH})"
    rf"(?:,? (?:(?:19|20)?\d\d)\b)?(?:,? {_WEEKDAY})?)"
)
_CLOSE = r" ?(?:--|[-–—])+(?=\s|$)"
_SLASHED = r"\. ?/[^/\n]{2,60}/\.?"
_NOTE = r"(?: ?\[[^\]\n]{1,60}\]){0,4}"
_SMALL = re.compile(r"[a-z]")
_SAMPLE = 60
"""Characters behind a dateline that show whether the text is all in capitals."""


class _Forms(msgspec.Struct, frozen=True):
    """Forms of a dateline: `strong` ones at any paragraph, the `weak` one at the first alone."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]


@cache
def _forms() -> _Forms:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=len, reverse=True))
    known = rf"(?: ?[(\[](?:{names})(?:[/,] ?[\w ]{{2,30}})?[)\]])"
    wire = rf"(?: ?[(\[][{_UPPER}][\w .&’'/-]{{1,40}}[)\]])"
    places = rf"{_PLACE}(?: ?/ ?{_PLACE}){{0,3}}"
    either = rf"(?:{places}|{_TITLED}){_REGION}"
    strong = (
        rf"{either}{_DAY}?{known}(?:{_CLOSE}|:(?= ))?{_NOTE}"
        rf"|{either}{_DAY}{wire}?{_CLOSE}{_NOTE}"
        rf"|{places}{_REGION}{wire}{_CLOSE}{_NOTE}"
        rf"|{places}{_REGION}{_DAY}(?:{_SLASHED}|\.(?= ))"
        rf"|[(\[](?:{names})[)\]]{_CLOSE}"
    )
    return _Forms(re.compile(strong), re.compile(rf"{places}{_REGION}{_CLOSE}"))


def dateline_end(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Return where the dateline of the paragraph `text[start:end]` ends, None without one.

    Capitals and a dash alone ("KIRRA -- Shells fell") are one only at the `first` paragraphs of
    a text that is not all in capitals: else "NOTE - " and a speaker's name would be.
    """
    found = _forms().strong.match(text, start, end)
    if found is None and first:
        found = _forms().weak.match(text, start, end)
        if found and not _SMALL.search(text, found.end(), min(end, found.end() + _SAMPLE)):
            return None
    return found.end() if found else None
