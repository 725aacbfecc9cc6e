"""Words that name a place, before it is known which place."""

from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.language.parse import Parse
from onrecord.records import Span
from onrecord.records.vocabulary import Confidence

WORDS = "lexicons/en/place_words"


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name at tokens `first` to `last` exclusive and the rule that took it for a place.

    `key` is the row of the names table, empty where none matched. `container` is the number of
    the token at which the place begins that this one is said to lie in ("Paris, | Texas").
    `inside_body` tells that the name is part of the name of a body ("Dublin City Council"),
    `is_division` that the word beside it says it is a division ("Kabul province").
    """

    first: int
    last: int
    span: Span
    words: str
    rule: str
    key: str = ""
    container: int | None = None
    inside_body: bool = False
    is_division: bool = False
    confidence: Confidence = "high"

    @property
    def is_demonym(self) -> bool:
        """Tell whether the words name a people ("Armenian")."""
        return self.key.startswith("demonym:")


LONGEST_ACRONYM = 3
LONGEST_MIXED_ACRONYM = 4


def is_acronym(name: str) -> bool:
    """Tell whether a name is capitals that are no town ("EU" is not Eu in Normandy; "MoD")."""
    if not name.isalpha():
        return False
    mixed = sum(map(str.isupper, name)) > 1 and not name.isupper()
    return len(name) <= (LONGEST_MIXED_ACRONYM if mixed else LONGEST_ACRONYM) and (
        mixed or name.isupper()
    )


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind in `lexicons/en/place_words.csv`, in lower case."""
    return frozenset(w for row in rows(WORDS) if row["kind"] == kind for w in row["words"].split())


def named(parse: Parse, first: int, last: int, rule: str, **more: object) -> Named:
    """Build a name over tokens `first` to `last` exclusive."""
    span = parse.span(first, last)
    fields: dict[str, object] = {
        "first": first,
        "last": last,
        "span": span,
        "words": span.of(parse.text),
        "rule": rule,
        "is_division": _is_division(parse, first, last),
    }
    return msgspec.convert(fields | more, Named)


def _is_division(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a word beside a name says that it is a division."""
    after = parse.form[last].lower() if last < len(parse) else ""
    before = parse.form[first - 2].lower() if first > 1 and parse.form[first - 1] == "of" else ""
    return after in words("division") or before in words("division")
