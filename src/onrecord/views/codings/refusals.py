"""Why an event has no code in any codebook: it did not happen, is only recalled, is a game."""

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.records.vocabulary import Reality
from onrecord.views.codings.facts import Facts
from onrecord.views.codings.parts import Step
from onrecord.views.codings.words import any_of

NOT_ACTUAL: Mapping[Reality, str] = MappingProxyType({
    "planned": "planned, not told as having happened",
    "attempted": "attempted only",
    "failed": "came to nothing",
    "hypothetical": "demanded, feared or possible, not told as having happened",
    "negated": "said not to have happened",
})  # fmt: skip


def refused(facts: Facts) -> Step | None:
    """Return why no codebook has a place for the event, None where one may have."""
    event = facts.event
    if event.reality == "negated" or event.standing == "denied":
        return Step(rule="cd.denied", says="denied: nobody says that it happened")
    if event.reality != "actual":
        return Step(rule="cd.not_actual", says=NOT_ACTUAL[event.reality])
    if event.currency == "background":
        return Step(rule="cd.background", says="background: recalled, not what the report is about")
    return _figurative(facts)


def _figurative(facts: Facts) -> Step | None:
    """Refuse words of sport ("the striker's attack") where nobody is armed or harmed."""
    armed = any(side.armed for side in (*facts.actors, *facts.recipients))
    if armed or facts.harmed or facts.event.type not in {"ASSAULT", "PROTEST", "MOBILIZE"}:
        return None
    word = any_of("play", facts.sentence)
    if word is None:
        return None
    return Step(rule="cd.figurative", says="a word of war for a game", words=(word,))
