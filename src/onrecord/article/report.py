"""One item in, one report out."""

import re

from msgspec.structs import replace

from onrecord.article.canonical_text import Canonical, from_plain, within
from onrecord.article.head import Head
from onrecord.article.language import SUPPORTED, UNKNOWN, language_of
from onrecord.article.linked_data import linked_article
from onrecord.article.lost_links import lost_links
from onrecord.article.metadata import byline_of, dateline_of, outlet_of, shown_title, title_of
from onrecord.article.published import is_dated, published_of
from onrecord.article.regions import regions_of
from onrecord.article.roles.clues import Clues
from onrecord.article.source_map import breaks_of, source_map
from onrecord.article.votes import Votes, votes
from onrecord.article.webpage import from_html
from onrecord.errors import LimitExceeded, NotAReport
from onrecord.intake.encoding import Decoded, decode
from onrecord.intake.item import Item
from onrecord.records import Flag, Region, Report
from onrecord.records.vocabulary import READ_ROLES
from onrecord.settings import Limits, Settings

_MARKUP_MEDIA = ("text/html", "application/xhtml+xml")


def read_article(item: Item, settings: Settings) -> Report:
    """Return the report that `item` holds: canonical text, regions, metadata, flags.

    Markup is told by the capture's media type. Raises NotAReport where there is no text, or
    only consent walls, navigation and other furniture.
    """
    name = item.capture.name
    markup = item.capture.media.split(";")[0].strip().lower() in _MARKUP_MEDIA
    payload, cut = _within(item.payload, settings.limits, markup=markup)
    decoded = decode(payload, item.capture.encoding, html=markup)
    if markup:
        page = from_html(decoded.text, settings.limits)
        canonical = within(page.canonical, settings.limits.characters)
        _refuse_blank(name, decoded.text, canonical)
        dated = is_dated(page.head, linked_article(page.head))
        said = votes(page, decoded.text, name, settings.limits, dated=dated)
        return _report(item, decoded, canonical, head=page.head, said=said, cut=cut, markup=True)
    canonical = from_plain(decoded.text, settings.limits)
    _refuse_blank(name, decoded.text, canonical)
    return _report(item, decoded, canonical, head=Head(), said=Votes(), cut=cut, markup=False)


def body_text(report: Report) -> str:
    """Return the body of a report alone, paragraphs joined by blank lines."""
    return "\n\n".join(r.span.of(report.text) for r in report.regions if r.role in BODY_ROLES)


_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_BINARY_SAMPLE = 20_000
_BINARY_SHARE = 0.04
"""Damaged texts have fewer control and replacement characters than this, images far more."""
_WIDEST = 4
"""Bytes of the widest character in the encodings that are read."""
BODY_ROLES = frozenset({"body", "pull_quote"})


def _within(payload: bytes, limits: Limits, *, markup: bool) -> tuple[bytes, list[Flag]]:
    most = limits.html_bytes if markup else _WIDEST * limits.characters
    if len(payload) <= most:
        return payload, []
    note = f"{len(payload)} bytes, of which the first {most} were read"
    return payload[:most], [Flag(kind="truncated", note=note)]


