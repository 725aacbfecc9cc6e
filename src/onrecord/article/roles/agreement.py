"""Which paragraphs an extraction library takes for the article."""

import re

from onrecord.article.roles.unit import Unit

_WORD = re.compile(r"\w+")
_RUN = 3
_ENOUGH = 0.7


def voted(units: list[Unit], body: str) -> set[int]:
    """Return the indexes of the units whose wording `body` (a paragraph a line) contains.

    A unit is in where most of its three-word runs are; a shorter one where a line of `body`
    equals it.
    """
    lines = [tuple(_WORD.findall(line.lower())) for line in body.splitlines()]
    whole = set(lines)
    flow = [word for line in lines for word in line]
    runs: set[tuple[str, ...]] = set(zip(flow, flow[1:], flow[2:], strict=False))
    return {unit.index for unit in units if _is_in(unit, whole, runs)}


def _is_in(unit: Unit, whole: set[tuple[str, ...]], runs: set[tuple[str, ...]]) -> bool:
    words = tuple(_WORD.findall(unit.line))
    if not words or words in whole:
        return bool(words)
    if len(words) <= _RUN:
        return False
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(run in runs for run in own) >= _ENOUGH * len(own)
