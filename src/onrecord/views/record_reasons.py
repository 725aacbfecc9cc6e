"""Why a record is what it is: the rule, the words that decided each field, the region, the page."""

from collections.abc import Iterator

from rich.text import Text

from onrecord.records import Record, Region, Report, Span
from onrecord.views.brief_header import published_words
from onrecord.views.brief_layout import flow, rule
from onrecord.views.record_card import what_of
from onrecord.views.visible import visible

MARGIN = 14
"""Cells of the column that names what is explained."""


def reasons(record: Record, report: Report, context: Span, width: int = 80) -> Text:
    """Return the explanation of `record`; `context` is the paragraph it stands in."""
    lines = [rule(f"why this {record.kind_name.replace('_', ' ')}", width)]
    lines += [*flow([(what_of(record), "title")], width), Text()]
    for name, words in _reasons(record, report, context):
        if words:
            lines += flow([(words, "plain")], width, f"{name:<{MARGIN}}", " " * MARGIN)
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _reasons(record: Record, report: Report, context: Span) -> Iterator[tuple[str, str]]:
    """Yield what is explained and by what, from the rule outwards to the file."""
    text = report.text
    yield "made by", f"{visible(record.made_by)}, with {record.confidence} confidence"
    yield "from", f"‹{visible(record.span.of(text))}›"
    yield from _decided(record, text)
    if not isinstance(record, Region):
        yield "in", f"‹{visible(context.of(text))}›"
        yield "read because", _region(record, report)
    else:
        yield "because", visible(record.reason)
    yield "of", visible(report.title.value) if report.title else "a report without a title"
    yield "", published_words(report.published)
    yield "id", record.id
    yield "saved as", f"{visible(report.capture.name)} (SHA-256 {report.capture.sha256})"


def _decided(record: Record, text: str) -> Iterator[tuple[str, str]]:
    """Yield each field that a cue decided, with the words of the cue."""
    for field in record.__struct_fields__:
        cue = getattr(record, field)
        decided = field.removesuffix("_cue")
        if field != decided and isinstance(cue, Span):
            value = str(getattr(record, decided)).replace("_", " ")
            yield decided, f"{value}, by the words ‹{visible(cue.of(text))}›"


def _region(record: Record, report: Report) -> str:
    for region in report.regions:
        if region.span.start <= record.span.start < region.span.end:
            return f"it stands in the {region.role.replace('_', ' ')}: {visible(region.reason)}"
    return ""
