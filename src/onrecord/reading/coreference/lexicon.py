"""The tables of sources, by word: common nouns that speak, words of office."""

from functools import cache

import msgspec

from onrecord.knowledge import table
from onrecord.records.vocabulary import AnonymousClass, SourceKind


class SourceNoun(msgspec.Struct, frozen=True, kw_only=True):
    """What a common noun says of a source; `sex` is "m", "f", or empty where it is open.

    `unique` tells that "the" and the noun are one holder of an office ("the governor").
    """

    kind: SourceKind
    anonymous: AnonymousClass | None = None
    sex: str = ""
    private: bool = False
    unique: bool = False


@cache
def nouns() -> dict[str, SourceNoun]:
    """Return the common nouns that stand for a source, by lemma."""
    return {row["noun"]: _noun(row) for row in table.rows("lexicons/en/source_nouns")}


@cache
def titles() -> dict[str, str]:
    """Return the words of office and address, in lower case, with the sex they tell."""
    return {row["word"]: row["sex"] for row in table.rows("lexicons/en/source_titles")}


@cache
def given_names() -> dict[str, str]:
    """Return given names, in lower case, with the sex of those who mostly bear them."""
    return {row["name"].casefold(): row["sex"] for row in table.rows("lexicons/en/source_names")}


def _noun(row: dict[str, str]) -> SourceNoun:
    fields = {"kind": row["kind"], "anonymous": row["class"] or None, "sex": row["sex"]}
    marks = {name: row[name] == "1" for name in ("private", "unique")}
    return msgspec.convert({**fields, **marks}, SourceNoun)
