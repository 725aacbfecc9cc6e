"""What is wrong with events, by class: a sample of misses, of false mentions and of wrong fields.

`python -m benchmarks.events_errors [--gold FOLDER] [--split dev] [--profile P] [--sample 100]`,
FOLDER in the layout of our own gold. The sample is drawn by the hash of each case, so that it is
the same on every machine. Nothing of the texts is printed.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple, get_args

from benchmarks.contract import PROFILES
from benchmarks.gold import read
from benchmarks.gold_corpus import ROOT, Corpus, Split
from benchmarks.gold_format import of_corpus
from benchmarks.gold_scores import events
from benchmarks.gold_scores.alignment import Pairs, Words, aligned, dice
from onrecord.reader import Reader
from onrecord.records import EventMention, Reading
from onrecord.records.event import Role
from onrecord.records.vocabulary import READ_ROLES
from onrecord.settings import Settings

FIELDS = ("mode", "basis", "reality", "currency")


class Case(NamedTuple):
    """One error: a name of its report and place, its class, and the type it is about."""

    name: str
    error: str
    kind: str


def cases(name: str, gold: Reading, got: Reading) -> Iterator[Case]:
    """Yield every error of one report: mentions, then what those found on both sides hold."""
    words = Words(gold.report.text)
    found = events.pairs(gold, got, words)
    met = {id(mention) for pair in found for mention in pair}
    for mention in gold.event_mentions:
        if id(mention) not in met:
            yield Case(f"{name} g{mention.span.start}", "missed mention", mention.type)
    for mention in got.event_mentions:
        if id(mention) not in met:
            error = f"false mention in {_where(gold, mention)}"
            yield Case(f"{name} f{mention.span.start}", error, mention.type)
    for one, other in found:
        at = f"{name} g{one.span.start}"
        yield from (Case(f"{at} {error}", error, one.type) for error in _wrong(one, other, words))
        yield from (
            Case(f"{at} {error}", error, one.type) for error in _placed(gold, got, one, other)
        )
    for number, error in enumerate(_joins(gold, got, found)):
        yield Case(f"{name} j{number}", error, "-")


def _where(gold: Reading, mention: EventMention) -> str:
    held = [region.role for region in gold.regions if region.span.overlaps(mention.span)]
    if any(role not in READ_ROLES for role in held):
        return "furniture"
    if not gold.event_mentions:
        return "a report without events"
    return "headline" if "headline" in held else "body"


def _wrong(one: EventMention, other: EventMention, words: Words) -> Iterator[str]:
    """Yield what a mention found has wrong: its type, its fields, its roles."""
    if one.type != other.type:
        yield f"type: {other.type} for {one.type}"
        return
    for field in FIELDS:
        wanted, got = getattr(one, field), getattr(other, field)
        if wanted != got:
            missing = "missing" if got is None else "too much" if wanted is None else "another"
            yield f"{field}: {missing}" if field == "mode" else f"{field}: {got} for {wanted}"

    def weight(role: Role, by: Role) -> float:
        same = role.role == by.role and words.same_head(role.span, by.span)
        return dice(words.of(role.span), words.of(by.span)) if same else 0.0

    met = {id(role) for pair in aligned(one.roles, other.roles, weight) for role in pair}
    yield from (f"{role.role}: missing" for role in one.roles if id(role) not in met)
    yield from (f"{role.role}: too much or other" for role in other.roles if id(role) not in met)


def _placed(gold: Reading, got: Reading, one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield what is wrong with time and locus of a mention found."""
    spans = {time.id: time.span for reading in (gold, got) for time in reading.times}
    wanted, told = spans.get(one.time or ""), spans.get(other.time or "")
    if wanted is None or told is None:
        if wanted is not told:
            yield "time: missing" if told is None else "time: too much"
    elif not wanted.overlaps(told):
        yield "time: another"
    if one.locus is None or other.locus is None:
        if one.locus is not other.locus:
            yield "locus: missing" if other.locus is None else "locus: too much"
    elif set(one.locus.anchors) != set(other.locus.anchors):
        yield "locus: other anchors"
    elif one.locus.relation != other.locus.relation:
        yield "locus: another relation"


def _joins(gold: Reading, got: Reading, found: Pairs[EventMention]) -> Iterator[str]:
    wanted, read_as = _events(gold), _events(got)
    for (a, b), (c, d) in combinations(found, 2):
        together = wanted.get(a.id) == wanted.get(c.id)
        if together != (read_as.get(b.id) == read_as.get(d.id)):
            yield "one event read as two" if together else "two events read as one"


def _events(reading: Reading) -> dict[str, str]:
    return {mention: event.id for event in reading.events for mention in event.mentions}


def main() -> None:
    """Print the classes of a sample of errors, most frequent first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=ROOT)
    parser.add_argument("--split", choices=get_args(Split), default="dev")
    parser.add_argument("--profile", choices=PROFILES, default=Settings().profile)
    parser.add_argument("--sample", type=int, default=100)
    options = parser.parse_args()
    corpus, reader = Corpus(options.gold), Reader.load(Settings(profile=options.profile))
    held = [
        case
        for entry in corpus.annotated(options.split)
        for case in cases(entry.file, of_corpus(corpus, entry).reading, read(reader, corpus, entry))
    ]
    drawn = sorted(held, key=lambda case: hashlib.sha256(case.name.encode()).hexdigest())
    drawn = drawn[: options.sample]
    print(f"{len(drawn)} of {len(held)} errors")
    for error, count in Counter(case.error for case in drawn).most_common():
        kinds = Counter(case.kind for case in drawn if case.error == error)
        print(f"{count:4}  {error:38} {dict(sorted(kinds.items()))}")


if __name__ == "__main__":
    main()
