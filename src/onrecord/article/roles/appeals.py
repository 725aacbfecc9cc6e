"""Appeals for money by the outlet: who asks (we), whom (you), for what (money, journalism)."""

import re
from functools import cache

import msgspec

from onrecord.article.roles.speech import outside_quotes, quotes_speaker, reports_speech
from onrecord.article.roles.unit import Unit, Verdict
from onrecord.knowledge.table import rows

_YOU = re.compile(r"\b(?:you|your|you're|you'll)\b")
_WE = re.compile(r"\b(?:we|our|us|we're|we've)\b")
_MONEY = re.compile(r"[$€£]\s?\d")
_CAPS = {"ask": 4, "newsroom": 2, "money": 1}
_POINTS = {"ask": 2, "newsroom": 1, "money": 1}
_ENOUGH = 5
_WEAK = 2
_BUTTON = re.compile(
    r"(?:Please )?(?:Support|Donate to|Help|Back|Keep|Fund|Save|Stand with) (?:the )?"
    r"[A-Z][\w'’.&-]*+(?: (?:of|the|and|[A-Z][\w'’.&-]*+)){0,5} ?!?"
)
_OUTLET_NOUN = re.compile(
    r"\b(?:times|post|news|journal|tribune|herald|gazette|guardian|review|chronicle|observer|"
    r"press|media|daily|weekly|today|report|reporter|courier|mail|independent|monitor|radio|tv|"
    r"journalism|magazine|bulletin|dispatch|wire|voice|telegraph|star|sun|standard)!?$"
)


class Appeal(msgspec.Struct, frozen=True):
    """How much a paragraph sounds like an appeal: points in all, and of its asking alone."""

    points: int
    asks: bool


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((row["family"], row["phrase"]) for row in rows("lexicons/en/region_appeal"))


def measured(unit: Unit) -> Appeal:
    """Return the signs of an appeal in a paragraph, quotations left out.

    Asking, the newsroom's self-praise and money count as in the table; so do "we" and "you".
    A paragraph that reports what somebody said has none.
    """
    own = outside_quotes(unit)
    we, you = _WE.search(own) is not None, _YOU.search(own) is not None
    if not (we or you) or quotes_speaker(unit):
        return Appeal(0, False)
    sums = dict.fromkeys(_CAPS, 0)
    for family, phrase in _phrases():
        if phrase in own:
            sums[family] = min(_CAPS[family], sums[family] + _POINTS[family])
    if _MONEY.search(own):
        sums["money"] = 1
    points = sum(sums.values())
    return Appeal(points + we + you if points else 0, sums["ask"] > 0)


def by_appeal(unit: Unit) -> Verdict | None:
    """Return a verdict on a paragraph that is an appeal by itself.

    "We need your help: if you can, support our reporting from $3 a month." It must ask, speak
    as the newsroom or of money, and say "we" or "you".
    """
    found = measured(unit)
    if found.asks and found.points >= _ENOUGH and not reports_speech(unit):
        return Verdict("appeal", "rg.appeal_money", "the outlet asks its readers for support")
    return by_button(unit)


def by_button(unit: Unit) -> Verdict | None:
    """Return a verdict on a call to support an outlet by name: "Support The Daily Example!"."""
    if unit.words > 8 or not _BUTTON.fullmatch(unit.text):
        return None
    if not unit.text.endswith("!") and not _OUTLET_NOUN.search(unit.line):
        return None
    return Verdict("appeal", "rg.appeal_button", "a call to support the outlet by name")


def sounds_like_appeal(unit: Unit) -> bool:
    """Tell whether a paragraph next to an appeal continues it."""
    return measured(unit).points >= _WEAK and not reports_speech(unit)
