"""Texts written for training, with their labels in square brackets among the words.

In: the files of `training/marked`. Out: plain texts with their markings.
`python -m training.marking FILE…` checks files and prints what they hold.

    [src1 The mayor] [cue1 said] [con1 that [act2 gunmen] had [ASSAULT2 shelled] [rec2 the port]].

A bracket opens with its label and a blank. `src`, `cue` and `con` are the source, the cue and a
piece of the content of the statement with that number; `act` and `rec` the actor and the recipient
of the event of that number, whose trigger has the name of its type; several numbers are joined by
commas. After the number of a trigger may stand `/background` and one of the realities. Brackets
nest. Numbers hold within one passage; a line of three hyphens parts passages, a blank line their
paragraphs. Lines that begin with `#` are not read.

`passages-*.txt` hold reports, all of whose statements and events are marked; in `lines-*.txt` every
line is a passage, whose events alone are marked; in `sentences-*.txt` every line is a passage, of
which one event, its main one, is marked with its parties.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from onrecord.records.vocabulary import Currency, PloverType, Reality

FOLDER = Path(__file__).parent / "marked"
Kind = Literal["passages", "lines", "sentences"]
"""What a file holds, as its name begins."""

Place = tuple[int, int]
TYPES: tuple[str, ...] = get_args(PloverType)
REALITIES: tuple[str, ...] = get_args(Reality)
CURRENCIES: tuple[str, ...] = get_args(Currency)
_OPENING = re.compile(r"\[([A-Za-z]+)(\d+(?:,\d+)*)((?:/[a-z]+)*) ")
_PARTS = re.compile(r"^---$", re.MULTILINE)


class MarkingError(ValueError):
    """A passage whose brackets do not hold together; says which and why."""


class Marking(NamedTuple):
    """A bracket: its label, its numbers, what follows them, and its span of the plain text."""

    label: str
    numbers: tuple[int, ...]
    said: tuple[str, ...]
    place: Place


class Passage(NamedTuple):
    """A plain text with its markings in the order of their beginnings."""

    text: str
    markings: tuple[Marking, ...]

    def of(self, label: str, number: int) -> tuple[Place, ...]:
        """Return the spans with this label and number."""
        return tuple(m.place for m in self.markings if m.label == label and number in m.numbers)

    def triggers(self) -> tuple[Marking, ...]:
        """Return the markings of events."""
        return tuple(m for m in self.markings if m.label in TYPES)


def written(kind: Kind, folder: Path = FOLDER) -> Iterator[Passage]:
    """Yield the passages of all files of a kind, in the order of their names."""
    for path in sorted(folder.glob(f"{kind}-*.txt")):
        yield from passages(path)


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file; raises MarkingError at the first that is wrong."""
    lines = [x for x in path.read_text("utf-8").splitlines() if not x.startswith("#")]
    whole = path.name.startswith("passages-")
    parts = _PARTS.split("\n".join(lines)) if whole else lines
    for part in parts:
        if part.strip():
            yield checked(unmarked(part.strip()))


def unmarked(marked: str) -> Passage:
    """Return the plain text of a passage and its markings."""
    text, opened, found = "", list[tuple[re.Match[str], int]](), list[Marking]()
    here = 0
    while here < len(marked):
        opening = _OPENING.match(marked, here)
        if opening:
            opened.append((opening, len(text)))
            here = opening.end()
            continue
        if marked[here] == "[":
            raise MarkingError(f"not a label: {marked[here : here + 40]}")
        if marked[here] == "]":
            if not opened:
                raise MarkingError(f"closes nothing: {marked[max(0, here - 40) : here + 1]}")
            label, start = opened.pop()
            found.append(_marking(label, (start, len(text))))
        else:
            text += marked[here]
        here += 1
    if opened:
        raise MarkingError(f"never closed: {opened[-1][0].group()} in {marked[:60]}")
    return Passage(text, tuple(sorted(found, key=lambda m: (m.place[0], -m.place[1]))))


def _marking(label: re.Match[str], place: Place) -> Marking:
    numbers = tuple(int(n) for n in label[2].split(","))
    return Marking(label[1], numbers, tuple(x for x in label[3].split("/") if x), place)


def checked(passage: Passage) -> Passage:
    """Return the passage; raises MarkingError where a label, number or link is none."""
    held = defaultdict[str, set[int]](set)
    for m in passage.markings:
        kind = "event" if m.label in TYPES else m.label
        if kind not in {"event", "src", "cue", "con", "act", "rec"}:
            raise MarkingError(f"no label {m.label!r}: {passage.text[:60]}")
        if kind == "event" and (len(m.numbers) > 1 or m.numbers[0] in held["event"]):
            raise MarkingError(f"one trigger has one number: {m} in {passage.text[:60]}")
        unknown = set(m.said) - ({*REALITIES, *CURRENCIES} if kind == "event" else set())
        if unknown:
            raise MarkingError(f"no such status {unknown}: {passage.text[:60]}")
        held[kind] |= set(m.numbers)
    lost = (held["act"] | held["rec"]) - held["event"]
    lost |= (held["src"] | held["cue"]) - held["con"]
    lost |= held["con"] - held["cue"] - held["src"]
    if lost:
        raise MarkingError(f"numbers without partner {sorted(lost)}: {passage.text[:60]}")
    return passage


def main() -> None:
    """Check the files named and print what they hold."""
    for name in sys.argv[1:]:
        held, words = Counter[str](), 0
        for passage in passages(Path(name)):
            words += len(passage.text.split())
            held.update(m.label for m in passage.markings)
            held.update(x for m in passage.markings for x in m.said)
            held["passages"] += 1
        print(name, words, "words", dict(sorted(held.items())))


if __name__ == "__main__":
    main()
