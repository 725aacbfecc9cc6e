"""The column of running text: what to take for the article when a library misses it.

A library may see one of two halves of an article, or a notice in its place. Running text that
stands in elements of the same kind as the article's is of the article; where the vote is much
smaller than the best column of running text on the page, that column is taken instead.
"""

from collections import Counter

from onrecord.article.elements import Element, names
from onrecord.article.roles.ancestry import own_mark
from onrecord.article.roles.unit import Unit

_LINKED = 0.3
_FEWEST_WORDS = 8
_SHARE = 0.35
"""A vote with less of the best column's words than this has missed the article."""
_DECAY = (1.0, 0.8, 0.64)
"""What a paragraph's words count for its parent, grandparent and the element above."""

Kind = tuple[str, str, str, str]


def completed(units: list[Unit], inside: set[int]) -> set[int]:
    """Return the indexes of the article's units, given those that the library voted for."""
    prose = [u for u in units if u.is_prose and u.words >= _FEWEST_WORDS and u.linked < _LINKED]
    column = _best_column(prose)
    words = {u.index: u.words for u in units}
    if sum(words[i] for i in inside) < _SHARE * sum(words[i] for i in column):
        return column
    kinds = Counter(kind(u) for u in prose if u.index in inside)
    same = {u.index for u in prose if kinds[kind(u)] >= 3 and not _is_marked(u)}
    return inside | same


def _best_column(prose: list[Unit]) -> set[int]:
    """Return the running text under the element that holds most of it nearby."""
    scores: dict[int, float] = {}
    held: dict[int, set[int]] = {}
    for unit in prose:
        if _is_marked(unit):
            continue
        for above, part in zip(_above(unit.element), _DECAY, strict=False):
            scores[id(above)] = scores.get(id(above), 0.0) + part * unit.words
            held.setdefault(id(above), set()).add(unit.index)
    if not scores:
        return {unit.index for unit in prose}
    return held[max(scores, key=lambda key: (scores[key], -min(held[key])))]


def kind(unit: Unit) -> Kind:
    """Return what kind of place a unit stands in: names and marks of its two parents."""
    element = _block(unit.element)
    parent = element.parent if element is not None else None
    above = parent.parent if parent is not None else None
    return (
        element.name if element else "",
        element.marks if element else "",
        f"{parent.name} {parent.marks}" if parent else "",
        f"{above.name} {above.marks}" if above else "",
    )


def _is_marked(unit: Unit) -> bool:
    return any(own_mark(e) is not None for e in (unit.element, *_above(unit.element)) if e)


def _above(element: Element | None) -> list[Element]:
    """Return the parent, grandparent and one more of the block that holds a unit."""
    found: list[Element] = []
    held = _block(element)
    while held is not None and held.parent is not None and len(found) < len(_DECAY):
        held = held.parent
        found.append(held)
    return found


_INLINE = names(
    "a abbr b big bdi bdo cite code dfn em font i ins kbd mark q s samp small span strike "
    "strong sub sup time u var"
)


def _block(element: Element | None) -> Element | None:
    while element is not None and element.name in _INLINE:
        element = element.parent
    return element
