"""The floors: figures on the gold's `dev` that no change may fall under.

`python -m benchmarks.floors` measures and compares; `--write` pins what is measured now. The file
`floors.json` holds the digest of the texts and annotations that the figures belong to, and for
each profile a floor per figure: `MARGIN` under what was measured, as other processors give other
last digits. For rates, where lower is better, it holds ceilings, `MARGIN` above.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

import msgspec

from benchmarks.gold import ROWS, measured
from benchmarks.gold_corpus import Corpus
from benchmarks.gold_scores.tally import figures, summed
from onrecord.reader import Reader
from onrecord.settings import Settings

Profile = Literal["default", "fast", "rules"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
SPLIT: Literal["dev"] = "dev"
PATH = Path(__file__).with_name("floors.json")
MARGIN = 1.0
Figures = Mapping[str, float]


class Floors(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is pinned: the digest of the corpus, and bounds by profile and figure, per cent."""

    digest: str
    reports: int
    floors: dict[Profile, dict[str, float]]
    ceilings: dict[Profile, dict[str, float]]


def digest(corpus: Corpus) -> str:
    """Return a digest over texts, annotations and manifest lines of the split, and its outlets."""
    held = hashlib.sha256(json.dumps(sorted(corpus.splits.get(SPLIT, ()))).encode())
    for entry in corpus.annotated(SPLIT):
        held.update(msgspec.json.encode(entry))
        for path in (corpus.path(entry.file), corpus.annotation(entry.file)):
            held.update(hashlib.sha256(path.read_bytes()).digest())
    return held.hexdigest()


def measure(corpus: Corpus, profile: Profile) -> dict[str, float]:
    """Return the figures of the split under `profile`; reads 25 reports, some ten seconds."""
    reader = Reader.load(Settings(profile=profile))
    found = measured(corpus, list(corpus.annotated(SPLIT)), reader)
    return figures(summed(counts for _, counts in found), ROWS)


def pinned(corpus: Corpus, found: Mapping[Profile, Figures]) -> Floors:
    """Return bounds for the figures that were `found` now."""
    return Floors(
        digest=digest(corpus),
        reports=sum(1 for _ in corpus.annotated(SPLIT)),
        floors={
            profile: {
                name: round(max(0.0, value - MARGIN), 2)
                for name, value in held.items()
                if not _is_rate(name)
            }
            for profile, held in found.items()
        },
        ceilings={
            profile: {
                name: round(value + MARGIN, 2) for name, value in held.items() if _is_rate(name)
            }
            for profile, held in found.items()
        },
    )


def _is_rate(name: str) -> bool:
    return name.endswith("_rate")


def fallen(floors: Floors, profile: Profile, found: Figures) -> list[str]:
    """Return a sentence for every figure beyond its bound, and for every one that is gone."""
    return [
        *_beyond(floors.floors[profile], found, "under its floor", -1),
        *_beyond(floors.ceilings[profile], found, "above its ceiling", 1),
    ]


def _beyond(bounds: Figures, found: Figures, how: str, sign: int) -> Iterator[str]:
    for name, bound in bounds.items():
        if name not in found:
            yield f"{name} is no longer measured (bound {bound:.2f})"
        elif sign * (found[name] - bound) > 0:
            yield f"{name} is {found[name]:.2f}, {how} {bound:.2f}"


def refusal(floors: Floors, corpus: Corpus) -> str | None:
    """Return why the floors do not belong to this corpus, None if they do."""
    if floors.digest == digest(corpus):
        return None
    return (
        f"gold/{SPLIT} is not the corpus that floors.json was measured on: a text, an annotation "
        "or the split has changed. Look at what changed, then pin anew with "
        "python -m benchmarks.floors --write"
    )


def load(path: Path = PATH) -> Floors:
    """Read the pinned floors; raises msgspec.ValidationError if the file has another shape."""
    return msgspec.json.decode(path.read_bytes(), type=Floors)


def write(floors: Floors, path: Path = PATH) -> None:
    """Write floors with one figure a line, so that a diff shows what changed."""
    path.write_text(json.dumps(msgspec.to_builtins(floors), indent=1) + "\n", "utf-8")


def main() -> None:
    """Compare with the pinned floors and leave with 1 if a figure fell, or pin the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="pin what is measured now")
    options = parser.parse_args()
    corpus = Corpus()
    if not options.write and (reason := refusal(load(), corpus)):
        sys.exit(reason)
    found = {profile: measure(corpus, profile) for profile in PROFILES}
    if options.write:
        write(pinned(corpus, found))
        print(f"{PATH.name}: {sum(map(len, found.values()))} figures pinned")
        return
    lost = [
        f"{profile}: {what}"
        for profile in PROFILES
        for what in fallen(load(), profile, found[profile])
    ]
    print(*lost or [f"gold/{SPLIT}: no figure has fallen"], sep="\n")
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
