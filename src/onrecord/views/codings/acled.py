"""ACLED's event and sub-event types as a view over events: a rule for each, or why there is none.

The taxonomy is public; no row of ACLED's data was used. The rules of `acled_force` and
`acled_developments` run in order; the first that fits decides.
"""

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.records.vocabulary import PloverType
from onrecord.views.codings import acled_developments as developments
from onrecord.views.codings import acled_force as force
from onrecord.views.codings.answers import CIVILIANS, PROTESTS, RIOTS, Answer, Rule
from onrecord.views.codings.facts import Facts, of_event
from onrecord.views.codings.parts import ARMED, INTER, AcledCode, Side, SideKind, Step
from onrecord.views.codings.refusals import refused

RULES: dict[PloverType, tuple[Rule, ...]] = {
    "ASSAULT": force.ASSAULT,
    "PROTEST": force.PROTEST,
    "RETREAT": developments.RETREAT,
    "SUPPORT": developments.SUPPORT,
    "CONCEDE": developments.SUPPORT,
    "MOBILIZE": developments.MOBILIZE,
    "COERCE": developments.COERCE,
    "AID": developments.AID,
}
"""The rules of each PLOVER type, in order; types that are not here are words or dealings."""

TWO_STATES = 11
STATE_ABROAD = 18
"""Interaction of forces of one state, and of a state with forces from abroad."""


def acled_code(facts: Facts) -> AcledCode:
    """Return the code of an event, or the reason why ACLED has none for it."""
    answer = _answer(facts)
    code = AcledCode(
        **of_event(facts),
        refusal="" if answer.event_type else answer.step.says,
        trace=(*facts.mode_steps, answer.step) if _by_kind(answer) else (answer.step,),
    )
    if answer.event_type is None:
        return code
    return _filled(code, facts, answer)


def _by_kind(answer: Answer) -> bool:
    """Tell whether the mode had a say: not where the event is refused whatever it is."""
    return not answer.step.rule.startswith("cd.")


def _filled(code: AcledCode, facts: Facts, answer: Answer) -> AcledCode:
    ones, others = _two_sides(facts, answer.event_type)
    number = interaction(ones, others)
    says = _sides_words(ones, others)
    if number == TWO_STATES and _two_countries(ones, others):
        number, says = STATE_ABROAD, f"{says}; of two states one is abroad, wherever the place is"
    first, second = facts.where, facts.when
    steps = [
        *code.trace,
        Step(rule="ac.interaction", says=says,
             words=tuple(side.name for side in (*ones, *others))),
        *_told("ac.place", "the place", first.acled, first.words),
        *_told("ac.time", "the day", second.acled, second.words),
    ]  # fmt: skip
    return msgspec.structs.replace(
        code,
        event_type=answer.event_type,
        sub_event_type=answer.sub_event_type,
        actor1=ones,
        actor2=others,
        interaction=number,
        location=first.name,
        geo_precision=first.acled,
        event_date=second.first if second.first == second.last else None,
        time_precision=second.acled,
        fatalities=facts.fatalities.best,
        trace=tuple(steps),
    )


def _two_countries(ones: Iterable[Side], others: Iterable[Side]) -> bool:
    held = [{side.country for side in sides if side.country} for sides in (ones, others)]
    return all(held) and not held[0] & held[1]


def _told(rule: str, what: str, number: int | None, words: str) -> Iterator[Step]:
    said = f"{what} is told with precision {number}" if number else f"{what} is not told closely"
    yield Step(rule=rule, says=said, words=(words,) if words else ())


def _answer(facts: Facts) -> Answer:
    weapons = developments.disrupted(facts)
    if weapons:
        return weapons
    reason = refused(facts)
    if reason:
        return Answer(step=reason)
    for rule in RULES.get(facts.event.type, ()):
        if found := rule(facts):
            return (_bare(facts) if found.event_type else None) or found
    kind = facts.event.type
    if kind == "ASSAULT":
        says = "what was done to whom is not told closely enough"
        return Answer(step=Step(rule="ac.unclear", says=says, words=facts.trigger_words))
    mode = f" {facts.mode[0]}" if facts.mode[0] and kind in RULES else ""
    says = f"{kind}{mode} is no act of ACLED's kinds"
    return Answer(step=Step(rule="ac.no_act", says=says))


def _bare(facts: Facts) -> Answer | None:
    """Refuse a word of violence with nobody, nowhere, at no time ("the fighting")."""
    sides = (*facts.actors, *facts.recipients, *facts.harmed)
    if sides or facts.where.name or facts.when.first or facts.when.last:
        return None
    says = "neither a side nor a place nor a day is told"
    return Answer(step=Step(rule="ac.bare", says=says, words=facts.trigger_words))


def interaction(ones: Iterable[Side], others: Iterable[Side]) -> int | None:
    """Return ACLED's two digits for the sides, the lower first; one digit and 0 for one alone."""
    numbers = [inter_of(ones), inter_of(others)]
    known = sorted(number for number in numbers if number)
    if not known:
        return None
    return known[0] * 10 + (known[1] if len(known) > 1 else 0)


def inter_of(sides: Iterable[Side]) -> int:
    """Return the kind of a side: that of the first who is known, fighters before others."""
    kinds = [side.kind for side in sides]
    ordered = sorted(kinds, key=lambda kind: kind not in ARMED)
    return next((INTER[kind] for kind in ordered if INTER[kind]), 0)


def _two_sides(facts: Facts, kind: str | None) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Return actor 1 and actor 2; of several who fight each other the first stands alone."""
    ones, others = facts.actors, facts.recipients
    if not others and len(ones) > 1 and facts.opposed:
        ones, others = ones[:1], ones[1:]
    crowd: SideKind | None = (
        "rioters" if kind == RIOTS else "protesters" if kind == PROTESTS else None
    )
    if crowd and (facts.event.type == "PROTEST" or crowd == "rioters"):
        ones = tuple(msgspec.structs.replace(side, kind=crowd) for side in ones)
        ones = ones or (Side(name="", kind=crowd),)
    if kind == CIVILIANS and not others:
        others = (Side(name="", kind="civilians"),)
    return ones, others


def _sides_words(ones: tuple[Side, ...], others: tuple[Side, ...]) -> str:
    told = [", ".join(dict.fromkeys(s.kind.replace("_", " ") for s in side)) or "nobody"
            for side in (ones, others)]  # fmt: skip
    return f"{told[0]} and {told[1]}"
