"""Figures as one report gives them: words, bounds, what is counted, on whose word."""

from collections.abc import Iterator

from onrecord.records import Figure, Reading, TimeExpression
from onrecord.views.brief_parts import Block, Entry, Section, words_of
from onrecord.views.status_days import date_words
from onrecord.views.tolls import NOT_HELD, Count, count_of
from onrecord.views.tolls_page import SCOPES, bounds_of


def figures(reading: Reading) -> Section:
    """Every figure in text order with the bounds its words allow; conventions say so."""
    said = {statement.id: statement for statement in reading.statements}
    periods = {time.id: time for time in reading.times}
    entries = tuple(
        Entry(
            lead=f"{_measured(figure)}: {bounds_of(count)}",
            quote=words_of(reading, figure.span),
            notes=tuple(filter(None, _notes(figure, count, periods.get(figure.period or ""),
                                            reading))),
            id=figure.id,
        )
        for figure in reading.figures
        if (count := count_of(figure, reading, said))
    )  # fmt: skip
    return Section(title="Figures", blocks=(Block(entries=entries),) if entries else ())


def _measured(figure: Figure) -> str:
    return figure.unit or "count" if figure.measure == "other" else figure.measure


def _notes(
    figure: Figure, count: Count, period: TimeExpression | None, reading: Reading
) -> Iterator[str]:
    word = NOT_HELD.get(count.stance, "claimed by")
    yield f"{word} {count.said_by[0]}" if count.claimed else "in the report's own words"
    yield figure.group or ("" if figure.population == "unknown" else figure.population)
    yield SCOPES[figure.scope]
    if period:
        yield date_words(period.edtf) if period.edtf else reading.text_of(period)
    yield f"as of {date_words(figure.as_of)}" if figure.as_of else ""
    yield f"by {figure.by}" if figure.by else ""
    yield f"at {figure.at}" if figure.at else ""
    yield "low confidence" if figure.confidence == "low" else ""
