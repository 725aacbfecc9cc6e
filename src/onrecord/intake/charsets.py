"""Which encodings are read, and under which labels pages declare them.

Labels follow the WHATWG Encoding Standard where it matters: pages that declare ISO-8859-1 or
ASCII are windows-1252, GB2312 and GBK are GB18030. Codecs of Python that are no character sets
(rot13, idna, unicode_escape) and stateful ones (ISO-2022, UTF-7) are never reached by a label.
"""

from encodings.aliases import aliases
from functools import cache

from charset_normalizer import from_bytes

WESTERN = "windows-1252"
MULTIBYTE = frozenset({"gb18030", "big5", "cp932", "euc-jp", "cp949"})
"""Encodings whose characters take one to four bytes and which need a decoder to be counted."""

_SAMPLE_BYTES = 32 * 1024
"""Enough running text to tell code pages apart; keeps detection below a second on any input."""

_CODECS = {
    "utf_8": "utf-8",
    "ascii": WESTERN,
    "latin_1": WESTERN,
    "cp874": "cp874",
    "tis_620": "cp874",
    "cp866": "ibm866",
    "mac_cyrillic": "mac-cyrillic",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-u",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "euc_jp": "euc-jp",
    "euc_kr": "cp949",
    "cp949": "cp949",
    "iso8859_9": "windows-1254",
    **{f"cp{number}": f"windows-{number}" for number in range(1250, 1259)},
    **{f"iso8859_{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}
_GUESSED = [
    "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256", "gb18030", "big5",
    "cp932", "euc_jp", "cp949",
]  # fmt: skip
"""Code pages told apart by detection: those whose scripts write words in high bytes."""


def known(label: str) -> str | None:
    """Return the encoding that `label` declares, by the name used in records; None if unread."""
    return _labels().get(_squashed(label))


def guessed(payload: bytes) -> str:
    """Return the most likely encoding of bytes that are not UTF-8; the same for the same bytes.

    Where high bytes stand alone between ASCII letters the text is Latin and taken as
    windows-1252; where they form words, charset-normalizer decides on a bounded sample.
    """
    sample = _sample(payload)
    words = [word.translate(None, bytes(range(0x80))) for word in sample.split()]
    high = sum(map(len, words))
    if 2 * sum(len(word) for word in words if len(word) > 2) < high:
        return WESTERN
    best = from_bytes(sample, cp_isolation=_GUESSED, preemptive_behaviour=False).best()
    return (known(best.encoding) if best else None) or WESTERN


def _sample(payload: bytes) -> bytes:
    """Return a bounded stretch of `payload` from its first line with a high byte on."""
    low = payload.lstrip(bytes(range(0x80)))
    first = len(payload) - len(low)
    return payload[max(0, first - 128) : first + _SAMPLE_BYTES]


def _squashed(label: str) -> str:
    return "".join(c for c in label[:40].lower() if c.isascii() and c.isalnum())


@cache
def _labels() -> dict[str, str]:
    named = {
        _squashed(alias): _CODECS[codec] for alias, codec in aliases.items() if codec in _CODECS
    }
    return (
        named
        | {_squashed(name): name for name in _CODECS.values()}
        | {_squashed(codec): name for codec, name in _CODECS.items()}
    )
