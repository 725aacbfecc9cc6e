"""Numbers that count nothing of conflict.

Dates, ages, money, shares, distances, calibres, labels, and people who only speak or sign.
"""

import re
from functools import cache

from onrecord.language.parse import Entity, Parse
from onrecord.reading.figures.counted import Counted
from onrecord.reading.figures.words import excluded
from onrecord.records import Span

_NAMED_AS_TIME = frozenset({"DATE", "TIME"})
_NAMED_AS_SHARE = frozenset({"MONEY", "PERCENT"})
_NO_ONES = frozenset({"no", "this", "that", "any", "each", "every", "the", "which", "another"})
_AGED = re.compile(r"\b(?:aged?|age of|aged between|turned)\s+$", re.IGNORECASE)
_LABEL = re.compile(r"(?:\b(?:no|nos|number|article|resolution|page|chapter|route|highway|"
                    r"flight|channel|room|phase|level|unit|battalion|brigade)\.?|[#+])\s*$",
                    re.IGNORECASE)  # fmt: skip
_PHONE = re.compile(r"[\s()+-]{1,2}\d")


@cache
def _unit() -> re.Pattern[str]:
    longest_first = sorted(excluded("unit"), key=lambda words: (-len(words), words))
    ends = (re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in longest_first)
    return re.compile(rf"[\s-]*(?:{'|'.join(ends)})(?!\w)", re.IGNORECASE)


def is_label(text: str, number: Span) -> bool:
    """Tell whether the words around a number make it an age, a measure, a label, a phone number."""
    if _unit().match(text, number.end, number.end + 24):
        return True
    before = text[max(0, number.start - 14) : number.start]
    if _AGED.search(before) or _LABEL.search(before):
        return True
    apposed = before.endswith(", ") and text[number.end : number.end + 1] == ","
    in_brackets = before.endswith("(") and text[number.end : number.end + 1] == ")"
    is_digits = text[number.start].isdigit()
    return is_digits and (apposed or in_brackets or _is_phone(text, number))


def _is_phone(text: str, number: Span) -> bool:
    return (
        _PHONE.match(text, number.end) is not None and "-" not in text[number.end : number.end + 1]
    )


def is_named_otherwise(parse: Parse, token: int, what: Counted | None) -> bool:
    """Tell whether the model named the number money, a share or a date, with words beside it."""
    entity = parse.entity_at.get(token)
    if entity is None or not _has_words(parse, entity):
        return False
    if entity.label in _NAMED_AS_SHARE:
        return True
    return entity.label in _NAMED_AS_TIME and (what is None or what.noun is None)


def _has_words(parse: Parse, entity: Entity) -> bool:
    """Tell whether a name of the model's holds more than numbers: bare ones are no evidence."""
    return any(
        parse.pos[token] not in {"NUM", "ADP", "CCONJ", "PUNCT"}
        for token in range(entity.first, entity.last)
    )


def is_actor(parse: Parse, what: Counted, token: int) -> bool:
    """Tell whether the counted people only act: they speak or sign, or do harm themselves."""
    if what.by is not None:
        return False
    head = what.noun if what.noun is not None else token
    verb, label = parse.head[head], parse.dep[head]
    if label == "nsubj" and parse.lemma[verb].lower() in excluded("speaker"):
        return True
    if what.measure != "other":
        return False
    if any(parse.form[c].lower() in {"the", "these", "those"} for c in parse.children[head]):
        return True
    acts = label == "nsubj" and any(parse.dep[c] == "dobj" for c in parse.children[verb])
    return acts or label == "agent" or (label == "pobj" and parse.dep[verb] == "agent")


def is_pronoun(parse: Parse, token: int, what: Counted) -> bool:
    """Tell whether "one" counts nothing: only a toll makes it a number ("killing one")."""
    if parse.form[token].lower() != "one":
        return False
    before = parse.form[token - 1].lower() if token else ""
    is_harm = what.measure in {"killed", "wounded", "casualties", "captured", "abducted"}
    of_many = (
        "of" in parse.form[token + 1 : token + 2] and "NUM" in parse.pos[token + 2 : token + 3]
    )
    return of_many or before in _NO_ONES or not (what.by is not None or is_harm)
