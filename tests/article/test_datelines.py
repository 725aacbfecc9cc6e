"""Where and when a text was filed is a region of its own, beside the first sentence."""

import time

import pytest

from tests.article.reading import page, read, roles, words

REST = "Gunners fired across the river for a third night, the mayor said."
MORE = "Nobody was hurt in the four villages, the district council reported on Friday."


@pytest.mark.parametrize(
    "dateline",
    [
        "OSTROV, March 4, 2022 (Wire) -",
        "OSTROV/KIRRA, May 4 (Orvan Wire) -",
        "KIRRA CITY, Orvania, 17 Oct (OWA) —",
        "Kirra (AP) —",
        "KIRRA --",
        "KIRRA, May 4, 2022, Friday. /Orvan corr. Ivo Dorn/.",
        "KIRRA, July 1.",
    ],
)
def test_a_dateline_ends_before_the_first_sentence(dateline):
    report = read(f"Guns Fire Again Over River\n\n{dateline} {REST}\n\n{MORE}")
    assert roles(report)[1:] == [("dateline", dateline), ("body", REST), ("body", MORE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "TESK officials closed the bridge on Monday after shots were heard in the night.",
        "Kirra - a town of four thousand - was left without water on Friday night.",
        "Correction, 4 May: the bridge was closed on Sunday and not on Monday as we wrote.",
        "UN: The secretary will travel to the river on Monday, his office has announced.",
    ],
)
def test_a_sentence_that_begins_with_a_name_has_no_dateline(sentence):
    report = read(f"Guns Fire Again Over River\n\n{MORE}\n\n{sentence}\n\n{REST}")
    assert report.dateline is None
    assert sentence in [text for _, text in roles(report)]


def test_capitals_and_a_dash_are_no_dateline_where_all_is_in_capitals():
    report = read(f"GUNS FIRE AGAIN\n\nTHE MAYOR -- WHO IS OLD -- {REST.upper()}\n\n{MORE.upper()}")
    assert report.dateline is None


def test_the_agency_of_a_dateline_is_the_outlet_where_nobody_else_is_named():
    report = read(f"Guns Fire Again\n\nKIRRA, March 4, 2022 (Reuters) - {REST}\n\n{MORE}")
    assert report.outlet is not None
    assert (report.outlet.value, report.outlet.evidence) == ("Reuters", "dateline")
    assert report.published.value == "2022-03-04"
    given = read(f"Guns Fire Again\n\nKIRRA (Reuters) - {REST}\n\n{MORE}", outlet="Orvan Courier")
    assert given.outlet is not None
    assert given.outlet.value == "Orvan Courier"


def test_a_line_of_place_day_and_agency_gives_all_three():
    report = read(
        f"Guns Fire Again Over River\n\nKirra, 4 May 2022, Orvanpress\n\n{REST}\n\n{MORE}"
    )
    assert report.dateline is not None
    assert report.dateline.value == "Kirra, 4 May 2022, Orvanpress"
    assert report.outlet is not None
    assert report.outlet.value == "Orvanpress"
    assert report.published.value == "2022-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "Sunday, 4 May 2022",
        "4 May 2022, 9.30 pm",
        "19:00 (Kirra time)",
        "21:40",
        "5 to 6 May",
        "Mon. 5 to Wed. 7",
        "Tuesday, 4 May 2022, 1422 GMT",
        "Statement | Friday, 4 May 2022",
        "4 May 2022, 19:15 (UTC+4) | Army",
        "Issued in Kirra on 4 May 2022",
        "Issued 4 May 2022. Covers 27 April to 3 May. Next note: 11 May.",
        "KIRRA, 4 May",
        "Published 3 May 2021",
        "Thursday, May 4, 2022 | Updated 6:25 p.m. Kirra time",
    ],
)
def test_a_line_that_is_a_day_is_a_dateline(line):
    assert ("dateline", line) in roles(
        read(f"Guns Fire Again Over River\n\n{line}\n\n{REST}\n\n{MORE}")
    )


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, 4 May 2022 · by Mira Sand, in Kirra",
        "Mira Sand | Saturday 4 May 2022",
        "Posted by Mira Sand on 4 May 2022",
        "Correspondent, Kirra | Friday, May 4, 2022",
    ],
)
def test_a_name_beside_a_day_is_a_byline(line):
    assert ("byline", line) in roles(
        read(f"Guns Fire Again Over River\n\n{line}\n\n{REST}\n\n{MORE}")
    )


@pytest.mark.parametrize(
    "line",
    [
        "Situation as of 18:00",
        "May God help the valley",
        "Number: 000-00-00",
        "Summary of the day, 4 May 2022",
        "Published on Tuesday, the list names fourteen villages",
    ],
)
def test_a_heading_with_a_day_in_it_is_no_dateline(line):
    report = read(f"Guns Fire Again Over River\n\n{REST}\n\n{line}\n\n{MORE}")
    assert not words(report, "dateline")


def test_the_hours_over_the_posts_of_a_live_page_are_datelines():
    posts = "".join(f"<p>{hour}</p><p>{REST} {hour}.</p>" for hour in ("21:40", "21:05", "20:30"))
    report = page(f"<h1>River live</h1><p>{MORE}</p>{posts}")
    assert words(report, "dateline") == ["21:40", "21:05", "20:30"]


def test_a_line_that_says_where_a_text_was_issued_is_its_dateline():
    report = read(f"Daily note of the mission\n\nIssued in Kirra on 4 May 2022\n\n{REST}\n\n{MORE}")
    assert report.dateline is not None
    assert report.dateline.value == "Issued in Kirra on 4 May 2022"
    assert report.published.value == "2022-05-04"


@pytest.mark.parametrize(
    "head",
    ["A " * 5_000, "AB-" * 5_000, "A" * 50_000, "AB, " * 4_000, "AB / " * 4_000, "(A" * 9_000],
)
def test_a_long_line_of_capitals_is_read_in_linear_time(head):
    start = time.process_time()
    read(f"{head}\n\n{REST}")
    assert time.process_time() - start < 2
