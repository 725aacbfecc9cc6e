"""Events against the two PLOVER corpora: what is coded, by whom, to whom.

`python -m benchmarks.events --gold FILE`, FILE being `PLOVER_GSR_CAMEO.txt` (end to end: event
and triple F1) or a `PLV_*.tsv` (one coded event a sentence: type, source, target from the raw
sentence). Each sentence is read as a report of its own.

GSR: an event is right where the sentence has a coded event of that type; a triple also needs a
country or class in common with the coded source and with the coded target, or none on both
sides. PLV: the event of the sentence with most parties is the answer, the surest of several, then
the first, because what is coded there has a source and a target; a role is right where its words
overlap the marked ones with F1 of at least a half. `PLV_train.tsv` trained the shipped models, so
that its figures are honest only with `--folds 5`: each fifth of the sentences is read with linear
models trained on the others, near copies kept together; in the `default` profile only the fifth
that the encoder never saw.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.contract import arguments, f1, report, share, write_lines
from benchmarks.plain import plain_report
from benchmarks.plover import (
    FIFTHS,
    KEPT_OUT,
    TRAINED_ON,
    Coded,
    Marked,
    folded,
    near_copies,
    read_gsr,
    read_plv,
)
from onrecord.reader import Reader
from onrecord.records import EventMention, Reading, Span
from onrecord.settings import Settings

OVERLAP = 0.5
Codes = dict[str, frozenset[str]]
"""Countries and classes of the actors of a reading, by id."""


def score_gsr(reading: Reading, gold: Sequence[Coded]) -> Counter[str]:
    """Return the counts of one sentence, all additive."""
    countries = codes_of(reading)
    left, triples = Counter(g.type for g in gold), list(gold)
    counts = Counter(gold=len(gold), predicted=len(reading.event_mentions))
    for mention in reading.event_mentions:
        if left[mention.type]:
            left[mention.type] -= 1
            counts["event"] += 1
        match = next((g for g in triples if _same_triple(mention, g, countries)), None)
        if match is not None:
            triples.remove(match)
            counts["triple"] += 1
    return counts


def codes_of(reading: Reading) -> Codes:
    """Return country or class of each actor of a reading; a joint actor has its members'."""
    own = {actor.id: actor.country or actor.role for actor in reading.actors}
    return {
        actor.id: frozenset(code for one in actor.members or (actor.id,) if (code := own.get(one)))
        for actor in reading.actors
    }


def _same_triple(mention: EventMention, gold: Coded, countries: Codes) -> bool:
    sources, targets = _codes(mention, "actor", countries), _codes(mention, "recipient", countries)
    return (
        mention.type == gold.type and _meet(sources, gold.sources) and _meet(targets, gold.targets)
    )


def _codes(mention: EventMention, role: str, countries: Codes) -> frozenset[str]:
    held = (countries.get(r.actor or "", frozenset()) for r in mention.roles if r.role == role)
    return frozenset(code for codes in held for code in codes)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) or (not one and not other)


def gsr_figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """Return event and triple F1 over sentences."""
    total: Counter[str] = sum(documents, Counter())
    return {
        "event_f1": f1(total["event"], total["predicted"], total["gold"]),
        "event_precision": share(total["event"], total["predicted"]),
        "event_recall": share(total["event"], total["gold"]),
        "triple_f1": f1(total["triple"], total["predicted"], total["gold"]),
    }


def chosen(reading: Reading) -> EventMention | None:
    """Return the one event of a sentence: of those with most parties the surest, then the first."""
    order = {"high": 0, "medium": 1, "low": 2}
    return min(
        reading.event_mentions,
        key=lambda m: (-_parties(m), order[m.confidence], m.span.start),
        default=None,
    )


def _parties(mention: EventMention) -> int:
    """Return 2 where both sides are filled, several actors of a mutual event being both."""
    source, target = _sides({n: [r.span for r in mention.roles if r.role == n] for n in _ROLES})
    return bool(source) + bool(target)


def score_plv(reading: Reading, gold: Marked) -> Counter[str]:
    """Return what is right in one sentence."""
    mention = chosen(reading)
    counts = Counter({"n": 1, f"gold {gold.root}": 1})
    if mention is None:
        return counts
    kind = folded(mention.type)
    right = kind == gold.root
    spans = {role: [r.span for r in mention.roles if r.role == role] for role in _ROLES}
    source, target = _sides(spans)
    by_source, by_target = _covers(source, gold.source), _covers(target, gold.target)
    counts.update({"type": right, "source": by_source, "target": by_target})
    counts["both_type"] = right and by_source and by_target
    counts[f"predicted {kind}"] = 1
    counts[f"hit {kind}"] = right
    return counts


_ROLES = ("actor", "recipient")


