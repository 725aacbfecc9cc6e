"""Where an event happened."""

from collections.abc import Sequence

from onrecord.reading.page import Page
from onrecord.records import Locus, PlaceMention


def locus_of(page: Page, trigger: int, mentions: Sequence[PlaceMention]) -> Locus | None:
    """Return where the event of the token `trigger` happened, None if it is not said."""
    return None
