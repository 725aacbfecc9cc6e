import msgspec
import pytest

from onrecord.records import Actor, Hop, Reading, Source, Span, Statement
from onrecord.views.brief_sides import UNNAMED, Sides
from tests.views.pages import bridge, report


def side(name: str, title: str | None = None, kind: str = "named") -> str:
    return Sides(bridge()).of(Source(kind=kind, name=name, title=title))


@pytest.mark.parametrize("name", ["Armenia", "Yerevan", "Armenia's Foreign Ministry",
                                  "the Armenian general staff"])  # fmt: skip
def test_a_state_is_known_by_country_capital_and_people(name):
    assert side(name) == "Armenia"


def test_an_officer_speaks_for_the_state_of_the_office():
    assert side("Ani Petrosian", "Armenian border guard commander") == "Armenia"


def test_an_envoy_speaks_for_the_sender_not_the_host():
    assert side("John Dow", "envoy to Armenia") != "Armenia"


def test_those_who_left_a_state_do_not_speak_for_it():
    assert side("ethnic Armenian separatists") == "ethnic Armenian separatists"


def test_a_person_who_is_called_like_a_country_is_no_country():
    assert side("Armenia Lopez") == "Armenia Lopez"


def test_an_anonymous_officer_of_a_state_stands_under_the_state():
    assert side("a senior Armenian officer", kind="anonymous_source") == "Armenia"


def test_sources_without_name_and_state_share_a_heading():
    assert side("a resident", kind="anonymous_source") == UNNAMED
    assert side("", kind="unknown") == UNNAMED


def test_an_unknown_body_stands_for_itself():
    assert side("the Assembly of Seven") == "the Assembly of Seven"


def test_an_office_belongs_to_the_body_that_another_source_names():
    council = Source(kind="named", name="Yerevan's security council")
    chief = Source(kind="named", name="Ani Petrosian", title="security council chief")
    assert Sides(spoken_by(council)).of(chief) == "Armenia"


def test_an_office_that_two_sides_have_stays_open():
    councils = [Source(kind="named", name=f"{whose} security council")
                for whose in ("Yerevan's", "the Turkish")]  # fmt: skip
    chief = Source(kind="named", name="Ani Petrosian", title="security council chief")
    assert Sides(spoken_by(*councils)).of(chief) == "security council chief"


def test_an_organisation_stands_under_its_name_not_its_code():
    page = msgspec.structs.replace(bridge(), actors=(alliance("nato"), alliance("orlan-league")))
    headings = [
        Sides(page).of(Source(kind="named", name="a diplomat", actor=actor.id))
        for actor in page.actors
    ]
    assert headings == ["NATO", "orlan-league"]


def alliance(group: str) -> Actor:
    return Actor.make(
        report(), span=Span(0, 1), nth=len(group), made_by="ac.test", name=group, group=group
    )


def spoken_by(*sources: Source) -> Reading:
    page = report()
    statements = tuple(
        Statement.make(page, span=Span(n, n + 1), made_by="st.test",
                       chain=(Hop(source=source, via="spoken"),))
        for n, source in enumerate(sources)
    )  # fmt: skip
    return Reading(report=page, version="0", profile="rules", statements=statements)


@pytest.mark.parametrize(
    ("role", "heading"), [("REB", "the hill men"), ("OPP", "the hill men"), ("MIL", "Armenia")]
)
def test_rebels_of_a_country_are_not_its_side(role, heading):
    men = Actor.make(
        report(), span=Span(0, 1), made_by="ac.test", name="hill men", country="ARM", role=role
    )
    reading = msgspec.structs.replace(bridge(), actors=(men,))
    assert Sides(reading).of(Source(kind="named", name="the hill men", actor=men.id)) == heading
