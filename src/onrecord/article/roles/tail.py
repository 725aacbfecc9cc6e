"""Lines at the end of a text without markup: agencies, desk initials, signatures."""

import re

from onrecord.article.roles.dated import by_date
from onrecord.article.roles.sequence import Verdicts
from onrecord.article.roles.unit import Unit, Verdict, line_of

_LINES = 5
"""A signature is among the last lines."""
_LONGEST = 16
_LONGEST_BELOW = 14
_AGENCY = re.compile(r"[(\[]?[A-Z]{2,5}[)\]]?")
_DESK = re.compile(r"[\w-]{1,16}(?:/[\w-]{1,4}){1,6}(?: [—–-] [^\n]{1,40})?")
_NAME = re.compile(
    r"[-–—]*\s*(?:[A-Z][\w.'’-]*[a-z][\w.'’-]* ){1,4}[A-Z][\w'’-]*[a-z][\w'’-]*"
    r"(?: ?\([A-Z]{2,8}\)|, [A-Z][\w ]{2,40})?"
)
_FOR = re.compile(r"(?:For|On behalf of|Signed)\b")
AGENCY = Verdict("wire_credit", "rg.tail_agency", "an agency's name alone below the text", "medium")
DESK = Verdict("byline", "rg.desk_initials", "initials of the desk below the text", "medium")
SIGNED = Verdict("byline", "rg.signature", "a name alone below the text", "medium")
BELOW = Verdict("navigation", "rg.below_signature", "a line below the signature", "low")


def sign(units: list[Unit], verdicts: Verdicts) -> None:
    """Decide on the lines that close a text, and on one short line below a signature.

    A name alone counts only where no running text follows: else it is a crosshead.
    """
    below: Unit | None = None
    for unit in reversed(units[-_LINES:]):
        if unit.index in verdicts:
            continue
        found = _signature(unit) if unit.index else None
        if found is not None:
            verdicts[unit.index] = found
            if below is not None:
                verdicts[below.index] = BELOW
            below = None
        elif below is None and unit is units[-1] and unit.words <= _LONGEST_BELOW:
            below = unit
        else:
            return


def _signature(unit: Unit) -> Verdict | None:
    if unit.words > _LONGEST or unit.ends_sentence:
        return None
    if _AGENCY.fullmatch(unit.text):
        return AGENCY
    if _DESK.fullmatch(unit.text):
        return DESK
    first, *_, last = [unit.text, *unit.text.split("\n")]
    opened = _FOR.match(first) is not None or by_date(line_of(unit, 0)) is not None
    several = "\n" in unit.text and opened
    return SIGNED if (several or unit.words <= 5) and _NAME.fullmatch(last) else None
