"""UCDP's violence as a view: three types, or which fact of the definition nobody tells."""

import pytest

from tests.views.codings.pages import Page, event, in_ucdp

REBELS = ("actor", "X one", "REB-RF")
ARMY = ("actor", "X one", "HLD-MIL")


def killing(*sides, dead=3.0, **figure):
    page = Page("X one killed Y two: 3 dead.")
    toll = (page.figure("3 dead", dead, **figure),) if dead is not None else ()
    made = page.mention("killed", roles=[page.role(*side) for side in sides], figures=toll)
    return in_ucdp(page.reading(made))


@pytest.mark.parametrize(
    ("sides", "number", "name"),
    [
        ([ARMY, ("recipient", "Y two", "REB-RF")], 1, "state-based"),
        ([ARMY, ("recipient", "Y two", "VSK-MIL")], 1, "state-based"),
        ([REBELS, ("recipient", "Y two", "HLD-COP")], 1, "state-based"),
        ([REBELS, ("recipient", "Y two", "REB-TS")], 2, "non-state"),
        ([REBELS, ("recipient", "Y two", "HLD-CVL")], 3, "one-sided"),
        ([ARMY, ("recipient", "Y two", "HLD-REF")], 3, "one-sided"),
        ([ARMY, ("actor", "Y two", "REB-RF")], 1, "state-based"),
    ],
)
def test_the_type_follows_from_who_fights_whom(sides, number, name):
    code = killing(*sides)
    assert (code.type_of_violence, code.violence, code.refusal) == (number, name, "")
    assert (code.low, code.best, code.high) == (3, 3, 3)


@pytest.mark.parametrize(
    ("sides", "rule"),
    [
        ([("recipient", "Y two", "HLD-CVL")], "uc.no_actor"),
        ([("actor", "X one", "HLD-UAF"), ("recipient", "Y two", "HLD-CVL")], "uc.no_actor"),
        ([("actor", "X one", "HLD-CVL"), ("recipient", "Y two", "HLD-CVL")], "uc.no_actor"),
        ([("actor", "X one", "HLD-CRM"), ("recipient", "Y two", "HLD-COP")], "uc.gang"),
        ([ARMY], "uc.no_target"),
    ],
)
def test_fewer_facts_than_the_definition_asks_for_give_no_code(sides, rule):
    code = killing(*sides)
    assert code.type_of_violence is None
    assert code.trace[-1].rule == rule
    assert code.refusal == code.trace[-1].says


def test_without_a_death_there_is_no_event():
    code = in_ucdp(event("X one shelled Y two.", "shelled", mode="heavy-weapons",
                         roles=[ARMY, ("recipient", "Y two", "REB")]))  # fmt: skip
    assert code.trace[-1].rule == "uc.no_death"


def test_a_toll_of_none_is_no_death_although_the_word_stands_there():
    code = killing(ARMY, ("recipient", "Y two", "REB"), dead=0.0, kind="stated_zero")
    assert code.trace[-1].rule == "uc.no_death"


def test_a_death_that_is_not_counted_is_a_death():
    code = killing(ARMY, ("recipient", "Y two", "REB"), dead=None)
    assert code.type_of_violence == 1
    assert (code.low, code.best, code.high) == (None, None, None)


def test_a_total_of_the_war_is_no_toll_of_the_event():
    page = Page("X one shelled Y two; 90 dead since May.")
    toll = (page.figure("90 dead", 90.0, scope="conflict"),)
    made = page.mention("shelled", figures=toll, roles=[page.role(*ARMY),
                        page.role("recipient", "Y two", "REB")])  # fmt: skip
    assert in_ucdp(page.reading(made)).trace[-1].rule == "uc.no_death"


def test_low_and_high_are_those_of_all_who_tell_and_each_keeps_its_speaker():
    page = Page("X one killed Y two: 4 dead, Veska said; 9 dead, Orland said.")
    veska, orland = page.said("Veska said", "Veska"), page.said("Orland said", "Orland")
    tolls = (page.figure("4 dead", 4.0, statement=veska),
             page.figure("9 dead", 9.0, statement=orland))  # fmt: skip
    made = page.mention("killed", figures=tolls, roles=[page.role(*ARMY),
                        page.role("recipient", "Y two", "REB")])  # fmt: skip
    code = in_ucdp(page.reading(made))
    assert (code.low, code.high) == (4, 9)
    told = [step for step in code.trace if step.rule == "uc.deaths"]
    assert [step.words for step in told] == [("4 dead",), ("9 dead",)]
    assert told[1].says == "deaths as claimed by Orland → River Courier"


def test_a_denied_toll_is_not_the_speakers():
    page = Page("X one killed Y two: 4 dead, Veska denied.")
    denied = page.said("Veska denied", "Veska", "denies")
    toll = (page.figure("4 dead", 4.0, statement=denied),)
    made = page.mention("killed", figures=toll, roles=[page.role(*ARMY),
                        page.role("recipient", "Y two", "REB")])  # fmt: skip
    assert in_ucdp(page.reading(made)).best is None


def test_counts_of_several_groups_are_not_added_up():
    page = Page("X one killed Y two: 4 soldiers, 2 nurses.")
    tolls = (page.figure("4 soldiers", 4.0, population="military"),
             page.figure("2 nurses", 2.0, population="civilian"))  # fmt: skip
    made = page.mention("killed", figures=tolls, roles=[page.role(*REBELS)])
    code = in_ucdp(page.reading(made))
    assert code.type_of_violence == 1
    assert code.best is None
    assert code.trace[-1].rule == "uc.apart"


@pytest.mark.parametrize(
    ("name", "relation", "precision", "number"),
    [("Osk", "at", "city", 1), ("Osk", "near", "city", 2), ("Osk", "inside", "admin2", 3),
     ("Osk", "inside", "admin1", 4), ("Osk", "along", "admin2", 5),
     ("Osk", "inside", "country", 6), ("Osk", "at", "unknown", None),
     ("Gulf of Reeds", "inside", "region", 7)],
)  # fmt: skip
def test_the_place_has_the_number_of_its_precision(name, relation, precision, number):
    page = Page(f"X one killed Y two off {name}.")
    page.at(name, name, relation=relation, precision=precision)
    made = page.mention("killed", roles=[page.role(*ARMY), page.role("recipient", "Y two", "REB")])
    assert in_ucdp(page.reading(made)).where_prec == number


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [("2031-03-04", "2031-03-04", 1), ("2031-03-04", "2031-03-07", 2),
     ("2031-03-03", "2031-03-09", 3), ("2031-02-01", "2031-02-28", 4),
     ("2031-01-01", "2031-12-31", 5), ("2029-01-01", "2031-12-31", None), (None, None, None)],
)  # fmt: skip
def test_the_day_has_the_number_of_its_precision(first, last, number):
    page = Page("X one killed Y two then.").on("then", first, last)
    made = page.mention("killed", roles=[page.role(*ARMY), page.role("recipient", "Y two", "REB")])
    assert in_ucdp(page.reading(made)).date_prec == number


def test_background_and_denials_are_refused_before_anything_else():
    page = Page("X one killed Y two.")
    made = page.mention("killed", currency="background", roles=[page.role(*ARMY)])
    assert in_ucdp(page.reading(made)).trace[0].rule == "cd.background"
