"""How many of which unit: numerals, "a few", "half", and the TIMEX3 duration they make."""

from collections.abc import Sequence

from onrecord.reading.times.lexemes import Lexeme

NUMERALS = frozenset({"cardinal", "day", "two", "number", "year", "fourdigit"})

_CODES = {"E": ("Y", 10), "C": ("Y", 100), "2W": ("W", 2), "Q": ("M", 3)}
"""Units that are counted in another one: two decades are P20Y."""
_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}
_VAGUE_CODES = {"2W": "W"}


def first(found: Sequence[Lexeme], *kinds: str) -> Lexeme | None:
    """Return the first lexeme of one of `kinds`."""
    return next((lexeme for lexeme in found if lexeme.kind in kinds), None)


def value(found: Sequence[Lexeme], *kinds: str) -> str:
    """Return the value of the first lexeme of one of `kinds`, empty where there is none."""
    lexeme = first(found, *kinds)
    return lexeme.value if lexeme else ""


def has(found: Sequence[Lexeme], *kinds: str) -> bool:
    """Tell whether a lexeme has one of `kinds`."""
    return any(lexeme.kind in kinds for lexeme in found)


def unit_of(found: Sequence[Lexeme]) -> str:
    """Return the code of the first unit among `found`, empty where there is none."""
    return value(found, "unit", "units")


def count_of(found: Sequence[Lexeme]) -> float | None:
    """Return how many: the first numeral, 2 for a couple, 1 for "a" or "another", else None."""
    if has(found, "vague"):
        return None
    numeral = first(found, *NUMERALS)
    if numeral is not None:
        return float(numeral.value)
    if has(found, "couple"):
        return 2
    return 1 if has(found, "article", "another") else None


def duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of `count` units, "PXY" where the count is not known.

    Decades and centuries are written in years, quarters in months, halves in the next unit.
    """
    if count is None:
        unit = _VAGUE_CODES.get(unit, unit)
        return f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    unit, factor = _CODES.get(unit, (unit, 1))
    prefix = "PT" if unit.startswith("T") else "P"
    return prefix + _amount(count * factor, unit)


def _amount(count: float, unit: str) -> str:
    whole, letter = int(count), unit[-1]
    if count == whole:
        return f"{whole}{letter}"
    if count - whole == 0.5 and unit in _HALVES:
        return (f"{whole}{letter}" if whole else "") + _HALVES[unit]
    return f"{count:g}{letter}"
