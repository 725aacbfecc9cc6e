"""Whether an event is news or background.

Background is what lies more than `NEWS_DAYS` before publication by its own time expression, or
is told in the past perfect, or is dated by year alone before the year of publication.
"""

from datetime import date, timedelta

from onrecord.language.parse import Parse
from onrecord.reading.predications.frame import Frame
from onrecord.records import TimeExpression
from onrecord.records.vocabulary import Currency

NEWS_DAYS = 31
"""Older than a month is background: UCDP's report lags show 95 % of reports within a week of
the event's end (measured in the project's study of report lags)."""


def currency(
    parse: Parse, frame: Frame, time: TimeExpression | None, published: str | None
) -> Currency:
    """Return `background` for what the report tells as history, else `current`."""
    if time is not None and published is not None and time.latest is not None:
        day = date.fromisoformat(published[:10])
        if date.fromisoformat(time.latest) < day - timedelta(days=NEWS_DAYS):
            return "background"
        return "current"
    return "background" if _past_perfect(parse, frame.trigger) else "current"


def _past_perfect(parse: Parse, token: int) -> bool:
    """Tell whether a verb stands in the past perfect ("had controlled for decades")."""
    return parse.tag[token] == "VBN" and any(
        parse.dep[c] == "aux" and parse.form[c].lower() in {"had", "'d", "’d"}
        for c in parse.children[token]
    )
