"""Event mentions: triggers, types, roles, standing in time and truth, and how they are joined.

Two mentions are the same if their triggers share a word, so that a trigger of one word stands for
one of several. The type does not decide about that, except between equal overlaps.
"""

from itertools import combinations

from benchmarks.gold_scores.alignment import (
    TIE,
    Pairs,
    Words,
    aligned,
    by_span,
    dice,
)
from benchmarks.gold_scores.sentences import sentences
from benchmarks.gold_scores.statements import partners
from benchmarks.gold_scores.tally import Counts, Row, both, compared, listed, spread, summed
from onrecord.records import EventMention, Reading
from onrecord.records.event import Role
from onrecord.records.vocabulary import READ_ROLES

STANDINGS = {"basis": "reporter", "reality": "actual", "currency": "current"}

_FOUND = "mentions found"
ROWS = (
    Row("events.trigger", "all mentions"),
    Row("events.event", "all mentions: trigger and type"),
    Row("events.by_type", "all mentions: trigger and type", "values"),
    Row("events.type", _FOUND, "field"),
    Row("events.mode", "all mentions with a mode: type and mode"),
    Row("events.roles", "roles of the mentions found: role and head"),
    Row("events.roles_of_all", "roles of all mentions: role and head"),
    Row("events.statement", "all attributed mentions: the same statement"),
    Row("events.time", "all mentions with a time: the same words"),
    Row("events.locus", "all mentions with a locus: relation and anchors"),
    *(Row(f"events.{name}", _FOUND, "field", usual) for name, usual in STANDINGS.items()),
    Row("events.contexts", "contexts of the mentions found"),
    Row("events.figures", "figures of the mentions found: the same words"),
    Row("events.joined", "pairs of mentions found that are one event"),
    Row("events.false_in_reports", "sentences without an event: mentions", "rate"),
    Row("events.false_in_no_event_reports", "those of reports without events: mentions", "rate"),
    Row("events.in_furniture", "furniture regions: mentions", "rate"),
)


def pairs(gold: Reading, got: Reading, words: Words) -> Pairs[EventMention]:
    """Return the mentions that are the same on both sides."""

    def weight(one: EventMention, other: EventMention) -> float:
        overlap = dice(words.of(one.span), words.of(other.span))
        return overlap + TIE * (one.type == other.type) if overlap else 0.0

    return aligned(gold.event_mentions, got.event_mentions, weight)


def score(gold: Reading, got: Reading, words: Words, *, no_event: bool = False) -> Counts:
    """Count the events of one report; `no_event` says that the corpus asked for one without."""
    found = pairs(gold, got, words)
    sizes = len(gold.event_mentions), len(got.event_mentions)
    typed = [(one, other) for one, other in found if one.type == other.type]
    return summed(
        [
            listed("events.trigger", *sizes, len(found)),
            listed("events.event", *sizes, len(typed)),
            spread(
                "events.by_type",
                [mention.type for mention in gold.event_mentions],
                [mention.type for mention in got.event_mentions],
                [one.type for one, _ in typed],
            ),
            compared("events.type", [(a.type, b.type) for a, b in found]),
            _modes(gold, got, typed),
            *_roles(gold, got, found, words),
            _statements(gold, got, found, words),
            _times(gold, got, found, words),
            _loci(gold, got, found),
            *(
                compared(f"events.{name}", [(getattr(a, name), getattr(b, name)) for a, b in found])
                for name in STANDINGS
            ),
            _contexts(found),
            _figures(gold, got, found, words),
            _joined(gold, got, found),
            *_false(gold, got, no_event=no_event),
        ]
    )


def _modes(gold: Reading, got: Reading, typed: Pairs[EventMention]) -> Counts:
    return listed(
        "events.mode",
        *both(gold, got, lambda reading: _having(reading, "mode")),
        sum(one.mode is not None and one.mode == other.mode for one, other in typed),
    )


def _roles(gold: Reading, got: Reading, found: Pairs[EventMention], words: Words) -> list[Counts]:
    def weight(one: Role, other: Role) -> float:
        if one.role != other.role or not words.same_head(one.span, other.span):
            return 0.0
        return dice(words.of(one.span), words.of(other.span))

    matched = sum(len(aligned(one.roles, other.roles, weight)) for one, other in found)
    of_found = sum(len(one.roles) for one, _ in found), sum(len(other.roles) for _, other in found)
    of_all = both(gold, got, lambda reading: sum(len(m.roles) for m in reading.event_mentions))
    return [
        listed("events.roles", *of_found, matched),
        listed("events.roles_of_all", *of_all, matched),
    ]


