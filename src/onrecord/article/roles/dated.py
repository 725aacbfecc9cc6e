"""Lines that say when, and perhaps where, a text or a part of it was written.

"Kirra, 4 May", "Friday, 08:15", "Issued in Kirra on 4 May 2021", "Statement | 4 May 2021", the
heads of a live page and of a chronology. What is left of such a line without its days and hours
decides: nothing, a place, a short label or the outlet leave a dateline; a name a byline.
"""

import re

from onrecord.article.dates import worded
from onrecord.article.roles.unit import Unit, Verdict

_LONGEST = 24
_LONGEST_REST = 8
"""Words that a line opened by "Issued" or "Published" may hold beside its days."""

DAY = Verdict("dateline", "rg.dated_line", "a line that is a day or an hour")
PLACE = Verdict("dateline", "rg.dated_place", "a place and a day on a line of their own")
LABEL = Verdict("dateline", "rg.dated_label", "a day beside a short label", "medium")
ISSUED = Verdict("dateline", "rg.dated_issue", "says when the text was issued")
AUTHOR = Verdict("byline", "rg.dated_byline", "a name beside a day", "medium")

_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_FIGURES = (
    r"(?<![\d-])(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:(?:19|20)\d\d|\d\d))\b(?!-)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
    r"|\d{4} ?(?=gmt|utc|h\b|hrs))"
)
_ZONE = (
    r"(?:(?:gmt|utc|est|edt|et|pst|pdt|bst|cet|cest|msk|eet|ist|hrs)\b(?:[+-]\d{1,2}(?::\d\d)?)?"
    r"|[\w-]{1,20} time\b)"
)
_AGO = (
    r"(?:about )?(?:\d{1,2}|an?|one|two|three|few|several) "
    r"(?:second|minute|min|hour|hr|day|week|month|year)s? ago\b"
)
_STAMP = re.compile(
    rf"(?P<figures>{_FIGURES}|{_AGO})|(?P<clock>{_CLOCK})|(?P<zone>{_ZONE})"
    rf"|(?P<weekday>\b{_WEEKDAY})|(?P<month>\b{MONTH})|(?P<year>\b{_YEAR})|(?P<number>\b{_NUMBER})",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:(?:first|last|originally) )?(?:issued?|released?|published|posted|updated|modified|"
    r"transmitted|filed|dated|created)\b"
)
_ISSUE_WORDS = frozenset({"issue", "issued", "release", "released", "published", "posted", "first",
    "updated", "modified", "transmitted", "filed", "dated", "created", "last", "originally",
    "date", "time", "edition"})  # fmt: skip
_LINKS = frozenset({"of", "the", "to", "and", "at", "on", "in", "from", "until", "till", "a"})
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’.-]*(?: [A-Z\u00c0-\u00de][\w'’.-]*){0,3}")
_BY = re.compile(r"(?:by|with|from|photographs?|words|text|story)\b", re.IGNORECASE)
_PART = re.compile(r"\s*(?:([|·•])|[/;,()\[\]]|(?<=\s)[–—-](?=\s)|\.(?=\s|$)|:(?=\s|$))\s*")
_BARS = frozenset("|·•")
_BODY = re.compile(
    r"\b(?:agency|news|press|service|ministry|office|wire|radio|voice|post|desk|staff)\b",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\b(?:correspondents?|reporters?|staff|desk|news service|newsroom|bureau|editors?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r", [a-z]")
_DAYS = frozenset({"figures", "clock", "weekday", "month"})
"""What makes a line a day or an hour; a bare number or year does not."""
_SOON = 6
_MOST_STAMPS = 8


def by_date(unit: Unit) -> Verdict | None:
    """Return what a line that holds a day or an hour is, None where it is anything else.

    "21:40" over a post, "5 to 6 May", "Kirra, 4 May". A sentence with a day in it is none.
    """
    if unit.words > _LONGEST or len(unit.text) > 200:
        return None
    kinds = [match.lastgroup for match in _STAMP.finditer(unit.text)]
    if not _DAYS.intersection(kinds):
        return None
    rest = _STAMP.sub("\0", unit.text)
    words = _own_words(rest)
    if not words:
        return DAY if _is_stamp(unit.text, kinds) else None
    if _ISSUE.match(unit.line) and "\0" in " ".join(rest.split()[:_SOON]):
        return _issued(rest, words)
    return _beside(rest)


def opens_with_day(unit: Unit) -> bool:
    """Tell whether a short line begins with a day: "4 May 2021, Tuesday. Feast of the River"."""
    found = _STAMP.match(unit.text)
    return found is not None and worded(unit.text) is not None and not unit.ends_sentence


def _own_words(part: str) -> list[str]:
    """Return the words that are neither days nor there to introduce them."""
    return [w for w in _WORD.findall(part) if w.lower() not in _LINKS | _ISSUE_WORDS]


def _is_stamp(text: str, kinds: list[str | None]) -> bool:
    """Tell a day from a row of a timetable or a list of results."""
    return len(text) <= 100 and len(kinds) <= _MOST_STAMPS and kinds.count("clock") <= 2


def _issued(rest: str, words: list[str]) -> Verdict | None:
    """Tell "Issued in Kirra on 4 May" from "Posted by Mira Sand" and from a participle."""
    if len(words) > _LONGEST_REST or _CLAUSE.search(rest):
        return None
    return AUTHOR if words[0].lower() == "by" else ISSUED


def _beside(rest: str) -> Verdict | None:
    """Return what the parts beside a day make of the line: place, label, author or nothing."""
    parts = [part for part in _PART.split(rest) if part and part.strip(" \0")]
    barred = any(part in _BARS for part in parts)
    issued = any(_ISSUE.match(part.lower()) and "\0" in part for part in parts)
    parts = [part for part in parts if part not in _BARS and _own_words(part)]
    if issued and len(parts) == 1 and "\0" not in parts[0] and len(parts[0].split()) <= _SOON:
        return ISSUED
    if any("\0" in part for part in parts):
        return None
    if any(_BY.match(part) for part in parts) or (barred and any(map(_is_author, parts))):
        return AUTHOR
    if len(parts) > 3 or not all(_is_name(part) for part in parts):
        return None
    return LABEL if barred or rest.startswith("\0") else PLACE


def _is_author(part: str) -> bool:
    """Tell whether a part beside a bar is a person, or a desk of the outlet."""
    if _DESK.search(part):
        return True
    return " " in part and _is_name(part) and not _BODY.search(part)


def _is_name(part: str) -> bool:
    return _NAME.fullmatch(part) is not None and not {w.lower() for w in part.split()} & _LINKS
