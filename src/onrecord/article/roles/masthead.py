"""Lines at the very top of a text without markup that name who issues it, and wire slugs.

"OSTROV NEWS", "Mission of Observers on the Orvan", "ORVAN-TRUCE (TAKE 2)": they stand above the
headline and are neither it nor its standfirst.
"""

import re

from onrecord.article.roles.dated import opens_with_day
from onrecord.article.roles.unit import Unit, Verdict

LETTERHEAD = Verdict(
    "navigation", "rg.letterhead", "names who issues the text, above its headline", "medium"
)
MASTHEAD = Verdict("navigation", "rg.masthead", "names the outlet, above the headline")
FOLIO = Verdict("navigation", "rg.folio", "the line of an issue: its day and more", "medium")
SLUG = Verdict("navigation", "rg.slug", "a wire's slug above the headline", "medium")

_LINES = 4
"""A masthead is among the first lines."""
_LINE_END = 2
"""Characters of a line end, at most."""
_EXTRA = 5
"""Words beside the outlet's name that a masthead may hold: a volume, an edition."""
_WORD = re.compile(r"[\w&]+")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "a"})
_SLUGGED = re.compile(
    r"[A-Z]{3,}(?:[-/][A-Z]{3,})+(?: \([^)]{1,40}\))?|[\w/-]{3,40}(?: [—–-] |, )"
    r"(?=[^.!?]*\b(?i:take|lead|wrap|wrap-?up|writethru|urgent|update \d|bulletin|flash)\b)"
    r"[^.!?]{2,80}"
)
_ISSUE_OF = re.compile(
    r", (?:daily|weekly|special|spot)? ?(?:report|summary|update|note|statement)"
)
_NUMBERED = re.compile(
    r"(?:press )?(?:communiqu[eé]|statement|release|bulletin|notice)s? "
    r"(?:no\.?|number|n°|#)? ?[\d /-]+"
)
_ISSUERS = re.compile(
    r"\b(?:agency|agence|wire|press|news|ministry|mission|cent(?:re|er)|observatory|office|"
    r"directorate|command|staff|bulletin|almanac|service|council|committee|secretariat)\b"
)


def masthead(lines: list[Unit], outlet: str, known: dict[int, Verdict]) -> dict[int, Verdict]:
    """Return `known` and the mastheads and slugs among the `lines` above a text's first sentence.

    `outlet` is what is known of the outlet's name in lower case, or empty. A line that holds
    the name beside other words ("Orvan Mission, daily report") is one only where another line
    can be the headline.
    """
    found = dict(known)
    for unit in lines[:_LINES]:
        others = any(o.words >= 3 and o.index not in found and o is not unit for o in lines)
        if _names(unit, outlet, others=others) or (unit is lines[0] and _issues(unit, lines)):
            found[unit.index] = MASTHEAD
        elif found and (opens_with_day(unit) or _NUMBERED.fullmatch(unit.line)):
            found[unit.index] = FOLIO
        elif (found or unit is not lines[0]) and _SLUGGED.fullmatch(unit.text):
            found[unit.index] = SLUG
    return found


def in_one_block(lines: list[Unit], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Return `found` with the lines of its block that continue a masthead.

    In lower case ("for the Orvan Valley"), in capitals under an office, or a device of the state.
    """
    grown, at = dict(found), 0
    while at + 1 < len(lines):
        above, below = lines[at], lines[at + 1]
        near = below.index == above.index + 1 and below.span.start - above.span.end <= _LINE_END
        if near and grown.get(above.index) in (MASTHEAD, LETTERHEAD) and _continues(below):
            grown.setdefault(below.index, MASTHEAD)
        at += 1
    return grown


def _continues(unit: Unit) -> bool:
    office = unit.text == unit.text.upper() and _ISSUERS.search(unit.line)
    return unit.text[:1].islower() or bool(office) or _DEVICE.fullmatch(unit.text) is not None


_DEVICE = re.compile(r"[A-Z][\w ]{2,30}(?: [–—-] [A-Z][\w ]{2,30}){1,4}")
"""A device of a state: "One River – One People"."""


def _names(unit: Unit, outlet: str, *, others: bool) -> bool:
    """Tell whether a line holds the outlet's name and little else."""
    named = [word for word in _WORD.findall(outlet) if word not in _SMALL]
    held = [word for word in _WORD.findall(unit.line) if not word.isdigit()]
    if not named or not set(named) <= set(held) or _ISSUE_OF.search(unit.line):
        return False
    extra = len([word for word in held if word not in _SMALL]) - len(named)
    return extra <= 0 or (others and extra <= _EXTRA)


def _issues(unit: Unit, lines: list[Unit]) -> bool:
    """Tell whether the first line names a body that issues texts, and another is the headline."""
    words = [word for word in unit.text.split() if word.lower() not in _SMALL]
    capitals = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    later = [o for o in lines if o.index > unit.index and o.words >= 3]
    return bool(
        later
        and capitals
        and 2 <= len(words) <= 8
        and _ISSUERS.search(unit.line)
        and not unit.ends_sentence
    )
