"""The brief: one report as a person wants to read it.

It grows by a line in `SECTIONS`: a section is a function from a reading to titled entries, and
knows neither width nor colour; `brief_layout` knows nothing else.
"""

from rich.text import Text

from onrecord.records import Reading
from onrecord.views.brief_apart import damage_and_doubts, what_was_set_apart
from onrecord.views.brief_commitments import who_owes_whom_what
from onrecord.views.brief_disputes import what_is_disputed, who_has_not_answered
from onrecord.views.brief_events import what_happened
from onrecord.views.brief_figures import figures
from onrecord.views.brief_header import counts_of, facts_of, title_of
from onrecord.views.brief_layout import flow, laid_out
from onrecord.views.brief_missing import what_is_missing
from onrecord.views.brief_parts import SectionOf
from onrecord.views.brief_said import who_said_what
from onrecord.views.brief_timeline import timeline

SECTIONS: tuple[SectionOf, ...] = (
    what_happened,
    who_said_what,
    who_owes_whom_what,
    figures,
    timeline,
    who_has_not_answered,
    what_is_missing,
    what_is_disputed,
    damage_and_doubts,
    what_was_set_apart,
)
"""The parts of a brief, in the order a reader needs them."""

NARROWEST = 40
"""Cells; a narrower terminal gets lines of this width."""


def brief(reading: Reading, width: int = 80) -> Text:
    """Return the brief of `reading` for a terminal `width` cells wide, with styles.

    Hidden characters of the page are shown as marks. `brief(...).plain` is the text alone; no
    line ends in blanks.
    """
    width = max(width, NARROWEST)
    lines = [*_head(reading, width), *laid_out((part(reading) for part in SECTIONS), width)]
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _head(reading: Reading, width: int) -> list[Text]:
    return [
        *flow([(title_of(reading), "title")], width),
        *flow([(" · ".join(facts_of(reading)), "plain")], width),
        *flow([(" · ".join(counts_of(reading)), "dim")], width),
        *flow([("“…” the speaker's own words   ‹…› the report's words", "dim")], width),
    ]
