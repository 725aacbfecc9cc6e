"""Train the linear model of event types and write it with its hash.

    python -m training.event_types PLV_train.tsv

Two corpora. Of our own annotated reports (the `train` split) every candidate is an example: the
trigger of a mention has its type, every other one names no event, so that reports without any
event are as good as others. The lines of `training/marked` add sentences written for training, a
report each. Of PLV, the candidate of a sentence that best joins the marked source and target has
the sentence's type; the others name no event, with little weight, because the corpus codes one
event a sentence. CONCEDE and RETREAT, one class in PLV, are told apart by the table of event
words: a deed is a retreat, a word a concession.
Needs scikit-learn (the `train` extra); the product does not.
"""

import hashlib
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.gold_corpus import ROOT, Corpus
from benchmarks.gold_format import of_corpus
from benchmarks.plain import plain_report
from benchmarks.plover import YIELD, Marked, folded, read_plv
from onrecord.knowledge.linear import SCALE, LinearModel
from onrecord.language.parse import Parse
from onrecord.reader import Reader
from onrecord.reading import actors, places, said_at, statements, times, utterances
from onrecord.reading.page import Page
from onrecord.reading.predications.candidates import Candidate, candidates
from onrecord.reading.predications.features import features
from onrecord.reading.predications.scoring import NONE
from onrecord.reading.predications.setting import Setting
from onrecord.reading.predications.surroundings import Surroundings
from onrecord.records import Reading, Report, Span
from onrecord.settings import Settings
from training.marking import Kind, Passage, written

NAME = "event_types"
FOLDER = Path(__file__).parent.parent / "src" / "onrecord" / "knowledge" / "models"
STRENGTH = 0.5
"""Inverse of the L2 penalty, by cross-validation over the outlets of our own reports."""

ROUNDS = 150
"""Steps of the solver; more change no label."""

SMALLEST = 0.05
"""Weights below this do not change a label and are not written."""

WEIGHT_OF_CODED, WEIGHT_OF_KNOWN_REST, WEIGHT_OF_REST = 1.0, 0.1, 0.4
WEIGHT_OF_WRITTEN = 1.0
SAYING = frozenset({"say", "announce"})


class Example(msgspec.Struct, frozen=True):
    """One candidate with its features, its class, its weight and the sentence it is from.

    `sentence` is -1 for our own reports.
    """

    features: dict[str, int]
    label: str
    weight: float
    sentence: int = -1


def surrounded(reader: Reader, report: Report) -> tuple[Page, Surroundings]:
    """Return a report as the reader of events gets it."""
    page = Page(report=report, parse=reader.engine.parse(report))
    found_times = times.read(page)
    found = utterances.find(page)
    where = places.read(page, reader.gazetteer)
    people = actors.read(page, reader.engine.names, found, where)
    told = said_at.dated(page.parse, statements.read(page, found), found_times)
    said = actors.link_sources(told, people)
    return page, Surroundings(statements=said, times=found_times, people=people, places=where)


def of_own(reader: Reader) -> Iterator[Example]:
    """Yield the examples of our own reports, in the order of the manifest."""
    corpus = Corpus(ROOT)
    for entry in corpus.annotated("train"):
        gold = of_corpus(corpus, entry).reading
        page, around = surrounded(reader, gold.report)
        yield from of_report(page, around, gold)


def of_written(reader: Reader) -> Iterator[Example]:
    """Yield the examples of the lines written for training, each a report of its own."""
    for passage, page, around in pages_written(reader, "lines"):
        triggers = {
            token: trigger.label
            for trigger in passage.triggers()
            for token in tokens_of(page.parse, Span(*trigger.place))
        }
        yield from _of_page(page, around, triggers, WEIGHT_OF_WRITTEN)


def pages_written(reader: Reader, kind: Kind) -> Iterator[tuple[Passage, Page, Surroundings]]:
    """Yield the texts written for training as the reader of events gets them."""
    for number, passage in enumerate(written(kind)):
        yield passage, *surrounded(reader, plain_report(f"written:{number}", passage.text))


def of_report(page: Page, around: Surroundings, gold: Reading) -> Iterator[Example]:
    """Yield the examples of one annotated report."""
    types = {
        token: mention.type
        for mention in gold.event_mentions
        for token in tokens_of(page.parse, mention.span)
    }
    yield from _of_page(page, around, types, 1.0)


def _of_page(
    page: Page, around: Surroundings, types: Mapping[int, str], weight: float
) -> Iterator[Example]:
    """Yield an example for each candidate of a page, given the types by token."""
    setting = Setting(page, around)
    for candidate in candidates(page.parse):
        label = types.get(candidate.frame.trigger, NONE)
        yield Example(_seen(page.parse, candidate, setting), label, weight)


def tokens_of(parse: Parse, span: Span) -> range:
    """Return the tokens that begin in `span`."""
    return range(bisect_left(parse.start, span.start), bisect_left(parse.start, span.end))


def _seen(parse: Parse, candidate: Candidate, setting: Setting) -> dict[str, int]:
    named = [*features(parse, candidate), *setting.features(candidate.frame.trigger)]
    return dict(Counter(named))


