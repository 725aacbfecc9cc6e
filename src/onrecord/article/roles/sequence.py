"""What stands beside what: appeals are contiguous, the page ends after its credits."""

import re

from onrecord.article.roles.appeals import sounds_like_appeal
from onrecord.article.roles.unit import Unit, Verdict

_LABEL_WORDS = 6

Verdicts = dict[int, Verdict]


def spread_appeals(units: list[Unit], verdicts: Verdicts) -> None:
    """Let an appeal take in its neighbours that sound like one, and short lines below it."""
    _spread(units, verdicts)
    _spread(list(reversed(units)), verdicts)
    _take_tail(units, verdicts)


def _spread(units: list[Unit], verdicts: Verdicts) -> None:
    inside = False
    for unit in units:
        held = verdicts.get(unit.index)
        if held is None and inside and sounds_like_appeal(unit):
            verdicts[unit.index] = Verdict(
                "appeal", "rg.appeal_neighbour", "continues the appeal beside it", "medium"
            )
        elif held is None or held.role != "appeal":
            inside = False
            continue
        inside = verdicts[unit.index].rule in {"rg.appeal_money", "rg.appeal_neighbour"}


def _take_tail(units: list[Unit], verdicts: Verdicts) -> None:
    """Short lines without a sentence directly below an appeal belong to its widget."""
    last_open = max((u.index for u in units if u.index not in verdicts and u.is_prose), default=-1)
    inside = False
    for unit in units:
        held = verdicts.get(unit.index)
        if held is not None:
            inside = held.role == "appeal" and unit.index > last_open
        elif inside and unit.words <= _LABEL_WORDS:
            verdicts[unit.index] = Verdict(
                "appeal", "rg.appeal_tail", "a short line in the appeal's block", "medium"
            )
        else:
            inside = False


def spread_comments(units: list[Unit], verdicts: Verdicts) -> None:
    """Take the lines "Name: words" below a heading of readers' comments for comments."""
    below = False
    for unit in units:
        held = verdicts.get(unit.index)
        if held is not None:
            below = held.role == "comment"
        elif below and _COMMENT.match(unit.text):
            verdicts[unit.index] = Verdict(
                "comment", "rg.comment_below", "a reader's words below such a heading", "medium"
            )
        else:
            below = False


_COMMENT = re.compile(r"[^\n:.!?]{1,40}\.?: \S")


def close_tail(units: list[Unit], verdicts: Verdicts) -> None:
    """Short labels after the last sentence, below furniture, are navigation."""
    last_open = max((u.index for u in units if u.index not in verdicts and u.is_prose), default=-1)
    below = False
    for unit in units:
        if unit.index <= last_open:
            continue
        if unit.index in verdicts:
            below = True
        elif below and unit.words <= _LABEL_WORDS and not unit.ends_sentence:
            verdicts[unit.index] = Verdict(
                "navigation", "rg.tail_label", "a short label below the end of the article", "low"
            )