def _sides(spans: dict[str, list[Span]]) -> tuple[list[Span], list[Span]]:
    """Source and target: a reciprocal event has both among its actors."""
    if not spans["recipient"] and len(spans["actor"]) > 1:
        return spans["actor"][:1], spans["actor"][1:]
    return spans["actor"], spans["recipient"]


def _covers(predicted: list[Span], gold: Span | None) -> bool:
    """Tell whether one of the phrases, or all of them together, is the gold phrase."""
    if gold is None or not predicted:
        return gold is None and not predicted
    whole = Span(min(p.start for p in predicted), max(p.end for p in predicted))
    return any(_overlap(p, gold) >= OVERLAP for p in (*predicted, whole))


def _overlap(one: Span, other: Span) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return 2 * shared / (len(one) + len(other))


def plv_figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """Return the shares of right types and roles over sentences."""
    total: Counter[str] = sum(documents, Counter())
    roots = sorted(key.split()[1] for key in total if key.startswith("gold "))
    by_root = [
        f1(total[f"hit {root}"], total[f"predicted {root}"], total[f"gold {root}"])
        for root in roots
    ]
    return {
        "type_accuracy": share(total["type"], total["n"]),
        "type_macro_f1": sum(by_root) / len(by_root) if by_root else 0.0,
        "source": share(total["source"], total["n"]),
        "target": share(total["target"], total["n"]),
        "both_type": share(total["both_type"], total["n"]),
    }


def _line(reading: Reading) -> dict[str, object]:
    events = [
        {"type": m.type, "roles": [[r.role, r.name, r.code] for r in m.roles]}
        for m in reading.event_mentions
    ]
    return {"text": reading.report.text, "events": events}


def read_in_folds(
    reader: Reader, rows: Sequence[Marked], folds: int, kept: Sequence[int]
) -> Iterator[tuple[Reading, Marked]]:
    """Yield the sentences of the folds `kept`, read with linear models that saw no near copy.

    The groups of near copies go to the folds in turn, by their number; needs scikit-learn.
    """
    from training import event_roles, event_types  # noqa: PLC0415 (train extra)

    groups = near_copies([row.text for row in rows])
    types = list(event_types.examples(reader, list(rows)))
    own_types = [*event_types.of_own(reader), *event_types.of_written(reader)]
    links = list(event_roles.of_plv(reader, list(rows)))
    own_links = [*event_roles.of_own(reader), *event_roles.of_written(reader)]
    parts = {}
    for fold in kept:
        others = [example for example in types if groups[example.sentence] % folds != fold]
        beside = [example for example in links if groups[example.sentence] % folds != fold]
        parts[fold] = msgspec.structs.replace(
            reader,
            event_types=event_types.model_of(*event_types.fit([*own_types, *others])),
            event_roles=event_types.model_of(*event_roles.fit([*own_links, *beside])),
        )
    for n, row in enumerate(rows):
        if groups[n] % folds in parts:
            yield _read(parts[groups[n] % folds], n, row.text), row


def _folds(profile: str, folds: int) -> Sequence[int]:
    """Return the folds to read: all, or the one that the encoder never saw."""
    if profile != "default":
        return range(folds)
    if folds != FIFTHS:
        raise SystemExit(
            f"the encoder was trained on all folds of {FIFTHS} but one: --folds {FIFTHS}"
        )
    return (KEPT_OUT,)


def _warn_of_training_data(path: Path) -> None:
    """Say so where the figures are of sentences that the shipped model was trained on."""
    if path.name == TRAINED_ON:
        print(f"note: the model was trained on {path.name}; use --folds 5", file=sys.stderr)


def main() -> None:
    """Score the file named by `--gold` and print the figures."""
    options = arguments(__doc__, folds=True)
    reader = Reader.load(Settings(profile=options.profile))
    path: Path = options.gold
    if path.suffix == ".tsv":
        rows = list(read_plv(path))
        if options.folds:
            kept = _folds(options.profile, options.folds)
            pairs = list(read_in_folds(reader, rows, options.folds, kept))
        else:
            pairs = [(_read(reader, n, row.text), row) for n, row in enumerate(rows)]
            _warn_of_training_data(path)
        readings = [reading for reading, _ in pairs]
        scored = [score_plv(reading, row) for reading, row in pairs]
        report(f"plover/{path.name}", scored, plv_figures, as_json=options.json)
    else:
        gold: dict[str, list[Coded]] = defaultdict(list)
        for coded in read_gsr(path):
            gold[coded.text].append(coded)
        readings = [_read(reader, n, text) for n, text in enumerate(gold)]
        scored = [score_gsr(r, g) for r, g in zip(readings, gold.values(), strict=True)]
        report(f"plover/{path.name}", scored, gsr_figures, as_json=options.json)
    write_lines(options.out, (_line(reading) for reading in readings))


def _read(reader: Reader, number: int, text: str) -> Reading:
    return reader.read_report(plain_report(f"sentence:{number}", text))


if __name__ == "__main__":
    main()
