"""The open elements at a point of a page: where end tags are implied, what is hidden.

Just enough of the tree-building rules of the HTML standard to know the ancestors of a stretch
of text. Every step is constant or amortised constant time; nesting beyond a limit is ignored
(the text is kept, its ancestors are those at the limit).
"""

import re

import msgspec

from onrecord.article.markup import attributes


def names(line: str) -> frozenset[str]:
    """Return the element names in `line`, which are parted by blanks."""
    return frozenset(line.split())


VOID = names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
BLOCKS = names(
    "address article aside blockquote body button caption center dd details dialog dir div dl "
    "dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html "
    "legend li main menu nav ol optgroup option p pre search section summary table tbody td "
    "tfoot th thead tr ul label"
)
HIDDEN = names(
    "template svg math object canvas select datalist audio video map progress meter script "
    "style title textarea noscript iframe noembed noframes xmp dialog"
)
"""Elements whose content a reader does not see as text of the page."""

_SCOPED = names("html table td th caption button marquee object template")
_CLOSES = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
_KEPT_IN = {"li": frozenset({"ul", "ol", "menu"}), "dt": frozenset({"dl"}), "dd": frozenset({"dl"})}
_ENDS_PARAGRAPH = BLOCKS - {"button", "label", "option", "optgroup", "caption", "td", "th", "tr"}
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MARKS = ("id", "class", "role", "itemprop", "aria-label", "data-component", "data-testid", "rel")


class Element(msgspec.Struct, frozen=True, eq=False):
    """One open element: its name, the words that describe it, and the element around it.

    `marks` are the values of id, class, role and their like, lower-cased, joined by blanks.
    """

    name: str
    marks: str
    parent: "Element | None"
    hidden: bool = False
    preformatted: bool = False
    link: bool = False


def element(name: str, raw: str, parent: Element | None) -> Element:
    """Build the element that a start tag opens inside `parent`."""
    found = attributes(raw) if raw and not raw.isspace() else {}
    hidden = (parent is not None and parent.hidden) or _is_hidden(name, found)
    marks = " ".join(found[key] for key in _MARKS if found.get(key)).lower()
    return Element(
        name,
        marks[:400],
        parent,
        hidden,
        name == "pre" or (parent is not None and parent.preformatted),
        name == "a" or (parent is not None and parent.link),
    )


def _is_hidden(name: str, found: dict[str, str]) -> bool:
    if name in HIDDEN:
        return not (name == "dialog" and "open" in found)
    if "hidden" in found and found["hidden"].lower() != "until-found":
        return True
    return "style" in found and _INVISIBLE.search(found["style"]) is not None


class OpenElements:
    """The stack of open elements; `deepest` is the deepest nesting seen so far."""

    def __init__(self, depth_limit: int) -> None:
        self._limit = depth_limit
        self._stack: list[Element] = []
        self._places: dict[str, list[int]] = {}
        self._block_places: list[int] = []
        self._beyond = 0
        self.deepest = 0

    @property
    def current(self) -> Element | None:
        """The innermost open element."""
        return self._stack[-1] if self._stack else None

    def open(self, name: str, raw: str) -> None:
        """Take a start tag that is not void."""
        self._imply_ends(name)
        if len(self._stack) >= self._limit:
            self._beyond += 1
            self.deepest = self._limit + self._beyond
            return
        place = len(self._stack)
        self._stack.append(element(name, raw, self.current))
        self._places.setdefault(name, []).append(place)
        if name in BLOCKS:
            self._block_places.append(place)
        self.deepest = max(self.deepest, place + 1)

    def close(self, name: str) -> None:
        """Take an end tag; one that matches nothing, or only across a block, is ignored."""
        if self._beyond:
            self._beyond -= 1
            return
        place = self._last(name)
        if place < 0 or (name not in BLOCKS and name not in HIDDEN and place < self._last_block()):
            return
        self._cut(place)

    def _imply_ends(self, name: str) -> None:
        if self._beyond:
            return
        if name in _ENDS_PARAGRAPH:
            place = self._last("p")
            if place >= 0 and place > max((self._last(n) for n in _SCOPED), default=-1):
                self._cut(place)
        if name == "a" and self._last("a") > self._last_block():
            self._cut(self._last("a"))
        for other in _CLOSES.get(name, ()):
            place = self._last(other)
            borders = _KEPT_IN.get(name) or frozenset({"table"})
            if place >= 0 and place > max(self._last(border) for border in borders):
                self._cut(place)

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _last_block(self) -> int:
        return self._block_places[-1] if self._block_places else -1

    def _cut(self, place: int) -> None:
        for gone in reversed(self._stack[place:]):
            self._places[gone.name].pop()
            if gone.name in BLOCKS:
                self._block_places.pop()
        del self._stack[place:]
