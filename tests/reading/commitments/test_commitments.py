"""Commitments in sentences of our own: what is one, what is none, who says how it stands."""

import pytest

from onrecord.reading.commitments.conditions import branches
from onrecord.reading.commitments.earlier import plus
from onrecord.records import Span
from onrecord.records.vocabulary import STATUS_WORDS


@pytest.fixture
def read(reader, page):
    def run(text, published="2022-03-15"):
        held = page(text, published)
        return reader.read_report(held.report)

    return run


def kinds(reading):
    return [c.kind for c in reading.commitments]


def only(reading, kind):
    matching = [c for c in reading.commitments if c.kind == kind]
    assert len(matching) == 1, [(c.kind, c.title) for c in reading.commitments]
    return matching[0]


def parties(commitment):
    return {(party.role, party.name) for party in commitment.parties}


def lines(commitment):
    return [(entry.word, entry.on, entry.by) for entry in commitment.status]


def test_a_treaty_with_its_year_is_invoked_by_a_party(read):
    text = "Poland said it was invoking a 1949 defence treaty. The 1949 treaty binds all members."
    treaty = only(read(text), "treaty")
    assert treaty.agreed == "1949"
    assert ("invoked", "2022-03-15", "Poland") in lines(treaty)


def test_a_brokered_truce_has_its_month_and_its_broker(read):
    text = "Ethiopia and Eritrea reached an Algerian-brokered truce last December."
    truce = only(read(text), "ceasefire")
    assert truce.agreed == "2021-12"
    assert parties(truce) == {("broker", "Algeria"), ("party", "Ethiopia"), ("party", "Eritrea")}


@pytest.mark.parametrize(
    "text",
    [
        "Under an agreement reached with the mediation of Qatar, the guns fell silent.",
        "The truce was agreed through the mediation of the Qatari side.",
    ],
)
def test_who_mediates_is_bound_by_nothing(read, text):
    (text_agreed,) = read(text).commitments
    assert parties(text_agreed) == {("broker", "Qatar")}


def test_who_tells_of_a_brokered_truce_is_no_party_by_that(read):
    text = "A ceasefire mediated by Qatar took hold at noon, the Malian ministry said."
    truce = only(read(text), "ceasefire")
    assert ("party", "Mali") not in parties(truce)


def test_who_is_asked_to_honour_a_treaty_is_bound_by_it(read):
    text = "Poland's prime minister asked France to honour the 1939 pact between them."
    treaty = only(read(text), "treaty")
    assert parties(treaty) == {("party", "Poland"), ("party", "France")}
    assert lines(treaty)[0][0] == "invoked"


def test_a_go_between_is_not_the_one_who_is_asked(read):
    text = "The Sudanese side appealed for a pause through Kenyan envoys, a source said."
    assert kinds(read(text)) == []


def test_later_mentions_add_to_one_record(read):
    text = (
        "Israel and Egypt signed a ceasefire on Monday.\n\n"
        "Egypt accused Israel of violating the ceasefire on Tuesday."
    )
    truce = only(read(text), "ceasefire")
    assert next(entry.word for entry in truce.status) == "agreed"


def test_a_request_is_made_and_stays_unanswered(read):
    text = (
        "“We ask Turkey to send us doctors,” Syrian health minister Karim Haddad said.\n\n"
        "Ankara has not responded to the request."
    )
    request = only(read(text), "request")
    assert parties(request) == {("requester", "Syria"), ("addressee", "Turkey")}
    assert [entry.word for entry in request.status] == ["made", "unanswered"]


def test_no_comment_to_reporters_answers_no_request(read):
    text = "Syria called on Turkey to withdraw.\n\nTurkey did not respond to a request for comment."
    for commitment in read(text).commitments:
        assert "unanswered" not in [entry.word for entry in commitment.status]


