"""Two codebooks' numbers from a list of figures: UCDP's low, best, high; ACLED's one number.

Both are "in the style of": coders weigh sources by hand, and these rules do not. They are
written out in `UCDP_RULE` and `ACLED_RULE`, and each coding names the rows it came from.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

import msgspec

from onrecord.knowledge.table import rows
from onrecord.records.vocabulary import BoundBasis, FigureKind

UCDP_RULE = (
    "low: the lowest number that any row allows; high: the highest; best: the number as written "
    "in the latest row, of several the lowest. An open side counts as the number as written. "
    "Bounds by convention are not used: “around 30” counts as 30; a vague word (“dozens”) counts "
    "only if no row has a number, with best at its low end."
)
"""UCDP GED gives a best estimate between the lowest and the highest reliable one."""

ACLED_RULE = (
    "the lowest of the numbers of all rows. “At least 12” and “more than 12” count as 12, “up to "
    "12” and “around 12” as 12, tens as 10, dozens as 12, hundreds as 100; a row with another "
    "vague word or none gives no number."
)
"""ACLED enters the most conservative of the fatality figures that are reported."""

NO_NUMBER = "no row gives a number"


class Counted(Protocol):
    """What a rule needs to know of a row."""

    @property
    def id(self) -> str:
        """Id of the figure."""

    @property
    def kind(self) -> FigureKind:
        """Kind of the figure."""

    @property
    def words(self) -> str:
        """Its exact words."""

    @property
    def low(self) -> float | None:
        """Lowest number the words allow, None where open."""

    @property
    def high(self) -> float | None:
        """Highest number the words allow, None where open."""

    @property
    def best(self) -> float | None:
        """The number as written."""

    @property
    def basis(self) -> BoundBasis:
        """What set the bounds."""

    @property
    def as_of(self) -> str | None:
        """The day it stood at."""


class Coding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A codebook's number, the ids of the rows it came from, and the rule in words.

    `low` and `high` are for codebooks that have them. A `refusal` says why there is no number:
    not codable.
    """

    best: float | None = None
    low: float | None = None
    high: float | None = None
    rows: tuple[str, ...] = ()
    rule: str = ""
    refusal: str = ""


def ucdp(counts: Sequence[Counted]) -> Coding:
    """Return low, best and high by `UCDP_RULE` over rows about one event."""
    written = [count for count in counts if _written(count) is not None]
    vague = [count for count in counts if count.low is not None and count.high is not None]
    used = written or vague
    if not used:
        return Coding(rule=UCDP_RULE, refusal=NO_NUMBER)
    bounds = [_bounds(count) for count in used]
    latest = max(count.as_of or "" for count in used)
    chosen = [_best(count) for count in used if (count.as_of or "") == latest]
    return Coding(
        best=min(chosen),
        low=min(low for low, _ in bounds),
        high=max(high for _, high in bounds),
        rows=tuple(count.id for count in used),
        rule=UCDP_RULE,
    )


def acled(counts: Sequence[Counted]) -> Coding:
    """Return the most conservative number by `ACLED_RULE` over rows about one event."""
    numbers = [(number, c.id) for c in counts if (number := _entered(c)) is not None]
    if not numbers:
        return Coding(rule=ACLED_RULE, refusal=NO_NUMBER)
    lowest = min(number for number, _ in numbers)
    behind = tuple(identity for number, identity in numbers if number == lowest)
    return Coding(best=lowest, rows=behind, rule=ACLED_RULE)


def _written(count: Counted) -> float | None:
    """Return the number as written; a worded range ("10 to 12") has its lower end."""
    if count.kind == "stated_zero":
        return 0.0
    if count.best is not None:
        return count.best
    return count.low if count.basis == "worded" else None


def _best(count: Counted) -> float:
    written = _written(count)
    return written if written is not None else count.low or 0.0


def _bounds(count: Counted) -> tuple[float, float]:
    """Return the lowest and the highest number of a row; an open side is the number as written."""
    written = _written(count)
    if written is not None and count.basis == "convention":
        return written, written
    best = _best(count)
    low = best if count.low is None else count.low
    return low, max(best if count.high is None else count.high, low)


def _entered(count: Counted) -> float | None:
    written = _written(count)
    if written is None:
        words = count.words.casefold().split()
        return next((number for word, number in _vague().items() if word in words), None)
    return written if count.low is None or count.basis == "convention" else count.low


@cache
def _vague() -> Mapping[str, float]:
    return {row["words"]: float(row["count"]) for row in rows("lexicons/en/coding_counts")}
