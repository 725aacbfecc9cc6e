"""Title, byline, dateline and outlet of a report, each with where it was found."""

import re

from onrecord.article.head import Head
from onrecord.article.linked_data import LinkedArticle
from onrecord.article.roles.dateline import dateline_end
from onrecord.knowledge.outlets import agencies, outlet_at
from onrecord.records import Capture, Region, Span, Stated

_TITLE_PARTS = re.compile(r" (?:[|·•»–—]|-|::) ")
_OWN_NAME = re.compile(
    r"\bSupport (?:the )?((?:The )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4})!"
    r"|\b(?i:journalists|reporters|newsroom|team|editors) (?:of|at) (?:the )?"
    r"((?:The )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,4})"
)
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on"})
_BYLINE = re.compile(r"(?:(?:words|story|text|report|written|posted) )?by:? ", re.IGNORECASE)
_NAMES_END = re.compile(r"\n|\s[|•·–—]\s|\s\(|,? (?:in|for|at) |\s?/\s?|, (?=[a-z])|\s{2,}")


def title_of(capture: Capture, head: Head, linked: LinkedArticle) -> Stated | None:
    """Return the title that stands outside the visible text, best evidence first."""
    named = (
        ("given", capture.given.title or ""),
        ("json_ld", linked.headline),
        ("meta og:title", head.meta("og:title", "twitter:title")),
        ("title element", _TITLE_PARTS.split(head.title)[0] if head.title else ""),
    )
    return _first(named)


def shown_title(outside: Stated | None, regions: list[Region], text: str) -> Stated | None:
    """Return the title with its span where the page shows it, else the one from outside."""
    headline = next((region for region in regions if region.role == "headline"), None)
    if outside is not None and outside.evidence == "given":
        span = headline.span if headline else None
        return Stated(value=outside.value, evidence="given", span=span)
    if headline is not None:
        words = " ".join(headline.span.of(text).split())
        return Stated(value=words, evidence=headline.made_by, span=headline.span)
    return outside


def outlet_of(
    capture: Capture, head: Head, linked: LinkedArticle, regions: list[Region], text: str
) -> Stated | None:
    """Return the outlet: given, declared, by address, title, masthead, appeal or dateline."""
    address = capture.address or head.canonical or head.meta("og:url")
    parts = _TITLE_PARTS.split(head.title)
    suffix = parts[-1] if len(parts) > 1 and len(parts[-1].split()) <= 5 else ""
    named = (
        ("given", capture.given.outlet or ""),
        ("json_ld", linked.publisher),
        ("meta og:site_name", head.meta("og:site_name", "application-name")),
        ("address", (outlet_at(address) if address else "") or ""),
        ("title element", suffix),
    )
    return (
        _first(named)
        or _letterhead(regions, text)
        or _own_name(regions, text)
        or _filed_by(regions, text)
    )


def _letterhead(regions: list[Region], text: str) -> Stated | None:
    """Return the first line of a letterhead: the office or agency that issued the text."""
    for region in regions:
        if region.made_by in _ISSUERS:
            first = region.span.of(text).split("\n", 1)[0].rstrip()
            span = Span(region.span.start, region.span.start + len(first))
            return Stated(value=_from_capitals(first), evidence="letterhead", span=span)
    return None


_ISSUERS = frozenset({"rg.letterhead", "rg.masthead"})


def _from_capitals(name: str) -> str:
    """Return a name in capitals as a name is written: "Ministry of Defence"."""
    if name != name.upper():
        return name
    words = (w if w.lower() in _SMALL_WORDS else w.capitalize() for w in name.lower().split())
    written = " ".join(words)
    return written[:1].upper() + written[1:]


def _own_name(regions: list[Region], text: str) -> Stated | None:
    """Return the name by which an appeal speaks of its own outlet; weak evidence."""
    for region in regions:
        if region.role != "appeal":
            continue
        if found := _OWN_NAME.search(text, region.span.start, region.span.end):
            group = 1 if found[1] else 2
            span = Span(found.start(group), found.end(group))
            return Stated(value=span.of(text), evidence="named in its own appeal", span=span)
    return None


def byline_of(linked: LinkedArticle, head: Head, regions: list[Region], text: str) -> Stated | None:
    """Return the authors: the line that says "By ...", else what the page declares."""
    for region in regions:
        if region.role != "byline":
            continue
        words = region.span.of(text)
        lead = _BYLINE.match(words)
        if lead is None and region.made_by != "rg.unmarked_byline":
            continue
        start = lead.end() if lead else 0
        end = _NAMES_END.search(words, start)
        span = Span(
            region.span.start + start, region.span.start + (end.start() if end else len(words))
        )
        if 0 < len(span) <= 120:
            return Stated(value=" ".join(span.of(text).split()), evidence="byline", span=span)
    declared = ", ".join(linked.authors) or head.meta("author", "article:author", "dc.creator")
    if not declared or declared.startswith("http"):
        return None
    return Stated(value=declared, evidence="json_ld" if linked.authors else "meta author")


def dateline_of(regions: list[Region], text: str) -> Stated | None:
    """Return the first dateline that names a place: "YEREVAN, Nov 16 (Reuters) -", "Osk, 4 May".

    The dash that parts it from the first sentence is not in it.
    """
    for region in regions:
        if region.role != "dateline":
            continue
        for line in _LINES.finditer(text, region.span.start, region.span.end):
            whole = dateline_end(text, *line.span(), first=True) == line.end()
            placed = region.made_by == "rg.dated_issue" and _ISSUED_IN.search(line[0])
            if whole or placed or region.made_by == "rg.dated_place":
                words = line[0].rstrip(" -–—:")
                span = Span(line.start(), line.start() + len(words))
                return Stated(value=words, evidence=region.made_by, span=span)
    return None


def _filed_by(regions: list[Region], text: str) -> Stated | None:
    """Return the agency of the dateline: nobody else is named as the outlet."""
    dateline = dateline_of(regions, text)
    found = _AGENCY.search(dateline.value) if dateline is not None else None
    if dateline is None or dateline.span is None or found is None:
        return None
    words = found["in"] or found["behind"]
    group = "in" if found["in"] else "behind"
    span = Span(*(dateline.span.start + at for at in found.span(group)))
    return Stated(value=agencies().get(words, words), evidence="dateline", span=span)


_ISSUED_IN = re.compile(r"\b[Ii]n [A-Z]")
_LINES = re.compile(r"[^\n]+")
_AGENCY = re.compile(
    r"[(/\[](?P<in>[A-Z][\w .&’'-]{1,40})[)/\]]"
    r"|\d, (?P<behind>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})$"
)
"""The agency in brackets, or behind the day: "Osk, 4 May, Ostrov News"."""


def _first(named: tuple[tuple[str, str], ...]) -> Stated | None:
    for evidence, value in named:
        words = " ".join(value.split())
        if words and not words.startswith(("http://", "https://")):
            return Stated(value=words[:300], evidence=evidence)
    return None
