"""On whose word an event stands, whether it happened, whether it is news: own sentences."""

import msgspec
import pytest

import onrecord
from benchmarks.plain import plain_report


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")

    def run(text, published="2023-05-17"):
        path = folder / "page.txt"
        path.write_text(text, "utf-8")
        return onrecord.read(path, published=published)

    return run


def only(reading, kind, words=None):
    found = [
        m
        for m in reading.event_mentions
        if m.type == kind and (words is None or reading.text_of(m) == words)
    ]
    assert found, [(m.type, reading.text_of(m)) for m in reading.event_mentions]
    return found[0]


def names(mention, role):
    return [r.name for r in mention.roles if r.role == role]


def codes(mention, role):
    return [r.code[:3] for r in mention.roles if r.role == role and r.code]


def test_an_attack_within_what_somebody_said_is_his_claim(read):
    mention = only(read("Khartoum said Chadian soldiers attacked a village."), "ASSAULT")
    assert mention.basis == "attributed"
    assert mention.statement is not None


def test_the_act_of_accusing_is_the_reporters(read):
    reading = read("Sudan accused Chad of shelling a border village.")
    assert only(reading, "ACCUSE").basis == "reporter"
    deed = only(reading, "ASSAULT")
    assert deed.basis == "attributed"
    assert codes(deed, "actor") == ["TCD"]


def test_what_somebody_calls_an_attack_is_never_the_reporters(read):
    text = "Officials in Quito condemned what they said was an attack by Peruvian troops."
    mention = only(read(text), "ASSAULT")
    assert mention.basis == "attributed"
    assert names(mention, "actor") == ["Peruvian troops"]


@pytest.mark.parametrize(
    "text",
    [
        "A mortar shell hit a market in Goma. The governor blamed the Rwandan army.",
        "A mortar hit the market on Monday; the governor blamed northern militiamen.",
    ],
)
def test_blame_makes_an_actor_that_only_a_statement_grants(read, text):
    mention = only(read(text), "ASSAULT")
    (actor,) = [r for r in mention.roles if r.role == "actor"]
    assert mention.basis == "reporter"
    assert actor.statement is not None


def test_a_planned_refused_and_foiled_act_did_not_happen(read):
    planned = read("Peru will withdraw its troops from Ecuador.")
    assert {m.reality for m in planned.event_mentions} == {"planned"}
    foiled = read("Police in Amman foiled a planned attack by militants.")
    assert {m.reality for m in foiled.event_mentions if m.type == "ASSAULT"} <= {
        "planned",
        "failed",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kenya told the agency that Somalia had held talks with the rebels.",
    ],
)
def test_what_is_told_as_a_fact_is_not_hypothetical(read, text):
    assert only(read(text), "CONSULT").reality == "actual"


def test_hoping_that_another_will_act_is_no_plan_of_his(read):
    text = "“We hope that Turkey will send aid,” the mayor said."
    assert {m.reality for m in read(text).event_mentions if m.type == "AID"} <= {"hypothetical"}


def test_a_date_of_last_year_makes_background_and_yesterday_does_not(read):
    old = read("The two states signed a truce in June 2021.")
    assert {m.currency for m in old.event_mentions} == {"background"}
    new = read("Sudanese jets bombed the port on Monday.")
    assert only(new, "ASSAULT").currency == "current"


def test_a_date_belongs_to_its_own_verb_only(read):
    text = "Mali is asking Niger for help under a pact signed with it in 1998."
    assert only(read(text), "REQUEST").currency == "current"


def test_terms_of_an_old_truce_are_background(read):
    text = (
        "Last June a truce mediated by Qatar ended the war over the valley. "
        "Under the deal, Sudan withdrew its soldiers from two towns."
    )
    assert only(read(text), "RETREAT").currency == "background"


def test_reported_past_perfect_is_no_background(read):
    text = "Uganda said its jets had bombed a rebel camp."
    assert only(read(text), "ASSAULT").currency == "current"


def test_clashes_that_erupted_are_an_event_of_both_sides(read):
    reading = read("Clashes erupted between Sudanese soldiers and Chadian herders on Sunday.")
    mention = only(reading, "ASSAULT")
    assert len(names(mention, "actor")) == 2


