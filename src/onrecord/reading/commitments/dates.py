"""By when, and for how long: the deadline and the term that stand in words of a duty."""

import re

from onrecord.reading.commitments.earlier import Earlier
from onrecord.records import Span, Term

_BY = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|expires?(?: on)?|runs? out(?: on)?"
    r"|ends?(?: on)?|up to|the end of|end of|through)\s+(?:the |noon on |midnight on |end of )?$",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a time in which "by" or "until" may stand."""
_FOR = re.compile(r"\b(?:for(?: (?:a|another|the next|a further|further))*|within|in|of|next)\s+$",
                  re.IGNORECASE)  # fmt: skip


def deadline(earlier: Earlier, span: Span) -> str | None:
    """Return the EDTF date before which the words of `span` shall be done, None without one."""
    text = earlier.page.text
    for time in (*earlier.times_in(span), *earlier.times_in(span, "TIME")):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        inside = time.span.of(text).lower().startswith(("by ", "before ", "until "))
        if (_BY.search(before) or inside) and (time.edtf or time.value[:4].isdigit()):
            return (time.edtf or time.value)[:10]
    return None


def term(earlier: Earlier, span: Span) -> Term | None:
    """Return the length of time that the words of `span` allow or bind, None without one."""
    text = earlier.page.text
    for time in earlier.times_in(span, "DURATION"):
        before = text[max(0, time.span.start - _BEFORE) : time.span.start]
        if time.value.startswith("P") and _FOR.search(before):
            return Term(length=time.value, span=time.span)
    return None