def _report(
    item: Item,
    decoded: Decoded,
    canonical: Canonical,
    *,
    head: Head,
    said: Votes,
    cut: list[Flag],
    markup: bool,
) -> Report:
    capture = replace(item.capture, encoding=decoded.encoding)
    linked = linked_article(head)
    outside = title_of(capture, head, linked)
    report = Report(id=capture.report_id, capture=capture, text=canonical.text)
    declared = outlet_of(capture, head, linked, [], canonical.text)
    clues = Clues(
        title=outside.value if outside else "",
        outlet=declared.value if declared else "",
        body=said.body,
    )
    regions = regions_of(report, canonical, clues, markup=markup)
    _refuse_furniture(item.capture.name, regions)
    text = canonical.text
    if not markup:
        _refuse_data(item.capture.name, regions, text)
    dated = [(r.span, r.span.of(text)[:400]) for r in regions if _may_date(r)]
    published, date_flags = published_of(capture, head, linked, dated, said.date)
    language = language_of(_sample(regions, text))
    flags = (*cut, *decoded.flags, *canonical.flags, *date_flags, *_language_flags(language))
    return replace(
        report,
        regions=tuple(regions),
        title=shown_title(outside, regions, text),
        byline=byline_of(linked, head, regions, text),
        dateline=dateline_of(regions, text),
        outlet=outlet_of(capture, head, linked, regions, text),
        published=published,
        language=language,
        supported=language in SUPPORTED or language == UNKNOWN,
        flags=(*flags, *lost_links(regions, text)),
        source_map=source_map(canonical.pieces, decoded.offsets, _breaks(decoded)),
    )


def _may_date(region: Region) -> bool:
    """Tell whether a region may say when the report was published."""
    return region.role in ("byline", "dateline") or region.made_by in (
        "rg.masthead",
        "rg.letterhead",
    )


def _breaks(decoded: Decoded) -> list[int]:
    """Return where bytes and characters part, which only damage makes them do."""
    kinds = {flag.kind for flag in decoded.flags}
    if not kinds & {"nul_removed", "replacement_characters", "lone_surrogates"}:
        return []
    return breaks_of(decoded.text, decoded.encoding, decoded.offsets)


def _refuse_blank(name: str, source: str, canonical: Canonical) -> None:
    """Raise NotAReport on binary data and on nothing, LimitExceeded where a limit hid the text."""
    sample = source[:_BINARY_SAMPLE]
    if len(_UNREADABLE.findall(sample)) > _BINARY_SHARE * len(sample):
        raise NotAReport(name, "binary data, not text")
    if canonical.paragraphs:
        return
    if canonical.flags:
        raise LimitExceeded(name, f"no text within the limits ({canonical.flags[0].note})")
    raise NotAReport(name, "holds no text")


def _refuse_furniture(name: str, regions: list[Region]) -> None:
    """Raise NotAReport where nothing of the page is to be read."""
    roles = {region.role for region in regions}
    if roles & (READ_ROLES - {"headline", "caption"}):
        return
    if "consent" in roles:
        raise NotAReport(name, "only a consent wall or a request to enable scripts")
    raise NotAReport(name, f"no article found, only {', '.join(sorted(roles)) or 'blanks'}")


_WORDS_SHARE = 0.5
"""Less than half of what stands between the blanks of a list of accounts, a table or code is words;
of a list of headlines nearly all is."""
_WRITTEN_SHARE = 0.2
"""A report has at least this share of its text in paragraphs of words."""


def _refuse_data(name: str, regions: list[Region], text: str) -> None:
    """Raise NotAReport on text hardly any of whose paragraphs consist of words."""
    sizes = {True: 0, False: 0}
    for region in regions[:_REGIONS_SEEN]:
        pieces = region.span.of(text)[:_BINARY_SAMPLE].split()
        words = sum(piece.strip(_MARKS).replace("-", "").isalpha() for piece in pieces)
        sizes[words >= _WORDS_SHARE * len(pieces)] += len(pieces)
    if sizes[True] < _WRITTEN_SHARE * sum(sizes.values()):
        raise NotAReport(name, "holds no sentences: a table, a list of settings or code, no report")


_REGIONS_SEEN = 200
_MARKS = ".,:;!?()[]\"'“”‘’«»"


def _sample(regions: list[Region], text: str) -> str:
    """Return enough body text to tell a language by."""
    bodies = (r.span.of(text) for r in regions if r.role == "body")
    return "\n".join(bodies)[:8_000]


def _language_flags(language: str) -> tuple[Flag, ...]:
    if language in SUPPORTED or language == UNKNOWN:
        return ()
    return (Flag(kind="unsupported_language", note=f"the body is in {language!r}: kept, not read"),)
