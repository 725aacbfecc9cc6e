"""Lines whose whole wording makes them furniture or apparatus ("Read more", "Photo: ...")."""

import re
from functools import cache
from typing import cast

import msgspec

from onrecord.article.roles.unit import Unit, Verdict
from onrecord.knowledge.outlets import agencies
from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import RegionRole

_LONGEST = 800
_CREDITED = re.compile(r"\w[\w-]*")
_ONE_WORD = re.compile(r"\b(?:by|from):? [A-Z][\w-]*(?=[.;,)]|$)")
OWN_PEOPLE = Verdict("byline", "rg.desk_credit", "names the outlet's own people", "medium")
_PARTED = re.compile(r"[^\s,]+")


class _Line(msgspec.Struct, frozen=True):
    rule: str
    role: RegionRole
    words: int
    whole: bool
    pattern: re.Pattern[str] | None
    among: frozenset[str]


@cache
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(
            row["id"],
            cast("RegionRole", row["role"]),
            int(row["words"]),
            row["at"] == "whole",
            None if row["at"] == "words" else re.compile(row["pattern"]),
            frozenset(row["pattern"].split()) if row["at"] == "words" else frozenset(),
        )
        for row in rows("lexicons/en/region_lines")
    )


def by_line(unit: Unit) -> Verdict | None:
    """Return what the wording of a short line alone decides, e.g. "Remind me later."."""
    if len(unit.line) > _LONGEST:
        return None
    for row in _lines():
        if unit.words <= row.words and _fits(row, unit.line):
            if row.rule == "rg.wire_reporting_by" and not names_wire(unit.text):
                return OWN_PEOPLE
            said = unit.text if len(unit.text) <= 40 else unit.text[:40] + "…"
            return Verdict(row.role, row.rule, f"wording of the line: {' '.join(said.split())!r}")
    return None


def names_wire(text: str) -> bool:
    """Tell whether a credit names an agency, known or by its form: "Reporting by Ostrovwire"."""
    words = set(_CREDITED.findall(text))
    media = {row["word"] for row in rows("lexicons/en/source_media_words")}
    known = any(name in text for name in agencies() if len(name) > 2 and words & {*name.split()})
    return known or bool(words & media) or _ONE_WORD.search(text) is not None


def _fits(row: _Line, line: str) -> bool:
    if row.pattern is None:
        found = _PARTED.findall(line)
        return bool(found) and all(w.isdigit() or w.strip(":.!?()") in row.among for w in found)
    return (row.pattern.fullmatch(line) if row.whole else row.pattern.match(line)) is not None
