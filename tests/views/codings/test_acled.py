"""ACLED's types as a view: an example, a counter-example and something hostile for each rule."""

import copy

import pytest

from onrecord.knowledge.table import rows
from onrecord.views.codings.parts import Step
from tests.views.codings.pages import Page, event, in_acled

TAXONOMY = {
    "Battles": {"Armed clash", "Government regains territory",
                "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb",
        "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention",
                 "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other"},
}  # fmt: skip

CASES = [
    # text, trigger, type, mode, roles, expected type, sub-type, rule
    ("Veskan jets bombed a mill at dawn.", "bombed", "ASSAULT", "aerial",
     [("actor", "Veskan jets"), ("recipient", "a mill")],
     "Explosions/Remote violence", "Air/drone strike", "ac.air"),
    ("A drone hit the ferry.", "hit", "ASSAULT", "drone", [("recipient", "the ferry")],
     "Explosions/Remote violence", "Air/drone strike", "ac.drone"),
    ("Mortars fell on the quarry all night.", "fell", "ASSAULT", "heavy-weapons",
     [("recipient", "the quarry")],
     "Explosions/Remote violence", "Shelling/artillery/missile attack", "ac.shelling"),
    ("A mine went off under a tractor.", "went off", "ASSAULT", "explosives",
     [("recipient", "a tractor")],
     "Explosions/Remote violence", "Remote explosive/landmine/IED", "ac.device"),
    ("A man blew himself up at the gate.", "blew himself up", "ASSAULT", "suicide-attack",
     [("actor", "A man")], "Explosions/Remote violence", "Suicide bomb", "ac.suicide"),
    ("Shells with chlorine struck Lower Osk.", "struck", "ASSAULT", "heavy-weapons",
     [("actor", "Shells with chlorine"), ("recipient", "Lower Osk")],
     "Explosions/Remote violence", "Chemical weapon", "ac.chemical"),
    ("Somebody threw a grenade into the yard.", "threw", "ASSAULT", "explosives",
     [("instrument", "a grenade"), ("recipient", "the yard")],
     "Explosions/Remote violence", "Grenade", "ac.grenade"),
    ("A blast shook the silo.", "blast", "ASSAULT", None, [("recipient", "the silo")],
     "Explosions/Remote violence", "Remote explosive/landmine/IED", "ac.blast"),
    ("Troops clashed with the Reed Front.", "clashed", "ASSAULT", "firearms",
     [("actor", "Troops", "HLD-MIL"), ("actor", "the Reed Front", "REB-RF")],
     "Battles", "Armed clash", "ac.clash"),
    ("The Reed Front attacked a patrol.", "attacked", "ASSAULT", "firearms",
     [("actor", "The Reed Front", "REB-RF"), ("recipient", "a patrol")],
     "Battles", "Armed clash", "ac.two_armed"),
    ("Gunmen sprang an ambush near the ford.", "ambush", "ASSAULT", None,
     [("actor", "Gunmen", "HLD-UAF")], "Battles", "Armed clash", "ac.meeting"),
    ("The Reed Front seized the town.", "seized", "ASSAULT", None,
     [("actor", "The Reed Front", "REB-RF"), ("recipient", "the town")],
     "Battles", "Non-state actor overtakes territory", "ac.ground"),
    ("The army recaptured the town.", "recaptured", "ASSAULT", None,
     [("actor", "The army", "HLD-MIL"), ("recipient", "the town")],
     "Battles", "Government regains territory", "ac.ground"),
    ("Militiamen shot a teacher.", "shot", "ASSAULT", "firearms",
     [("actor", "Militiamen", "HLD-PRM"), ("recipient", "a teacher", "HLD-EDU")],
     "Violence against civilians", "Attack", "ac.civilians"),
    ("Two nurses were abducted.", "abducted", "ASSAULT", "abduct",
     [("recipient", "Two nurses", "HLD-MED")],
     "Violence against civilians", "Abduction/forced disappearance", "ac.abducted"),
    ("Soldiers raped a prisoner.", "raped", "ASSAULT", "sexual",
     [("actor", "Soldiers"), ("recipient", "a prisoner")],
     "Violence against civilians", "Sexual violence", "ac.sexual"),
    ("Villagers beat a pedlar.", "beat", "ASSAULT", "beat",
     [("actor", "Villagers", "HLD-CVL"), ("recipient", "a pedlar")],
     "Riots", "Mob violence", "ac.mob"),
    ("Police fired tear gas at the marchers.", "tear gas", "ASSAULT", "crowd-control",
     [("actor", "Police", "HLD-COP"), ("recipient", "the marchers")],
     "Protests", "Protest with intervention", "ac.crowd_control"),
    ("Police shot at the protesters.", "shot", "ASSAULT", "firearms",
     [("actor", "Police", "HLD-COP"), ("recipient", "the protesters", "HLD-CVL")],
     "Protests", "Excessive force against protesters", "ac.force_on_crowd"),
    ("Weavers marched through Osk.", "marched", "PROTEST", "demo", [("actor", "Weavers")],
     "Protests", "Peaceful protest", "ac.protest"),
    ("The march was dispersed with batons.", "march", "PROTEST", "demo", [("actor", "The march")],
     "Protests", "Protest with intervention", "ac.protest_parted"),
    ("Dockers rioted by the port.", "rioted", "PROTEST", "riot", [("actor", "Dockers")],
     "Riots", "Violent demonstration", "ac.riot"),
    ("Militiamen burned the granary.", "burned", "ASSAULT", "primitive",
     [("actor", "Militiamen", "HLD-PRM"), ("recipient", "the granary")],
     "Strategic developments", "Looting/property destruction", "ac.razed"),
    ("Two houses were looted by night.", "looted", "ASSAULT", None,
     [("recipient", "Two houses")],
     "Strategic developments", "Looting/property destruction", "ac.razed"),
    ("Orland and the Reed Front signed a truce.", "signed", "SUPPORT", None,
     [("actor", "Orland", "ORL"), ("actor", "the Reed Front", "REB-RF"),
      ("instrument", "a truce")], "Strategic developments", "Agreement", "ac.peace"),
    ("The Council and the Reed Front agreed on seats.", "agreed", "SUPPORT", None,
     [("actor", "The Council", "HLD-GOV"), ("actor", "the Reed Front", "REB-RF")],
     "Strategic developments", "Agreement", "ac.peace"),
    ("Forty militants were put out of action.", "put out of action", "ASSAULT", None,
     [("recipient", "Forty militants", "REB")], "Battles", "Armed clash", "ac.fighters_hit"),
    ("A stranger did the killing on Lime Street.", "killing", "ASSAULT", "targeted",
     [("actor", "A stranger")],
     "Violence against civilians", "Attack", "ac.unarmed"),
    ("The Reed Front alone declared a ceasefire.", "declared", "CONCEDE", None,
     [("actor", "The Reed Front", "REB-RF"), ("instrument", "a ceasefire")],
     "Strategic developments", "Change to group/activity", "ac.halt"),
    ("Both armies exchanged captives.", "exchanged", "RETREAT", "release",
     [("actor", "Both armies", "HLD-MIL"), ("actor", "captives", "REB")],
     "Strategic developments", "Agreement", "ac.swap"),
    ("The garrison withdrew from the ford.", "withdrew", "RETREAT", "withdraw",
     [("actor", "The garrison")],
     "Strategic developments", "Change to group/activity", "ac.withdrawn"),
    ("The army set up a base on the hill.", "set up", "MOBILIZE", "troops",
     [("actor", "The army", "HLD-MIL"), ("instrument", "a base")],
     "Strategic developments", "Headquarters or base established", "ac.base"),
    ("Troops moved to the border.", "moved", "MOBILIZE", "troops", [("actor", "Troops")],
     "Strategic developments", "Change to group/activity", "ac.troops"),
    ("Police detained the editor.", "detained", "COERCE", "arrest",
     [("actor", "Police", "HLD-COP"), ("recipient", "the editor", "HLD-JRN")],
     "Strategic developments", "Arrests", "ac.arrests"),
    ("Police seized forty rifles.", "seized", "COERCE", "seize",
     [("actor", "Police", "HLD-COP"), ("recipient", "forty rifles")],
     "Strategic developments", "Disrupted weapons use", "ac.caches"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "roles", "expected", "sub", "rule"),
    CASES,
    ids=[f"{case[-1]}:{case[1]}" for case in CASES],
)
def test_an_event_has_the_type_of_the_first_rule_that_fits(
    text, trigger, kind, mode, roles, expected, sub, rule
):
    code = in_acled(event(text, trigger, kind, mode, roles=roles))
    assert (code.event_type, code.sub_event_type, code.refusal) == (expected, sub, "")
    assert rule in {step.rule for step in code.trace}


