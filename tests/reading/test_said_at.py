"""The link from a statement to the time at which it was said."""

import pytest

from onrecord.reading import said_at, statements, times
from tests.reading.handmade import page_of, utter


def said_when(text, source, cue, content):
    page = page_of(text)
    found = times.read(page)
    made = statements.read(page, (utter(page, source, cue, content),))
    (one,) = said_at.dated(page.parse, made, found)
    return next((t.span.of(text) for t in found if t.id == one.said_at), None)


@pytest.mark.parametrize(
    ("text", "cue", "content", "when"),
    [
        ("The mayor said on Monday that the dam held.", "said", "the dam held", "Monday"),
        ("On Monday the mayor said the dam held.", "said", "the dam held", "Monday"),
        ("The dam held, the mayor said on Monday.", "said", "The dam held", "Monday"),
        ("The mayor said the dam burst on Monday.", "said", "the dam burst on Monday", None),
        ("The mayor, who fled in 2019, said the dam held.", "said", "the dam held", None),
        ("The mayor said the dam held.", "said", "the dam held", None),
    ],
)
def test_a_time_on_the_cue_tells_when_it_was_said(text, cue, content, when):
    assert said_when(text, "mayor", cue, content) == when


def test_no_statements_and_no_times_are_no_trouble():
    page = page_of("Rain fell.")
    assert said_at.dated(page.parse, (), times.read(page)) == ()
