"""The two PLOVER corpora as plain rows: sentences with one coded event each.

`PLV_train.tsv` marks source and target in the sentence; `PLOVER_GSR_CAMEO.txt` names them.
Names of older drafts are folded into the sixteen types of PLOVER 2.0.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

from onrecord.records import Span

FOLDS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of PLOVER 0.5 that draft 2.0 merged."""

MISSPELT = {"JAP": "JPN", "ITL": "ITA"}
"""Codes of the gold standard records that are in no list of ISO 3166-1."""

YIELD = "YIELD"
"""The class of PLV that joins CONCEDE and RETREAT."""

TRAINED_ON = "PLV_train.tsv"
"""The file whose sentences trained the shipped models."""

FIFTHS, KEPT_OUT = 5, 0
"""The encoder saw none of the sentences of this fold; near copies are in one fold."""

_RUN = 5
_MARK = re.compile(r"</?[st]>")


class Marked(msgspec.Struct, frozen=True):
    """A sentence of PLV with its one event; a role is None where nobody fills it."""

    text: str
    source: Span | None
    target: Span | None
    root: str


class Coded(msgspec.Struct, frozen=True):
    """An event of the gold standard records; codes are ISO 3166-1 alpha-3 or a PLOVER class."""

    text: str
    type: str
    sources: frozenset[str]
    targets: frozenset[str]


def folded(kind: str) -> str:
    """Return the class that PLV knows for a PLOVER 2.0 type."""
    return YIELD if kind in {"CONCEDE", "RETREAT"} else kind


def read_plv(path: Path) -> Iterator[Marked]:
    """Yield the sentences of a PLV file in file order, marks removed."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield _unmarked(row["marked_sentence"], row["gold_root"])


def _unmarked(marked: str, root: str) -> Marked:
    text, spans, opened = "", {}, 0
    start = 0
    for mark in _MARK.finditer(marked):
        text += marked[start : mark.start()]
        start = mark.end()
        if mark.group().startswith("</"):
            spans[mark.group()[2]] = Span(opened, len(text))
        else:
            opened = len(text)
    text += marked[start:]
    return Marked(text, spans.get("s"), spans.get("t"), root)


def read_gsr(path: Path) -> Iterator[Coded]:
    """Yield the events of the gold standard records in file order."""
    for row in json.loads(path.read_text("utf-8")):
        if row["event"] != "DOCUMENT":
            kind = FOLDS.get(row["event"], row["event"])
            yield Coded(row["text"], kind, _codes(row.get("source")), _codes(row.get("target")))


def near_copies(texts: Sequence[str]) -> list[int]:
    """Return a group number for each text; texts that share half their wording share a number.

    Half of the runs of five words of the shorter one, transitively.
    """
    runs = [_runs(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, held in enumerate(runs):
        for run in sorted(held):
            holders[run].append(number)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    group = list(range(len(texts)))
    for (one, other), count in sorted(shared.items()):
        if 2 * count >= min(len(runs[one]), len(runs[other])):
            old, new = group[other], group[one]
            group = [new if number == old else number for number in group]
    return group


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1)))


def _codes(actors: Any) -> frozenset[str]:
    if not isinstance(actors, list):  # an empty string where nobody is named
        return frozenset()
    codes = (actor["code"] for actor in actors if actor.get("code"))
    return frozenset(MISSPELT.get(code, code) for code in codes)
