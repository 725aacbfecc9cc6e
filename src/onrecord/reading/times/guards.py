"""What looks like a time and is none: ages, names, rates, numbers that are no year.

Each guard sees a match in its text: `before` and `after` are the lexemes next to it.
"""

from collections.abc import Callable
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.reading.stretch import tokens_in
from onrecord.reading.times.lexemes import Lexeme
from onrecord.records import Span

NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LAW", "LOC"})
"""Labels of names that hold no time: "the Sunday Times", "April Jones"."""

_LEADS = frozenset(
    {"in", "on", "of", "since", "until", "by", "from", "to", "within", "during", "the", "its",
     "and", "or", "comma", "before", "after", "month", "bound", "about", "day", "for",
     "hyphen", "season", "fiscal", "year", "holiday"}
)  # fmt: skip
_STRONG_LEADS = frozenset({"in", "since", "until", "by", "from", "during", "unit", "fiscal"})
_LENGTH_LEADS = frozenset(
    {"for", "within", "in", "during", "bound", "about", "after", "before", "of", "to", "and",
     "over"}
)  # fmt: skip
_BARE = frozenset({"month", "weekday", "season", "year", "fixed", "short_year", "holiday",
                   "decade"})  # fmt: skip
_DOUBTFUL = frozenset({"may", "march", "april", "june", "august"})
"""Months that are also a verb, an adjective or somebody's name."""


class Match(msgspec.Struct, frozen=True):
    """A match of a rule in its surroundings; `before` and `after` may be None at an edge."""

    rule: str
    found: tuple[Lexeme, ...]
    before: Lexeme | None
    after: Lexeme | None
    shouted: bool = False

    @property
    def span(self) -> Span:
        """The characters matched."""
        return Span(self.found[0].start, self.found[-1].end)


@cache
def _numbered() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("lexicons/en/time_numbered"))


@cache
def _lasting() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("lexicons/en/time_aged"))


def is_age(match: Match, parse: Parse) -> bool:
    """Tell whether the match is how old somebody is: "a 37-year-old", "five years old"."""
    if match.rule != "length_old":
        return False
    next_noun = match.after.form if match.after else ""
    inside = tokens_in(parse, Span(match.span.end, match.span.end + 40))
    lemmas = [parse.lemma[t] for t in inside[:2]]
    return next_noun not in _lasting() and not _lasting().intersection(lemmas)


def is_time(match: Match, parse: Parse) -> bool:
    """Tell whether a match is a time and not a name, a modal verb, a rate or a count."""
    if match.rule in _BARE and _in_name(match, parse):
        return False
    guard = _GUARDS.get(match.rule)
    return guard is None or guard(match, parse)


def _form(lexeme: Lexeme | None) -> str:
    return lexeme.form if lexeme else ""


def _in_name(match: Match, parse: Parse) -> bool:
    inside = tokens_in(parse, match.span)
    if not inside:
        return False
    name = parse.entity_at.get(inside[-1])
    if name is None or name.label not in NAMES:
        return False
    return parse.span(name.first, name.last) != match.span or name.label == "PERSON"


def _is_year(match: Match, parse: Parse) -> bool:
    """Four digits are a year after a preposition or alone; "2000 men" and "1850 metres" not."""
    if len(match.found) > 1 and any(x.kind in {"edgeof", "edge", "fiscal"} for x in match.found):
        return True
    year = next((x for x in match.found if x.kind == "year"), None)
    if year is None or _form(match.before) in _numbered() | {"/"}:
        return False
    lead = match.found[0].kind if len(match.found) > 1 else (match.before and match.before.kind)
    modern = "1900" <= year.value < "2100"
    if not modern:
        return lead in _STRONG_LEADS and _tag_after(match, parse) not in {"NNS", "NN"}
    if match.after and match.after.kind in {"unit", "units", "ampm", "zone", "hyphen"}:
        return match.after.kind == "hyphen"
    if _tag_after(match, parse) == "NNS":
        return lead in _LEADS - {"of", "to", "and", "or", "bound", "about", "for", "comma"}
    return True


