"""Train the linear model of event types and write it with its hash.

    python -m training.event_types ../shared/data/plover/PLV_train.tsv

Each candidate predicate of a sentence is an example. The one that best joins the marked source
and target has the sentence's type; the others name no event, with less weight where the table
of event words knows them, because the corpus codes one event a sentence. CONCEDE and RETREAT,
one class in the corpus, are told apart by the table: a deed is a retreat, a word a concession.
Needs scikit-learn (the `train` extra); the product does not.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.plain import plain_report
from benchmarks.plover import YIELD, Marked, folded, read_plv
from onrecord.knowledge.linear import SCALE, LinearModel
from onrecord.language.engine import Engine
from onrecord.language.parse import Parse
from onrecord.reading.predications.candidates import Candidate, candidates
from onrecord.reading.predications.features import features
from onrecord.reading.predications.typing import NONE
from onrecord.records import Span

NAME = "event_types"
FOLDER = Path(__file__).parent.parent / "src" / "onrecord" / "knowledge" / "models"
STRENGTH = 3.0
"""Inverse of the L2 penalty, by five-fold cross-validation on the training sentences."""

SMALLEST = 0.05
"""Weights below this do not change a label and are not written."""

WEIGHT_OF_KNOWN_REST, WEIGHT_OF_REST = 0.3, 0.7
SAYING = frozenset({"say", "announce"})


class Example(msgspec.Struct, frozen=True):
    """One candidate with its features, its class, its weight and the sentence it is from."""

    features: dict[str, int]
    label: str
    weight: float
    sentence: int


def examples(engine: Engine, rows: list[Marked]) -> Iterator[Example]:
    """Yield the examples of all sentences whose source and target are both marked."""
    for number, row in enumerate(rows):
        parse = engine.parse(plain_report(f"plv:{number}", row.text))
        yield from examples_of(parse, row, number)


def examples_of(parse: Parse, row: Marked, number: int) -> Iterator[Example]:
    """Yield the examples of one sentence, none where source or target is not marked."""
    found = list(candidates(parse))
    best = _best(parse, found, row)
    if best is None:
        return
    for nth, candidate in enumerate(found):
        named = dict(Counter(features(parse, candidate)))
        if nth == best:
            yield Example(named, _type(candidate, row.root), 1.0, number)
        else:
            weight = WEIGHT_OF_KNOWN_REST if candidate.senses else WEIGHT_OF_REST
            yield Example(named, NONE, weight, number)


def best_of(parse: Parse, row: Marked) -> tuple[Span, str] | None:
    """Return the words and type of the predicate that best joins source and target.

    None where one of them is not marked or the sentence has no candidate.
    """
    found = list(candidates(parse))
    best = _best(parse, found, row)
    if best is None:
        return None
    trigger = found[best].frame.trigger
    return parse.span(trigger, trigger + 1), _type(found[best], row.root)


def _best(parse: Parse, found: list[Candidate], row: Marked) -> int | None:
    if row.source is None or row.target is None or not found:
        return None
    ranks = [_fit(parse, candidate, row) for candidate in found]
    return ranks.index(max(ranks))


def model_of(vectorizer: DictVectorizer, model: LogisticRegression) -> LinearModel:
    """Return the fitted model as the reader gets it, rounded as in its file."""
    return msgspec.json.decode(written(vectorizer, model), type=LinearModel)


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


def fit(held: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model on `held`; the solver starts from zero, so the result is always the same."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([e.features for e in held])
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(matrix, [e.label for e in held], sample_weight=[e.weight for e in held])
    return vectorizer, model


def written(vectorizer: DictVectorizer, model: LogisticRegression) -> bytes:
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
    held = list(examples(Engine.load(), rows))
    content = written(*fit(held))
    (FOLDER / f"{NAME}.json").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    print(f"{len(held)} examples of {len(rows)} sentences, {len(content)} bytes")
    print(f"put into knowledge/models/linear.csv: {NAME},1,{digest}")


if __name__ == "__main__":
    main()
