"""ACLED's rules for strategic developments: agreements, movements, arrests, seizures, weapons."""

from onrecord.views.codings.acled_force import AT_RANGE
from onrecord.views.codings.answers import (
    STRATEGIC,
    Answer,
    Rule,
    by_mode,
    coded,
    mode_alone,
    uncoded,
)
from onrecord.views.codings.facts import Facts
from onrecord.views.codings.words import any_of

_MATTERS = frozenset({"OPP", "JRN", "PTY", "REB", "GOV", "MIL", "JUD", "LEG", "REL", "ELI"})
"""PLOVER roles of people whose arrest ACLED enters as a development."""

MANY = 10
"""Arrests from which ACLED's "mass arrests" are taken to begin; its codebook gives no number."""


def disrupted(facts: Facts) -> Answer | None:
    """Weapons stopped on their way or defused: "the drones were shot down", "tried to bomb"."""
    event = facts.event
    at_range = facts.mode[0] in AT_RANGE | {"explosives"}
    if event.type != "ASSAULT" or event.reality not in {"attempted", "failed"} or not at_range:
        return None
    if event.currency == "background" or any_of("stopping", facts.sentence) is None:
        return None
    says = f"weapons at range, {event.reality}: stopped before they did harm"
    return coded("ac.stopped", says, STRATEGIC, "Disrupted weapons use", *facts.trigger_words)


def _agreement(facts: Facts) -> Answer | None:
    """Peace agreed, a ceasefire, captives exchanged: "the two sides signed a truce"."""
    sides = (*facts.actors, *facts.recipients)
    swap = any_of("swap", facts.triggers) if facts.mode[0] == "release" else None
    if swap and len(facts.actors) > 1:
        return coded("ac.swap", "captives exchanged", STRATEGIC, "Agreement", swap)
    word = _peace_word(facts)
    if word is None:
        return None
    if not any(side.armed for side in sides):
        return uncoded("ac.no_side", "no side that keeps or makes the peace is told", word)
    if len(sides) > 1:
        says = "an agreement to end or halt fighting"
        return coded("ac.peace", says, STRATEGIC, "Agreement", word)
    says = "one side alone halts its fire"
    return coded("ac.halt", says, STRATEGIC, "Change to group/activity", word, sides[0].name)


def _peace_word(facts: Facts) -> str | None:
    """Return the word that tells of a truce or a peace, or of a deal with an armed group."""
    signed = any_of("signing", facts.triggers)
    word = any_of("peace", facts.words)
    if facts.event.type == "SUPPORT":
        group = any(side.kind == "rebels" for side in facts.actors) and len(facts.actors) > 1
        return signed if word or group else None
    return word or (facts.trigger_words[0] if facts.mode[0] == "ceasefire" else None)


def _transfer(facts: Facts) -> Answer | None:
    """Ground given up without a fight: "the garrison handed over the district"."""
    if facts.mode[0] != "withdraw" or not any(side.armed for side in facts.actors):
        return None
    if "territory" in facts.contexts:
        return coded(
            "ac.handed_over",
            "ground given up without a fight",
            STRATEGIC,
            "Non-violent transfer of territory",
            *facts.trigger_words,
        )
    return coded(
        "ac.withdrawn",
        "forces withdrawn",
        STRATEGIC,
        "Change to group/activity",
        *facts.trigger_words,
    )


def _bloodless(facts: Facts) -> Answer | None:
    """Ground entered without a fight, or a base set up: "troops set up a base"."""
    if "territory" in facts.contexts:
        return coded(
            "ac.entered",
            "ground entered without a fight",
            STRATEGIC,
            "Non-violent transfer of territory",
            *facts.trigger_words,
        )
    word = any_of("base", facts.words)
    if facts.event.type != "MOBILIZE" or word is None:
        return None
    return coded("ac.base", "a base", STRATEGIC, "Headquarters or base established", word)


def _arrests(facts: Facts) -> Answer | None:
    """Arrests of many, or of people who matter in politics: "police detained the editor"."""
    if facts.mode[0] != "arrest":
        return None
    links = (link for mention in facts.mentions for link in mention.figures)
    figures = (facts.index.figures[link] for link in links if link in facts.index.figures)
    many = [f for f in figures if f.measure == "arrested" and (f.low or f.best or 0) >= MANY]
    known = [s.name for s in facts.recipients if _MATTERS & set((s.code or "").split("-"))]
    if many or known:
        words = known or [facts.index.reading.text_of(many[0])]
        return coded(
            "ac.arrests",
            "arrests of many or of people who matter in politics",
            STRATEGIC,
            "Arrests",
            *words[:3],
        )
    says = "ACLED enters arrests of many, or of people who matter in politics"
    return uncoded("ac.few_arrests", says, *facts.trigger_words)


def _seized(facts: Facts) -> Answer | None:
    """Things seized: weapons, or goods by an armed group: "the militia looted the store"."""
    if facts.mode[0] != "seize":
        return None
    if "territory" in facts.contexts:
        return _bloodless(facts)
    word = any_of("weapons", " ".join(side.name for side in facts.recipients))
    if word:
        return coded("ac.caches", "weapons seized", STRATEGIC, "Disrupted weapons use", word)
    groups = any(side.armed and side.kind != "state" for side in facts.actors)
    if not groups and any_of("ruin", facts.triggers) is None:
        return None
    return coded(
        "ac.looted",
        "property taken by an armed side",
        STRATEGIC,
        "Looting/property destruction",
        *facts.trigger_words,
    )


def _peacekeepers(facts: Facts) -> Answer | None:
    """Peacekeepers sent: "a battalion of peacekeepers arrived"."""
    if "peacekeeping" not in facts.contexts:
        return None
    row = by_mode()["AID", "peacekeeping"]
    return coded(
        row["rule"],
        "peacekeepers sent",
        row["event_type"],
        row["sub_event_type"],
        *facts.trigger_words,
    )


RETREAT: tuple[Rule, ...] = (_agreement, _transfer, mode_alone)
SUPPORT: tuple[Rule, ...] = (_agreement,)
MOBILIZE: tuple[Rule, ...] = (_bloodless, mode_alone)
COERCE: tuple[Rule, ...] = (_arrests, _seized)
AID: tuple[Rule, ...] = (_peacekeepers,)
