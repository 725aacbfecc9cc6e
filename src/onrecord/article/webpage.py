"""From a page's markup to its canonical text, in one pass over the source."""

import html
import re

import msgspec

from onrecord.article.canonical_text import WHITE, Canonical, Paragraph, Piece
from onrecord.article.elements import BLOCKS, VOID, Element, OpenElements
from onrecord.article.head import Head, HeadNotes
from onrecord.article.markup import Token, tokens
from onrecord.records import Flag, Span
from onrecord.settings import Limits

_RUN = re.compile(
    r"((?:[^ \t\n\r\f&]|&(?![#A-Za-z]))++(?: (?:[^ \t\n\r\f&]|&(?![#A-Za-z]))++)*+)"
    r"|([ \t\n\r\f]++)"
    r"|(&(?:\#[0-9]{1,8}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?+|&)"
)
_NOTHING_SEEN = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufe0f]*+"
)
_BREAK_WORD = "\n"


class Webpage(msgspec.Struct, frozen=True, kw_only=True):
    """A page's canonical text, what its head says, and how large its markup is."""

    canonical: Canonical
    head: Head
    elements: int
    depth: int


def from_html(source: str, limits: Limits) -> Webpage:
    """Return the canonical text of the page `source` and what its head says.

    Linear in `source`. What lies beyond `limits.html_elements` is not read, nesting beyond
    `limits.html_depth` is flattened, text beyond `limits.characters` is cut at a paragraph;
    each is flagged `truncated`.
    """
    writer, notes = _Writer(source), HeadNotes()
    stack = OpenElements(limits.html_depth)
    count, flags = 0, []
    for token in tokens(source):
        count += token.kind == "start"
        if count > limits.html_elements or writer.length > limits.characters:
            what = "characters" if writer.length > limits.characters else "elements"
            flags.append(Flag(kind="truncated", note=f"read up to the limit of {what}"))
            break
        _take(token, source, writer, stack, notes)
    writer.end_paragraph()
    if stack.deepest > limits.html_depth:
        note = f"elements nested deeper than {limits.html_depth} are read as if they were not"
        flags.append(Flag(kind="truncated", note=note))
    canonical = Canonical(
        text="".join(writer.out),
        paragraphs=tuple(writer.paragraphs),
        pieces=tuple(Piece(*piece) for piece in writer.pieces),
        flags=tuple(flags),
    )
    return Webpage(canonical=canonical, head=notes.head(), elements=count, depth=stack.deepest)


def _take(
    token: Token, source: str, writer: "_Writer", stack: OpenElements, notes: "HeadNotes"
) -> None:
    """Let one token change the text, the open elements and the notes."""
    if token.kind == "text":
        current = stack.current
        if current is None or not current.hidden:
            writer.write(token.start, token.end, current)
    elif token.kind == "raw":
        notes.raw(token.name, source[token.start : token.end])
    elif token.name in ("br", "hr"):
        writer.line_break(token.start, token.end, stack.current)
    else:
        if token.name in BLOCKS or "-" in token.name:
            writer.end_paragraph()
        if token.kind == "end":
            stack.close(token.name)
            return
        notes.start(token.name, token.attributes, writer.length)
        if token.name not in VOID:
            stack.open(token.name, token.attributes)


class _Writer:
    """Collects text, paragraphs and pieces; white space is written only before a word."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.length = 0
        self.paragraphs: list[Paragraph] = []
        self.pieces: list[tuple[int, int, int, int, bool]] = []
        self._open: tuple[int, int, int] | None = None
        """Start of the paragraph being written: offset, parts before it, pieces before it."""
        self._element: Element | None = None
        self._linked = 0
        self._gap: tuple[str, int, int] | None = None

    def write(self, start: int, end: int, element: Element | None) -> None:
        """Write visible source text that stands directly in `element`."""
        linked = element is not None and element.link
        preformatted = element is not None and element.preformatted
        for run in _RUN.finditer(self.source, start, end):
            if run[2]:
                self._blank(run.start(), run.end(), preformatted, element)
                continue
            words = run[1]
            linear = words is not None
            if words is None:
                words = html.unescape(run[3])
                linear = words == run[3]
                if words in WHITE:
                    self._blank(run.start(), run.end(), preformatted, element)
                    continue
            self._put(words, run.start(), run.end(), linear, element)
            if linked:
                self._linked += len(words)

    def line_break(self, start: int, end: int, element: Element | None) -> None:
        """Break the line; a second break without words between ends the paragraph."""
        if element is not None and element.hidden:
            return
        if self._gap is not None and self._gap[0] == _BREAK_WORD:
            self.end_paragraph()
        elif self._open is not None:
            self._gap = (_BREAK_WORD, start, end)

    def end_paragraph(self) -> None:
        """End the paragraph being written; one without a visible character is taken back."""
        self._gap = None
        if self._open is None:
            return
        start, parts, pieces = self._open
        words = "".join(self.out[parts:])
        if _NOTHING_SEEN.fullmatch(words):
            del self.out[parts:]
            del self.pieces[pieces:]
            self.length = start
        else:
            lead = len(words) - len(words.lstrip())
            span = Span(
                self.length - len(words) + lead, self.length - len(words) + len(words.rstrip())
            )
            self.paragraphs.append(Paragraph(span=span, element=self._element, linked=self._linked))
        self._open = None

    def _blank(self, start: int, end: int, preformatted: bool, element: Element | None) -> None:
        if preformatted and "\n" in self.source[start:end]:
            self.line_break(start, end, element)
            if self.source.count("\n", start, end) > 1:
                self.end_paragraph()
        elif self._open is not None and self._gap is None:
            self._gap = (" ", start, end)

    def _put(self, words: str, start: int, end: int, linear: bool, element: Element | None) -> None:
        if self._open is None:
            parts, pieces, first = len(self.out), len(self.pieces), self.length
            if self.paragraphs:
                self._add("\n\n")
            self._open = (first, parts, pieces)
            self._element, self._linked = element, 0
        elif self._gap is not None:
            blank, gap_start, gap_end = self._gap
            same = self.source[gap_start:gap_end] == blank
            self._map(len(blank), gap_start, gap_end, same)
            self._add(blank)
        self._gap = None
        self._map(len(words), start, end, linear)
        self._add(words)

    def _add(self, words: str) -> None:
        self.out.append(words)
        self.length += len(words)

    def _map(self, size: int, start: int, end: int, linear: bool) -> None:
        if linear and self.pieces:
            last = self.pieces[-1]
            if last[4] and last[1] == self.length and last[3] == start:
                self.pieces[-1] = (last[0], last[1] + size, last[2], end, True)
                return
        self.pieces.append((self.length, self.length + size, start, end, linear))
