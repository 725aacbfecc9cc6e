"""What the page describes, read on its twin: one test for each row of page-to-record.md."""

import re

import pytest

import onrecord
from onrecord.records import Reading, Statement
from onrecord.records.vocabulary import READ_ROLES
from onrecord.views.brief_disputes import what_is_disputed, who_has_not_answered
from tests.docs import test_the_page_owes
from tests.docs.markdown import ROOT

TABLE = ROOT / "docs/reference/page-to-record.md"


@pytest.fixture(scope="module")
def twin() -> Reading:
    return onrecord.read(ROOT / "examples/01-volga-courier.html")


@pytest.fixture(scope="module")
def as_text() -> Reading:
    page = ROOT / "examples/01-volga-courier.txt"
    return onrecord.read(page, published="2021-11-16", outlet="The Volga Courier")


def saying(twin: Reading, words: str) -> Statement:
    """The first statement whose content holds `words`."""
    return next(
        s for s in twin.statements
        if any(words in twin.text_of(piece) for piece in s.content)
    )  # fmt: skip


def carriers(statement: Statement) -> list[str]:
    return [hop.name for hop in statement.chain]


def set_apart(twin: Reading, role: str) -> str:
    return " ".join(twin.text_of(r) for r in twin.regions if r.role == role)


def test_the_appeal_for_aid_is_a_statement_of_the_state(twin):
    assert saying(twin, "it is turning to Russia for military help").speaker.name == "Armenia"


def test_the_attack_in_the_words_of_one_side_is_a_distanced_claim(twin):
    claims = [s for s in twin.statements if s.distance == "distanced"]
    assert ["what it said was" in twin.text_of(c.distance_cue) for c in claims] == [True]


def test_the_neighbour_accuses_in_turn(twin):
    accusation = saying(twin, "large-scale provocation")
    assert (accusation.speaker.name, accusation.stance) == ("Baku", "accuses")


def test_accusations_traded_on_sunday_are_accusations_of_both(twin):
    traded = [s for s in twin.statements if "opening fire" in twin.text_of(s)]
    speakers = {s.speaker.name for s in traded if s.stance == "accuses"}
    assert speakers == {"Armenia", "Azerbaijan"}


def test_the_accusations_of_both_sides_are_shown_as_a_dispute(twin):
    disputed = " ".join(p for e in what_is_disputed(twin).entries for p in e.quote.pieces)
    assert "opening fire" in disputed


def test_the_official_speaks_through_the_agency_that_quotes_him(twin):
    assert carriers(saying(twin, "Under the agreement of 1997")) == [
        "Armen Grigoryan", "Armenian news agency", "The Volga Courier",
    ]  # fmt: skip


def test_the_ambassador_speaks_through_the_foreign_agency_he_told(twin):
    told = saying(twin, "already discussing the crisis")
    assert told.speaker.name == "Vardan Toganyan"
    assert "TASS" in carriers(told)


def test_words_without_a_name_belong_to_the_speaker_before(twin):
    assert saying(twin, "If negotiations can settle this").speaker.name == "Armen Grigoryan"


def test_the_sentence_that_lost_its_link_is_flagged(twin):
    lost = [f for f in twin.report.flags if f.kind == "lost_link"]
    assert [twin.text_of(flag.span) for flag in lost] == ["According to,"]
    assert "(source unknown)" in carriers(saying(twin, "one of two ways"))


def test_the_ally_has_not_answered(twin):
    (silence,) = [s for s in twin.statements if s.stance == "no_response"]
    assert "Russian authorities" in silence.speaker.name
    assert who_has_not_answered(twin).entries[0].id == silence.id


def test_title_outlet_and_day_are_known_with_their_evidence(twin):
    report = twin.report
    assert report.title.value.startswith("Yerevan Turns to Moscow")
    assert report.outlet.value == "The Volga Courier"
    assert (report.published.value[:10], report.published.evidence != ()) == ("2021-11-16", True)


def test_the_photo_credit_without_a_mark_is_set_apart(as_text):
    assert set_apart(as_text, "photo_credit") == "Armenian Defense Ministry"


def test_the_wire_credit_is_set_apart(twin):
    assert "Meridian contributed reporting" in set_apart(twin, "wire_credit")


def test_the_agency_that_only_contributed_is_a_hop_of_no_chain(twin):
    assert not [h for s in twin.statements for h in s.chain if h.via == "credit"]


def test_the_appeal_for_donations_is_set_apart(twin):
    appeal = set_apart(twin, "appeal")
    assert "before you close this page" in appeal
    assert "No, not this time" in " ".join(
        twin.text_of(r) for r in twin.regions if r.role not in READ_ROLES
    )


def test_nothing_is_read_from_what_is_set_apart(twin):
    apart = [r.span for r in twin.regions if r.role not in READ_ROLES]
    read = [record for record in twin.records() if record.kind_name != "region"]
    assert not [r for r in read if any(span.overlaps(r.span) for span in apart)]


def test_no_paragraph_of_the_story_is_set_apart(twin):
    first, last = "Armenia said Tuesday", "Armenia's call."
    story = twin.report.text.index(first), twin.report.text.index(last)
    roles = {r.role for r in twin.regions if story[0] <= r.span.start <= story[1]}
    assert roles <= READ_ROLES | {"related_link"}


def test_every_test_the_table_names_is_here_or_among_those_of_what_is_owed():
    named = re.findall(r"`(test_\w+)`", TABLE.read_text("utf-8"))
    known = {*globals(), *vars(test_the_page_owes)}
    assert named
    assert [name for name in named if name not in known] == []


def test_every_row_of_the_table_has_a_test_or_says_that_it_is_not_read_yet():
    rows = [line.split("|") for line in TABLE.read_text("utf-8").splitlines() if line[:2] == "| "]
    assert [row[1] for row in rows[1:] if not row[3].strip()] == []
