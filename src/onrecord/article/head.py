"""What a page says of itself outside its visible text: meta tags, JSON-LD, links, times."""

import html

import msgspec

from onrecord.article.markup import attributes

_NOTES_LIMIT = 400
_LD_LIMIT = 400_000


class TimeElement(msgspec.Struct, frozen=True):
    """A `<time datetime>`: its value, the words of its markup, where it stands in the text."""

    value: str
    marks: str
    offset: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """`metas` are (property or name, content) pairs in source order, names lower-cased."""

    title: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    ld_json: tuple[str, ...] = ()
    canonical: str = ""
    language: str = ""
    times: tuple[TimeElement, ...] = ()

    def meta(self, *names: str) -> str:
        """Return the first non-empty content of the first of `names` that is there."""
        for wanted in names:
            for name, content in self.metas:
                if name == wanted and content.strip():
                    return content.strip()
        return ""


class HeadNotes:
    """Collects a `Head` while the page is read; keeps a bounded number of notes."""

    def __init__(self) -> None:
        self._title = self._canonical = self._language = ""
        self._metas: list[tuple[str, str]] = []
        self._ld: list[str] = []
        self._times: list[TimeElement] = []
        self._script_type = ""

    def start(self, name: str, raw: str, offset: int) -> None:
        """Take a start tag that stands before `offset` of the canonical text."""
        if name == "meta" and len(self._metas) < _NOTES_LIMIT:
            found = attributes(raw)
            key = found.get("property") or found.get("name") or found.get("itemprop") or ""
            if key and "content" in found:
                self._metas.append((key.lower(), found["content"]))
        elif name == "script":
            self._script_type = attributes(raw).get("type", "").lower()
        elif name == "time" and len(self._times) < _NOTES_LIMIT:
            found = attributes(raw)
            if found.get("datetime"):
                marks = " ".join(found.get(key, "") for key in ("class", "itemprop", "id"))
                marks += " pubdate" if "pubdate" in found else ""
                self._times.append(TimeElement(found["datetime"], marks.lower(), offset))
        elif name == "link":
            found = attributes(raw)
            if found.get("rel", "").lower() == "canonical" and not self._canonical:
                self._canonical = found.get("href", "")
        elif name == "html":
            self._language = attributes(raw).get("lang", "").lower()

    def raw(self, name: str, content: str) -> None:
        """Take the content of a raw element."""
        if name == "title" and not self._title:
            self._title = content
        elif name == "script" and "ld+json" in self._script_type and len(content) < _LD_LIMIT:
            self._ld.append(content)

    def head(self) -> Head:
        """Return what was collected."""
        return Head(
            title=" ".join(html.unescape(self._title).split()),
            metas=tuple(self._metas),
            ld_json=tuple(self._ld[:20]),
            canonical=self._canonical,
            language=self._language,
            times=tuple(self._times),
        )