def test_every_type_that_a_rule_gives_is_one_of_the_taxonomy():
    given = [(case[5], case[6]) for case in CASES]
    given += [(r["event_type"], r["sub_event_type"]) for r in rows("acled_modes")]
    assert all(sub in TAXONOMY[kind] for kind, sub in given if kind)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"reality": "planned"}, "cd.not_actual"),
        ({"reality": "hypothetical"}, "cd.not_actual"),
        ({"reality": "negated"}, "cd.denied"),
        ({"reality": "attempted"}, "cd.not_actual"),
        ({"currency": "background"}, "cd.background"),
    ],
)
def test_what_did_not_happen_or_is_only_recalled_has_no_code(fields, rule):
    reading = event("Rebels attacked a patrol.", "attacked", mode="firearms",
                    roles=[("actor", "Rebels", "REB"), ("recipient", "a patrol")],
                    **fields)  # fmt: skip
    code = in_acled(reading)
    assert code.event_type is None
    assert code.refusal
    assert [step.rule for step in code.trace] == [rule]


def test_an_event_that_all_who_speak_deny_has_no_code():
    page = Page("Nobody shelled the mill, Veska said.")
    made = page.mention("shelled", mode="heavy-weapons", reality="negated")
    assert in_acled(page.reading(made, standing="denied")).trace[0].rule == "cd.denied"


