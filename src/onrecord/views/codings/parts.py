"""What a coding is made of: the code or the reason there is none, on whose word, and its trace."""

from typing import Literal

import msgspec

from onrecord.records.vocabulary import EventBasis, Link, Standing

SideKind = Literal[
    "state", "rebels", "militia", "identity_militia", "rioters", "protesters", "civilians",
    "external", "unknown",
]  # fmt: skip
INTER: dict[SideKind, int] = {
    "state": 1, "rebels": 2, "militia": 3, "identity_militia": 4, "rioters": 5, "protesters": 6,
    "civilians": 7, "external": 8, "unknown": 0,
}  # fmt: skip
"""ACLED's numbers for the kinds of actors; 0 stands for nobody known."""

ARMED: frozenset[SideKind] = frozenset(
    {"state", "rebels", "militia", "identity_militia", "external"}
)
"""Kinds that fight as such."""


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule that fired: its id, what it found, and the words of the report it stands on."""

    rule: str
    says: str
    words: tuple[str, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A party as worded, the kind a codebook gives it, and who says so if the report does not.

    `stands_for` is set for things that stand for people: "positions" are military, whosever
    they are.
    """

    name: str
    kind: SideKind
    code: str | None = None
    country: str | None = None
    said_by: tuple[str, ...] = ()
    stands_for: Literal["", "military", "civilian"] = ""

    @property
    def armed(self) -> bool:
        """Tell whether it fights, or is what fighters hold ("their positions")."""
        return self.kind in ARMED or self.stands_for == "military"


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What every coding of an event has, whatever the codebook.

    `words` are those of the first trigger. `basis` and `said_by` say on whose word the event
    stands: where it is `attributed`, the code is of a claim. A `refusal` says why there is no
    code: not codable. `trace` is every rule that fired, in order.
    """

    event: Link
    report: str
    outlet: str | None
    words: str
    basis: EventBasis
    said_by: tuple[str, ...]
    standing: Standing
    refusal: str = ""
    trace: tuple[Step, ...] = ()


class AcledCode(Coded, frozen=True, kw_only=True):
    """An event under ACLED's taxonomy; None and 0 where the report does not tell.

    `interaction` joins the numbers of the two sides' kinds, the lower first, 0 for an absent
    side. `geo_precision` is 1 to 3, `time_precision` 1 to 3, 1 the finest. `fatalities` is the
    most conservative number by the rule of `onrecord tolls`.
    """

    event_type: str | None = None
    sub_event_type: str | None = None
    actor1: tuple[Side, ...] = ()
    actor2: tuple[Side, ...] = ()
    interaction: int | None = None
    location: str | None = None
    geo_precision: int | None = None
    event_date: str | None = None
    time_precision: int | None = None
    fatalities: float | None = None


class UcdpCode(Coded, frozen=True, kw_only=True):
    """An event under UCDP's definition of organised violence with at least one death.

    `type_of_violence` is 1 state-based, 2 non-state, 3 one-sided. `where_prec` is 1 to 7 and
    `date_prec` 1 to 5, 1 the finest. That a conflict passes 25 deaths in a year, and what it is
    about, no single report tells: neither is checked.
    """

    type_of_violence: int | None = None
    violence: str | None = None
    side_a: tuple[Side, ...] = ()
    side_b: tuple[Side, ...] = ()
    location: str | None = None
    where_prec: int | None = None
    date_start: str | None = None
    date_end: str | None = None
    date_prec: int | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
