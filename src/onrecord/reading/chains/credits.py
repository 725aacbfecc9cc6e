"""The end of every chain: wires that are credited, and the report's own outlet.

A credit ("Ostrov News" in a dateline, "Source: Ostrov News") does not say which words came from
the wire, so its hop stands on every statement of the report, before the outlet's own, and `via`
credit says that it holds of the report and not of the sentence. An agency that only lent a hand
("Ostrov News contributed reporting") is no hop: nobody knows of what (guidelines 3.7).
"""

import re
from functools import cache
from urllib.parse import urlsplit

from onrecord.knowledge import table
from onrecord.records import Hop, Report, Source, Span

PLATFORMS = frozenset({"media:telegram", "media:x", "media:facebook", "media:whatsapp"})
"""Rows of the media table that carry words without being an outlet: a medium, no hop."""

_CREDITED = frozenset({"wire_credit", "dateline", "byline"})
_BY = re.compile(r"\b(?:source:|based on reporting (?:by|from))\s+", re.IGNORECASE)
_HELPED = re.compile(
    r"\b(?:contribut(?:ed|ing|ion)|assisted|(?<!based on )reporting (?:by|from)"
    r"|with (?:additional )?(?:reporting|files|material|reports?|input) (?:by|from))\b",
    re.IGNORECASE,
)
"""Words of a line that names who helped with a report, nobody knows with what."""
_FILED = re.compile(r"[(/](?P<wire>[A-Z][\w-]*(?: [A-Z][\w.-]*){0,3})(?: corr\b[^/)\n]{0,40})?[)/]")
"""The agency of a dateline: "OSTROV, May 3 (Wire) -", "OSTROV, May 3. /Wire/."."""
_ALONE = re.compile(r"\A\s*(?:\((?P<in>[A-Z][\w .-]{1,30})\)|(?P<out>[A-Z]{2,5}))\s*\Z")
"""A paragraph that is one name: "(Harbourwire)", "HWA"."""
_COPYRIGHT = re.compile(
    r"\A(?P<wire>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}), with\b[^\n]*[Cc]opyright"
)
_WITH = re.compile(r",\s+with (?P<wire>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?= *(?:$|[|,·•\n]))")
"""An agency in a byline: "Evening Herald, with Harbourwire | 3 May"."""
_LONGEST_CREDIT = 200
_AFTER_CREDIT = 100
"""Characters that may follow a credit of capitals alone: a slogan, a page number."""
_NAME = re.compile(r"(?:the )?[A-Z][\w&.’'/-]*(?: (?:of |the )?[A-Z][\w&.’'/-]*){0,4}")


def credit_hops(report: Report) -> tuple[Hop, ...]:
    """Return one hop per wire that the report's furniture credits, in text order, none twice."""
    found: dict[str, Hop] = {}
    for region in report.regions:
        if region.role == "dateline":
            for match in _FILED.finditer(report.text, region.span.start, region.span.end):
                if _may_be_wire(match["wire"]):
                    name = _agencies().get(match["wire"], match["wire"])
                    found.setdefault(name.casefold(), _credit(name, Span(*match.span("wire"))))
        if region.role in _CREDITED and not _HELPED.search(region.span.of(report.text)):
            for name, span in _wires(region.span.of(report.text), region.role == "wire_credit"):
                at = Span(region.span.start + span.start, region.span.start + span.end)
                found.setdefault(name.casefold(), _credit(name, at))
        elif bare := _bare(report, region.span):
            name, at = bare
            found.setdefault(name.casefold(), _credit(name, at))
    return tuple(found.values())


