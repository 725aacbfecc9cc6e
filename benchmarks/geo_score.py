"""Toponyms against gold XML: overlap of spans, and kilometres between points.

Reads the layouts of LGL and GeoVirus. An answer is right within 161 km (100 miles) of the gold
point, the usual bound of geoparsing. Gold offsets are trusted only after a look at the text: a
toponym a few characters off is moved to where its words stand.
"""

import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.contract import f1, share

NEAR_KM = 161.0
EARTH_KM = 6371.0088
FURTHEST_SHIFT = 24
"""Characters by which gold offsets may be off."""


class Toponym(msgspec.Struct, frozen=True):
    """Characters that name a place, and its point where one is known."""

    start: int
    end: int
    point: tuple[float, float] | None = None


class Document(msgspec.Struct, frozen=True):
    """A text with its gold; `demonyms` tells whether the corpus counts adjectives as toponyms."""

    name: str
    text: str
    published: str | None
    gold: tuple[Toponym, ...]
    demonyms: bool


def read_corpus(path: Path) -> list[Document]:
    """Read a gold file; GeoVirus is told by its `location` elements and leaves out adjectives."""
    articles = ET.parse(path).getroot().iter("article")  # noqa: S314
    return [_document(number, article) for number, article in enumerate(articles)]


def _document(number: int, article: ET.Element) -> Document:
    holder = article.find("text")
    text = "".join(holder.itertext()) if holder is not None else ""
    virus = article.find("locations") is not None
    found = _locations(article) if virus else _toponyms(article)
    written = _words(article, "dltime")
    return Document(
        name=article.get("docid") or article.get("file") or str(number),
        text=text,
        published=written[:10] or None,
        gold=tuple(_placed(text, *toponym) for toponym in found),
        demonyms=not virus,
    )


_Raw = tuple[int, int, str, tuple[float, float] | None]


def _toponyms(article: ET.Element) -> Iterator[_Raw]:
    for element in article.iter("toponym"):
        tag = element.find("gaztag")
        holder = element if tag is None else tag
        yield (*_span(element), _words(element, "phrase"), _point(holder))


def _locations(article: ET.Element) -> Iterator[_Raw]:
    for element in article.iter("location"):
        yield (*_span(element), _words(element, "name"), _point(element))


def _span(element: ET.Element) -> tuple[int, int]:
    return int(_words(element, "start")), int(_words(element, "end"))


def _words(element: ET.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _point(element: ET.Element) -> tuple[float, float] | None:
    latitude, longitude = _words(element, "lat"), _words(element, "lon")
    return (float(latitude), float(longitude)) if latitude and longitude else None


def _placed(
    text: str, start: int, end: int, words: str, point: tuple[float, float] | None
) -> Toponym:
    if words and text[start:end] != words:
        for shift in range(1, FURTHEST_SHIFT + 1):
            for moved in (start - shift, start + shift):
                if moved >= 0 and text.startswith(words, moved):
                    return Toponym(moved, moved + len(words), point)
    return Toponym(start, end, point)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given in degrees."""
    (a, b), (c, d) = one, other
    p = math.pi / 180.0
    half = math.sin((c - a) * p / 2) ** 2
    half += math.cos(a * p) * math.cos(c * p) * math.sin((d - b) * p / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def matched(gold: Sequence[Toponym], found: Sequence[Toponym]) -> list[tuple[Toponym, Toponym]]:
    """Pair gold and found toponyms that overlap, one to one, the same span and longest first."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                same = (one.start, one.end) == (other.start, other.end)
                pairs.append((not same, -shared, i, j))
    used_gold, used_found, kept = set[int](), set[int](), []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            kept.append((gold[i], found[j]))
    return kept


def score(document: Document, found: Sequence[Toponym], given: Sequence[Toponym]) -> Counter[str]:
    """Count one document: `found` from the raw text, `given` the answers for the gold spans."""
    pairs = matched(document.gold, found)
    return Counter(
        gold=len(document.gold),
        found=len(found),
        overlap=len(pairs),
        located=sum(toponym.point is not None for toponym in document.gold),
        near=sum(_near(*pair) for pair in pairs),
        answered=sum(gold.point is not None and own.point is not None for gold, own in pairs),
        given_near=sum(map(_near, document.gold, given)),
        given_answered=sum(
            gold.point is not None and own.point is not None
            for gold, own in zip(document.gold, given, strict=True)
        ),
    )


def _near(gold: Toponym, own: Toponym) -> bool:
    if gold.point is None or own.point is None:
        return False
    return kilometres(gold.point, own.point) <= NEAR_KM


def figures(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """Return the figures over documents; accuracy is of all gold toponyms with a point.

    `precision161` and `precision161_given` are the shares of right answers among those given,
    so they show what abstaining buys.
    """
    total: Counter[str] = sum(documents, Counter())
    return {
        "tag_f1": f1(total["overlap"], total["found"], total["gold"]),
        "tag_precision": share(total["overlap"], total["found"]),
        "tag_recall": share(total["overlap"], total["gold"]),
        "acc161_end_to_end": share(total["near"], total["located"]),
        "acc161_given": share(total["given_near"], total["located"]),
        "precision161": share(total["near"], total["answered"]),
        "precision161_given": share(total["given_near"], total["given_answered"]),
    }
