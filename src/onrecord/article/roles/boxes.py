"""Boxes of a page: what a paragraph of an aside asks for, all of the aside asks for.

A heading, a line of text and a button in one small element are one thing: an appeal, a
newsletter's form, an offer, a wall of consent.
"""

import re
from collections.abc import Iterator

from onrecord.article.elements import Element, names
from onrecord.article.roles.ancestry import Ancestry
from onrecord.article.roles.sequence import Verdicts
from onrecord.article.roles.speech import quotes_speaker
from onrecord.article.roles.unit import Unit, Verdict

_BOXES = names("aside form section div dialog li")
_MOST_WORDS = 90
_ROLES = ("appeal", "newsletter", "subscription", "consent")
"""What a box may be, in the order in which one beats another."""
_ASKS = re.compile(
    r"\b(?:donate|donations?|become an? (?:\w+ )?(?:supporter|member|patron)|give now|"
    r"(?:please )?(?:support|help) (?:us|the|our)|pay for (?:it|one)|readers pay)\b|\byour gift\b"
)
_LETTER = re.compile(r"\b(?:newsletter|inbox|subscribe free|e-?mail address|mailing list)\b")
_OFFER = re.compile(r"\b(?:subscribe|subscriptions?|see all plans|offer:|free trial)\b")


def box_in(units: list[Unit], verdicts: Verdicts, ancestry: Ancestry) -> None:
    """Give all paragraphs of a box outside the article the role that one of them has."""
    for box in _boxes(units, ancestry):
        if sum(unit.words for unit in box) > _MOST_WORDS or any(map(quotes_speaker, box)):
            continue
        found = _verdict(box, verdicts)
        if found is not None:
            verdicts.update({unit.index: found for unit in box})


def _boxes(units: list[Unit], ancestry: Ancestry) -> Iterator[list[Unit]]:
    """Yield the runs of units that share their outermost element outside the article."""
    run: list[Unit] = []
    held: Element | None = None
    for unit in units:
        element = ancestry.box(unit, _BOXES)
        if element is not held and run:
            yield run
            run = []
        held = element
        if element is not None:
            run.append(unit)
    if run:
        yield run


def _verdict(box: list[Unit], verdicts: Verdicts) -> Verdict | None:
    decided = [verdicts[unit.index] for unit in box if unit.index in verdicts]
    for role in _ROLES:
        if found := next((v for v in decided if v.role == role), None):
            return found
    if any(v.role not in ("related_link", "navigation") for v in decided):
        return None
    line = " ".join(unit.line for unit in box)
    if _ASKS.search(line):
        return Verdict("appeal", "rg.appeal_box", "a box that asks for support", "medium")
    if _LETTER.search(line):
        return Verdict("newsletter", "rg.newsletter_box", "a box that offers mail", "medium")
    if _OFFER.search(line):
        return Verdict("subscription", "rg.offer_box", "a box that sells access", "medium")
    return None
