"""Statements: source and content, chain, addressee, silence, and the wording fields.

Two statements are the same if the Dice coefficient of their contents is at least a half, as in
the scorer for PolNeAR. A silence need not have a content: there, or where a content is empty, a
Dice of a half of the cues does as well. They are linked if their sources agree, too.
"""

from typing import NamedTuple

from benchmarks.gold_scores.alignment import SAME, TIE, Pairs, Units, Words, aligned, dice, plain
from benchmarks.gold_scores.tally import Counts, Row, both, compared, listed, summed
from onrecord.records import Reading, Source, Statement
from onrecord.records.vocabulary import Mode

MODES: tuple[Mode, ...] = ("direct", "mixed", "indirect")
SILENT = frozenset({"no_response", "declines_comment", "no_claim"})
NONE = "none"
"""How an absent value is called where values are compared."""
BESIDE = 0.3
"""How much source and cue count beside content when statements are paired (PolNeAR scorer)."""
FIELDS = {
    "stance": "asserts",
    "certainty": "certain",
    "polarity": "positive",
    "distance": "neutral",
    "mode": None,
}
_UNSAID = frozenset({"unidentified", "unknown"})
_WITH_NAME = frozenset({"named", "outlet"})
_FOUND = "statements found"
ROWS = (
    Row("statements.content", "all statements"),
    Row("statements.linked", "all statements: source and content"),
    *(Row(f"statements.{mode}", f"all {mode} statements: linked") for mode in MODES),
    Row("statements.chain", "all statements: kinds and names of all hops"),
    Row("statements.relayed_chain", "the same, of statements with a hop between"),
    Row("statements.denies", "all denials"),
    Row("statements.silence", "all silences, with the same word for it"),
    Row("statements.addressee", "all addressees"),
    Row("statements.accused", "all who are accused"),
    Row("statements.inside", "all statements inside another: in the same"),
    *(Row(f"statements.{name}", _FOUND, "field", usual) for name, usual in FIELDS.items()),
    Row("statements.source_kind", _FOUND, "field"),
    Row("statements.anonymous", "statements found: the class of an unnamed speaker", "field", NONE),
)


class _Said(NamedTuple):
    """A statement with its words as sets."""

    statement: Statement
    content: Units
    source: Units
    cue: Units


def pairs(gold: Reading, got: Reading, words: Words) -> Pairs[Statement]:
    """Return the statements that are the same on both sides."""
    wanted = [_said(statement, words) for statement in gold.statements]
    read = [_said(statement, words) for statement in got.statements]
    return [(one.statement, other.statement) for one, other in aligned(wanted, read, _weight)]


def partners(gold: Reading, got: Reading, words: Words) -> dict[str, str]:
    """Return the id of the same statement in the reading, by that in the gold."""
    return {one.id: other.id for one, other in pairs(gold, got, words)}


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count the statements of one report."""
    found = pairs(gold, got, words)
    partner = {one.id: other.id for one, other in found}
    linked = [(one, other) for one, other in found if _same_source(one, other, words)]
    sizes = len(gold.statements), len(got.statements)
    return summed(
        [
            listed("statements.content", *sizes, len(found)),
            listed("statements.linked", *sizes, len(linked)),
            *(_of_mode(gold, got, linked, mode) for mode in MODES),
            *_chains(gold, got, found, words),
            _of_stances("denies", gold, got, found, frozenset({"denies"})),
            _of_stances("silence", gold, got, found, SILENT),
            _party("addressee", gold, got, found, words),
            _party("accused", gold, got, found, words),
            _inside(gold, got, found, partner),
            *(
                compared(
                    f"statements.{name}", [(getattr(a, name), getattr(b, name)) for a, b in found]
                )
                for name in FIELDS
            ),
            compared(
                "statements.source_kind", [(a.speaker.kind, b.speaker.kind) for a, b in found]
            ),
            compared("statements.anonymous", [(_class(a), _class(b)) for a, b in found]),
        ]
    )


def _class(statement: Statement) -> str:
    return statement.speaker.anonymous or NONE


def _said(statement: Statement, words: Words) -> _Said:
    return _Said(
        statement,
        words.of(*statement.content),
        words.of(statement.source),
        words.of(statement.cue),
    )


def _weight(one: _Said, other: _Said) -> float:
    content, cue = dice(one.content, other.content), dice(one.cue, other.cue)
    silent = {one.statement.stance, other.statement.stance} & SILENT
    bare = silent or not (one.content and other.content)
    if content < SAME and not (bare and cue >= SAME):
        return 0.0
    same_name = plain(one.statement.speaker.name) == plain(other.statement.speaker.name)
    return content + BESIDE * (dice(one.source, other.source) + cue) + TIE * same_name


def _same_source(one: Statement, other: Statement, words: Words) -> bool:
    """Tell whether sources agree: Dice of a half, one in the other, or none on both sides."""
    wanted, got = words.of(one.source), words.of(other.source)
    if not wanted or not got:
        return not wanted and not got
    return dice(wanted, got) >= SAME or wanted <= got or got <= wanted


def _of_mode(gold: Reading, got: Reading, linked: Pairs[Statement], mode: Mode) -> Counts:
    """Count one mode; recall goes by the gold's, precision by that of the reading (PolNeAR)."""
    return listed(
        f"statements.{mode}",
        *both(gold, got, lambda reading: sum(s.mode == mode for s in reading.statements)),
        sum(one.mode == mode for one, _ in linked),
        sum(other.mode == mode for _, other in linked),
    )