def _tag_after(match: Match, parse: Parse) -> str:
    if match.after is None:
        return ""
    token = parse.token_at(match.after.start)
    return "" if token is None else parse.tag[token]


def _is_decade(match: Match, _parse: Parse) -> bool:
    """Tell "the 1960s", "the sixties" from "a man in his sixties" and "aged in her 60s"."""
    decade = next(x for x in match.found if x.kind == "decade")
    if decade.form[0] in "'`" or len(decade.form.rstrip("s'")) == len("1960"):
        return True
    return any(x.kind == "the" for x in match.found)


def _is_month(match: Match, parse: Parse) -> bool:
    """Take "May" and "March" as months where nothing says they are a verb or a name."""
    name = next(x for x in match.found if x.kind == "month")
    token = parse.token_at(name.start)
    if name.form not in _DOUBTFUL:
        return True
    if token is not None and parse.tag[token].startswith(("MD", "VB")):
        return False
    if len(match.found) > 1:
        return match.found[0].kind != "same"
    if match.before and match.before.kind in {"in", "since", "until", "by", "of", "from", "to"}:
        return True
    if match.shouted and name.form in {"may", "march"}:
        return False
    if token is None:
        return True
    if parse.dep[token] in {"nsubj", "dobj"} and parse.lemma[parse.head[token]] != "be":
        return False
    return parse.tag[token] in {"NNP", "NNPS", "CD", ""}


def _is_bare_length(match: Match, _parse: Parse) -> bool:
    """Take "for years", "within weeks"; a bare plural without such a word is rarely a time."""
    if match.found[0].kind == "the":
        return False
    return match.before is not None and match.before.kind in _LENGTH_LEADS


def _is_no_rate(match: Match, parse: Parse) -> bool:
    """Tell "a month later" from "$20 a month", "24 hours a day", "two flights a week"."""
    if [x.kind for x in match.found] != ["article", "unit"] or match.before is None:
        return True
    if match.before.kind in {"units", "unit", "number", "two", "day", "cardinal", "fourdigit"}:
        return False
    if match.before.form[0] in "$€£¥" or match.before.form[-1] == "%":
        return False
    token = parse.token_at(match.before.start)
    return token is None or parse.tag[token] not in {"NN", "NNS", "CD"}


def _is_holiday(match: Match, _parse: Parse) -> bool:
    """Leave "the Good Friday Agreement" its name."""
    after = match.after
    return match.shouted or after is None or after.kind != "other" or not after.capital


def _is_season(match: Match, _parse: Parse) -> bool:
    """Tell "the fall" from "the fall of the town"."""
    return match.found[-1].form != "fall" or _form(match.after) != "of"


def _is_dispatch_hour(match: Match, parse: Parse) -> bool:
    """Tell "at 1625" from "at 1625 metres"."""
    return not _tag_after(match, parse).startswith("NN")


def _is_the_past(match: Match, parse: Parse) -> bool:
    """Tell "in the past" from "the past president"."""
    return not _tag_after(match, parse).startswith(("NN", "JJ", "CD", "VBN"))


def _is_weekdays(match: Match, _parse: Parse) -> bool:
    return match.after is None or match.after.kind != "poss"


def _is_adverb(match: Match, parse: Parse) -> bool:
    if _form(match.before) == "as":
        return False
    if match.found[0].kind == "fixed" and match.found[0].form in {"the", "this"}:
        return _tag_after(match, parse) not in {"NN", "NNS", "NNP", "JJ", "VBN"}
    return match.found[0].form != "now" or _form(match.after) != "that"


_GUARDS: dict[str, Callable[[Match, Parse], bool]] = {
    "year": _is_year,
    "month": _is_month,
    "season": _is_season,
    "units": _is_bare_length,
    "fixed": _is_adverb,
    "length": _is_no_rate,
    "clock_at": _is_dispatch_hour,
    "decade": _is_decade,
    "holiday": _is_holiday,
    "past_ref": _is_the_past,
    "weekdays": _is_weekdays,
}
"""What more a rule asks of the surroundings of its match."""
