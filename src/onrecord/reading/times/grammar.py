"""The grammar of times: which runs of lexemes are a time expression, and by which rule.

The kinds of a block's lexemes are written as one string, a letter each, and the rules of
`time_rules.toml` are regular expressions over such strings.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.reading.times.lexemes import Lexeme, words

_SHAPED = (
    "iso", "slash", "clock", "decade", "short", "number", "day", "two", "year", "fourdigit",
    "ampm", "poss", "comma", "hyphen", "cardinal", "ordinal",
)  # fmt: skip
_PLACEHOLDER = re.compile(r"<(\w+)>")
_MACRO = re.compile(r"\{([A-Z]+)\}")
_FIRST_LETTER = 0x4E00
"""Letters for kinds are taken from a block without any meaning to a regular expression."""


class Rule(msgspec.Struct, frozen=True):
    """A rule of the grammar: `build` names what makes sense of its words."""

    name: str
    pattern: re.Pattern[str]
    build: str
    example: str


class Grammar(msgspec.Struct, frozen=True):
    """The rules in order, and the letter of each kind; `other` is that of all other kinds.

    `any_rule` finds the places where one matches at all, in one pass.
    """

    rules: tuple[Rule, ...]
    any_rule: re.Pattern[str]
    letters: dict[str, str]
    other: str

    def letters_of(self, found: Sequence[Lexeme]) -> str:
        """Return the kinds of `found` as a string of letters."""
        return "".join(self.letters.get(lexeme.kind, self.other) for lexeme in found)

    def place(self, letters: str, start: int) -> int | None:
        """Return the first place from `start` on where a rule matches."""
        found = self.any_rule.search(letters, start)
        return found.start() if found else None

    def candidates(self, letters: str, here: int) -> list[tuple[int, Rule]]:
        """Return (end, rule) for the rules that match at `here`, best first."""
        matches = ((rule, rule.pattern.match(letters, here)) for rule in self.rules)
        found = [(match.end(), rule) for rule, match in matches if match]
        return sorted(found, key=lambda pair: -pair[0])


@cache
def english() -> Grammar:
    """Return the English grammar; raises KeyError where a rule uses an unknown kind."""
    path = files("onrecord.knowledge") / "lexicons" / "en" / "time_rules.toml"
    tables = tomllib.loads(path.read_text("utf-8"))
    kinds = {word.kind for group in words().values() for word in group}.union(_SHAPED)
    letters = {kind: chr(_FIRST_LETTER + nth) for nth, kind in enumerate(sorted(kinds))}
    other = chr(_FIRST_LETTER + len(kinds))
    rules = tuple(
        Rule(name, _compiled(rule["pattern"], tables["macros"], letters), **_rest(rule))
        for name, rule in tables["rules"].items()
    )
    never = "".join(letters[kind] for kind in tables["never_first"]) + other
    any_rule = re.compile(f"(?![{never}])(?:{'|'.join(rule.pattern.pattern for rule in rules)})")
    return Grammar(rules, any_rule, letters, other)


def _rest(rule: dict[str, str]) -> dict[str, str]:
    return {"build": rule["build"], "example": rule["example"]}


def _compiled(pattern: str, macros: dict[str, str], letters: dict[str, str]) -> re.Pattern[str]:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: f"(?:{macros[found.group(1)]})", pattern)
    spelled = _PLACEHOLDER.sub(lambda found: letters[found.group(1)], pattern)
    return re.compile(spelled.replace(" ", ""))
