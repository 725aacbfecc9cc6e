"""A letterhead says who issues a text; it is neither its headline nor a part of its body."""

import pytest

from onrecord.article import read_article
from onrecord.intake.item import Item
from onrecord.records import Capture, Given
from onrecord.settings import Settings

BODY = (
    "On the night of 3 May, units of the brigade repelled two attempts to cross the river, the "
    "command said, and destroyed a pontoon that was being moved up from the rear."
)


def read(text, title=None):
    capture = Capture(
        sha256="0", size=len(text), media="text/plain", name="x.txt", given=Given(title=title)
    )
    return read_article(Item(capture=capture, payload=text.encode()), Settings())


def roles(report):
    return [(region.role, region.made_by) for region in report.regions]


def test_an_office_in_capitals_above_the_headline_is_the_outlet():
    report = read(
        f"GENERAL STAFF OF THE REPUBLIC\nPress Centre\n\nDaily summary of 4 May\n\n{BODY}"
    )
    assert report.outlet is not None
    assert (report.outlet.value, report.outlet.evidence) == (
        "General Staff of the Republic",
        "letterhead",
    )
    assert report.title is not None
    assert report.title.value == "Daily summary of 4 May"


def test_a_headline_in_capitals_stays_the_headline():
    report = read(f"ARMY REPELS TWO CROSSINGS\n\n{BODY}")
    assert report.outlet is None
    assert roles(report)[0] == ("headline", "rg.headline")


def test_a_text_all_in_capitals_has_no_letterhead():
    report = read(f"CITY OF GUATEMALA, 4 MAY\n\nARMY REPORTS\n\n{BODY.upper()}")
    assert "rg.letterhead" not in [rule for _, rule in roles(report)]


@pytest.mark.parametrize("line", ["Home | News | Photo | Video | Contact", "A|B|C|D|E"])
def test_a_row_of_menu_words_is_navigation(line):
    report = read(f"Two crossings repelled on the river\n\n{line}\n\n{BODY}")
    assert ("navigation", "rg.menu_line") in roles(report)


def test_a_call_to_readers_above_the_headline_is_not_the_headline():
    report = read(f"Stand With The Rivertown Post!\n\nArmy repels two crossings\n\n{BODY}")
    assert roles(report)[:2] == [("appeal", "rg.call_line"), ("headline", "rg.headline")]


def test_a_headline_that_exclaims_stays_one_where_it_is_alone():
    report = read(f"Bridge holds at last!\n\n{BODY}")
    assert roles(report)[0] == ("headline", "rg.headline")
