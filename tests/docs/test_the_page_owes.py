"""What the page says is owed, counted and dated, read on its twin: rows of page-to-record.md."""

import pytest

import onrecord
from onrecord.records import Commitment, Reading
from onrecord.records.vocabulary import READ_ROLES
from onrecord.views.brief import brief
from tests.docs.markdown import ROOT


@pytest.fixture(scope="module", params=["html", "txt"])
def twin(request: pytest.FixtureRequest) -> Reading:
    page = ROOT / f"examples/01-volga-courier.{request.param}"
    known = {"published": "2021-11-16", "outlet": "The Volga Courier"}
    return onrecord.read(page, **({} if request.param == "html" else known))


def shown(twin: Reading) -> str:
    """The brief on lines so wide that none breaks, its spaces made single."""
    return " ".join(brief(twin, width=1_000).plain.split())


def only(twin: Reading, kind: str) -> Commitment:
    held = [c for c in twin.commitments if c.kind == kind]
    assert len(held) == 1, [(c.kind, c.title) for c in twin.commitments]
    return held[0]


def parties(commitment: Commitment) -> set[tuple[str, str]]:
    return {(party.role, party.name) for party in commitment.parties}


def words(commitment: Commitment) -> list[str]:
    return [entry.word for entry in commitment.status]


def test_the_treaty_of_1997_is_invoked_by_the_one_state(twin):
    treaty = only(twin, "treaty")
    assert treaty.agreed == "1997"
    assert parties(treaty) == {("obligor", "Armenia"), ("obligor", "Russia")}
    invoked = next(e for e in treaty.status if e.word == "invoked")
    assert (invoked.on, invoked.by) == ("2021-11-16", "Armenia")
    assert invoked.said_by[0].name == "Yerevan's security council"


def test_the_request_rests_on_the_treaty_and_stays_unanswered(twin):
    request = only(twin, "request")
    assert parties(request) == {("requester", "Armenia"), ("addressee", "Russia")}
    assert request.basis == only(twin, "treaty").id
    assert words(request)[-1] == "unanswered"
    claim = next(s for s in twin.statements if s.id == request.trigger)
    assert claim.speaker.name == "Yerevan's security council"


def test_request_statement_and_status_line_share_an_act(twin):
    made = next(e for e in only(twin, "request").status if e.word == "made")
    statement = next(s for s in twin.statements if s.id == made.statement)
    assert made.act is not None
    assert made.act == statement.act


def test_the_condition_has_two_branches_under_the_request(twin):
    condition = only(twin, "condition")
    assert condition.under == only(twin, "request").id
    assert [twin.text_of(option.when) for option in condition.options] == [
        "If negotiations can settle this", "if not",
    ]  # fmt: skip


def test_the_hope_for_help_is_an_expectation_and_no_pledge(twin):
    assert parties(only(twin, "expectation")) == {("holder", "Armenia"), ("addressee", "Russia")}
    assert [c for c in twin.commitments if c.kind == "pledge"] == []


def test_the_talks_are_under_way_through_two_channels(twin):
    talks = only(twin, "consultation")
    assert parties(talks) == {("party", "Armenia"), ("party", "Russia")}
    assert set(talks.channels) == {"diplomatic", "military"}
    assert words(talks) == ["under_way"]


def test_the_truce_of_november_is_brokered_and_each_side_alleges_its_breach(twin):
    truce = only(twin, "ceasefire")
    assert truce.agreed == "2020-11"
    assert ("broker", "Russia") in parties(truce)
    breach = next(e for e in truce.status if e.word == "breach_alleged")
    assert (breach.on, breach.mutual) == ("2021-11-14", True)
    assert {breach.by, breach.against} == {"Armenia", "Azerbaijan"}


def test_the_land_is_conceded_under_the_truce(twin):
    concession = only(twin, "concession")
    assert parties(concession) == {("giver", "Armenia")}
    assert concession.under == only(twin, "ceasefire").id


