"""What every reading promises, whatever is in the report: anchors, identities, meanings, order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.plain import plain_report
from onrecord.records import Reading, is_valid, meaning_of

WORDS = st.sampled_from(
    "Armenia Baku said accused “We will attack” not 12 soldiers killed more than dozens on Tuesday "
    "in 1997 treaty truce Russia both countries each other , . ; \n\n “ ” ' — According to, told "
    "TASS he whose border near Goris if talks fail then send weapons refused peacekeepers five-year "
    "mandate invoked under the deal responded the ministry MOSCOW 🚩 \u202e Ǆ ﬁ".split(" ")
)


def promises(reading: Reading) -> None:
    text = reading.report.text
    ids = [record.id for record in reading.records()]
    assert len(ids) == len(set(ids))
    for record in reading.records():
        assert is_valid(record.span, text), record
        assert record.meaning == meaning_of(record, text), record
        assert record.made_by
    for name in ("statements", "event_mentions", "commitments", "figures", "times", "places"):
        starts = [record.span.start for record in getattr(reading, name)]
        assert starts == sorted(starts), name


def linked(reading: Reading) -> None:
    ids = {record.id for record in reading.records()}
    for mention in reading.event_mentions:
        assert mention.statement is None or mention.statement in ids
        assert mention.time is None or mention.time in ids
    for event in reading.events:
        assert set(event.mentions) <= ids
    for commitment in reading.commitments:
        for link in (commitment.under, commitment.basis, commitment.trigger, commitment.quantity):
            assert link is None or link in ids
    for figure in reading.figures:
        assert figure.statement is None or figure.statement in ids


@pytest.mark.parametrize(
    "text",
    [
        "Both countries traded accusations of opening fire on Sunday. Armenia and Azerbaijan met.",
        "Armenia and Azerbaijan accused each other of shelling villages near Goris.",
        "",
        "“" * 500,
        "said " * 500,
    ],
)
def test_records_are_anchored_distinct_and_linked(reader, text):
    reading = reader.read_report(plain_report("x", text, "2021-11-16"))
    promises(reading)
    linked(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60), st.sampled_from([None, "2021-11-16"]))
def test_any_run_of_words_keeps_the_promises(reader, words, published):
    report = plain_report("x", " ".join(words), published)
    reading = reader.read_report(report)
    promises(reading)
    linked(reading)
    assert reader.read_report(report) == reading
