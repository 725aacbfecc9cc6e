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

_MARKS = re.compile(r"[\"“”„‟«»‘’']")
_OPENERS = frozenset("“„‟«‘")
_CLOSERS = frozenset("”»’")
_SINGLE = frozenset("'‘’")
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


class _Open(NamedTuple):
    at: int
    single: bool


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
    stack: list[_Open] = []

    def end(start: _Open, inner_end: int, outer_end: int, *, closed: bool) -> None:
        if inner_end > start.at + 1:
            found.append(
                Quotation(
                    outer=Span(start.at, outer_end),
                    inner=Span(start.at + 1, inner_end),
                    block=number,
                    nested=bool(stack),
                    closed=closed,
                )
            )

    for at, single, opens in _roles(text, block):
        level = next((n for n, held in enumerate(stack) if held.single == single), None)
        if opens and level is None:
            stack.append(_Open(at, single))
        elif level is not None:
            while len(stack) > level + 1:
                stack.pop()
            start = stack.pop()
            if opens:
                end(start, at, at, closed=False)
                stack.append(_Open(at, single))
            else:
                end(start, at, at + 1, closed=True)
    if stack and not stack[0].single:
        start = stack[0]
        stack.clear()
        end(start, block.end, block.end, closed=False)
    return sorted(found, key=lambda q: (q.outer.start, -q.outer.end))


def _roles(text: str, block: Span) -> list[tuple[int, bool, bool]]:
    """Return place, singleness and direction (True opens) of the marks that are no apostrophes."""
    marks = [m.start() for m in _MARKS.finditer(text, block.start, block.end)]
    roles: list[tuple[int, bool, bool]] = []
    later_close = False
    for at in reversed(marks):
        mark = text[at]
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if mark not in _SINGLE:
            roles.append((at, False, _opens(mark, before, after)))
            continue
        opens = _opens_single(text, at, before, after)
        closes = not opens and _closes_single(mark, before, after)
        possessive = closes and before in "sS" and later_close
        if opens or (closes and not possessive):
            roles.append((at, True, opens))
        later_close = (later_close or (closes and before in _SENTENCE_END)) and not opens
    return roles[::-1]


def _opens(mark: str, before: str, after: str) -> bool:
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
