"""What extraction libraries say of a page: a vote on its body, a vote on its date.

They never decide alone and never give the text. Both are told a fixed latest date, so that no
clock is read. Pages that are large or deeply nested are given to them in a process of its own
with limits on time and memory; very large ones are not given to them at all.
"""

from copy import deepcopy

import msgspec
from htmldate import find_date
from lxml import html as markup
from lxml.etree import LxmlError
from trafilatura import extract

from onrecord.errors import LimitExceeded
from onrecord.intake.limits import run_limited
from onrecord.settings import Limits

LATEST = "2100-01-01"
"""Fixed: a date that no library may take from the clock."""
_EARLIEST = "1970-01-01"
_EASY_CHARACTERS = 1_000_000
_EASY_ELEMENTS = 4_000
_EASY_DEPTH = 200


class Votes(msgspec.Struct, frozen=True):
    """`body` is what trafilatura takes for the article, a paragraph a line; both may be empty."""

    body: str = ""
    date: str = ""


def votes(source: str, name: str, elements: int, depth: int, limits: Limits) -> Votes:
    """Return the votes on the page `source`; none where it is too large or too slow to ask."""
    if elements > limits.vote_elements:
        return Votes()
    if len(source) <= _EASY_CHARACTERS and depth <= _EASY_DEPTH and elements <= _EASY_ELEMENTS:
        return ask(source)
    try:
        return run_limited(
            ask, source, name=name, seconds=limits.parse_seconds / 2, memory=limits.parse_bytes
        )
    except LimitExceeded:
        return Votes()


def ask(source: str) -> Votes:
    """Ask both libraries about `source` in this process."""
    try:
        tree = markup.fromstring(source.encode("utf-8", "replace"), parser=_parser())
    except (LxmlError, ValueError):
        return Votes()
    date = find_date(
        deepcopy(tree),
        original_date=True,
        min_date=_EARLIEST,
        max_date=LATEST,
        extensive_search=True,
    )
    body = extract(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"max_date": LATEST, "original_date": True},
    )
    return Votes(body or "", date or "")


def _parser() -> markup.HTMLParser:
    return markup.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True)
