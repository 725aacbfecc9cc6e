"""TIMEX3 gold of TimeML files, and how TempEval-3 (task A) scores predictions against it.

Offsets count characters of the TEXT element, tags removed and entities resolved; the creation
time and the title are not scored, gold of no width is left out. Pairs of gold and prediction are
one-to-one, exact matches first, then by longest overlap. A type or value is right if it equals
the gold's on such a pair, whatever the boundaries; precision and recall are over all
predictions and all gold, so value F1 is relaxed F1 times the share of right values.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from benchmarks.contract import f1, share

WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


class Timex(NamedTuple):
    """A TIMEX3: `text[start:end]`, its type and value."""

    start: int
    end: int
    type: str
    value: str


class Document(NamedTuple):
    """A TimeML file: its name, its text, its creation day as an ISO date, its gold."""

    name: str
    text: str
    created: str | None
    gold: tuple[Timex, ...]


class Counts(NamedTuple):
    """What one document adds to the figures."""

    gold: int
    predicted: int
    strict: int
    relaxed: int
    type: int
    value: int
    weekdays: int
    weekdays_right: int


def read_folder(folder: Path) -> list[Document]:
    """Return the documents of a folder of .tml files, by name."""
    return [
        read_file(path) for path in sorted(folder.glob("*.tml")) if not path.name.startswith(".")
    ]


def read_file(path: Path) -> Document:
    """Return one TimeML file; raises lxml's XMLSyntaxError where it is none."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False)).getroot()
    created = root.find("DCT/TIMEX3")
    day = (created.get("value") or "")[:10] if created is not None else ""
    pieces: list[str] = []
    gold = sorted(_timexes(root.find(".//TEXT"), pieces))
    return Document(path.stem, "".join(pieces), day or None, tuple(gold))


def _timexes(element: etree._Element | None, pieces: list[str]) -> Iterator[Timex]:
    """Yield the TIMEX3 of `element`, while its text is added to `pieces`."""
    if element is None:
        return
    pieces.append(element.text or "")
    for child in element:
        start = sum(map(len, pieces))
        yield from _timexes(child, pieces)
        end = sum(map(len, pieces))
        if child.tag == "TIMEX3" and end > start:
            yield Timex(start, end, child.get("type") or "", child.get("value") or "")
        pieces.append(child.tail or "")


def pairs(gold: Sequence[Timex], predicted: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Return (gold, predicted) pairs that share a character, one-to-one, best first."""
    candidates = sorted(
        (one[:2] != two[:2], -_shared(one, two), one.start, two.start, g, p)
        for g, one in enumerate(gold)
        for p, two in enumerate(predicted)
        if _shared(one, two) > 0
    )
    taken_gold, taken = set[int](), set[int]()
    found = []
    for *_, g, p in candidates:
        if g not in taken_gold and p not in taken:
            taken_gold.add(g)
            taken.add(p)
            found.append((gold[g], predicted[p]))
    return found


def _shared(one: Timex, two: Timex) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


def score(document: Document, predicted: Sequence[Timex]) -> Counts:
    """Return the counts of one document."""
    matched = pairs(document.gold, predicted)
    weekdays = [one for one in document.gold if _is_bare_weekday(one, document.text)]
    right = {one for one, two in matched if one.value == two.value}
    return Counts(
        gold=len(document.gold),
        predicted=len(predicted),
        strict=sum(one[:2] == two[:2] for one, two in matched),
        relaxed=len(matched),
        type=sum(one.type == two.type for one, two in matched),
        value=sum(one.value == two.value for one, two in matched),
        weekdays=len(weekdays),
        weekdays_right=sum(one in right for one in weekdays),
    )


def _is_bare_weekday(timex: Timex, text: str) -> bool:
    """Tell whether a gold time is a weekday without any other word, with a day as its value."""
    word = text[timex.start : timex.end].casefold()
    return word in WEEKDAYS and len(timex.value) == len("2021-11-16")


def figures(documents: Sequence[Counts]) -> dict[str, float]:
    """Return the figures of TempEval-3 over `documents`, micro-averaged, as percentages.

    `weekday_exact` is the share of bare weekdays in the gold whose day is right.
    """
    total = Counts(*map(sum, zip(*documents, strict=True)))
    found = {
        f"{name}_f1": f1(hit, total.predicted, total.gold)
        for name, hit in zip(
            ("strict", "relaxed", "type", "value"),
            (total.strict, total.relaxed, total.type, total.value),
            strict=True,
        )
    }
    return {**found, "weekday_exact": share(total.weekdays_right, total.weekdays)}
