"""Make what is invisible in article text visible, so that no page can drive a terminal.

Terminal escapes, bidirectional overrides and zero-width characters are legal text and stay in
the records as they were; only what is shown passes through here.
"""

import re

_PICTURES = 0x2400
"""First of Unicode's control pictures: U+0000 is shown as U+2400 (␀), ESC as ␛."""

_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"  # C0, DEL, C1, soft hyphen
    "\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK = re.compile(r"[\s\x85\u2028\u2029]+")


_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks that JSON allows in a string, though many tools break lines there."""


def visible(text: str) -> str:
    """Return `text` on one line: blanks collapsed, hidden characters as marks.

    Joiners (U+200C, U+200D) stay: Persian and many emoji need them, and they reorder nothing.
    """
    return _HIDDEN.sub(_mark, _BLANK.sub(" ", text).strip())


def visible_lines(text: str) -> str:
    """Return `text` with its line breaks kept, tabs as blanks, and hidden characters as marks."""
    return _HIDDEN.sub(_mark, "\n".join(text.expandtabs(4).splitlines()))


def escaped_json(encoded: str) -> str:
    r"""Return JSON text in which hidden characters stand as `\uXXXX`: equal when decoded."""
    return _BREAKS.sub(_escape, _HIDDEN.sub(_escape, encoded))


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
