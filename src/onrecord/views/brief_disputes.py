"""What is disputed, and who has not answered: opposed words put side by side, unmerged."""

from collections.abc import Iterator
from itertools import combinations

from onrecord.records import Reading, Source, Statement
from onrecord.views.brief_parts import Block, Section
from onrecord.views.brief_said import SILENT, VERBS, entry_of, verb_of
from onrecord.views.brief_sides import UNNAMED, side_of


def what_is_disputed(reading: Reading) -> Section:
    """Accusations that answer each other, mutual ones, and denials with what they deny."""
    blocks = [*_opposed(reading), *_mutual(reading), *_denials(reading)]
    return Section(
        title="What is disputed",
        blocks=tuple(blocks),
        empty="Nobody in this page contradicts anybody else, as far as it was read."
        if reading.statements
        else "",
    )


def who_has_not_answered(reading: Reading) -> Section:
    """Silences that the page itself reports: no response, no comment, no claim."""
    entries = tuple(
        entry_of(s, reading, lead=_who(s, VERBS[s.stance]))
        for s in reading.statements
        if s.stance in SILENT
    )
    blocks = (Block(entries=entries),) if entries else ()
    return Section(title="Who has not answered", blocks=blocks)


def _opposed(reading: Reading) -> Iterator[Block]:
    """Pairs in which one side accuses the other and the other accuses it."""
    accusing = [s for s in reading.statements if s.stance == "accuses" and s.accused]
    for one, other in combinations(accusing, 2):
        if _blames(one, other, reading) and _blames(other, one, reading):
            yield _pair(one, other, reading)


def _mutual(reading: Reading) -> Iterator[Block]:
    """Accusations whose one source is several: "both countries accused each other"."""
    for s in reading.statements:
        if s.stance == "accuses" and (s.accused is None) and (s.speaker.count or 1) > 1:
            entry = entry_of(s, reading, lead=_who(s, "accuse each other"), mark="⇄")
            yield Block(entries=(entry,))


def _denials(reading: Reading) -> Iterator[Block]:
    """Each denial beside the statement it denies; alone where the page does not give that one."""
    by_id = {s.id: s for s in reading.statements}
    for s in reading.statements:
        denied = [by_id[tie.target] for tie in s.relates
                  if tie.kind == "denies" and tie.target in by_id]  # fmt: skip
        for other in denied:
            yield _pair(other, s, reading)
        if not denied and s.stance == "denies":
            yield Block(entries=(entry_of(s, reading, lead=_who(s, verb_of(s)), mark="≠"),))


def _pair(one: Statement, other: Statement, reading: Reading) -> Block:
    first = entry_of(one, reading, lead=_who(one, verb_of(one)), mark="⎡")
    second = entry_of(other, reading, lead=_who(other, verb_of(other)), mark="⎣")
    return Block(entries=(first, second))


def _blames(one: Statement, other: Statement, reading: Reading) -> bool:
    """Tell whether `one` blames the side for which `other` speaks."""
    if one.accused is None:
        return False
    return bool(_names(one.accused, reading) & _names(other.speaker, reading))


def _names(source: Source, reading: Reading) -> frozenset[str]:
    """Return what a source may be known by, to compare; nothing for the unnamed."""
    names = {source.name, side_of(source, reading)} - {"", UNNAMED}
    return frozenset(name.casefold() for name in names)


def _who(statement: Statement, does: str) -> str:
    return f"{statement.chain[0].name} {does}"
