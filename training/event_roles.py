"""Train the linear model of the roles of events and write it with its hash.

    python -m training.event_roles PLV_train.tsv

An example is a phrase beside an event: it fills the role of actor, recipient or instrument, or
none. Of our own annotated reports (the `train` split) and those written for training every mention
is taken, of PLV the candidate that best joins the marked source and target. Needs scikit-learn (the
`train` extra).
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.gold_corpus import ROOT, Corpus
from benchmarks.gold_format import of_corpus
from benchmarks.plain import plain_report
from benchmarks.plover import Marked, read_plv
from onrecord.language.parse import Parse
from onrecord.reader import Reader
from onrecord.reading.page import Page
from onrecord.reading.predications.candidates import Candidate, candidates
from onrecord.reading.predications.casting import is_weapon, link_features, phrases
from onrecord.reading.predications.roles import cast
from onrecord.reading.predications.scoring import NONE
from onrecord.reading.predications.setting import Setting
from onrecord.reading.predications.surroundings import Surroundings
from onrecord.records import EventMention, Reading, Span
from onrecord.settings import Settings
from training import event_types
from training.event_types import Example, coded, put, surrounded

NAME = "event_roles"
MARKED = {"act": "actor", "rec": "recipient"}
"""Labels of the brackets of `training/marked`, and the roles that they stand for."""

ROLES = frozenset({"actor", "recipient", "instrument"})
STRENGTH = 0.3
"""Inverse of the L2 penalty, by cross-validation over the outlets of our own reports."""

WEIGHT_OF_CODED = 0.7
"""PLV marks one source and one target a sentence, and the trigger is guessed."""

WEIGHT_OF_WRITTEN = 0.25
"""The written reports mark fewer parties than the annotated ones; best of four on the latter."""


def of_own(reader: Reader) -> Iterator[Example]:
    """Yield the examples of our own reports, in the order of the manifest."""
    corpus = Corpus(ROOT)
    for entry in corpus.annotated("train"):
        gold = of_corpus(corpus, entry).reading
        page, around = surrounded(reader, gold.report)
        yield from of_report(page, around, gold)


def of_report(page: Page, around: Surroundings, gold: Reading) -> Iterator[Example]:
    """Yield the examples of one annotated report."""
    parse, setting = page.parse, Setting(page, around)
    told: dict[int, EventMention] = {}
    for mention in gold.event_mentions:
        for token in range(len(parse)):
            if mention.span.start <= parse.start[token] < mention.span.end:
                told[token] = mention
    for candidate in candidates(parse):
        event = told.get(candidate.frame.trigger)
        if event is not None:
            named = [(role.role, role.span) for role in event.roles if role.role in ROLES]
            heads = {_head(parse, span): role for role, span in named}
            yield from _of_event(parse, setting, candidate, event.type, heads, 1.0, -1)


def of_written(reader: Reader) -> Iterator[Example]:
    """Yield the examples of the reports written for training, in which no weapon is marked."""
    for passage, page, around in event_types.pages_written(reader, "passages"):
        parse, setting = page.parse, Setting(page, around)
        told = {
            token: trigger
            for trigger in passage.triggers()
            for token in event_types.tokens_of(parse, Span(*trigger.place))
        }
        for candidate in candidates(parse):
            event = told.get(candidate.frame.trigger)
            if event is not None:
                heads = {
                    _head(parse, Span(*place)): role
                    for label, role in MARKED.items()
                    for place in passage.of(label, event.numbers[0])
                }
                yield from _without_weapons(parse, setting, candidate, event.label, heads)


def _without_weapons(
    parse: Parse,
    setting: Setting,
    candidate: Candidate,
    kind: str,
    heads: Mapping[int | None, str],
) -> Iterator[Example]:
    """Yield the examples of one event but those of what may be its instrument."""
    ruled = cast(parse, candidate.frame, kind)  # type: ignore[arg-type]
    means = {part.head for part in ruled.instruments}
    for head, example in _by_head(parse, setting, candidate, kind, heads):
        if example.label != NONE or not (head in means or is_weapon(parse, head)):
            yield msgspec.structs.replace(example, weight=WEIGHT_OF_WRITTEN)


def of_plv(reader: Reader, rows: list[Marked]) -> Iterator[Example]:
    """Yield the examples of the PLV sentences whose source and target are both marked."""
    for number, row in enumerate(rows):
        page, around = surrounded(reader, plain_report(f"plv:{number}", row.text))
        yield from of_sentence(page, around, row, number)


def of_sentence(page: Page, around: Surroundings, row: Marked, number: int) -> Iterator[Example]:
    """Yield the examples of one PLV sentence."""
    best = coded(page.parse, row)
    if best is None or row.source is None or row.target is None:
        return
    candidate, kind = best
    heads = {_head(page.parse, row.target): "recipient", _head(page.parse, row.source): "actor"}
    setting = Setting(page, around)
    yield from _of_event(page.parse, setting, candidate, kind, heads, WEIGHT_OF_CODED, number)


def _of_event(  # noqa: PLR0917
    parse: Parse,
    setting: Setting,
    candidate: Candidate,
    kind: str,
    heads: Mapping[int | None, str],
    weight: float,
    number: int,
) -> Iterator[Example]:
    for _, example in _by_head(parse, setting, candidate, kind, heads):
        yield msgspec.structs.replace(example, weight=weight, sentence=number)


def _by_head(
    parse: Parse,
    setting: Setting,
    candidate: Candidate,
    kind: str,
    heads: Mapping[int | None, str],
) -> Iterator[tuple[int, Example]]:
    """Yield an example for each phrase beside an event, with the phrase."""
    trigger = candidate.frame.trigger
    ruled = cast(parse, candidate.frame, kind)  # type: ignore[arg-type]
    for head in phrases(parse, trigger):
        named = link_features(parse, candidate, kind, head, ruled)  # type: ignore[arg-type]
        named.extend(setting.links(trigger, head))
        yield head, Example(dict(Counter(named)), heads.get(head, NONE), 1.0)


def _head(parse: Parse, span: Span) -> int | None:
    """Return the token of a phrase that hangs on a word outside it; None where it has none."""
    inside = [
        t for t in range(len(parse)) if span.start <= parse.start[t] and parse.end[t] <= span.end
    ]
    return next((t for t in inside if parse.head[t] not in inside or parse.head[t] == t), None)


def fit(held: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model on `held`."""
    return event_types.fit(held, STRENGTH)


def main() -> None:
    """Train on the file named on the command line and write model and hash."""
    rows = list(read_plv(Path(sys.argv[1])))
    reader = Reader.load(Settings(profile="rules"))
    put(NAME, *fit([*of_own(reader), *of_written(reader), *of_plv(reader, rows)]))


if __name__ == "__main__":
    main()
