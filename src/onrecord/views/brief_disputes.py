"""What is disputed, and who has not answered: opposed words put side by side, unmerged."""

from collections.abc import Iterator

from onrecord.records import Reading, Source, Statement
from onrecord.views.brief_parts import Block, Section
from onrecord.views.brief_said import SILENT, VERBS, clause, entry_of
from onrecord.views.brief_sides import UNNAMED, Sides

_NONE_READ = "No denial and no answered accusation was read, which does not mean that all agree."
_PAIR = frozenset({"both", "two"})
"""Words that make a joint speaker one of two parties."""


def what_is_disputed(reading: Reading) -> Section:
    """Accusations that answer each other, mutual ones, and denials with what they deny."""
    blocks = [*_opposed(reading), *_mutual(reading), *_denials(reading)]
    return Section(
        title="What is disputed",
        blocks=tuple(blocks),
        empty=_NONE_READ if reading.statements else "",
    )


def who_has_not_answered(reading: Reading) -> Section:
    """Silences that the page itself reports: no response, no comment, no claim."""
    entries = tuple(
        entry_of(s, reading, lead=clause(s, VERBS[s.stance]))
        for s in reading.statements
        if s.stance in SILENT
    )
    blocks = (Block(entries=entries),) if entries else ()
    return Section(title="Who has not answered", blocks=blocks)


def _opposed(reading: Reading) -> Iterator[Block]:
    """All that two sides accuse each other of, one side's accusations above the other's."""
    side_of = Sides(reading).of
    blames: dict[tuple[str, str], list[Statement]] = {}
    for s in reading.statements:
        if s.stance == "accuses" and s.accused:
            blames.setdefault((side_of(s.speaker), side_of(s.accused)), []).append(s)
    told: set[tuple[str, str]] = set()
    for (one, other), said in blames.items():
        answer = blames.get((other, one), [])
        opposed = one != other and UNNAMED not in (one, other)
        if answer and opposed and (other, one) not in told:
            told.add((one, other))
            yield _facing([*said, *answer], reading)


def _mutual(reading: Reading) -> Iterator[Block]:
    """Accusations whose one source is several: "both countries accused each other"."""
    for s in reading.statements:
        if s.stance == "accuses" and s.accused is None and _is_pair(s.speaker):
            entry = entry_of(s, reading, lead=f"{s.chain[0].name} accuse each other", mark="⇄")
            yield Block(entries=(entry,))


def _is_pair(speaker: Source) -> bool:
    """Tell whether a speaker is several who can only accuse each other: "both sides"."""
    return (speaker.count or 1) > 1 or not _PAIR.isdisjoint(speaker.name.casefold().split())


def _denials(reading: Reading) -> Iterator[Block]:
    """Each denial beside the statement it denies; alone where the page does not give that one."""
    by_id = {s.id: s for s in reading.statements}
    for s in reading.statements:
        denied = [by_id[tie.target] for tie in s.relates
                  if tie.kind == "denies" and tie.target in by_id]  # fmt: skip
        for other in denied:
            yield _facing([other, s], reading)
        if not denied and s.stance == "denies":
            yield Block(entries=(entry_of(s, reading, lead=clause(s), mark="≠"),))


def _facing(statements: list[Statement], reading: Reading) -> Block:
    """Bracket statements that stand against each other."""
    last = len(statements) - 1
    return Block(entries=tuple(
        entry_of(s, reading, lead=clause(s), mark="⎡⎢⎣"[(at > 0) + (at == last)])
        for at, s in enumerate(statements)
    ))  # fmt: skip
