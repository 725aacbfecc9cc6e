"""By when, and for how long: the deadline and the term that stand in words of a duty."""

import re
from datetime import date, timedelta

from onrecord.reading.commitments.earlier import Earlier
from onrecord.records import Span, Term

_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|expires?(?: on)?|runs? out(?: on)?"
    r"|ends?(?: on)?|up to|the end of|end of|through)\s+(?:the |noon on |midnight on |end of )?$",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a time in which "by" or "until" may stand."""
_FOR = re.compile(
    r"\b(?:for(?: (?:a|another|the next|a further|further))?|within)\s+$", re.IGNORECASE
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY, _MONTH = len("2024-05-14"), len("2024-05")


def deadline(earlier: Earlier, span: Span) -> str | None:
    """Return the EDTF date before which the words of `span` shall be done, None without one."""
    text = earlier.page.text
    for time in (*earlier.times_in(span), *earlier.times_in(span, "TIME")):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        inside = time.span.of(text).lower().startswith(("by ", "before ", "until "))
        if (_BY.search(before) or inside) and (time.edtf or time.value[:4].isdigit()):
            return _still_ahead(
                (time.edtf or time.value)[:10], earlier.published, time.span.of(text)
            )
    return None


def _still_ahead(value: str, published: str | None, worded: str) -> str:
    """Move a weekday or a month without a year to the next one: a deadline is not past.

    "By Friday", read on a Monday, is the coming Friday, though a report's Fridays are mostly past.
    """
    if published is None or value >= published[: len(value)]:
        return value
    low = worded.lower()
    if len(value) == _DAY and any(name in low for name in _WEEKDAYS):
        return (date.fromisoformat(value) + timedelta(days=7)).isoformat()
    if len(value) == _MONTH and not any(letter.isdigit() for letter in worded):
        return f"{int(value[:4]) + 1:04}{value[4:]}"
    return value


def term(earlier: Earlier, span: Span) -> Term | None:
    """Return the length of time that the words of `span` allow or bind, None without one."""
    text = earlier.page.text
    for time in earlier.times_in(span, "DURATION"):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        known = time.value.startswith("P") and "X" not in time.value
        if known and _FOR.search(before):
            return Term(length=time.value, span=time.span)
    return None


def time_limit(earlier: Earlier, span: Span) -> Term | None:
    """Return the length of time within which something is asked for: "within 72 hours"."""
    held = term(earlier, span)
    if held is None:
        return None
    before = earlier.page.text[: held.span.start].rstrip().lower()
    return held if before.endswith("within") else None


def own_term(earlier: Earlier, span: Span) -> Term | None:
    """Return the length in the name of a thing: "a five-year mandate", "three days of mourning"."""
    for time in earlier.times_in(span, "DURATION"):
        if time.value.startswith("P"):
            return Term(length=time.value, span=time.span)
    return None
