"""Every record type against our own gold: one table, percentages, intervals over reports.

`python -m benchmarks.gold [--split dev] [--json]`. A predicted record and one of the gold are the
same if their words overlap with Dice of at least a half (characters) and what identifies their
kind agrees: a region's role, an event's type, a commitment's kind. Each is used once, best overlap
first. Fields (stance, reality, …) are scored over the pairs that were found: macro-F1 over the
values that the gold uses, so that a constant guess scores little. Only annotated reports count.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, get_args

from benchmarks.contract import f1, report, share
from benchmarks.gold_corpus import Corpus, Entry, Split
from benchmarks.gold_format import of_corpus
from onrecord.intake import items
from onrecord.reader import Reader
from onrecord.records import Commitment, EventMention, Reading, Record, Skipped, Span, Statement
from onrecord.records.capture import Given
from onrecord.settings import Settings

SAME = 0.5
Pair = tuple[Any, Any]
WORDINGS = ("stance", "certainty", "polarity", "distance")
STANDINGS = ("basis", "reality", "currency")


def dice(one: Span, other: Span) -> float:
    """Return the overlap of two spans, 0 to 1, in characters."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def pairs(
    gold: Sequence[Any],
    predicted: Sequence[Any],
    alike: Callable[[Any, Any], bool] = lambda _one, _other: True,
    where: Callable[[Any], Span] = lambda record: record.span,
) -> list[Pair]:
    """Return the pairs that are the same, each record at most once, best overlap first."""
    found = sorted(
        (-overlap, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (overlap := dice(where(one), where(other))) >= SAME and alike(one, other)
    )
    used: tuple[set[int], set[int]] = set(), set()
    held = []
    for _, i, j in found:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            held.append((gold[i], predicted[j]))
    return held


def _counted(name: str, hits: int, predicted: int, gold: int) -> Counter[str]:
    return Counter({f"{name}|hit": hits, f"{name}|got": predicted, f"{name}|gold": gold})


def _fields(name: str, found: Iterable[Pair], fields: Iterable[str]) -> Iterator[Counter[str]]:
    """Yield the counts of each field over pairs: value by value, as macro-F1 needs them."""
    held = list(found)
    for field in fields:
        for one, other in held:
            wanted, got = getattr(one, field), getattr(other, field)
            key = f"{name}.{field}"
            yield Counter({f"{key}|gold|{wanted}": 1, f"{key}|got|{got}": 1})
            if wanted == got:
                yield Counter({f"{key}|hit|{wanted}": 1})


def _statements(gold: Reading, got: Reading) -> Iterator[Counter[str]]:
    found = pairs(gold.statements, got.statements, where=_words)
    sized = len(got.statements), len(gold.statements)
    linked = [(a, b) for a, b in found if _same_source(a, b)]
    yield _counted("statements.linked", len(linked), *sized)
    chained = [(a, b) for a, b in found if _names(a) == _names(b)]
    yield _counted("statements.chain", len(chained), *sized)
    yield from _fields("statements", found, WORDINGS)
    for stance in ("denies", "no_response"):
        yield _counted(
            f"statements.{stance}",
            sum(a.stance == b.stance == stance for a, b in found),
            sum(s.stance == stance for s in got.statements),
            sum(s.stance == stance for s in gold.statements),
        )
    yield _counted(
        "statements.addressee",
        sum(bool(a.addressee and b.addressee) for a, b in found),
        sum(s.addressee is not None for s in got.statements),
        sum(s.addressee is not None for s in gold.statements),
    )


def _words(statement: Statement) -> Span:
    """Return the words a statement is recognised by: its content, else all of it."""
    if not statement.content:
        return statement.span
    return Span(statement.content[0].start, statement.content[-1].end)


def _same_source(one: Statement, other: Statement) -> bool:
    if one.source is None or other.source is None:
        return one.source is other.source
    holds = one.source.contains(other.source) or other.source.contains(one.source)
    return holds or dice(one.source, other.source) >= SAME


def _names(statement: Statement) -> list[str]:
    return [hop.source.name.casefold().removeprefix("the ") for hop in statement.chain]


def _events(gold: Reading, got: Reading) -> Iterator[Counter[str]]:
    wanted, read = gold.event_mentions, got.event_mentions
    found = pairs(wanted, read)
    typed = [(a, b) for a, b in found if a.type == b.type]
    yield _counted("events.trigger", len(found), len(read), len(wanted))
    yield _counted("events.type", len(typed), len(read), len(wanted))
    yield _counted("events.roles", sum(map(_same_roles, found)), *_role_sizes(found))
    yield from _fields("events", found, STANDINGS)


def _same_roles(pair: Pair) -> int:
    one, other = pair
    return len(pairs(one.roles, other.roles, lambda a, b: a.role == b.role))


def _role_sizes(found: Sequence[tuple[EventMention, EventMention]]) -> tuple[int, int]:
    return sum(len(b.roles) for _, b in found), sum(len(a.roles) for a, _ in found)


def _commitments(gold: Reading, got: Reading) -> Iterator[Counter[str]]:
    found = [(one, other) for one, other in _first_matches(gold.commitments, got.commitments)]
    yield _counted("commitments.record", len(found), len(got.commitments), len(gold.commitments))
    hits = sum(len({e.word for e in a.status} & {e.word for e in b.status}) for a, b in found)
    read = sum(len({e.word for e in c.status}) for c in got.commitments)
    wanted = sum(len({e.word for e in c.status}) for c in gold.commitments)
    yield _counted("commitments.status", hits, read, wanted)


def _first_matches(
    gold: Sequence[Commitment], got: Sequence[Commitment]
) -> Iterator[tuple[Commitment, Commitment]]:
    """Pair commitments of one kind that share words in the record or in a line of status."""
    left = list(got)
    for one in gold:
        spans = [one.span, *(entry.span for entry in one.status)]
        for other in left:
            others = [other.span, *(entry.span for entry in other.status)]
            if one.kind == other.kind and any(a.overlaps(b) for a in spans for b in others):
                left.remove(other)
                yield one, other
                break


def _by_key(
    name: str, gold: Sequence[Record], got: Sequence[Record], key: Callable[[Any], Any]
) -> Iterator[Counter[str]]:
    found = pairs(gold, got)
    right = sum(key(one) == key(other) for one, other in found)
    yield _counted(f"{name}.span", len(found), len(got), len(gold))
    yield _counted(f"{name}.value", right, len(got), len(gold))


def score(gold: Reading, got: Reading) -> Counter[str]:
    """Return the counts of one report, all additive."""
    total: Counter[str] = Counter()
    parts = (
        _by_key("regions", gold.regions, got.regions, lambda r: r.role),
        _statements(gold, got),
        _events(gold, got),
        _commitments(gold, got),
        _by_key("figures", gold.figures, got.figures, lambda f: (f.low, f.high, f.measure)),
        _by_key("times", gold.times, got.times, lambda t: (t.type, t.value)),
        _by_key("places", gold.places, got.places, lambda p: p.place and p.place.id),
        _by_key("actors", gold.actors, got.actors, lambda a: a.code),
    )
    for part in parts:
        for counts in part:
            total.update(counts)
    return total


def figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """Return one flat name per record type and metric, as percentages."""
    total: Counter[str] = Counter()
    for document in documents:
        total.update(document)
    plain = sorted({key.split("|")[0] for key in total if key.count("|") == 1})
    found = {
        f"{name}_f1": f1(total[f"{name}|hit"], total[f"{name}|got"], total[f"{name}|gold"])
        for name in plain
    }
    for name in sorted({key.split("|")[0] for key in total if key.count("|") == 2}):
        values = sorted({k.split("|")[2] for k in total if k.startswith(f"{name}|gold|")})
        by_value = [
            f1(total[f"{name}|hit|{v}"], total[f"{name}|got|{v}"], total[f"{name}|gold|{v}"])
            for v in values
        ]
        found[f"{name}_macro_f1"] = share(sum(by_value) / 100, len(values))
    return found


def read(reader: Reader, corpus: Corpus, entry: Entry) -> Reading:
    """Read the text of `entry` as a user would, with its outlet and day of publication given."""
    outlet = corpus.manifest.outlets[entry.outlet].name
    given = Given(published=entry.published, outlet=outlet)
    item = next(items([str(corpus.path(entry.file))], Settings(), given))
    if isinstance(item, Skipped):
        raise SystemExit(f"{item.name}: {item.reason}")
    return reader.read(item)


def main() -> None:
    """Score the annotated reports of one split and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=get_args(Split), default="dev")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    corpus, reader = Corpus(), Reader.load()
    documents = [
        score(of_corpus(corpus, entry).reading, read(reader, corpus, entry))
        for entry in corpus.annotated(options.split)
    ]
    report(f"gold/{options.split}", documents, figures, as_json=options.json)


if __name__ == "__main__":
    main()
