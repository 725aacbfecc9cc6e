"""Counts of reports, and the lines of the table that come of them.

A *list* line counts records: how many the gold has, how many were found, how many match. A *field*
line compares a closed value over records that stand against each other: macro-F1 over the values
that occur at least `ENOUGH` times in gold or reading, so that a constant guess scores little, and
beside it a line of the values that are not the default. A *values* line is the same over all
records, those that were not found or are too much included. A *rate* line counts what is too
much; lower is better.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar

import msgspec

from benchmarks.contract import f1, harmonic, share

Counts = Counter[str]
One = TypeVar("One")
ENOUGH = 5
"""A value that occurs less often, on both sides, is left out of the macro average."""


class Row(msgspec.Struct, frozen=True):
    """One line of the table; `of` says in words what is counted, the denominator.

    `default` is the value of a field that needs no words in the text; None where there is none.
    """

    name: str
    of: str
    kind: Literal["list", "field", "values", "rate"] = "list"
    default: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its figures, as percentages; None where nothing was there to be measured.

    `figure` names the one number that stands for the line, `value` is that number.
    """

    name: str
    of: str
    gold: int
    found: int
    matched: int
    precision: float | None = None
    recall: float | None = None
    figure: str
    value: float | None = None


def both(gold: One, got: One, count: Callable[[One], int]) -> tuple[int, int]:
    """Return a count in the gold, and the same in the reading."""
    return count(gold), count(got)


def listed(name: str, gold: int, found: int, matched: int, right: int | None = None) -> Counts:
    """Count a list line; `right` is the matches as precision counts them, if they differ."""
    return Counter(
        {
            f"{name}|gold": gold,
            f"{name}|found": found,
            f"{name}|matched": matched,
            f"{name}|right": matched if right is None else right,
        }
    )


def compared(name: str, values: Iterable[tuple[Any, Any]]) -> Counts:
    """Count a field line: the value in the gold and the value found, pair by pair."""
    counts: Counts = Counter()
    for wanted, got in values:
        counts[f"{name}|gold|{wanted}"] += 1
        counts[f"{name}|found|{got}"] += 1
        counts[f"{name}|matched|{wanted}"] += wanted == got
    return counts


def spread(name: str, gold: Iterable[str], found: Iterable[str], matched: Iterable[str]) -> Counts:
    """Count a values line: the values of all records of each side, and of those that match."""
    counts: Counts = Counter()
    for part, held in (("gold", gold), ("found", found), ("matched", matched)):
        counts.update(f"{name}|{part}|{value}" for value in held)
    return counts


def summed(documents: Iterable[Counts]) -> Counts:
    """Return the counts of several reports as those of one."""
    total: Counts = Counter()
    for counts in documents:
        total.update(counts)
    return total


def values(total: Counts, name: str) -> list[str]:
    """Return every value of a field that occurs on either side, sorted."""
    heads = (f"{name}|gold|", f"{name}|found|")
    return sorted({key.split("|", 2)[2] for key in total if key.startswith(heads)})


def lines(total: Counts, rows: Iterable[Row]) -> list[Line]:
    """Return the lines of `rows`; a field with a default gives two."""
    out = []
    for row in rows:
        if row.kind == "list":
            out.append(_list_line(total, row))
        elif row.kind == "rate":
            out.append(_rate_line(total, row))
        else:
            out.append(_field_line(total, row))
            if row.default is not None:
                out.append(_other_line(total, row))
    return out


def figures(total: Counts, rows: Iterable[Row]) -> dict[str, float]:
    """Return the one figure of each line by name, without those that nothing was measured for."""
    return {line.figure: line.value for line in lines(total, rows) if line.value is not None}


def macro(total: Counts, name: str) -> float | None:
    """Return macro-F1 of a field over the values that occur often enough; None if none does."""
    often = [
        (total[f"{name}|matched|{v}"], total[f"{name}|found|{v}"], total[f"{name}|gold|{v}"])
        for v in values(total, name)
        if max(total[f"{name}|gold|{v}"], total[f"{name}|found|{v}"]) >= ENOUGH
    ]
    return sum(f1(*counts) for counts in often) / len(often) if often else None


def kappa(total: Counts, name: str) -> float | None:
    """Return Cohen's kappa of a field; None where both sides use one and the same value only."""
    known = values(total, name)
    pairs = sum(total[f"{name}|gold|{v}"] for v in known)
    chance = sum(total[f"{name}|gold|{v}"] * total[f"{name}|found|{v}"] for v in known)
    if not pairs or chance == pairs * pairs:
        return None
    agreed, expected = sum(total[f"{name}|matched|{v}"] for v in known) / pairs, chance / pairs**2
    return (agreed - expected) / (1 - expected)


def _list_line(total: Counts, row: Row) -> Line:
    gold, found, matched = (total[f"{row.name}|{part}"] for part in ("gold", "found", "matched"))
    recall, precision = share(matched, gold), share(total[f"{row.name}|right"], found)
    return Line(
        name=row.name,
        of=row.of,
        gold=gold,
        found=found,
        matched=matched,
        precision=precision if found else None,
        recall=recall if gold else None,
        figure=f"{row.name}_f1",
        value=harmonic(precision, recall) if gold or found else None,
    )


def _rate_line(total: Counts, row: Row) -> Line:
    of, found = total[f"{row.name}|gold"], total[f"{row.name}|found"]
    return Line(
        name=row.name,
        of=row.of,
        gold=of,
        found=found,
        matched=0,
        figure=f"{row.name}_rate",
        value=share(found, of) if of else None,
    )


def _field_line(total: Counts, row: Row) -> Line:
    known = values(total, row.name)
    gold, found, matched = (
        sum(total[f"{row.name}|{part}|{v}"] for v in known) for part in ("gold", "found", "matched")
    )
    return Line(
        name=row.name,
        of=row.of,
        gold=gold,
        found=found,
        matched=matched,
        figure=f"{row.name}_macro_f1",
        value=macro(total, row.name),
    )


def _other_line(total: Counts, row: Row) -> Line:
    known = [v for v in values(total, row.name) if v != row.default]
    gold, found, matched = (
        sum(total[f"{row.name}|{part}|{v}"] for v in known) for part in ("gold", "found", "matched")
    )
    return Line(
        name=f"{row.name}, not {row.default}",
        of=row.of,
        gold=gold,
        found=found,
        matched=matched,
        precision=share(matched, found) if found else None,
        recall=share(matched, gold) if gold else None,
        figure=f"{row.name}_not_default_recall",
        value=share(matched, gold) if gold else None,
    )
