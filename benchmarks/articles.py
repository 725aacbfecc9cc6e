"""Article bodies against the gold of scrapinghub's article-extraction-benchmark.

`python -m benchmarks.articles --gold FOLDER`, where FOLDER holds `ground-truth.json` (page id →
`articleBody`, `url`) and `html/ID.html.gz`. The metric is that benchmark's own, written anew: a
page is compared as bags of four-word shingles; what both bags hold is right, the rest of the
prediction is excess, the rest of the gold is missed. Precision and recall are computed page by
page and averaged, F1 is of the two averages. Figures are percentages.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter
from pathlib import Path
from statistics import fmean

from onrecord.article import body_text, read_article
from onrecord.errors import InputError
from onrecord.intake.item import Item
from onrecord.records import Capture
from onrecord.settings import Settings

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_RESAMPLES = 1000
_SEED = 20211116

Score = tuple[float | None, float | None]
"""Precision and recall of one page, 0 to 1; None where there is no prediction, or no gold."""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of four-word runs of `text`; a shorter text is one shingle."""
    words = _WORD.findall(text)
    last = max(1, len(words) - _SHINGLE + 1)
    runs = (tuple(words[i : i + _SHINGLE]) for i in range(last))
    return Counter(run for run in runs if run)


def score(gold: str, predicted: str) -> Score:
    """Return precision and recall of one page."""
    wanted, got = shingles(gold), shingles(predicted)
    right = (wanted & got).total()
    precision = right / got.total() if got else None
    return precision, right / wanted.total() if wanted else None


def figures(scores: list[Score]) -> dict[str, float]:
    """Return f1, precision and recall of all pages, as percentages."""
    precision = fmean(p for p, _ in scores if p is not None)
    recall = fmean(r for _, r in scores if r is not None)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"f1": 100 * f1, "precision": 100 * precision, "recall": 100 * recall}


def interval(scores: list[Score]) -> dict[str, list[float]]:
    """Return 95 % intervals of the figures by bootstrap over pages, with a fixed seed."""
    chance = random.Random(_SEED)
    draws = [figures(chance.choices(scores, k=len(scores))) for _ in range(_RESAMPLES)]
    low, high = int(0.025 * _RESAMPLES), int(0.975 * _RESAMPLES) - 1
    return {
        name: [sorted(d[name] for d in draws)[i] for i in (low, high)] for name in figures(scores)
    }


def predicted_body(page: Path, address: str) -> str:
    """Return the body that onrecord reads from a saved page, empty where it is no report."""
    payload = gzip.decompress(page.read_bytes())
    capture = Capture(
        sha256=hashlib.sha256(payload).hexdigest(),
        size=len(payload),
        media="text/html",
        name=page.name,
        address=address or None,
    )
    try:
        return body_text(read_article(Item(capture=capture, payload=payload), Settings()))
    except InputError:
        return ""


def main() -> None:
    """Score the pages of a gold folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gold = json.loads((options.gold / "ground-truth.json").read_text("utf-8"))
    bodies = {
        key: predicted_body(options.gold / "html" / f"{key}.html.gz", entry.get("url", ""))
        for key, entry in sorted(gold.items())
    }
    if options.out:
        lines = [json.dumps({"id": k, "articleBody": v}) for k, v in bodies.items()]
        options.out.write_text("\n".join(lines) + "\n", "utf-8")
    scores = [score(gold[key].get("articleBody", ""), body) for key, body in bodies.items()]
    found = {name: round(value, 2) for name, value in figures(scores).items()}
    bounds = {name: [round(x, 2) for x in pair] for name, pair in interval(scores).items()}
    if options.json:
        result = {"corpus": "articles", "items": len(scores), "figures": found, "interval": bounds}
        print(json.dumps(result))
        return
    for name, value in found.items():
        low, high = bounds[name]
        print(f"{name:10} {value:6.2f}  [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()
