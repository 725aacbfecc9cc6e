"""Quotations: which stretches of a paragraph stand between quotation marks.

Marks are paired inside one paragraph only, in one pass, so that a lost mark can never swallow
the rest of the report. A quotation that is left open runs to the end of its paragraph; where
the next paragraph opens with a mark too, that one continues it (the newspaper convention).
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from onrecord.records import Span

_MARKS = re.compile(r"''|``|[\"“”„‟«»‘’']")
_OPENERS = frozenset({"“", "„", "‟", "«", "‘", "``"})
_CLOSERS = frozenset({"”", "»", "’"})
_SINGLE = frozenset({"'", "‘", "’"})
_ELISION = re.compile(r"['‘’](?:\d\d?0s|em\b|til\b|tis\b|twas\b|cause\b|n['’])", re.IGNORECASE)
_SENTENCE_END = frozenset(",.?!…;")


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation: `outer` holds its marks, `inner` does not; `block` is its paragraph.

    `nested` says that it stands inside another one. `closed` is False where the closing mark is
    missing; `continued` says that it goes on with the open quotation of the paragraph before.
    """

    outer: Span
    inner: Span
    block: int
    nested: bool = False
    closed: bool = True
    continued: bool = False


class _Mark(NamedTuple):
    """A mark that is no apostrophe: its characters, whether it is single, whether it opens."""

    at: int
    end: int
    single: bool
    opens: bool


def find(text: str, blocks: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return all quotations of the paragraphs `blocks`, outer before inner, in text order."""
    found: list[Quotation] = []
    left_open = False
    for number, block in enumerate(blocks):
        inside = _in_block(text, block, number)
        if left_open and inside and inside[0].outer.start == _first_word(text, block):
            inside[0] = msgspec.structs.replace(inside[0], continued=True)
        left_open = any(not q.closed and q.outer.end == block.end for q in inside)
        found += inside
    return tuple(found)


def _first_word(text: str, block: Span) -> int:
    words = block.of(text)
    return block.start + len(words) - len(words.lstrip())


def _in_block(text: str, block: Span, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Mark] = []

    def end(start: _Mark, inner_end: int, outer_end: int, *, closed: bool) -> None:
        if inner_end > start.end:
            found.append(
                Quotation(
                    outer=Span(start.at, outer_end),
                    inner=Span(start.end, inner_end),
                    block=number,
                    nested=bool(stack),
                    closed=closed,
                )
            )

    for mark in _marks(text, block):
        level = next((n for n, held in enumerate(stack) if held.single == mark.single), None)
        if level is None:
            if mark.opens:
                stack.append(mark)
            continue
        del stack[level + 1 :]
        start = stack.pop()
        if mark.opens:
            end(start, mark.at, mark.at, closed=False)
            stack.append(mark)
        else:
            end(start, mark.at, mark.end, closed=True)
    if stack and not stack[0].single:
        start = stack[0]
        stack.clear()
        end(start, block.end, block.end, closed=False)
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _marks(text: str, block: Span) -> list[_Mark]:
    """Return the marks of a paragraph that are no apostrophes."""
    held: list[_Mark] = []
    later_close = False
    for match in reversed(list(_MARKS.finditer(text, block.start, block.end))):
        at, end, mark = match.start(), match.end(), match.group()
        before = text[at - 1] if at > block.start else " "
        after = text[end] if end < block.end else " "
        if mark not in _SINGLE:
            held.append(_Mark(at, end, single=False, opens=_opens(mark, before, after)))
            continue
        opens = _opens_single(text, at, before, after)
        closes = not opens and _closes_single(mark, before, after)
        possessive = closes and before in "sS" and later_close
        if opens or (closes and not possessive):
            held.append(_Mark(at, end, single=True, opens=opens))
        later_close = (later_close or (closes and before in _SENTENCE_END)) and not opens
    return held[::-1]


def _opens(mark: str, before: str, after: str) -> bool:
    if mark == "“" and not before.isspace() and not after.isalnum():
        return False  # the German pair „…“
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        # A closing mark before a word and after a blank is a typing slip for an opening one.
        return before.isspace() and after.isalnum()
    return (before.isspace() or before in "([{—–-/‘'") and not after.isspace()


def _opens_single(text: str, at: int, before: str, after: str) -> bool:
    if text[at] == "’" or not (after.isalnum() or after in '“"…$£€#@['):
        return False
    if not (before.isspace() or before in '([{—–-“"'):
        return False
    return _ELISION.match(text, at) is None


def _closes_single(mark: str, before: str, after: str) -> bool:
    return mark != "‘" and not before.isspace() and not after.isalnum()
