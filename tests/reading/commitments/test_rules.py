"""The rules by their ids: for each an example, a counter-example and a hostile example."""

import pytest

WAR = "Rebel soldiers shelled the army post at the ford. "


def rules(commitments):
    return {c.made_by for c in commitments}


def by_rule(commitments, rule):
    return next(c for c in commitments if c.made_by == rule)


def roles(commitment):
    return {(p.role, p.name.casefold().removeprefix("the ")) for p in commitment.parties}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("cm.agrees", "The miners agreed to open the shaft."),
        ("cm.agrees_on", "The militia and the army agreed on a hotline."),
        ("cm.gives_money", "Norway announced 40 million dollars for the refugees."),
        ("cm.if_not", "If the dam is not opened by 20 May, the committee will leave the talks."),
        ("cm.harm_unless", "The militia threatened to shoot the crew unless its leader is freed."),
        ("cm.gives_time", "The general gave the militia 72 hours to leave the tower."),
        ("cm.has_until", "The militia has until Friday to hand over its guns."),
        ("cm.meeting", "Envoys of both armies are due to meet in Osk."),
        ("cm.withdrawal", "Under the accord the guns are to be withdrawn."),
        ("cm.release", "The rebels freed a captured nurse."),
        ("cm.on_condition", "The general will talk on one condition: the guns fall silent."),
        ("cm.with_if", "The bishop offered to mediate if both sides agree."),
        ("cm.only_if", "The army will withdraw only if the rebels disarm."),
        ("cm.only_if", "We will allow no talks until they leave, the general said."),
        ("cm.only_if", "We will guard the no-fire zone if they leave, the general said."),
        ("cm.depends", "Any talks are conditional on a pullback of the guns."),
        ("cm.seeks", "Passage for the convoy was sought on 3 April."),
        ("cm.suspends", "The council suspended Chad from the bloc."),
        ("cm.offers_self", "Norway offered itself as a mediator."),
        ("cm.said_would", "The minister said the ministry would pay for the roofs."),
        ("cm.worded", "The general swore to rebuild the bridge."),
        ("cm.asks", "The elders begged the militia to leave the mill."),
        ("cm.invites", "The council invited the rebels to send a delegate."),
        ("cm.calls_on", "The bishop called on the gunmen to free the crew."),
        ("cm.calls_for", "The mayor appealed for calm."),
        ("cm.demands", "The miners demanded access to the wounded."),
        ("cm.suggests", "The envoy recommended that both armies be pulled back."),
        ("cm.proposes", "The envoy proposed a pause."),
        ("cm.promises", "The governor promised a clinic to the village."),
        ("cm.commits", "The general reaffirmed that the mill would be spared."),
        ("cm.offers", "The bishop offered to mediate."),
        ("cm.orders", "The prefect instructed the villagers to stay indoors."),
        ("cm.rules", "The governor decreed that schools be shut."),
        ("cm.forbids", "The prefect banned the march."),
        ("cm.is_ready", "The colonel is ready to show the map to the monitors."),
        ("cm.tells_to", "Drivers have been told not to use the pass."),
    ],
)
def test_a_rule_reads_its_example(owed, rule, text):
    assert rule in rules(owed(WAR + text))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("cm.agrees", "The miner agreed to say a few words."),
        ("cm.agrees_on", "Our readers agree on one thing."),
        ("cm.gives_money", "Norway announced a new minister."),
        ("cm.if_not", "If the dam is opened by 20 May, the committee will leave the camp."),
        ("cm.harm_unless", "The rebels will starve unless help comes."),
        ("cm.harm_unless", "The flood will cut the road unless the dam is repaired."),
        ("cm.gives_time", "The general gave the militia 72 rifles to guard the tower."),
        ("cm.has_until", "The militia has guns to hand over."),
        ("cm.meeting", "The two armies met at the ford."),
        ("cm.withdrawal", "The guns were withdrawn."),
        ("cm.release", "The judge freed the captured driver on bail."),
        ("cm.on_condition", "The nurse is in critical condition."),
        ("cm.with_if", "The bishop offered to mediate."),
        ("cm.only_if", "The army will leave before the rains come."),
        ("cm.only_if", "We will guard the no-fire zone before they leave, the general said."),
        ("cm.only_if", "We will send no men if they leave, the general said."),
        ("cm.depends", "The harvest depends on the rain."),
        ("cm.seeks", "The families sought shelter in the mill."),
        ("cm.suspends", "The school suspended two pupils from lessons."),
        ("cm.offers_self", "The baker offered himself a second cup."),
        ("cm.said_would", "The minister said the river would rise."),
        ("cm.worded", "The elders said that the buses had passed."),
        ("cm.asks", "The elders asked whether the militia had left."),
        ("cm.invites", "The mill was an inviting place."),
        ("cm.calls_on", "The bishop called the gunmen cowards."),
        ("cm.calls_for", "The mayor could appeal for calm."),
        ("cm.demands", "The climb demanded no effort."),
        ("cm.suggests", "The tracks suggest that the gunmen fled north."),
        ("cm.promises", "The governor did not promise anything."),
        ("cm.offers", "The hill offers a view of the river."),
        ("cm.orders", "The prefect ordered tea."),
        ("cm.forbids", "Nobody banned the march."),
        ("cm.is_ready", "The bread is ready."),
        ("cm.tells_to", "Drivers have been told to wait."),
    ],
)
def test_a_rule_leaves_its_counter_example(owed, rule, text):
    assert rule not in rules(owed(WAR + text))