def _chains(gold: Reading, got: Reading, found: Pairs[Statement], words: Words) -> list[Counts]:
    right = [one for one, other in found if same_chain(one, other, words)]
    relayed = both(gold, got, lambda reading: sum(map(_is_relayed, reading.statements)))
    return [
        listed("statements.chain", len(gold.statements), len(got.statements), len(right)),
        listed("statements.relayed_chain", *relayed, sum(map(_is_relayed, right))),
    ]


def same_chain(one: Statement, other: Statement, words: Words) -> bool:
    """Tell whether two chains have the same hops, from the speaker to the outlet.

    A hop is right in kind and in name. What has no name of its own (an official, residents) is
    known by its words, so there the same head will do; who is not said at all has a kind only.
    """
    if len(one.chain) != len(other.chain):
        return False
    hops = zip(one.chain, other.chain, strict=True)
    return all(_same_hop(a.source, b.source, words) for a, b in hops)


def _same_hop(one: Source, other: Source, words: Words) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind in _UNSAID or plain(one.name) == plain(other.name):
        return True
    if one.kind in _WITH_NAME or one.span is None or other.span is None:
        return False
    return words.same_head(one.span, other.span)


def _is_relayed(statement: Statement) -> bool:
    return len(statement.chain) > 2


def _of_stances(
    name: str, gold: Reading, got: Reading, found: Pairs[Statement], stances: frozenset[str]
) -> Counts:
    return listed(
        f"statements.{name}",
        *both(gold, got, lambda reading: sum(s.stance in stances for s in reading.statements)),
        sum(one.stance in stances and one.stance == other.stance for one, other in found),
    )


def _party(
    field: str, gold: Reading, got: Reading, found: Pairs[Statement], words: Words
) -> Counts:
    """Count addressees or accused: right if their words share a head, or they have one name."""
    return listed(
        f"statements.{field}",
        *both(
            gold,
            got,
            lambda reading: sum(getattr(s, field) is not None for s in reading.statements),
        ),
        sum(_same_party(getattr(one, field), getattr(other, field), words) for one, other in found),
    )


def _same_party(one: Source | None, other: Source | None, words: Words) -> bool:
    if one is None or other is None:
        return False
    if one.span and other.span and words.same_head(one.span, other.span):
        return True
    return bool(plain(one.name)) and plain(one.name) == plain(other.name)


def _inside(
    gold: Reading, got: Reading, found: Pairs[Statement], partner: dict[str, str]
) -> Counts:
    return listed(
        "statements.inside",
        *both(gold, got, lambda reading: sum(s.inside is not None for s in reading.statements)),
        sum(
            one.inside is not None and partner.get(one.inside, "") == other.inside
            for one, other in found
        ),
    )