def _bare(report: Report, span: Span) -> tuple[str, Span] | None:
    """Return the agency that a block is nothing but the credit of, whatever its role.

    "(Harbourwire)", "HWA" and "Harbour Wire, with own staff. Copyright Harbour Wire". A block
    before the text proper is a masthead.
    """
    if len(span) > _LONGEST_CREDIT or span.start < len(report.text) // 2:
        return None
    words = span.of(report.text)
    match = _ALONE.match(words) or _COPYRIGHT.match(words)
    heading = len(report.text) - span.end > _AFTER_CREDIT  # "LOSSES" over a section
    if match is None or match.lastgroup is None or (match.lastgroup == "out" and heading):
        return None
    if not _may_be_wire(match[match.lastgroup]):
        return None
    name, (first, last) = match[match.lastgroup], match.span(match.lastgroup)
    return _agencies().get(name, name), Span(span.start + first, span.start + last)


def own_outlet(report: Report) -> Hop:
    """Return the last hop of every chain: the outlet that published the report.

    Its name is the outlet of the report, else the host it was saved from, else empty: a file
    name is nobody's name.
    """
    stated = report.outlet
    name = stated.value if stated else _host(report.capture.address)
    span = stated.span if stated else None
    return Hop(source=Source(kind="outlet", name=name, span=span), via="implicit")


def same_outlet(one: str, other: str) -> bool:
    """Tell whether two names are of one outlet, by the table of agencies, else by the words."""
    return _plain(one) == _plain(other)


def shortens(credit: str, outlet: str) -> bool:
    """Tell whether a credited name is the outlet's own, in short or in full.

    "Meridian" and "MPA" of the "Meridian Press Agency". Only for credits: "Moscow" who is quoted
    is not "The Moscow Times".
    """
    first, second = sorted((_plain(credit).split(), _plain(outlet).split()), key=len)
    if not first:
        return False
    initials = "".join(part[0] for word in second for part in word.split("-") if part)
    return second[: len(first)] == first or first == [initials]


def agency(words: str) -> str | None:
    """Return the short name of the agency or outlet called `words`, None if it is not known."""
    return _agencies().get(words)


def _wires(words: str, is_credit: bool) -> list[tuple[str, Span]]:
    found = [(_agencies()[m.group()], Span(*m.span())) for m in _pattern().finditer(words)]
    if not found and (match := _WITH.search(words)) and _may_be_wire(match["wire"]):
        return [(match["wire"], Span(*match.span("wire")))]
    return found or (_credited_by_form(words) if is_credit else [])


def _credited_by_form(words: str) -> list[tuple[str, Span]]:
    """Find a wire that no table has, by the form of the credit line."""
    if match := _ALONE.match(words) or _COPYRIGHT.match(words):
        named = _NAME.match(words, match.start(match.lastgroup or 0))
    elif match := _BY.search(words):
        named = _NAME.match(words, match.end())
    else:
        return []
    if named is None or not _may_be_wire(named.group()):
        return []
    return [(named.group(), Span(*named.span()))]


def _may_be_wire(name: str) -> bool:
    """Tell whether a credited name may be a wire: one word, or one with a word such as "News".

    Two plain words are a reporter.
    """
    words = name.removeprefix("the ").split()
    listed = {row["word"] for row in table.rows("lexicons/en/source_media_words")}
    return len(words) == 1 or any(word in listed for word in words)


def _credit(name: str, at: Span) -> Hop:
    return Hop(source=Source(kind="outlet", name=name, span=at), via="credit", span=at)


def _host(address: str | None) -> str:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _plain(name: str) -> str:
    return _agencies().get(name, name).casefold().removeprefix("the ")


@cache
def _agencies() -> dict[str, str]:
    """Return the name that a chain shows for each way to write an outlet's name."""
    return {
        form.removeprefix("~"): row["surfaces"].split("|")[0].removeprefix("~")
        for row in table.rows("names/media")
        if row["key"] not in PLATFORMS
        for form in row["surfaces"].split("|")
    }


@cache
def _pattern() -> re.Pattern[str]:
    """Match the agencies that sell copy, the longest name first, as whole words."""
    rows = [row for row in table.rows("names/media") if row["role"] == "news_agency"]
    forms = {form.removeprefix("~") for row in rows for form in row["surfaces"].split("|")}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
