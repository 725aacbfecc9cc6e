"""What extraction libraries say of a page: a vote on its body, a vote on its date.

They never decide alone and never give the text. Both are told a fixed latest date, so that no
clock is read. Pages that are large or deeply nested are given to them in a process of its own
with limits on time and memory; very large ones are not given to them at all.
"""

import logging
from contextlib import suppress
from copy import deepcopy
from functools import partial

import msgspec
from htmldate import find_date
from lxml import html as markup
from lxml.etree import LxmlError
from trafilatura import extract

from onrecord.article.webpage import Webpage
from onrecord.errors import LimitExceeded
from onrecord.intake.limits import run_limited
from onrecord.settings import Limits

LATEST = "2100-01-01"
"""Fixed: a date that no library may take from the clock."""
_EARLIEST = "1970-01-01"
_FAILURES = (
    LxmlError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError
)  # fmt: skip
"""What the libraries were seen to raise on broken pages; none of it concerns our reading."""
_EASY_CHARACTERS = 1_000_000
_EASY_ELEMENTS = 4_000
_EASY_DEPTH = 200


for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else they write to stderr


class Votes(msgspec.Struct, frozen=True):
    """`body` is what trafilatura takes for the article, a paragraph a line; both may be empty."""

    body: str = ""
    date: str = ""


def votes(page: Webpage, source: str, name: str, limits: Limits, *, dated: bool) -> Votes:
    """Return the votes on `page`, whose markup is `source`; none where it is too much to ask.

    `dated` says that the page declares its date, so that htmldate is not asked.
    """
    elements, depth = page.elements, page.depth
    if elements > limits.vote_elements:
        return Votes()
    if len(source) <= _EASY_CHARACTERS and depth <= _EASY_DEPTH and elements <= _EASY_ELEMENTS:
        return ask(source, dated=dated)
    try:
        return run_limited(
            partial(ask, dated=dated),
            source,
            name=name,
            seconds=limits.parse_seconds / 2,
            memory=limits.parse_bytes,
        )
    except LimitExceeded:
        return Votes()


def ask(source: str, *, dated: bool) -> Votes:
    """Ask the libraries about `source` in this process; one that fails on it has no vote."""
    date = body = None
    with suppress(*_FAILURES):
        tree = markup.fromstring(source.encode("utf-8", "replace"), parser=_parser())
        if not dated:
            date = find_date(
                deepcopy(tree), original_date=True, min_date=_EARLIEST, max_date=LATEST
            )
        body = _article(tree)
    return Votes(body or "", date or "")


def _article(tree: markup.HtmlElement) -> str | None:
    body: str | None = extract(
        tree,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"max_date": LATEST, "original_date": True},
    )
    return body


def _parser() -> markup.HTMLParser:
    return markup.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True)
