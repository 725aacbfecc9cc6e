"""Article bodies against the gold of scrapinghub's article-extraction-benchmark.

`python -m benchmarks.articles --gold FOLDER`, where FOLDER holds `ground-truth.json` (page id →
`articleBody`, `url`) and `html/ID.html.gz`. The metric is that benchmark's own, written anew: a
page is compared as bags of four-word shingles; what both bags hold is right, the rest of the
prediction is excess, the rest of the gold is missed. Precision and recall are computed page by
page and averaged, F1 is of the two averages. Figures are percentages.
"""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.contract import arguments, harmonic, report, write_lines
from onrecord.article import body_text, read_article
from onrecord.errors import InputError
from onrecord.intake.item import Item
from onrecord.records import Capture
from onrecord.settings import Settings

_WORD = re.compile(r"\w+")
_SHINGLE = 4

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


def figures(scores: Sequence[Score]) -> dict[str, float]:
    """Return f1, precision and recall of all pages, as percentages; 0 where no page has one."""
    precision = 100 * fmean([p for p, _ in scores if p is not None] or [0.0])
    recall = 100 * fmean([r for _, r in scores if r is not None] or [0.0])
    return {"f1": harmonic(precision, recall), "precision": precision, "recall": recall}


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
    options = arguments(__doc__)
    gold = json.loads((options.gold / "ground-truth.json").read_text("utf-8"))
    bodies = {
        key: predicted_body(options.gold / "html" / f"{key}.html.gz", entry.get("url", ""))
        for key, entry in sorted(gold.items())
    }
    write_lines(options.out, ({"id": key, "articleBody": body} for key, body in bodies.items()))
    scores = [score(gold[key].get("articleBody", ""), body) for key, body in bodies.items()]
    report("articles", scores, figures, as_json=options.json)


if __name__ == "__main__":
    main()
