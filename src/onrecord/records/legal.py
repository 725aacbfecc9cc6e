"""Which combinations of stance, certainty, polarity and distance a statement may carry.

The table is closed: what it does not allow is a mistake of a reader, not a rare case. One row
per stance; a combination is legal if each of the three other fields is in the row, because no
stance makes one of them depend on another.
"""

from typing import get_args

import msgspec

from onrecord.records.vocabulary import Certainty, Distance, Polarity, Stance

_CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
_POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
_DISTANCES: tuple[Distance, ...] = get_args(Distance)
_HEDGED: tuple[Certainty, ...] = ("certain", "probable", "possible")
_UNENDORSED: tuple[Distance, ...] = ("neutral", "distanced")


class Combination(msgspec.Struct, frozen=True, kw_only=True):
    """What one stance allows, and why in words; in each list the first value is the default."""

    stance: Stance
    certainty: tuple[Certainty, ...] = _CERTAINTIES
    polarity: tuple[Polarity, ...] = _POLARITIES
    distance: tuple[Distance, ...] = _DISTANCES
    reason: str


def _silence(stance: Stance, reason: str) -> Combination:
    return Combination(
        stance=stance,
        certainty=("certain",),
        polarity=("positive",),
        distance=("neutral",),
        reason=reason,
    )


TABLE: tuple[Combination, ...] = (
    Combination(
        stance="asserts",
        reason="A plain assertion may be hedged, negated, doubted or confirmed in any way.",
    ),
    Combination(
        stance="denies",
        certainty=_HEDGED,
        distance=_UNENDORSED,
        reason="A denial takes a side, so its certainty is never unknown; the polarity is that "
        "of what is denied. A reporter who confirms a negative writes an assertion.",
    ),
    Combination(
        stance="admits",
        certainty=_HEDGED,
        reason="What is admitted is held to be so, at least possibly.",
    ),
    Combination(
        stance="accuses",
        certainty=_HEDGED,
        distance=_UNENDORSED,
        reason="An accusation takes a side; where the report confirms the blame it is an "
        "assertion of the report.",
    ),
    Combination(
        stance="questions",
        certainty=("unknown", "certain"),
        distance=_UNENDORSED,
        reason="A question leaves its content open, unless it asks about something taken for "
        "granted.",
    ),
    Combination(
        stance="requests",
        certainty=("certain",),
        distance=_UNENDORSED,
        reason="A request is made or not; a hedge in it belongs to what is asked for.",
    ),
    Combination(
        stance="orders",
        certainty=("certain",),
        distance=_UNENDORSED,
        reason="An order is given or not; a hedge in it belongs to what is ordered.",
    ),
    Combination(
        stance="promises",
        certainty=_HEDGED,
        distance=_UNENDORSED,
        reason="A pledge may be hedged; nobody can confirm the future.",
    ),
    Combination(
        stance="threatens",
        certainty=_HEDGED,
        distance=_UNENDORSED,
        reason="A threat may be hedged; nobody can confirm the future.",
    ),
    Combination(
        stance="warns",
        reason="A warning carries a claim, with all the wordings a claim may have.",
    ),
    Combination(
        stance="announces",
        certainty=_HEDGED,
        reason="What is announced is decided, at least possibly.",
    ),
    Combination(
        stance="evaluates",
        certainty=_HEDGED,
        reason="A judgement is held, at least possibly.",
    ),
    Combination(
        stance="wishes",
        certainty=_HEDGED,
        distance=_UNENDORSED,
        reason="A hope or fear may be hedged; nobody can confirm it.",
    ),
    _silence("declines_comment", "There is no content that could be hedged, negated or doubted."),
    _silence("no_response", "Silence is reported; it is neither a denial nor a claim."),
    _silence("no_claim", "That nobody has claimed an act says nothing of the act."),
)
"""One row per stance, in the order of the vocabulary."""

BY_STANCE: dict[Stance, Combination] = {row.stance: row for row in TABLE}


def legal(stance: Stance, certainty: Certainty, polarity: Polarity, distance: Distance) -> bool:
    """Tell whether a statement may carry this combination."""
    row = BY_STANCE[stance]
    return certainty in row.certainty and polarity in row.polarity and distance in row.distance


def as_markdown() -> str:
    """Return the table for the reference docs (`docs/reference/legal-wording.md`)."""
    lines = ["| stance | certainty | polarity | distance | why |", "|---|---|---|---|---|"]
    for row in TABLE:
        allowed = (", ".join(field) for field in (row.certainty, row.polarity, row.distance))
        lines.append(f"| {row.stance} | {' | '.join(allowed)} | {row.reason} |")
    return "\n".join(lines) + "\n"
