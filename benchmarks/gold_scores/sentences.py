"""Sentences of a report by punctuation alone, so that a denominator hangs on no parser."""

import re
from collections.abc import Iterator

from onrecord.records import Reading, Span
from onrecord.records.vocabulary import READ_ROLES

_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n{2,}")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|No|Jr|Sr))\.$")


def sentences(gold: Reading) -> Iterator[Span]:
    """Yield the sentences of the regions that are read for records, in text order.

    A sentence ends at a stop before a capital or a figure, except after an initial or a title,
    and at the end of its region.
    """
    text = gold.report.text
    for region in gold.regions:
        if region.role not in READ_ROLES:
            continue
        start = region.span.start
        for end in _END.finditer(text, start, region.span.end):
            if not _SHORT.search(text[max(start, end.end() - 6) : end.end()]):
                yield Span(start, end.end())
                start = end.end()
        if text[start : region.span.end].strip():
            yield Span(start, region.span.end)
