"""The tense of the verb over a date, from the columns of a real parse."""

import pytest

from onrecord.reading.times.tense import tense_at
from onrecord.records import Span


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The envoys will meet on Friday.", "future"),
        ("The envoys are scheduled to meet on Friday.", "future"),
        ("The envoys met on Friday.", "past"),
        ("The envoys have met every side since Friday.", "past"),
        ("The envoys declined to comment Friday.", "past"),
        ("The court adjourned the case until Friday.", "future"),
        ("Nothing was known until Friday.", "past"),
        ("Everybody feared the ruling of Friday.", ""),
        ("Friday", ""),
    ],
)
def test_the_governing_verb_decides(page, text, tense):
    start = text.index("Friday")
    assert tense_at(page(text).parse, Span(start, start + 6)) == tense