@pytest.mark.parametrize(
    "text",
    [
        "unless " * 400 + "the dam is opened by Friday",
        "gave gave gave 72 hours to to to leave until until Friday " * 40,
        "on condition " * 300,
        "(" * 500 + "Adds truce" + ")" * 500,
        "under the truce under the truce " * 150,
        "only if only if only if we agree to agree to meet if not " * 60,
    ],
)
def test_heaps_of_the_words_of_the_rules_are_read_without_harm(owed, text):
    for commitment in owed(WAR + text + "."):
        assert commitment.span.start < commitment.span.end


def test_a_demand_with_a_date_is_one_row(owed):
    found = owed(WAR + "Sudan demanded that Chad withdraw its guns by 20 May.")
    told = [c for c in found if c.kind in {"ultimatum", "request"}]
    assert [(c.kind, c.deadline) for c in told] == [("ultimatum", "2024-05-20")]


def test_a_request_with_a_date_stays_a_request(owed):
    (request,) = owed(WAR + "Sudan asked Chad to send trucks by 20 May.")
    assert (request.kind, request.deadline) == ("request", "2024-05-20")


def test_time_that_is_left_is_the_term_of_an_ultimatum(owed):
    found = owed(WAR + "The general gave the militia 72 hours to leave the tower.")
    ultimatum = by_rule(found, "cm.gives_time")
    assert ultimatum.kind == "ultimatum"
    assert ultimatum.term.length == "PT72H"
    assert roles(ultimatum) == {("requester", "general"), ("addressee", "militia")}


def test_a_body_that_hopes_holds_an_expectation_and_owes_nothing(owed):
    found = owed(WAR + "The ministry said it hoped all parties would show restraint.")
    (hope,) = (c for c in found if c.kind == "expectation")
    assert ("addressee", "all parties") in roles(hope)
    assert "pledge" not in {c.kind for c in found}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("A truce was arranged through the Osk command.", ("broker", "osk command")),
        ("Sudan signed an accord with Chad in May.", ("party", "chad")),
        ("Sudan and Chad offered help.", ("proposer", "chad")),
        ("The general rejected the ultimatum Chad gave the army.", ("requester", "chad")),
        ("Chad granted an amnesty to 90 prisoners.", ("receiver", "prisoners")),
    ],
)
def test_who_has_a_part_is_read_from_the_words_around(owed, text, party):
    assert party in {held for c in owed(WAR + text) for held in roles(c)}


def test_what_is_told_under_an_accord_rests_on_it(owed):
    text = (
        "Sudan and Chad signed an accord in May. Under its terms, Chad promised to open the road."
    )
    found = owed(WAR + text)
    accord = next(c for c in found if c.kind == "treaty")
    pledge = next(c for c in found if c.kind == "pledge")
    assert pledge.under == accord.id


def test_a_promise_of_another_paragraph_rests_on_no_accord(owed):
    text = "Sudan signed an accord in May.\n\nChad promised to open the road."
    assert next(c for c in owed(WAR + text) if c.kind == "pledge").under is None