def test_weapons_at_range_that_were_stopped_are_disrupted_weapons():
    code = in_acled(event("Gunners brought down two drones.", "brought down", mode="drone",
                          roles=[("recipient", "two drones")], reality="attempted"))  # fmt: skip
    assert code.sub_event_type == "Disrupted weapons use"


def test_jets_that_tried_and_turned_back_are_no_weapons_that_were_stopped():
    code = in_acled(event("Two jets tried to cross the river.", "cross", mode="aerial",
                          roles=[("actor", "Two jets")], reality="attempted"))  # fmt: skip
    assert code.trace[-1].rule == "cd.not_actual"


@pytest.mark.parametrize("kind", ["ACCUSE", "REQUEST", "THREATEN", "CONSULT", "AGREE", "REJECT"])
def test_words_and_dealings_are_no_act_of_the_taxonomy(kind):
    code = in_acled(event("Veska did so.", "did", kind, roles=[("actor", "Veska", "VSK")]))
    assert code.refusal == f"{kind} is no act of ACLED's kinds"


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "roles", "rule"),
    [
        ("Tram drivers went on strike.", "strike", "PROTEST", "strike",
         [("actor", "Tram drivers")], "ac.no_rally"),
        ("Rebels captured four soldiers.", "captured", "ASSAULT", "abduct",
         [("actor", "Rebels", "REB"), ("recipient", "four soldiers")], "ac.captured"),
        ("The Reed Front seized its papers.", "seized", "ASSAULT", None,
         [("actor", "The Reed Front", "REB-RF"), ("recipient", "its papers")], "ac.unclear"),
        ("Customs officers seized an engine.", "seized", "COERCE", "seize",
         [("actor", "Customs officers", "HLD-GOV"), ("recipient", "an engine")], "ac.no_act"),
        ("A truce began.", "began", "RETREAT", "ceasefire", [], "ac.no_side"),
        ("Orland welcomed the truce with Veska.", "welcomed", "SUPPORT", None,
         [("actor", "Orland", "ORL"), ("recipient", "the truce with Veska", "VSK")], "ac.no_act"),
        ("A curfew was imposed.", "curfew", "COERCE", "curfew", [], "ac.no_act"),
        ("Police detained a driver.", "detained", "COERCE", "arrest",
         [("actor", "Police", "HLD-COP"), ("recipient", "a driver")], "ac.few_arrests"),
        ("The fighting went on.", "fighting", "ASSAULT", None, [], "ac.bare"),
        ("Somebody struck something.", "struck", "ASSAULT", None,
         [("actor", "Somebody"), ("recipient", "something")], "ac.unclear"),
        ("The striker led the attack on the visitors' half.", "attack", "ASSAULT", None, [],
         "cd.figurative"),
        ("The defence ministry struck the army.", "struck", "ASSAULT", "firearms",
         [("actor", "The defence ministry", "HLD-GOV"), ("recipient", "the army", "HLD-MIL")],
         "ac.unclear"),
    ],
)  # fmt: skip
def test_what_tells_too_little_says_what_is_missing(text, trigger, kind, mode, roles, rule):
    code = in_acled(event(text, trigger, kind, mode, roles=roles))
    assert code.event_type is None
    assert code.trace[-1].rule == rule
    assert code.refusal == code.trace[-1].says


