"""Commitments: the record, its parties, and the lines of its status.

A commitment has no one span: the gold names it by its first wording, a reading may know it by a
later one. Two are the same if they are of one kind and either their words meet (a word shared by
any of span, duty and spans of status on either side) or they share a party, in role and in name or
head. Words count above parties.
"""

from benchmarks.gold_scores.alignment import Pairs, Words, aligned, dice, plain
from benchmarks.gold_scores.tally import Counts, Row, both, compared, listed, summed
from onrecord.records import Commitment, Reading, Span
from onrecord.records.commitment import Party, StatusEntry

BESIDE = 0.1
"""How much a share of parties counts beside words when commitments are paired."""

_FOUND = "commitments found"
ROWS = (
    Row("commitments.record", "all commitments"),
    Row("commitments.kind", "commitments whose words meet", "field"),
    Row("commitments.parties", "parties of the commitments found: role, and name or head"),
    Row("commitments.parties_of_all", "parties of all commitments"),
    Row("commitments.status", "all lines of status: the word"),
    Row("commitments.status_said_by", "all lines of status: the word and who says so"),
    Row("commitments.status_by", "lines of status that name a doer: the word and the doer"),
    Row("commitments.agreed", "dates of agreement of the commitments found"),
    Row("commitments.deadline", "deadlines of the commitments found"),
    Row("commitments.term", "terms of the commitments found: the length"),
)


def pairs(
    gold: Reading, got: Reading, words: Words, *, any_kind: bool = False
) -> Pairs[Commitment]:
    """Return the commitments that are the same; with `any_kind`, by their words alone."""

    def weight(one: Commitment, other: Commitment) -> float:
        overlap = dice(words.of(*spans_of(one)), words.of(*spans_of(other)))
        if any_kind:
            return overlap
        if one.kind != other.kind:
            return 0.0
        shared = len(_same_parties(one, other, words))
        return overlap + BESIDE * shared / max(1, len(one.parties), len(other.parties))

    return aligned(gold.commitments, got.commitments, weight)


def spans_of(commitment: Commitment) -> list[Span]:
    """Return all words that a commitment is recognised by."""
    entries = (entry.span for entry in commitment.status)
    return [commitment.span, *commitment.duty, *entries]


def score(gold: Reading, got: Reading, words: Words) -> Counts:
    """Count the commitments of one report."""
    found = pairs(gold, got, words)
    meeting = pairs(gold, got, words, any_kind=True)
    sizes = len(gold.commitments), len(got.commitments)
    return summed(
        [
            listed("commitments.record", *sizes, len(found)),
            compared("commitments.kind", [(a.kind, b.kind) for a, b in meeting]),
            *_parties(gold, got, found, words),
            *_status(gold, got, found, words),
            _value("agreed", [(a.agreed, b.agreed) for a, b in found]),
            _value("deadline", [(a.deadline, b.deadline) for a, b in found]),
            _value("term", [(_length(a), _length(b)) for a, b in found]),
        ]
    )


def _parties(gold: Reading, got: Reading, found: Pairs[Commitment], words: Words) -> list[Counts]:
    matched = sum(len(_same_parties(one, other, words)) for one, other in found)
    of_found = (
        sum(len(one.parties) for one, _ in found),
        sum(len(other.parties) for _, other in found),
    )
    of_all = both(gold, got, lambda reading: sum(len(c.parties) for c in reading.commitments))
    return [
        listed("commitments.parties", *of_found, matched),
        listed("commitments.parties_of_all", *of_all, matched),
    ]


def _same_parties(one: Commitment, other: Commitment, words: Words) -> Pairs[Party]:
    def weight(a: Party, b: Party) -> float:
        if a.role != b.role:
            return 0.0
        if plain(a.name) and plain(a.name) == plain(b.name):
            return 1.0
        return float(bool(a.span and b.span and words.same_head(a.span, b.span)))

    return aligned(one.parties, other.parties, weight)


def _status(gold: Reading, got: Reading, found: Pairs[Commitment], words: Words) -> list[Counts]:
    """Count lines of status: those of commitments found stand against each other by their word.

    Where a word comes twice, the same words of the text and the same speaker decide.
    """

    def weight(one: StatusEntry, other: StatusEntry) -> float:
        if one.word != other.word:
            return 0.0
        beside = dice(words.of(one.span), words.of(other.span)) + _same_speaker(one, other)
        return 1 + 0.1 * beside

    same = [pair for a, b in found for pair in aligned(a.status, b.status, weight)]
    sizes = both(gold, got, lambda reading: len(_entries(reading)))
    doers = both(gold, got, lambda reading: sum(e.by is not None for e in _entries(reading)))
    return [
        listed("commitments.status", *sizes, len(same)),
        listed("commitments.status_said_by", *sizes, sum(_same_speaker(a, b) for a, b in same)),
        listed(
            "commitments.status_by",
            *doers,
            sum(a.by is not None and plain(a.by) == plain(b.by) for a, b in same),
        ),
    ]


def _entries(reading: Reading) -> list[StatusEntry]:
    return [entry for commitment in reading.commitments for entry in commitment.status]


def _same_speaker(one: StatusEntry, other: StatusEntry) -> bool:
    """Tell whether the first hop has one name; a line on the report's own word has none."""
    return _speaker(one) == _speaker(other)


def _speaker(entry: StatusEntry) -> str:
    first = entry.said_by[0] if entry.said_by else None
    return "" if first is None or first.via == "implicit" else plain(first.source.name)


def _value(name: str, values: list[tuple[str | None, str | None]]) -> Counts:
    return listed(
        f"commitments.{name}",
        sum(wanted is not None for wanted, _ in values),
        sum(got is not None for _, got in values),
        sum(wanted is not None and wanted == got for wanted, got in values),
    )


def _length(commitment: Commitment) -> str | None:
    return commitment.term.length if commitment.term else None