def test_a_headline_that_asserts_a_claim_is_flagged(tmp_path):
    page = tmp_path / "page.html"
    said = "Sudan said on Tuesday that Chadian troops had attacked Sudanese villagers."
    rest = "Chad has not commented on the report from the border region so far this week."
    head = "Chadian Troops Attacked Sudanese Villagers"
    page.write_text(
        f"<html><head><title>{head}</title></head><body><article><h1>{head}</h1>"
        f"<p>{said}</p><p>{rest}</p></article></body></html>",
        "utf-8",
    )
    reading = onrecord.read(page, published="2023-05-17")
    headline = next(r.span for r in reading.regions if r.role == "headline")
    flagged = [m for m in reading.event_mentions if headline.contains(m.span)]
    assert [m.headline_drops_attribution for m in flagged] == [True]


def test_retaliation_is_linked_to_what_it_answers(read):
    reading = read("Israel bombed a base in Syria after militants attacked Israeli soldiers.")
    answer = next(e for e in reading.events if e.in_response_to)
    cause = next(e for e in reading.events if e.id == answer.in_response_to)
    assert reading.text_of(answer) == "bombed"
    assert reading.text_of(cause) == "attacked"


def test_a_pronoun_in_what_is_said_means_who_says_it(read):
    mention = only(read("Niger said it was expelling the French ambassador."), "SANCTION")
    assert codes(mention, "actor") == ["NER"]


def test_a_dateline_does_not_act(read):
    text = "NAIROBI, Kenya -- Somali militants attacked a convoy on Monday."
    assert names(only(read(text), "ASSAULT"), "actor") == ["Somali militants"]


def test_silence_is_no_event(read):
    reading = read("Kampala has not yet answered the appeal.")
    assert "answered" not in {reading.text_of(m) for m in reading.event_mentions}


def test_every_event_has_its_mentions_and_links_that_exist(read):
    reading = read("Chad accused Sudan of shelling a village. Sudan denied it attacked Chad.")
    ids = {m.id for m in reading.event_mentions}
    assert all(set(event.mentions) <= ids for event in reading.events)
    assert msgspec.json.encode(reading) == msgspec.json.encode(
        read("Chad accused Sudan of shelling a village. Sudan denied it attacked Chad.")
    )


def test_what_somebody_is_asked_to_help_with_has_not_happened(reader):
    text = "Sudan asked Kenya on Friday to support its army."
    mention = only(reader.read_report(plain_report("x", text, "2023-05-17")), "SUPPORT")
    assert mention.reality == "hypothetical"


def test_what_is_repeated_to_be_called_false_has_not_happened(read):
    reading = read("The allegation that Sudanese troops seized a port is fabricated, Sudan said.")
    assert {m.reality for m in reading.event_mentions if reading.text_of(m) == "seized"} == {
        "negated"
    }


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Our soldiers fired no rockets, Quito said.", "negated"),
        ("Not a single rocket was fired from Peruvian trenches, Lima said.", "negated"),
        ("No troops crossed the border, Lima said.", "negated"),
        ("No fewer than nine rockets were fired from Peruvian trenches, Quito said.", "actual"),
        ("Lima disputed the assertion that Peruvian troops shelled the mill.", "negated"),
        ("Lima did not dispute the assertion that Peruvian troops shelled the mill.", "actual"),
    ],
)
def test_what_nobody_did_or_what_is_rejected_did_not_happen(read, text, reality):
    found = [m for m in read(text).event_mentions if m.type == "ASSAULT"]
    assert found
    assert {m.reality for m in found} == {reality}


def test_a_rejected_charge_is_not_made_by_who_rejects_it(read):
    text = "Lima dismisses the accusation of the council in Loja that Peruvian guards shot first."
    reading = read(text)
    by_who = {(s.chain[0].source.name, s.stance) for s in reading.statements}
    assert ("Lima", "denies") in by_who
    assert ("Lima", "accuses") not in by_who
    assert ("council in Loja", "accuses") in by_who


def test_troops_that_are_withdrawn_retreat_and_an_envoy_does_not(read):
    assert only(read("Sudan withdrew its soldiers from two towns."), "RETREAT")
    assert only(read("Kenya withdrew its ambassador from Kigali on Monday."), "SANCTION")