def test_a_hope_is_no_pledge_of_the_one_it_names(read):
    text = "“We expect that Germany will open its archives,” Polish minister Jan Nowak said."
    reading = read(text)
    expectation = only(reading, "expectation")
    assert parties(expectation) == {("holder", "Poland"), ("addressee", "Germany")}
    assert "pledge" not in kinds(reading)


def test_land_given_up_under_a_truce_is_a_concession(read):
    text = (
        "Sudan and Chad signed a truce in May 2010. "
        "Under the truce, Sudan ceded two districts to Chad."
    )
    concession = only(read(text), "concession")
    truce = only(read(text), "ceasefire")
    assert concession.under == truce.id
    assert [entry.word for entry in concession.status] == ["performed"]


def test_land_that_is_only_demanded_is_no_concession(read):
    assert "concession" not in kinds(read("Ukraine demanded that Russia return the territory."))


def test_a_mandate_expires_when_its_term_is_over(read):
    text = (
        "Mali and Niger signed a ceasefire in June 2020. "
        "French peacekeepers were deployed to Mali for a three-year mandate under the ceasefire."
    )
    mandate = only(read(text), "mandate")
    assert mandate.term is not None
    assert mandate.term.length == "P3Y"
    assert mandate.expires is not None
    assert mandate.expires.value == "2023-06"
    assert ("provider", "France") in parties(mandate)


def test_a_condition_keeps_its_branches_in_order(read):
    text = (
        "“If talks can end this, then end it by talks, and if not, then send us weapons,” "
        "Georgian president Nino Beridze told reporters."
    )
    condition = only(read(text), "condition")
    held = read(text).report.text
    assert [option.duty.of(held) for option in condition.options] == [
        "end it by talks",
        "send us weapons",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The striker signed a three-year deal with the club.",
        "Rain is expected on Friday.",
        "If it rains, the match moves indoors.",
        "The shop truce between the brothers ended in laughter.",
        "Please support us: we ask you for a small gift.",
        "",
    ],
)
def test_sport_weather_and_appeals_owe_nobody_anything(read, text):
    assert [c.kind for c in read(text).commitments if c.parties] == []


def test_every_status_word_is_legal_and_every_line_has_its_words(read):
    text = (
        "Armenia said it was invoking a 1997 treaty with Russia and asked Russia for help. "
        "Azerbaijan and Armenia traded accusations of opening fire."
    )
    reading = read(text)
    for commitment in reading.commitments:
        assert commitment.status
        for entry in commitment.status:
            assert entry.word in STATUS_WORDS[commitment.kind]
            assert 0 <= entry.span.start < entry.span.end <= len(reading.report.text)
            assert entry.said_by


def test_links_lead_to_commitments_and_statements_of_the_same_reading(read):
    text = (
        "Iran said it was invoking a 1955 treaty. Iran asked Iraq for passage under the "
        "1955 treaty."
    )
    reading = read(text)
    ids = {c.id for c in reading.commitments} | {s.id for s in reading.statements}
    for commitment in reading.commitments:
        for link in (commitment.under, commitment.basis, commitment.trigger):
            assert link is None or link in ids


@pytest.mark.parametrize(
    ("when", "length", "end"),
    [("2020-11", "P5Y", "2025-11"), ("2020-11-10", "P18M", "2022-05-10"), ("2019", "P2Y", "2021"),
     ("2019", "P6M", None), ("2020-01-31", "P1M", "2020-02"), ("2020-11", "PXY", None)],
)  # fmt: skip
def test_terms_are_added_at_the_precision_of_the_date(when, length, end):
    assert plus(when, length) == end


def test_a_wall_of_ifs_takes_no_time():
    text = "if " * 20_000 + ", let it end"
    assert len(branches(text, Span(0, len(text)))) <= 1


def test_the_city_where_a_text_was_made_owes_nothing(read):
    text = "Mali said it was invoking the 2015 Algiers accord."
    assert ("party", "Algeria") not in parties(only(read(text), "treaty"))
