"""UCDP's organised violence as a view over events, or which fact of its definition is missing.

The definition: armed force by an organised actor, against another or against civilians, with at
least one direct death at a place and a time. What a single report cannot tell is not asked: the
25 deaths a year of a dyad, and what the conflict is about.
"""

from collections.abc import Iterable

import msgspec

from onrecord.views.codings.facts import Facts, of_event
from onrecord.views.codings.parts import Side, SideKind, Step, UcdpCode
from onrecord.views.codings.refusals import refused

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
NAMES = {STATE_BASED: "state-based", NON_STATE: "non-state", ONE_SIDED: "one-sided"}

_STATE: frozenset[SideKind] = frozenset({"state", "external"})
_GROUPS: frozenset[SideKind] = frozenset({"rebels", "militia", "identity_militia"})
_UNORGANISED = frozenset({"UAF", "UNK"})
"""PLOVER roles of attackers whom nobody can name."""


def ucdp_code(facts: Facts) -> UcdpCode:
    """Return the type of violence, the precision and the toll, or what is missing for them."""
    reason = refused(facts) or _missing(facts)
    code = UcdpCode(**of_event(facts))
    if reason is None:
        kind, step = _type(facts)
        if kind is not None:
            return _filled(code, facts, kind, (*facts.mode_steps, step))
        reason = step
    return msgspec.structs.replace(code, refusal=reason.says, trace=(reason,))


def _missing(facts: Facts) -> Step | None:
    """Return which fact of the definition nobody tells: force, a death, an organised actor."""
    if facts.event.type != "ASSAULT":
        return Step(rule="uc.no_force", says=f"{facts.event.type} is no use of armed force")
    if not _death(facts):
        return Step(rule="uc.no_death", says="no death is told; the definition asks for one")
    named = [side for side in facts.actors if _organised(side)]
    if named:
        return None
    names = tuple(side.name for side in facts.actors)
    says = "who did it is not told, or is no organised actor"
    return Step(rule="uc.no_actor", says=says, words=names)


def _death(facts: Facts) -> bool:
    """Tell whether at least one death is told, counted or not."""
    counted = any((f.high or f.best or f.low or 0) >= 1 for f in facts.deaths)
    vague = any(f.kind in {"uncounted_plural", "by_reference"} for f in facts.deaths)
    if counted or vague:
        return True
    none = any(f.kind in {"stated_zero", "none_reported"} for f in facts.deaths)
    return bool(facts.killed_word) and not none


def _organised(side: Side) -> bool:
    roles = set((side.code or "").split("-"))
    return side.kind in _STATE | _GROUPS and not roles & _UNORGANISED


def _type(facts: Facts) -> tuple[int | None, Step]:
    ones = [side for side in facts.actors if _organised(side)]
    others = _other_side(facts, ones)
    kinds = {side.kind for side in (*ones, *others)}
    words = tuple(side.name for side in (*ones, *others))
    fighters = any(side.armed for side in others) or facts.of_population(
        "military", "police", "militant"
    )
    if fighters:
        if _gang(ones) or _gang(others):
            says = "a gang contests neither government nor territory"
            return None, Step(rule="uc.gang", says=says, words=words)
        if kinds & _STATE or _state_fell(facts):
            says = "a state's forces on one side, armed opponents on the other"
            return STATE_BASED, Step(rule="uc.state_based", says=says, words=words)
        says = "armed groups on both sides, no state"
        return NON_STATE, Step(rule="uc.non_state", says=says, words=words)
    civilians = any(side.kind in {"civilians", "protesters"} for side in facts.recipients)
    if civilians or facts.of_population("civilian"):
        says = "an organised actor against civilians"
        return ONE_SIDED, Step(rule="uc.one_sided", says=says, words=words)
    says = "who was attacked is not told closely enough"
    return None, Step(rule="uc.no_target", says=says, words=words)


def _other_side(facts: Facts, ones: list[Side]) -> tuple[Side, ...]:
    """Return who was attacked; where actors fight each other, the others of them."""
    if facts.recipients or len(ones) < 2 or not facts.opposed:
        return facts.recipients
    return tuple(ones[1:])


def _state_fell(facts: Facts) -> bool:
    """Tell whether soldiers or police are among the killed."""
    return facts.of_population("military", "police")


def _gang(sides: Iterable[Side]) -> bool:
    return any("CRM" in (side.code or "").split("-") for side in sides)


def _filled(code: UcdpCode, facts: Facts, kind: int, trace: tuple[Step, ...]) -> UcdpCode:
    ones = tuple(side for side in facts.actors if _organised(side))
    others = _other_side(facts, list(ones))
    first, second, toll = facts.where, facts.when, facts.toll
    if not facts.recipients and others:
        ones = ones[:1]
    return msgspec.structs.replace(
        code,
        type_of_violence=kind,
        violence=NAMES[kind],
        side_a=ones,
        side_b=others,
        location=first.name,
        where_prec=first.ucdp,
        date_start=second.first,
        date_end=second.last,
        date_prec=second.ucdp,
        low=None if toll.low is None or toll.best is None else min(toll.low, toll.best),
        best=toll.best,
        high=toll.high,
        trace=(*trace, *_steps(facts)),
    )


def _steps(facts: Facts) -> Iterable[Step]:
    """Yield what place, day and toll stand on; deaths as worded, each with its speaker."""
    first, second = facts.where, facts.when
    number = f"precision {first.ucdp}" if first.ucdp else "not told closely"
    yield Step(rule="uc.place", says=f"the place: {number}", words=_some(first.words))
    number = f"precision {second.ucdp}" if second.ucdp else "not told closely"
    yield Step(rule="uc.time", says=f"the day: {number}", words=_some(second.words))
    for count in facts.counts:
        says = f"deaths {'as claimed by' if count.claimed else 'in the words of'} "
        yield Step(rule="uc.deaths", says=says + " → ".join(count.said_by), words=(count.words,))
    if facts.deaths and not facts.counts:
        says = "counts of several groups are not added up: no low, best and high"
        words = tuple(map(facts.index.reading.text_of, facts.deaths))
        yield Step(rule="uc.apart", says=says, words=words)


def _some(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
