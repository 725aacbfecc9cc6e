"""The guard: a paragraph that reports what a named speaker said is never furniture."""

import re
from functools import cache

from onrecord.article.roles.unit import Unit
from onrecord.knowledge.table import rows

_QUOTATION = re.compile(r"[“\"«„][^\s“”\"»]++(?:\s++[^\s“”\"»]++){3}")
_SEEN = 4_000


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rows("lexicons/en/region_speech")
    verbs = "|".join(row["word"] for row in table if row["kind"] == "verb")
    nouns = "|".join(row["word"] for row in table if row["kind"] == "speaker")
    who = rf"(?:[A-Z][\w.'’-]+|(?i:{nouns}))"
    speech = re.compile(
        rf"\b{who},? (?:(?:has|had|have|also|later|then|was|were|is) ){{0,2}}(?:{verbs})\b"
        rf"|\b(?:{verbs}) (?:[a-z]+ ){{0,3}}{who}"
    )
    return speech, re.compile(rf"\b(?:{verbs})\b")


def reports_speech(unit: Unit) -> bool:
    """Tell whether somebody is said to have said something: a speaker beside a verb of speech."""
    return _patterns()[0].search(unit.text, 0, _SEEN) is not None


def quotes_speaker(unit: Unit) -> bool:
    """Tell whether the paragraph holds a quotation, a verb of speech and a speaker."""
    return _QUOTATION.search(unit.text, 0, _SEEN) is not None and reports_speech(unit)


def outside_quotes(unit: Unit) -> str:
    """Return the line without its quotations: what the page itself says."""
    return _STRAIGHT.sub(" ", unit.line)


_STRAIGHT = re.compile(r'"[^"]*+(?:"|$)')
