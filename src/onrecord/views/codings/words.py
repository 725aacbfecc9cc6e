"""Words that decide a code: the classes of `coding_words.csv`, and what a phrase stands for."""

import re
from functools import cache
from typing import Literal

from onrecord.knowledge.table import rows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = frozenset({
    "of", "in", "at", "from", "on", "with", "who", "that", "which", "near", "between", "for", "to",
    "along", "under", "by", "outside", "inside",
})  # fmt: skip
"""Words after which a phrase says no longer what it is, but where or whose."""


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class of `coding_words.csv`, in small letters."""
    held = rows("lexicons/en/coding_words")
    return frozenset(word for row in held if row["class"] == name for word in row["words"].split())


@cache
def _role_nouns() -> dict[str, str]:
    return {row["noun"]: row["role"] for row in rows("lexicons/en/role_nouns")}


def words_in(text: str) -> list[str]:
    """Return the words of `text` in small letters, hyphens kept."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def any_of(name: str, text: str) -> str | None:
    """Return the first word of `text` that is of the class `name`, a plural included."""
    held = word_class(name)
    return next((w for w in words_in(text) if any(form in held for form in _singulars(w))), None)


def core(phrase: str) -> list[str]:
    """Return the words of a phrase up to what says where or whose: "the mayor [of Osk]"."""
    words = words_in(phrase)
    end = next((at for at, word in enumerate(words) if at and word in _ENDS), len(words))
    return words[:end]


def noun_role(phrase: str) -> str | None:
    """Return the PLOVER role of the main noun of `phrase`, by the table of role nouns."""
    words = core(phrase)
    known = _role_nouns()
    for start in range(max(0, len(words) - 3), len(words)):
        tail = words[start:]
        for form in _singulars(tail[-1]):
            if role := known.get(" ".join([*tail[:-1], form])):
                return role
    return None


def stands_for(phrase: str) -> Literal["", "military", "civilian"]:
    """Return what people a thing stands for, by its main noun or one before it ("army post")."""
    for word in reversed(core(phrase)):
        forms = set(_singulars(word))
        if forms & word_class("military"):
            return "military"
        if forms & word_class("civilian"):
            return "civilian"
    return ""


def _singulars(word: str) -> list[str]:
    forms = [word]
    if word.endswith("men"):
        forms.append(f"{word[:-3]}man")
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    if word == "children":
        forms.append("child")
    return forms