def test_a_word_of_sport_does_not_hide_people_who_were_killed():
    page = Page("Gunmen shot the goalkeeper and two guests dead.")
    dead = page.figure("two guests", 2.0)
    made = page.mention("shot", mode="firearms", figures=(dead,),
                        roles=[page.role("recipient", "two guests")])  # fmt: skip
    assert in_acled(page.reading(made)).event_type == "Violence against civilians"


def test_a_claim_keeps_its_speaker_beside_the_code_and_each_side_its_own():
    page = Page("A shell hit a barn. Orland blamed the Reed Front.")
    blamed = page.said("blamed", "Orland", "accuses")
    made = page.mention(
        "hit", mode="heavy-weapons",
        roles=[page.role("actor", "the Reed Front", "REB-RF", statement=blamed),
               page.role("recipient", "a barn")],
    )  # fmt: skip
    code = in_acled(page.reading(made))
    assert (code.basis, code.said_by) == ("reporter", ())
    assert code.actor1[0].said_by == ("Orland", "River Courier")
    assert code.actor2[0].said_by == ()


def test_an_attributed_event_names_on_whose_word_it_stands():
    page = Page("Rebels bombed the bridge, Veska said.")
    said = page.said("said", "Veska")
    made = page.mention("bombed", mode="aerial", basis="attributed", statement=said)
    code = in_acled(page.at("the bridge", "bridge").reading(made))
    assert code.basis == "attributed"
    assert code.said_by == ("Veska → River Courier",)


def test_the_reports_own_word_for_the_means_goes_before_a_claimed_one():
    page = Page("Shells hit the mill. Veska spoke of jets.")
    said = page.said("spoke", "Veska")
    own = page.mention("hit", mode="heavy-weapons", roles=[page.role("recipient", "the mill")])
    claimed = page.mention("jets", mode="aerial", basis="attributed", statement=said)
    code = in_acled(page.reading(own, claimed))
    assert code.sub_event_type == "Shelling/artillery/missile attack"
    assert code.trace[0] == Step(
        rule="cd.mode", says="mode heavy-weapons; others tell of aerial", words=("hit",)
    )


@pytest.mark.parametrize(
    ("sides", "number"),
    [
        ([("actor", "X one", "HLD-MIL"), ("recipient", "Y two", "REB")], 12),
        ([("actor", "X one", "REB-A"), ("recipient", "Y two", "HLD-CVL")], 27),
        ([("actor", "X one", "VSK-MIL"), ("recipient", "Y two", "HLD-MIL")], 18),
        ([("actor", "X one", "HLD-CRM"), ("recipient", "Y two", "HLD-COP")], 13),
    ],
)
def test_the_interaction_joins_the_kinds_of_the_two_sides_the_lower_first(sides, number):
    page = Page("X one shot at Y two in Osk.").at("in Osk", "Osk")
    made = page.mention("shot", mode="firearms", roles=[page.role(*side) for side in sides])
    assert in_acled(page.reading(made)).interaction == number


