"""Records that types allow and no table does."""

import msgspec
import pytest

from onrecord.ledger.sense import nonsense
from onrecord.records import (
    Actor,
    Capture,
    Commitment,
    EventMention,
    Figure,
    Hop,
    Report,
    Source,
    Span,
    Statement,
    StatusEntry,
    TimeExpression,
)

TEXT = "Tesk denied on 4 May that 40 soldiers had died."
REPORT = Report(
    id="r" * 20,
    capture=Capture(sha256="0", size=9, media="text/plain", name="x"),
    text=TEXT,
    language="en",
)


def made(of, **fields):
    return of.make(REPORT, span=Span(0, 4), made_by="human:mo", **fields)


def spoken(**fields):
    hop = Hop(source=Source(kind="named", name="Tesk"), via="spoken")
    return made(Statement, **{"chain": (hop,), **fields})


def entry(word, on=None):
    return StatusEntry(word=word, span=Span(0, 4), said_by=(), on=on)


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (spoken(stance="denies", certainty="unknown"), "a statement that denies"),
        (spoken(stance="no_response", polarity="negative"), "a statement that no_response"),
        (spoken(chain=()), "has a speaker"),
        (spoken(chain=(Hop(source=Source(kind="named", name=" "), via="spoken"),)), "has a name"),
        (made(Figure, kind="bounded", measure="killed", low=9, high=3), "above the high one"),
        (made(Figure, kind="bounded", measure="killed", best=-4), "from 0 up"),
        (made(Figure, kind="bounded", measure="killed", as_of="soon"), "as_of"),
        (made(EventMention, type="ASSAULT", mode="curfew"), "no mode of ASSAULT"),
        (made(EventMention, type="AID", mode="drone"), "its modes: none"),
        (made(Commitment, kind="request", title="x", status=(entry("collapsed"),)), "is not"),
        (made(Commitment, kind="request", title="x", status=(entry("made", "May"),)), "on is a day"),
        (made(Commitment, kind="pledge", title="x", deadline="2021-02-31"), "no calendar"),
        (
            made(TimeExpression, type="DATE", value="2021", earliest="2021-05-02",
                 latest="2021-05-01"),
            "after the latest",
        ),
        (made(TimeExpression, type="DATE", value="2021", earliest="May"), "is no day"),
        (made(Actor, name="x", country="Narnia"), "no country code"),
        (made(Actor, name="x", role="KING"), "no role"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_in_words(record, fault):
    assert fault in (nonsense(record) or "")


@pytest.mark.parametrize(
    "record",
    [
        spoken(stance="denies", certainty="probable", polarity="negative"),
        made(Figure, kind="bounded", measure="killed", low=41, best=40),
        made(EventMention, type="COERCE", mode="curfew"),
        made(EventMention, type="AID"),
        made(Commitment, kind="request", title="x", status=(entry("made", "2021-05"),),
             deadline="2021-05-01/2021-05-04"),
        made(TimeExpression, type="DATE", value="XXXX-WXX-2"),
        made(Actor, name="x", country="ARM", role="GOV"),
    ],
)  # fmt: skip
def test_what_a_reader_may_find_makes_sense(record):
    assert nonsense(record) is None


def test_only_a_record_is_judged_and_never_changed():
    record = spoken(stance="denies")
    before = msgspec.json.encode(record)
    nonsense(record)
    assert msgspec.json.encode(record) == before
