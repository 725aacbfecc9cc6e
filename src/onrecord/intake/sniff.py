"""What a file is, by its first bytes rather than by its name."""

import codecs
import re
from pathlib import PurePath

from onrecord.errors import NotAReport
from onrecord.intake.encoding import utf16_by_zeros

HTML, TEXT, JSON, JSON_LINES, GZIP = (
    "text/html", "text/plain", "application/json", "application/x-ndjson", "application/gzip",
)  # fmt: skip
HEAD_BYTES = 64 * 1024
"""How much of a file is looked at."""

_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), HTML),
    **dict.fromkeys((".txt", ".text"), TEXT),
    **dict.fromkeys((".jsonl", ".ndjson"), JSON_LINES),
    ".json": JSON,
}

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image, not a report"),
    (b"\xff\xd8\xff", "a JPEG image, not a report"),
    (b"GIF8", "a GIF image, not a report"),
    (b"BM", "a BMP image, not a report"),
    (b"II*\0", "a TIFF image, not a report"),
    (b"MM\0*", "a TIFF image, not a report"),
    (b"\0\0\1\0", "an icon, not a report"),
    (b"%PDF-", "PDF is not read yet; save its text as .txt"),
    (b"PK\x03\x04", "a ZIP archive or office document is not read yet; unpack or export it"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document is not read yet; save it as .txt or .html"),
    (b"{\\rtf", "RTF is not read yet; save it as .txt or .html"),
    (b"WARC/", "WARC is not read yet"),
    (b"SQLite format 3\0", "an SQLite database, not a report"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive is not read; unpack it"),
    (b"Rar!", "a RAR archive is not read; unpack it"),
    (b"BZh", "bzip2 is not read; unpack it or use gzip"),
    (b"\xfd7zXZ\0", "xz is not read; unpack it or use gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd is not read; unpack it or use gzip"),
    (b"\x7fELF", "a program, not a report"),
    (b"OggS", "sound or video, not a report"),
    (b"ID3", "sound, not a report"),
    (b"\x1aE\xdf\xa3", "video, not a report"),
    (b"wOFF", "a font, not a report"),
    (b"wOF2", "a font, not a report"),
)
_UNREAD = {
    **dict.fromkeys((".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf"),
                    "a part of a page, not a report"),
    **dict.fromkeys((".svg", ".ico", ".avif", ".heic", ".bmp"), "an image, not a report"),
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet"),
                    "tables are not read; write one JSON object per line"),
    **dict.fromkeys((".eml", ".mht", ".mhtml", ".mbox"),
                    "saved mail and MHTML are not read yet; save the page as .html"),
    **dict.fromkeys((".rss", ".atom"), "feeds are not read yet"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"),
                    "office documents are not read yet; save it as .txt or .html"),
    **dict.fromkeys((".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz", ".zst"),
                    "archives are not read; unpack it"),
    **dict.fromkeys((".mp3", ".mp4", ".m4a", ".ogg", ".webm", ".mov", ".avi", ".wav"),
                    "sound or video, not a report"),
    **dict.fromkeys((".db", ".sqlite", ".toml", ".yaml", ".yml", ".ini", ".log", ".py"),
                    "not a report"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff"),
                    "an image, not a report"),
    ".pdf": "PDF is not read yet; save its text as .txt",
    ".warc": "WARC is not read yet",
}  # fmt: skip

_UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_PAGE_START = re.compile(
    rb"(?:<!--.{0,2000}?-->|<\?xml[^<>]{0,200}>|\s)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(
    rb"(?:<!--.{0,2000}?-->|<\?xml[^<>]{0,200}>|\s)*+<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    rb"</?(?:p|div|span|a|br|h[1-6]|article|section|table|title|meta|script|li|img)[\s/>]",
    re.IGNORECASE,
)
_FEW_TAGS = 4
_JSON_START = re.compile(rb'\{\s*"')
_PLAIN_MAGIC = (b"%PDF-", b"WARC/", b"{\\rtf", b"SQLite format 3\0")
_CONTROLS = bytes(set(range(1, 32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CONTROL_SHARE, _NUL_SHARE = 0.02, 0.3
"""Text with a few stray control or NUL bytes is damaged text; above these shares it is binary."""


def unread_suffix(name: str) -> str | None:
    """Return why files with the suffix of `name` are not read, None where they may be."""
    return _UNREAD.get(PurePath(name).suffix.lower())


def media_of(name: str, head: bytes) -> str:
    """Return the media type of a file that begins with `head` (up to HEAD_BYTES).

    The content decides what a file is not, the suffix of `name` whether text is HTML, and the
    content again where the suffix is unclear or a text begins as markup. Raises NotAReport with
    the reason in words.
    """
    if head.startswith(b"\x1f\x8b"):
        return GZIP
    plain = _readable(head)
    if reason := _refusal(head, plain):
        raise NotAReport(name, reason)
    suffix = PurePath(name).suffix.lower()
    media = _BY_SUFFIX.get(suffix) or _by_content(name, plain)
    if media == TEXT and suffix and _is_page(plain):
        return HTML
    if media in {JSON, JSON_LINES} and head[:2] in _UTF16_MARKS:
        raise NotAReport(name, "JSON in UTF-16; save it as UTF-8")
    return media


def is_blank(payload: bytes) -> bool:
    """Tell whether a payload holds nothing but white space, in any encoding that is read."""
    return len(payload) <= HEAD_BYTES and not _readable(payload)


def _by_content(name: str, plain: bytes) -> str:
    if _PAGE_START.match(plain):
        return HTML
    if _FEED_START.match(plain):
        raise NotAReport(name, "feeds and sitemaps are not read yet")
    if plain.startswith(b"<?xml"):
        raise NotAReport(name, "XML of a kind that is not read")
    if _JSON_START.match(plain):
        return JSON
    return HTML if len(_TAG.findall(plain)) >= _FEW_TAGS else TEXT


def _is_page(plain: bytes) -> bool:
    """Tell whether a file of text is markup all the same: a page saved under another name."""
    opens = plain.startswith(b"<") and len(_TAG.findall(plain)) >= _FEW_TAGS
    return opens or _PAGE_START.match(plain) is not None


def _readable(head: bytes) -> bytes:
    """Return the head in an encoding that keeps ASCII, without mark and leading blanks."""
    wide = _UTF16_MARKS.get(head[:2]) or utf16_by_zeros(head)
    if wide:
        return head.decode(wide, "replace").encode().removeprefix(codecs.BOM_UTF8).lstrip()
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


def _refusal(head: bytes, plain: bytes) -> str | None:
    if not head:
        return "the file is empty"
    for magic, reason in _MAGIC:
        if head.startswith(magic) and (magic in _PLAIN_MAGIC or _has_controls(head[:64])):
            return reason
    if head[:4] == b"RIFF":
        return (
            "a WEBP image, not a report"
            if head[8:12] == b"WEBP"
            else "sound or video, not a report"
        )
    if head[4:8] == b"ftyp":
        return "video or an image, not a report"
    if _is_binary(plain):
        return "binary data, not a report"
    return None


def _has_controls(head: bytes) -> bool:
    """Tell a magic number from a text that happens to begin with its letters."""
    return len(head.translate(None, _CONTROLS + b"\0")) < len(head) or not head.isascii()


def _is_binary(plain: bytes) -> bool:
    if not plain:
        return False
    controls = len(plain) - len(plain.translate(None, _CONTROLS))
    return controls > _CONTROL_SHARE * len(plain) or plain.count(0) > _NUL_SHARE * len(plain)
