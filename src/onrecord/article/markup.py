"""A tolerant scanner of HTML that knows where in the source everything stands.

Parsers built on libxml2 give a tree without offsets; our anchors need them. The scanner makes
no tree: it yields tags and stretches of text in source order, each with its character offsets,
in time linear in the source whatever the source holds.
"""

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

TokenKind = Literal["start", "end", "text", "raw"]

RAW_ELEMENTS = frozenset(
    {"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp"}
)
"""Elements whose content is not markup (as a browser with scripting on sees it)."""

# A quote opens a value only after "="; possessive, so that no attempt is retried.
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+)>"
)
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_OPENING = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(
    r"([^\s=>/\"'<]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']++)))?+"
)


class Token(NamedTuple):
    """`source[start:end]`: a tag, a stretch of text, or the content of a raw element.

    `name` is the lower-case element name (for "raw" the element's), `attributes` the unread
    attribute text of a start tag.
    """

    kind: TokenKind
    name: str
    attributes: str
    start: int
    end: int


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of `source` in order; comments and declarations are left out.

    What no browser would take for a tag is text. An unclosed comment or raw element reaches to
    the end, as in a browser; so does a tag that is cut off by the end.
    """
    tag, last_close = _TAG, source.rfind(">")
    position = text_start = 0
    while 0 <= (position := source.find("<", position)) <= last_close:
        declared = source.startswith(("<!", "<?"), position)
        if not declared and not _OPENING.match(source, position):
            position += 1
            continue
        if text_start < position:
            yield Token("text", "", "", text_start, position)
        if declared:
            position = text_start = _after_declaration(source, position)
            continue
        found = tag.match(source, position)
        if found is None:
            # An open quote swallows the rest: from here on quotes protect nothing.
            tag = _PLAIN_TAG
            found = tag.match(source, position)
        if found is None:
            break
        name = found[2].lower()
        position = text_start = found.end()
        yield Token("end" if found[1] else "start", name, found[3], found.start(), position)
        if not found[1] and name in RAW_ELEMENTS:
            raw_end = _raw_end(source, name, position)
            yield Token("raw", name, "", position, raw_end)
            position = text_start = raw_end
    cut_off = _OPENING.search(source, text_start)
    text_end = cut_off.start() if cut_off else len(source)
    if text_start < text_end:
        yield Token("text", "", "", text_start, text_end)


def attributes(raw: str) -> dict[str, str]:
    """Return the attributes of a start tag, names lower-cased, entities decoded, first wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _after_declaration(source: str, position: int) -> int:
    """Return where the comment or declaration at `position` is over."""
    if source.startswith("<!--", position):
        end = source.find("-->", position + 2)
        return len(source) if end < 0 else end + 3
    end = source.find(">", position)
    return len(source) if end < 0 else end + 1


def _raw_end(source: str, name: str, position: int) -> int:
    """Return where the end tag of the raw element `name` begins."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, position)
    return found.start() if found else len(source)