def test_the_mandate_of_five_years_ends_in_november_2025(twin):
    mandate = only(twin, "mandate")
    assert mandate.term is not None
    assert (mandate.term.length, mandate.term.renewable) == ("P5Y", True)
    assert mandate.expires is not None
    assert mandate.expires.value == "2025-11"
    troops = next(f for f in twin.figures if f.id == mandate.quantity)
    assert (troops.low, troops.high, troops.best) == (None, 2000, 2000)


def test_the_two_tolls_keep_their_bounds(twin):
    killed = {f.qualifier: f for f in twin.figures if f.measure == "killed"}
    assert (killed["more than"].low, killed["more than"].high) == (6500, None)
    assert killed["around"].best == 30000
    assert killed["around"].bound_basis == "convention"


def test_the_days_of_the_page_are_resolved(twin):
    days = {twin.text_of(time): time.value for time in twin.times}
    assert days["Tuesday"] == "2021-11-16"
    assert days["Sunday"] == "2021-11-14"
    assert days["last November"] == "2020-11"


def test_the_fighting_is_current(twin):
    fight = next(e for e in twin.events if twin.text_of(e) == "fight")
    assert (fight.type, fight.currency, fight.reality) == ("ASSAULT", "current", "actual")


def test_the_wars_and_the_secession_are_background(twin):
    past = {twin.text_of(e): e for e in twin.events if e.currency == "background"}
    assert {"war", "broke"} <= {*past}
    days = {time.id: time.value for time in twin.times}
    assert days[past["broke"].time] == "1991"


def test_capitals_that_act_are_governments(twin):
    coded = {a.name: a.code for a in twin.actors}
    assert (coded["Armenia"], coded["Azerbaijan"]) == ("ARM", "AZE")
    assert (coded["Yerevan"], coded["Baku"]) == ("ARM-GOV", "AZE-GOV")
    text, acts = twin.report.text, ("Baku had itself charged", "Moscow could help")
    acting = {text.index(words) for words in acts}
    meant = [m.reference for m in twin.actor_mentions if m.span.start in acting]
    assert meant == ["metonymic"] * 2


@pytest.mark.parametrize(
    "words",
    [
        "security council chief → Armenian news agency → The Volga Courier",
        "Armenia's ambassador in Moscow → TASS → The Volga Courier",
        "the reporter keeps distance: “what it said was”",
        "agreed 1997, invoked 16 November 2021 by Armenia",
        "agreed November 2020, breach alleged 14 November 2021",
        "Armenia’s concession",
        "at most 2,000",
        "term ‹five-year›, renewable; ends November 2025",
        "Armenia’s request to Russia: unanswered",
        "Armenia’s condition to Russia: proposed",
        "killed: 6,500 or more",
        "killed: 27,000 to 33,000, by convention",
        "Baku accuses Armenian military",
        "The Russian authorities have not responded",
    ],
)
def test_the_brief_shows_it(twin, words):
    assert words in shown(twin)


def test_the_brief_shows_nothing_of_the_appeal_above_what_was_set_apart(twin):
    above, heading, _ = shown(twin).partition("WHAT WAS SET APART")
    assert heading
    assert "$2" not in above
    assert "telephone" not in above


def test_the_disputed_region_carries_its_claimants(twin):
    region = next(p for p in twin.places if p.name == "Nagorno-Karabakh")
    assert region.place is not None
    assert set(region.place.disputed) == {"ARM", "AZE"}


def test_separatists_are_not_the_state_they_are_named_after(twin):
    separatists = next(a for a in twin.actors if "separatists" in a.name)
    assert separatists.country is None


def test_nothing_is_read_from_the_appeal(twin):
    apart = [r.span for r in twin.regions if r.role not in READ_ROLES]
    records = [r for r in twin.records() if r not in twin.regions]
    assert [r for r in records if any(span.contains(r.span) for span in apart)] == []
    assert all("$" not in twin.text_of(f) for f in twin.figures)
