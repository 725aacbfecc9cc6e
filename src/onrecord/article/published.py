"""When a report was published: every place that says so, ranked; disagreements are kept.

The order of trust follows what was measured on pages with known dates: declared data are right
more often than what a library finds by searching. The clock is never asked.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from onrecord.article.dates import in_address, is_impossible, iso, worded
from onrecord.article.head import Head
from onrecord.article.linked_data import LinkedArticle
from onrecord.records import Capture, DateEvidence, Flag, Published, Span
from onrecord.records.vocabulary import Confidence, DateEvidenceKind

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "date.created", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "article.published",
    "published_time", "publication_date", "article_date_original", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "date", "displaydate", "ptime",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "revision_date",
)  # fmt: skip
_CONFIDENT: dict[DateEvidenceKind, Confidence] = {
    "given": "high", "json_ld": "high", "meta": "high", "time_element": "medium",
    "address": "medium", "byline": "medium", "text": "low", "library": "low",
}  # fmt: skip
_PUBLISHED_MARKS = ("pub", "post", "entry-date", "created", "date-published", "dateline")
_UPDATED_MARKS = ("updat", "modif")


def published_of(
    capture: Capture,
    head: Head,
    linked: LinkedArticle,
    lines: list[tuple[Span, str]],
    library: str,
) -> tuple[Published, tuple[Flag, ...]]:
    """Return the publication day with all evidence, best first, and the flags it calls for.

    `lines` are the stretches of the page that may hold a dated line (bylines and their like);
    `library` is htmldate's vote, empty where it was not asked or had none. Impossible dates
    are passed over; where nothing else is left, the flag names the one. The best evidence decides;
    another day among the better kinds is flagged.
    """
    evidence = tuple(_evidence(capture, head, linked, lines, library))
    modified = _modified(head, linked)
    if not evidence:
        wrong = _impossible(head, linked)
        said = f"the page says {wrong}, which is no day" if wrong else "no date found"
        note = f"{said}; times in the text stay relative"
        return Published(modified=modified), (Flag(kind="unknown_published", note=note),)
    best = evidence[0]
    found = Published(
        value=best.value[:10],
        confidence=_CONFIDENT[best.kind],
        evidence=evidence,
        modified=modified,
    )
    others = [e for e in evidence[1:] if e.kind != "library" and _disagree(best, e)]
    if not others:
        return found, ()
    note = f"{best.kind} says {found.value}, {others[0].kind} says {others[0].value[:10]}"
    flag = Flag(kind="published_disagree", note=note, span=others[0].span)
    lower = "medium" if found.confidence == "high" and best.kind != "given" else found.confidence
    return replace(found, confidence=lower), (flag,)


def _disagree(best: DateEvidence, other: DateEvidence) -> bool:
    """Tell whether two dates differ by more than a time zone can explain."""
    days = abs((date.fromisoformat(best.value[:10]) - date.fromisoformat(other.value[:10])).days)
    return days > (1 if "T" in best.value + other.value else 0)


def is_dated(head: Head, linked: LinkedArticle) -> bool:
    """Tell whether the page itself declares a date of publication, be it an impossible one.

    A library would make a day out of the possible half of "2021-02-31".
    """
    possible = iso(linked.published) or _first_dated(head, _PUBLISHED) or _time(head)
    return bool(possible or _impossible(head, linked))


def _impossible(head: Head, linked: LinkedArticle) -> str:
    """Return the first declared date that no calendar has, empty if there is none."""
    declared = [linked.published, *(content for key, content in head.metas if key in _PUBLISHED)]
    return next((raw[:40] for raw in declared if is_impossible(raw)), "")


def _evidence(
    capture: Capture,
    head: Head,
    linked: LinkedArticle,
    lines: list[tuple[Span, str]],
    library: str,
) -> Iterator[DateEvidence]:
    yield from _dated("given", capture.given.published or "")
    yield from _dated("json_ld", linked.published)
    yield from _dated("meta", _first_dated(head, _PUBLISHED))
    yield from _dated("time_element", _time(head))
    address = capture.address or head.canonical or head.meta("og:url")
    if day := in_address(address):
        yield DateEvidence(kind="address", value=day, raw=address[:200])
    for span, line in lines:
        if day := worded(line):
            yield DateEvidence(kind="byline", value=day, raw=line[:120], span=span)
            break
    yield from _dated("library", library)


def _dated(kind: DateEvidenceKind, raw: str) -> Iterator[DateEvidence]:
    value = iso(raw) if raw else None
    if value is not None:
        yield DateEvidence(kind=kind, value=value, raw=raw[:120])


def _first_dated(head: Head, names: tuple[str, ...]) -> str:
    """Return the first meta content of `names`, in their order, that is a possible date."""
    for name in names:
        for key, content in head.metas:
            if key == name and iso(content):
                return content
    return ""


def _time(head: Head) -> str:
    """Return the `<time>` that is marked as publication, else the first that is no update."""
    possible = [t for t in head.times if iso(t.value)]
    fresh = [t for t in possible if not any(mark in t.marks for mark in _UPDATED_MARKS)]
    marked = [t for t in fresh if any(mark in t.marks for mark in _PUBLISHED_MARKS)]
    return (marked or fresh or possible)[0].value if possible else ""


def _modified(head: Head, linked: LinkedArticle) -> str | None:
    raw = linked.modified or _first_dated(head, _MODIFIED)
    return iso(raw) if raw else None
