"""What all runners share: their arguments, and the one line or table they print.

`python -m benchmarks.RUNNER --gold PATH [--profile P] [--out predictions.jsonl] [--json]`.
Quality figures are percentages; intervals are 95 % by bootstrap over documents.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from benchmarks.intervals import bootstrap
from onrecord.settings import Settings

Counts = TypeVar("Counts")

PROFILES: tuple[str, ...] = get_args(get_type_hints(Settings)["profile"])


def arguments(doc: str | None, *, folds: bool = False) -> argparse.Namespace:
    """Parse `--gold`, `--profile`, `--out` and `--json`; `doc` is the docstring of the runner.

    With `folds`, also `--folds N`: train anew for each of N parts, on the others.
    """
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True, help="corpus in its own layout")
    parser.add_argument("--profile", choices=PROFILES, default=Settings().profile)
    parser.add_argument("--out", type=Path, help="write predictions here, one JSON line each")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    if folds:
        parser.add_argument("--folds", type=int, default=0, help="train on all parts but one")
    return parser.parse_args()


def write_lines(path: Path | None, lines: Iterable[Any]) -> None:
    """Write each of `lines` as one line of JSON, if a path was asked for."""
    if path is not None:
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")


def f1(hit: float, predicted: float, gold: float) -> float:
    """Return F1 as a percentage from counts; 0 where there is nothing on either side."""
    return 200.0 * hit / (predicted + gold) if predicted + gold else 0.0


def harmonic(precision: float, recall: float) -> float:
    """Return F1 of a precision and a recall, in their own unit; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def share(part: float, whole: float) -> float:
    """Return `part` of `whole` as a percentage, 0 of nothing."""
    return 100.0 * part / whole if whole else 0.0


def report(
    corpus: str,
    documents: Sequence[Counts],
    figures: Callable[[Sequence[Counts]], dict[str, float]],
    *,
    as_json: bool,
) -> None:
    """Print figures with intervals over `documents`, as one line of JSON or as a table."""
    found = {name: round(value, 2) for name, value in figures(documents).items()}
    ends = bootstrap(documents, figures)
    interval = {name: [round(end, 2) for end in pair] for name, pair in ends.items()}
    if as_json:
        line = {"corpus": corpus, "items": len(documents), "figures": found, "interval": interval}
        print(json.dumps(line))
        return
    print(f"{corpus}: {len(documents)} items")
    for name, value in found.items():
        low, high = interval.get(name, (value, value))
        print(f"{name:24} {value:6.2f}  [{low:.2f}, {high:.2f}]")