def test_of_two_states_one_is_abroad_even_where_the_place_is_not_told():
    roles = [("actor", "X one", "VSK-MIL"), ("recipient", "Y two", "HLD-MIL")]
    assert in_acled(event("X one shot Y two.", "shot", mode="firearms", roles=roles)
                    ).interaction == 18  # fmt: skip


@pytest.mark.parametrize(
    ("relation", "precision", "number"),
    [("at", "city", 1), ("near", "city", 2), ("along", "city", 2), ("inside", "admin2", 2),
     ("inside", "admin1", 3), ("inside", "country", None), ("at", "exact", 1)],
)  # fmt: skip
def test_the_place_is_as_precise_as_it_is_told(relation, precision, number):
    page = Page("Jets bombed Osk.").at("Osk", "Osk", relation=relation, precision=precision)
    assert in_acled(page.reading(page.mention("bombed", mode="aerial"))).geo_precision == number


@pytest.mark.parametrize(
    ("first", "last", "number", "day"),
    [("2031-03-04", None, 1, "2031-03-04"), ("2031-03-03", "2031-03-09", 2, None),
     ("2031-03-01", "2031-03-31", 3, None), ("2031-01-01", "2031-12-31", None, None),
     ("no date", "2031-03-04", None, None), ("2031-03-04", "2031-03-01", None, None)],
)  # fmt: skip
def test_the_day_is_as_precise_as_it_is_told_and_never_filled_in(first, last, number, day):
    page = Page("Jets bombed Osk then.").on("then", first, last)
    code = in_acled(page.at("Osk", "Osk").reading(page.mention("bombed", mode="aerial")))
    assert (code.time_precision, code.event_date) == (number, day)


def test_fatalities_are_the_most_conservative_number_and_none_where_nobody_tells():
    page = Page("Jets bombed Osk: 9 dead, others say 4 killed.").at("Osk", "Osk")
    tolls = (page.figure("9 dead", 9.0), page.figure("4 killed", 4.0))
    told = page.mention("bombed", mode="aerial", figures=tolls)
    assert in_acled(page.reading(told)).fatalities == 4
    assert in_acled(page.reading(page.mention("bombed", mode="aerial"))).fatalities is None


@pytest.mark.parametrize(
    ("name", "code", "contested"),
    [
        ("Artsakh authorities", "PRE", "AZE-PRE"),
        ("the Nagorno-Karabakh army", "PRE", "AZE-PRE"),
        ("the Abkhaz authorities", "PRE", "PRE"),
        ("residents of Artsakh", "CVL", "CVL"),
        ("Armenian troops in Karabakh", "ARM-MIL", "ARM-MIL"),
        ("Artsakhbank guards", "PRE", "PRE"),
    ],
)
def test_a_disputed_body_has_no_state_unless_asked_for(name, code, contested):
    page = Page(f"A shell was fired by {name}.")
    role = page.role("actor", name, code)
    reading = page.reading(page.mention("fired", mode="heavy-weapons", roles=[role]))
    assert in_acled(reading).actor1[0].code == code
    assert in_acled(reading, contested=True).actor1[0].code == contested


def test_a_view_leaves_the_records_as_they_are_and_says_the_same_twice():
    reading = event("Jets bombed Osk.", "bombed", mode="aerial", roles=[("recipient", "Osk")])
    before = copy.deepcopy(reading)
    assert in_acled(reading) == in_acled(reading)
    assert reading == before


def test_links_that_lead_nowhere_and_a_page_of_triggers_do_no_harm():
    page = Page("fire " * 5_000)
    mentions = tuple(
        page.mention("fire", mode="firearms", nth=nth, statement="f" * 20, figures=("0" * 20,))
        for nth in range(500)
    )
    code = in_acled(page.reading(*mentions, time="e" * 20, basis="attributed"))
    assert code.refusal
    assert code.said_by == ()