def examples(reader: Reader, rows: list[Marked]) -> Iterator[Example]:
    """Yield the examples of all PLV sentences whose source and target are both marked."""
    for number, row in enumerate(rows):
        page, around = surrounded(reader, plain_report(f"plv:{number}", row.text))
        yield from examples_of(page, around, row, number)


def examples_of(page: Page, around: Surroundings, row: Marked, number: int) -> Iterator[Example]:
    """Yield the examples of one sentence, none where source or target is not marked."""
    parse, setting = page.parse, Setting(page, around)
    found = list(candidates(parse))
    best = _best(parse, found, row)
    if best is None:
        return
    for nth, candidate in enumerate(found):
        named = _seen(parse, candidate, setting)
        if nth == best:
            yield Example(named, _type(candidate, row.root), WEIGHT_OF_CODED, number)
        else:
            weight = WEIGHT_OF_KNOWN_REST if candidate.senses else WEIGHT_OF_REST
            yield Example(named, NONE, weight, number)


def coded(parse: Parse, row: Marked) -> tuple[Candidate, str] | None:
    """Return the candidate of a sentence that best joins source and target, and its type."""
    found = list(candidates(parse))
    best = _best(parse, found, row)
    return None if best is None else (found[best], _type(found[best], row.root))


def best_of(parse: Parse, row: Marked) -> tuple[Span, str] | None:
    """Return the words and type of the predicate that best joins source and target.

    None where one of them is not marked or the sentence has no candidate.
    """
    best = coded(parse, row)
    if best is None:
        return None
    trigger = best[0].frame.trigger
    return parse.span(trigger, trigger + 1), best[1]


def _best(parse: Parse, found: list[Candidate], row: Marked) -> int | None:
    if row.source is None or row.target is None or not found:
        return None
    ranks = [_fit(parse, candidate, row) for candidate in found]
    return ranks.index(max(ranks))


def model_of(vectorizer: DictVectorizer, model: LogisticRegression) -> LinearModel:
    """Return the fitted model as the reader gets it, rounded as in its file."""
    return msgspec.json.decode(as_json(vectorizer, model), type=LinearModel)


def _fit(parse: Parse, candidate: Candidate, row: Marked) -> float:
    """Say how well a candidate joins the marked source and target of its sentence."""
    frame = candidate.frame
    source, target = _tokens(parse, row.source), _tokens(parse, row.target)
    by_source = any(t in source for t in frame.subjects)
    beside = {*frame.objects, *(t for _, t in frame.preps)}
    over_target = bool(target & set(parse.subtree(frame.trigger)))
    known = row.root in {folded(sense.type) for sense in candidate.senses}
    saying = parse.lemma[frame.trigger].lower() in SAYING
    return (
        2.0 * by_source
        + 1.5 * bool(beside & target)
        + 1.0 * over_target
        + 1.5 * known
        - 1.2 * saying
        - 0.5 * frame.controlled
        - 0.5 * frame.noun
    )


def _tokens(parse: Parse, span: object) -> set[int]:
    start, end = span.start, span.end  # type: ignore[attr-defined]
    return {t for t in range(len(parse)) if parse.start[t] < end and parse.end[t] > start}


def _type(candidate: Candidate, root: str) -> str:
    """Split the corpus class YIELD by the table of event words."""
    if root != YIELD:
        return root
    known = [sense.type for sense in candidate.senses if folded(sense.type) == YIELD]
    return known[0] if known else "RETREAT"


def fit(
    held: list[Example], strength: float = STRENGTH
) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model on `held`; the solver starts from zero, so the result is always the same."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([e.features for e in held])
    model = LogisticRegression(C=strength, max_iter=ROUNDS)
    model.fit(matrix, [e.label for e in held], sample_weight=[e.weight for e in held])
    return vectorizer, model


def as_json(vectorizer: DictVectorizer, model: LogisticRegression) -> bytes:
    """Return the model as the JSON that `onrecord.knowledge.linear` reads."""
    weights = {}
    for name, column in sorted(vectorizer.vocabulary_.items()):
        row = [
            [number, round(float(value) * SCALE)]
            for number, value in enumerate(model.coef_[:, column])
            if abs(value) >= SMALLEST
        ]
        if row:
            weights[name] = row
    bias = [round(float(value) * SCALE) for value in model.intercept_]
    content = {"classes": [str(c) for c in model.classes_], "bias": bias, "weights": weights}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def main() -> None:
    """Train on the file named on the command line and write model and hash."""
    rows = list(read_plv(Path(sys.argv[1])))
    reader = Reader.load(Settings(profile="rules"))
    held = [*of_own(reader), *of_written(reader), *examples(reader, rows)]
    put(NAME, *fit(held))


def put(name: str, vectorizer: DictVectorizer, model: LogisticRegression) -> None:
    """Write a fitted model and say what to pin it with."""
    content = as_json(vectorizer, model)
    (FOLDER / f"{name}.json").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    print(f"{len(vectorizer.vocabulary_)} features, {len(content)} bytes")
    print(f"put into knowledge/models/linear.csv: {name},VERSION,{digest}")


if __name__ == "__main__":
    main()
