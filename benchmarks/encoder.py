"""The encoder's event heads on the sentences of PLV that its training never saw.

`python -m benchmarks.encoder --gold PLV_train.tsv`: fold 0 of five, groups of near copies kept
together, from the raw sentence; of any other `PLV_*.tsv` all sentences. Parties are the longest
runs of their tags, right where they share half of their characters with the mark (Dice); the type
is that of the head `root`.
"""

from collections import Counter
from collections.abc import Sequence

from benchmarks.contract import arguments, f1, report, share
from benchmarks.plover import FIFTHS, KEPT_OUT, TRAINED_ON, Marked, near_copies, read_plv
from onrecord.language.encoder import Encoder
from onrecord.language.encoder.heads import ROOTS
from onrecord.reading.predications.foremost import PARTIES, party
from onrecord.records import Span

_SHARES = ("type", "source", "target", "both_type")


def score(encoder: Encoder, row: Marked) -> Counter[str]:
    """Return what is right of one sentence."""
    whole = Span(0, len(row.text))
    trace = encoder.trace(row.text, [whole])
    found = [party(trace.sights[0], whole, name) for name in PARTIES]
    slots = [[whole], *([span] if span else [] for span in found)]
    kinds = trace.chances("root", slots) or {}
    source, target = (_same(a, b) for a, b in zip(found, (row.source, row.target), strict=True))
    kind = max(kinds, key=kinds.__getitem__, default="")
    typed = kind == row.root
    counts = Counter(
        n=1, source=source, target=target, type=typed, both_type=source and target and typed
    )
    counts.update((f"gold {row.root}", f"found {kind}"))
    counts[f"right {kind}"] += typed
    return counts


def _same(found: Span | None, wanted: Span | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    common = min(found.end, wanted.end) - max(found.start, wanted.start)
    return 2 * max(common, 0) >= 0.5 * (len(found) + len(wanted))


def figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """Return the shares of sentences that are right, and macro-F1 of the types in the gold."""
    total: Counter[str] = Counter()
    for counts in documents:
        total.update(counts)
    roots = [root for root in ROOTS if total[f"gold {root}"]]
    parts = [f1(total[f"right {r}"], total[f"found {r}"], total[f"gold {r}"]) for r in roots]
    shares = {name: share(total[name], total["n"]) for name in _SHARES}
    return {**shares, "type_macro_f1": sum(parts) / len(parts)}


def main() -> None:
    """Score the kept-out sentences of the file named by `--gold`."""
    options = arguments(__doc__)
    rows = list(read_plv(options.gold))
    if options.gold.name == TRAINED_ON:
        groups = near_copies([row.text for row in rows])
        rows = [row for row, group in zip(rows, groups, strict=True) if group % FIFTHS == KEPT_OUT]
    encoder = Encoder.load()
    report("plover/unseen", [score(encoder, row) for row in rows], figures, as_json=options.json)


if __name__ == "__main__":
    main()