def _statements(gold: Reading, got: Reading, found: Pairs[EventMention], words: Words) -> Counts:
    partner = partners(gold, got, words)
    return listed(
        "events.statement",
        *both(gold, got, lambda reading: _having(reading, "statement")),
        sum(
            one.statement is not None and partner.get(one.statement, "") == other.statement
            for one, other in found
        ),
    )


def _times(gold: Reading, got: Reading, found: Pairs[EventMention], words: Words) -> Counts:
    spans = {time.id: time.span for reading in (gold, got) for time in reading.times}
    near = by_span(words)
    return listed(
        "events.time",
        *both(gold, got, lambda reading: _having(reading, "time")),
        sum(
            one.time in spans
            and other.time in spans
            and near(spans[one.time], spans[other.time]) > 0
            for one, other in found
            if one.time is not None and other.time is not None
        ),
    )


def _loci(gold: Reading, got: Reading, found: Pairs[EventMention]) -> Counts:
    return listed(
        "events.locus",
        *both(gold, got, lambda reading: _having(reading, "locus")),
        sum(
            one.locus.relation == other.locus.relation
            and set(one.locus.anchors) == set(other.locus.anchors)
            for one, other in found
            if one.locus is not None and other.locus is not None
        ),
    )


def _contexts(found: Pairs[EventMention]) -> Counts:
    return listed(
        "events.contexts",
        sum(len(one.contexts) for one, _ in found),
        sum(len(other.contexts) for _, other in found),
        sum(len({*one.contexts} & {*other.contexts}) for one, other in found),
    )


def _figures(gold: Reading, got: Reading, found: Pairs[EventMention], words: Words) -> Counts:
    spans = {figure.id: figure.span for reading in (gold, got) for figure in reading.figures}
    held = [
        ([spans[f] for f in one.figures if f in spans],
         [spans[f] for f in other.figures if f in spans])
        for one, other in found
    ]  # fmt: skip
    return listed(
        "events.figures",
        sum(len(wanted) for wanted, _ in held),
        sum(len(read) for _, read in held),
        sum(len(aligned(wanted, read, by_span(words))) for wanted, read in held),
    )


def _joined(gold: Reading, got: Reading, found: Pairs[EventMention]) -> Counts:
    """Count pairs of mentions that both sides have: one event in the gold, in the reading."""
    wanted, read = _events(gold), _events(got)
    links = [
        (_one_event(wanted, a.id, c.id), _one_event(read, b.id, d.id))
        for (a, b), (c, d) in combinations(found, 2)
    ]
    return listed(
        "events.joined",
        sum(in_gold for in_gold, _ in links),
        sum(in_got for _, in_got in links),
        sum(in_gold and in_got for in_gold, in_got in links),
    )


def _having(reading: Reading, field: str) -> int:
    return sum(getattr(mention, field) is not None for mention in reading.event_mentions)


def _events(reading: Reading) -> dict[str, str]:
    return {mention: event.id for event in reading.events for mention in event.mentions}


def _one_event(events: dict[str, str], one: str, other: str) -> bool:
    return one in events and events[one] == events.get(other)


def _false(gold: Reading, got: Reading, *, no_event: bool) -> list[Counts]:
    """Count mentions found where the gold has none: in whole sentences, and in furniture."""
    quiet = [
        sentence
        for sentence in sentences(gold)
        if not any(sentence.overlaps(mention.span) for mention in gold.event_mentions)
    ]
    furniture = [region.span for region in gold.regions if region.role not in READ_ROLES]
    triggers = [mention.span for mention in got.event_mentions]
    false, stray = (
        sum(any(span.overlaps(trigger) for span in spans) for trigger in triggers)
        for spans in (quiet, furniture)
    )
    return [
        listed("events.false_in_reports", len(quiet), false, 0),
        listed("events.false_in_no_event_reports", len(quiet) * no_event, false * no_event, 0),
        listed("events.in_furniture", len(furniture), stray, 0),
    ]
