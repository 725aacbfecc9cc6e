"""What a rule of ACLED's taxonomy decides, and the names of the event types."""

from collections.abc import Callable
from functools import cache

import msgspec

from onrecord.knowledge.table import rows
from onrecord.views.codings.facts import Facts
from onrecord.views.codings.parts import Step

BATTLES = "Battles"
REMOTE = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
PROTESTS = "Protests"
RIOTS = "Riots"
STRATEGIC = "Strategic developments"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule decides; without an event type its step says why there is no code."""

    step: Step
    event_type: str | None = None
    sub_event_type: str | None = None


Rule = Callable[[Facts], Answer | None]


def coded(rule: str, says: str, kind: str, sub: str, *words: str | None) -> Answer:
    """Return a code by `rule`, with what it found and the words it stands on."""
    step = Step(rule=rule, says=says, words=tuple(word for word in words if word))
    return Answer(step=step, event_type=kind, sub_event_type=sub)


def uncoded(rule: str, says: str, *words: str | None) -> Answer:
    """Return the reason why there is no code."""
    return Answer(step=Step(rule=rule, says=says, words=tuple(word for word in words if word)))


@cache
def by_mode() -> dict[tuple[str, str], dict[str, str]]:
    """Return the table of types and modes that decide alone; a mode of "*" is any."""
    return {(row["type"], row["mode"]): row for row in rows("acled_modes")}


def mode_alone(facts: Facts) -> Answer | None:
    """Code what type and mode decide alone: "jets bombed", "thousands marched"."""
    kind, mode = facts.event.type, facts.mode[0]
    row = by_mode().get((kind, mode or "*")) or by_mode().get((kind, "*"))
    if row is None:
        return None
    if not row["event_type"]:
        return uncoded(row["rule"], row["reason"], *facts.trigger_words)
    says = f"{kind} {mode or 'without a mode'}"
    return coded(row["rule"], says, row["event_type"], row["sub_event_type"], *facts.trigger_words)
