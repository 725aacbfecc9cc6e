import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.records import (
    RECORD_TYPES,
    Capture,
    Given,
    Hop,
    Incident,
    Reading,
    Relation,
    Report,
    Review,
    Run,
    Source,
    Span,
    Statement,
    digest,
    hull,
    identity,
    is_valid,
    meaning_of,
    trimmed,
)
from tests.records.made import WORDS, spans, struct_of

STRUCTS = [*RECORD_TYPES.values(), Report, Capture, Run, Review, Incident]
QUIET = settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Anchor(msgspec.Struct, frozen=True):
    id: str
    text: str


def said(text, start, length, *, report="a", **fields):
    span = Span(start, start + length)
    source = Source(kind="named", name="Chad")
    return Statement.make(
        Anchor(report, text),
        span=span,
        **{
            "made_by": "test",
            "content": (span,),
            "chain": (Hop(source=source, via="spoken"),),
            **fields,
        },
    )


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
@given(st.data())
@QUIET
def test_every_record_survives_json(struct, data):
    record = data.draw(struct_of(struct))
    assert msgspec.json.decode(msgspec.json.encode(record), type=struct) == record


@given(st.data())
@QUIET
def test_a_reading_survives_json(data):
    reading = Reading(
        report=data.draw(struct_of(Report)),
        version="0",
        profile="rules",
        statements=(data.draw(struct_of(Statement)),),
    )
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@given(st.lists(WORDS, min_size=1), st.lists(WORDS, min_size=1))
def test_any_words_have_a_digest_and_parts_are_kept_apart(one, other):
    if "\x1f" in "".join(one + other):
        return
    assert (digest(*one) == digest(*other)) == (one == other)


@given(spans(), st.integers(0, 3))
def test_an_id_is_the_same_for_the_same_place_and_kind(span, nth):
    assert identity("r", "statement", span, nth) == identity("r", "statement", span, nth)
    assert identity("r", "statement", span, nth) != identity("r", "event", span, nth)
    assert identity("r", "statement", span, nth) != identity("s", "statement", span, nth)
    assert identity("r", "statement", span, nth) != identity("r", "statement", span, nth + 1)


def test_an_id_does_not_depend_on_what_was_read():
    one = said("Ships left.", 0, 5)
    other = said("Ships left.", 0, 5, stance="denies", made_by="other", confidence="low")
    assert one.id == other.id
    assert one.meaning != other.meaning


def test_meaning_ignores_where_the_words_stand_and_who_read_them():
    one = said("Ships left.", 0, 5)
    other = said("Then  ships left.", 6, 5, report="b", made_by="x", confidence="low")
    assert one.id != other.id
    assert one.meaning == other.meaning


def test_meaning_ignores_links():
    tie = Relation(kind="denies", target="x" * 20)
    one = said("Ships left.", 0, 5)
    other = said("Ships left.", 0, 5, inside="y" * 20, said_at="z" * 20)
    assert one.meaning == other.meaning
    retied = (tie, msgspec.structs.replace(tie, target="w" * 20))
    assert (
        said("Ships left.", 0, 5, relates=retied[:1]).meaning
        == said("Ships left.", 0, 5, relates=retied[1:]).meaning
    )


def test_meaning_is_of_the_words():
    assert said("Ships left.", 0, 5).meaning != said("Boats left.", 0, 5).meaning


@given(st.data())
@QUIET
def test_the_meaning_of_any_statement_is_stable(data):
    record = data.draw(struct_of(Statement))
    assert meaning_of(record, "x" * 50) == meaning_of(record, "x" * 50)


def test_a_report_is_its_bytes_and_its_address_and_not_its_file_name():
    one = Capture(sha256="0", size=1, media="text/plain", name="a", address="http://a.example")
    renamed = msgspec.structs.replace(one, name="b")
    moved = msgspec.structs.replace(one, address="http://b.example")
    told = msgspec.structs.replace(one, given=Given(outlet="Post"))
    assert one.report_id == renamed.report_id == told.report_id != moved.report_id
    assert one.fingerprint == renamed.fingerprint
    assert one.fingerprint != told.fingerprint


@given(WORDS, st.integers(0, 8), st.integers(0, 8))
def test_a_trimmed_span_has_no_blank_at_its_edges(text, start, length):
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    found = trimmed(span, text)
    assert span.contains(found)
    assert found.of(text) == span.of(text).strip()


@given(st.lists(spans(), min_size=1))
def test_a_hull_holds_every_span(held):
    whole = hull(held)
    assert all(whole.contains(span) for span in held)
    assert is_valid(whole, "x" * 60)


def test_a_hull_of_nothing_is_refused():
    with pytest.raises(ValueError, match="empty"):
        hull(())


def test_a_span_outside_the_text_is_not_valid():
    assert not is_valid(Span(0, 4), "abc")
    assert not is_valid(Span(2, 2), "abc")
    assert is_valid(Span(2, 3), "abc")


def test_a_span_is_a_pair_in_json():
    assert msgspec.json.encode(Span(1, 4)) == b"[1,4]"


def test_a_hop_without_a_name_says_what_is_unknown():
    unknown = Source(kind="unknown", name="")
    assert Hop(source=unknown, via="spoken").name == "(source unknown)"
    assert Hop(source=unknown, via="implicit").name == "(outlet unknown)"
