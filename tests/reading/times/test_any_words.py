"""Any run of words of the lexicon is read, whatever the day of publication."""

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plain import plain_report
from onrecord.language.parse import Parse
from onrecord.reading import times
from onrecord.reading.page import Page
from onrecord.reading.times.lexemes import words
from onrecord.records import is_valid

WORDS = [" ".join(word.forms) for group in words().values() for word in group]
ODD = [
    *"0123456789.,-'/:;", "1991", "16", "31", "45", "2021", "99999999999", "1/2", "10:30", "$5",
    "'90", "1990s", "2nd", "0630", "2.5", "\n\n", "’s", "٣", "'s", "[TEXT]", "\x00", "\ud800",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS + ODD), max_size=25).map(" ".join)
CASES = st.sampled_from([str, str.upper, str.title])
DAYS = st.sampled_from([None, "2021-11-16", "0001-01-01", "9999-12-31", "2024-02-29", "unknown"])
COLUMNS = ("start", "end", "form", "lemma", "tag", "pos", "dep", "head", "sentence", "block")


def unparsed(text, published):
    """A page whose words no parser saw."""
    parse = Parse(text=text, **{name: [] for name in COLUMNS})
    return Page(report=plain_report("any", text, published), parse=parse)


@settings(max_examples=400, deadline=None)
@given(TEXTS, CASES, DAYS)
def test_times_are_anchored_in_order_and_bounded_the_right_way_round(text, case, published):
    text = case(text)
    found = times.read(unparsed(text, published))
    assert found == times.read(unparsed(text, published))
    ends = [0, *(time.span.end for time in found)]
    for time, end in zip(found, ends, strict=False):
        assert is_valid(time.span, text)
        assert time.span.start >= end
        if time.earliest and time.latest:
            assert time.earliest <= time.latest


@given(TEXTS, CASES)
def test_without_a_day_of_publication_only_the_words_give_days(text, case):
    for time in times.read(unparsed(case(text), None)):
        assert time.anchor != "published"
