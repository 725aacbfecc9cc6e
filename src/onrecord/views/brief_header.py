"""The head of a brief: which page this is, from when on what evidence, and what it holds."""

from collections.abc import Iterator

from onrecord.records import Published, Reading, Stated
from onrecord.views.brief_disputes import what_is_disputed, who_has_not_answered
from onrecord.views.brief_said import named
from onrecord.views.visible import visible

_EVIDENCE = {
    "given": "as given",
    "json_ld": "by the page's structured data",
    "meta": "by a meta tag of the page",
    "time_element": "by a time element of the page",
    "address": "by the page's address",
    "byline": "by the byline",
    "text": "by the text",
    "library": "by a date the page search found",
}

_LANGUAGES = {"en": "English", "ru": "Russian", "fr": "French", "es": "Spanish", "uk": "Ukrainian",
              "ar": "Arabic", "de": "German", "hy": "Armenian", "az": "Azerbaijani",
              "und": "language unknown"}  # fmt: skip

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip


def title_of(reading: Reading) -> str:
    """Return the title, or the name of the input where the page has none."""
    title = reading.report.title
    return visible(title.value) if title else f"(no title) {visible(reading.report.capture.name)}"


def facts_of(reading: Reading) -> Iterator[str]:
    """Yield outlet, byline, day of publication with its evidence, language."""
    report = reading.report
    yield visible(report.outlet.value) if report.outlet else "outlet unknown"
    if report.byline and report.byline.value not in _value(report.outlet):
        yield visible(report.byline.value)
    yield published_words(report.published)
    modified = report.published.modified
    if modified and modified[:10] != (report.published.value or "")[:10]:
        yield f"updated {day_words(modified)}"
    yield _LANGUAGES.get(report.language, f"language {report.language}")


def counts_of(reading: Reading) -> Iterator[str]:
    """Yield what the brief holds, in words, leaving out what it holds none of."""
    speakers = len({named(s.speaker) for s in reading.statements})
    disputes = len(what_is_disputed(reading).blocks)
    yield f"{_counted(len(reading.statements), 'statement')} by {_counted(speakers, 'source')}"
    for number, noun in (
        (len(reading.events), "event"),
        (len(reading.commitments), "commitment"),
        (len(reading.figures), "figure"),
    ):
        if number:
            yield _counted(number, noun)
    if disputes:
        yield _counted(disputes, "dispute")
    silent = len(who_has_not_answered(reading).entries)
    if silent:
        yield f"{silent} unanswered"
    if reading.report.flags:
        yield _counted(len(reading.report.flags), "doubt")


def published_words(published: Published) -> str:
    """Return the day in words with the evidence that decided it."""
    if published.value is None:
        return "day of publication unknown"
    deciding = next((e for e in published.evidence if e.value[:10] == published.value[:10]), None)
    evidence = f" ({_EVIDENCE[deciding.kind]})" if deciding else ""
    return f"published {day_words(published.value)}{evidence}"


def day_words(iso: str) -> str:
    """Return an ISO date as "16 November 2021"; anything else as it is."""
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (day.isdecimal() and month.isdecimal() and 1 <= int(month) <= len(_MONTHS)):
        return visible(iso)
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
