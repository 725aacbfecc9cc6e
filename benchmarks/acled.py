"""The ACLED view against types given by hand to the incidents of our own gold.

`python -m benchmarks.acled [--split train|dev|all] [--from gold|reader] [--json]`

`gold/acled.toml` has one answer for each incident of train and dev. An incident is coded by the
events that hold one of its mentions: the code that most of them have, the first on a tie. With
`--from gold` the view reads the annotated events; with `--from reader` what the reader finds,
an event belonging to an incident if a trigger of it overlaps one of the incident's mentions.
`exact` is the share of incidents with both types right, `type` with the event type right,
`events` the share of codable events that have the incident's code.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks import gold_incidents
from benchmarks.contract import share
from benchmarks.gold import read
from benchmarks.gold_corpus import ROOT, Corpus, Split
from benchmarks.gold_format import of_corpus
from benchmarks.gold_incidents import Occurrence
from onrecord.reader import Reader
from onrecord.records import Reading, Span
from onrecord.settings import Settings
from onrecord.views.codings import AcledCode, acled

SPLITS: tuple[Split, ...] = ("train", "dev")
"""The splits that have answers; nobody looks at test."""

Code = tuple[str, str]
ReadingOf = Callable[[str, Reading], Reading]


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The types given to an incident by hand, and what decided."""

    id: str
    type: str
    sub_type: str
    why: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One incident: the answer, what the view says, and the codes of its events."""

    id: str
    gold: Code
    found: Code | None
    events: dict[str, int]


def answers(path: Path) -> dict[str, Answer]:
    """Read the file of answers; raises msgspec.ValidationError."""
    table = tomllib.loads(path.read_text("utf-8"))
    return {answer.id: answer for answer in msgspec.convert(table["incidents"], list[Answer])}


def results(corpus: Corpus, splits: tuple[Split, ...], reading_of: ReadingOf) -> Iterator[Result]:
    """Yield each incident that has an answer and whose reports are all of `splits`."""
    given = answers(corpus.root / "acled.toml")
    for incident in gold_incidents.load(corpus.root / "incidents.toml").incidents:
        of = {corpus.split_of(corpus.entries[file].outlet) for file in incident.reports}
        if incident.id in given and of <= set(splits):
            answer = given[incident.id]
            codes = list(_codes(corpus, incident, reading_of))
            counts = Counter((c.event_type or "", c.sub_event_type or "") for c in codes)
            counts.pop(("", ""), None)
            yield Result(
                id=incident.id,
                gold=(answer.type, answer.sub_type),
                found=counts.most_common(1)[0][0] if counts else None,
                events=Counter(c.sub_event_type or f"not codable: {c.refusal}" for c in codes),
            )


def _codes(corpus: Corpus, incident: Occurrence, reading_of: ReadingOf) -> Iterator[AcledCode]:
    """Yield the codes of the events that hold a mention of the incident."""
    for file in incident.reports:
        gold = of_corpus(corpus, corpus.entries[file])
        links = {
            gold.ids[m.partition("#")[2]] for m in incident.mentions if m.startswith(f"{file}#")
        }
        spans = [m.span for m in gold.reading.event_mentions if m.id in links]
        reading = reading_of(file, gold.reading)
        members = _members(reading, spans)
        yield from (code for code in acled(reading) if code.event in members)


def _members(reading: Reading, spans: list[Span]) -> set[str]:
    hit = {m.id for m in reading.event_mentions if any(m.span.overlaps(span) for span in spans)}
    return {event.id for event in reading.events if hit & set(event.mentions)}


def figures(found: list[Result]) -> dict[str, float]:
    """Return exact share, share of types, and the share of codable events that agree."""
    exact = sum(result.found == result.gold for result in found)
    types = sum(result.found is not None and result.found[0] == result.gold[0] for result in found)
    told = sum(n for r in found for sub, n in r.events.items() if not sub.startswith("not "))
    agreeing = sum(result.events.get(result.gold[1], 0) for result in found)
    return {
        "incidents": len(found),
        "exact": round(share(exact, len(found)), 1),
        "type": round(share(types, len(found)), 1),
        "events": round(share(agreeing, told), 1),
    }


def _reader_of(corpus: Corpus) -> ReadingOf:
    reader = Reader.load(Settings())
    return lambda file, _: read(reader, corpus, corpus.entries[file])


def main() -> None:
    """Print the figures and each incident."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="all")
    parser.add_argument("--from", dest="source", choices=("gold", "reader"), default="gold")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    asked = parser.parse_args()
    corpus = Corpus(ROOT)
    splits = SPLITS if asked.split == "all" else (asked.split,)
    reading_of = (lambda _, gold: gold) if asked.source == "gold" else _reader_of(corpus)
    found = list(results(corpus, splits, reading_of))
    if asked.json:
        print(json.dumps({"from": asked.source, "split": asked.split, "figures": figures(found)}))
        return
    print(f"from {asked.source}, {asked.split}: {figures(found)}")
    for result in found:
        mark = "right" if result.found == result.gold else "WRONG"
        print(f"{result.id} {mark}: {' / '.join(result.found or ('not codable',))}")
        for sub, count in sorted(result.events.items()):
            print(f"    {count} × {sub}")


if __name__ == "__main__":
    main()
