"""The lines between the top of a page without markup and its first sentence."""

import re

from onrecord.article.roles.unit import Unit, Verdict

PERSON = re.compile(
    r"(?:[A-Z][\w'’.-]+|[A-Z]\.)(?: (?:de|van|von|al|bin|el|da|di|la|le|[A-Z][\w'’.-]*)){1,3}"
    r"(?:(?:,| and|,? &) (?:[A-Z][\w'’.-]+)(?: [A-Z][\w'’.-]*){1,3}){0,3}"
)
_BODY_OF_STATE = re.compile(
    r"\b(?:of|for|ministry|mod|office|service|press|army|forces|government|police|agency|"
    r"department|council|command|command's|images?|photo|handout|courtesy|via)\b",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 30
_LONGEST_CREDIT = 8
_LONGEST_CALL = 14
_SECTION = re.compile(
    r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)] .*|(?i:highlights|summary|overview|main points|key points|"
    r"contents|background|context|introduction|situation overview|at a glance)\W*"
)
"""Heads of a section: never the headline of the whole."""


def front_lines(open_: list[Unit]) -> list[Unit]:
    """Return the lines of `open_` above its first running text; calls to readers are lines."""
    first = next((i for i, unit in enumerate(open_) if unit.is_prose and not is_call(unit)), 0)
    return open_[:first]


def headline_of(open_: list[Unit], title: str) -> int | None:
    """Return the index of the headline among the undecided units `open_`, None if there is none.

    It is the line equal to a known title, else the first line of three words or more before
    the first running text, else a first sentence that asks or exclaims before longer text.
    """
    for unit in open_[:12]:
        if title and unit.line == title:
            return unit.index
    first = next((i for i, u in enumerate(open_) if u.is_prose and not is_call(u)), None)
    if first is None:
        return None
    lines = [unit for unit in open_[:first] if _may_head(unit)]
    calm = [unit for unit in lines if not is_call(unit)]
    if calm or lines:
        return (calm or lines)[0].index
    top = open_[first]
    after = next((unit for unit in open_[first + 1 :] if unit.is_prose), None)
    if after is None or top.index > 3 or top.words > _LONGEST_HEADLINE:
        return None
    unended = not top.ends_sentence or top.text.rstrip()[-1] in "?!"
    return top.index if unended and after.words > top.words else None


def _may_head(unit: Unit) -> bool:
    return 3 <= unit.words <= _LONGEST_HEADLINE and not _SECTION.fullmatch(unit.text)


def letterhead_of(open_: list[Unit]) -> int | None:
    """Return the index of a letterhead: who issues the text, in capitals at its very top.

    "MINISTRY OF DEFENCE OF EXAMPLELAND", an agency's name over its slugs. Only where a short
    line that is not in capitals stands between it and the running text: else it may be the
    headline, or all is in capitals.
    """
    first = next((i for i, unit in enumerate(open_) if unit.is_prose), None)
    if not first or open_[0].index > 1:
        return None
    top = open_[0].text.split("\n", 1)[0]
    shouted = top == top.upper() and 2 <= len(top.split()) <= _LONGEST_CREDIT
    others = (unit.text for unit in open_[1:first] if unit.words >= 3)
    return open_[0].index if shouted and any(t != t.upper() for t in others) else None


def is_call(unit: Unit) -> bool:
    """Tell whether a short line calls out to readers ("Keep The Exampler Reporting!")."""
    return unit.words <= _LONGEST_CALL and unit.text.rstrip().endswith("!")


def before_headline(unit: Unit) -> Verdict | None:
    """Return a verdict on a short line above the headline: a call, a section label or kicker."""
    if is_call(unit) and unit.words > _LONGEST_CREDIT:
        return Verdict("navigation", "rg.slogan", "a slogan above the headline", "low")
    if is_call(unit):
        return Verdict("appeal", "rg.call_line", "a call to readers above the headline", "low")
    if unit.words <= 5 and not unit.ends_sentence:
        return Verdict("navigation", "rg.kicker", "a short label above the headline", "medium")
    return None


def after_headline(unit: Unit) -> Verdict | None:
    """Return a verdict on a line between headline and first sentence.

    "Ministry of Defence of Exampleland" is a photo credit without a marker, "Jane Q. Doe" a
    byline, a longer line a standfirst.
    """
    if unit.is_prose or unit.ends_sentence or _SECTION.fullmatch(unit.text):
        return None
    if unit.words > _LONGEST_CREDIT:
        return Verdict("standfirst", "rg.under_headline", "a line under the headline", "medium")
    if _BODY_OF_STATE.search(unit.text) or "/" in unit.text:
        return Verdict(
            "photo_credit", "rg.unmarked_credit", "a body named under the headline", "medium"
        )
    if PERSON.fullmatch(unit.text):
        return Verdict("byline", "rg.unmarked_byline", "a name under the headline", "medium")
    return Verdict("photo_credit", "rg.unmarked_credit", "a short line under the headline", "low")
