"""What stands above the headline and below the last sentence of a text without markup."""

import pytest

from onrecord.errors import NotAReport
from tests.article.reading import read, roles, words

BODY = (
    "Gunners on both banks of the Orvan river fired for a third night, the army said on Friday.\n\n"
    "Four villages near the crossing were left without water, and a school was closed."
)
HEADLINE = "Guns fire again over the Orvan river"


def front(*lines, **given):
    report = read("\n\n".join((*lines, HEADLINE, BODY)), **given)
    return roles(report)


def test_the_known_outlet_above_the_headline_is_a_masthead():
    found = front("The Orvan Almanac, volume 12", outlet="Orvan Almanac")
    assert found[0] == ("navigation", "The Orvan Almanac, volume 12")
    assert found[1] == ("headline", HEADLINE)


def test_a_body_that_issues_texts_is_a_masthead_and_the_outlet():
    report = read(f"Orvan Press Agency\n\nTuesday, 4 May 2022\n\n{HEADLINE}\n\n{BODY}")
    assert [role for role, _ in roles(report)][:3] == ["navigation", "dateline", "headline"]
    assert report.outlet is not None
    assert report.outlet.value == "Orvan Press Agency"
    assert report.title is not None
    assert report.title.value == HEADLINE


def test_a_slug_is_not_the_headline():
    found = front("Orvan Press Agency", "ORVAN-TRUCE (TAKE 2)")
    assert found[0] == ("navigation", "Orvan Press Agency\n\nORVAN-TRUCE (TAKE 2)")
    assert found[1] == ("headline", HEADLINE)


def test_a_headline_that_names_an_agency_stays_the_headline():
    report = read(f"News agency closes its Orvan office\n\n{BODY}")
    assert roles(report)[0] == ("headline", "News agency closes its Orvan office")


def test_the_head_of_a_section_is_no_headline():
    found = front("Orvan Press Agency", outlet="Orvan Press Agency")
    assert found[1][0] == "headline"
    report = read(f"{HEADLINE}\n\nHIGHLIGHTS\n\n{BODY}")
    assert ("body", "HIGHLIGHTS") in roles(report)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("OWA", "wire_credit"),
        ("or-kir/mw/lt", "byline"),
        ("Ivo Dorn (OWA)", "byline"),
        ("For the General Staff, the Director\nColonel Ivo Dorn", "byline"),
    ],
)
def test_the_last_line_says_who_wrote(line, role):
    assert roles(read(f"{HEADLINE}\n\n{BODY}\n\n{line}"))[-1] == (role, line)


def test_a_day_over_a_signature_is_a_dateline():
    report = read(f"{HEADLINE}\n\n{BODY}\n\nKirra, 15 November 2023\nColonel Ivo Dorn, Director")
    assert roles(report)[-2:] == [
        ("dateline", "Kirra, 15 November 2023"),
        ("byline", "Colonel Ivo Dorn, Director"),
    ]


def test_a_slogan_below_the_signature_is_set_apart():
    found = roles(
        read(f"{HEADLINE}\n\n{BODY}\n\nOWA\n\nOnly the river unites the valley for good.")
    )
    assert found[-1] == ("navigation", "Only the river unites the valley for good.")


@pytest.mark.parametrize("head", ["ACCESS", "Health And Supplies", "HEAVY WEAPONS"])
def test_a_heading_above_the_last_paragraph_is_body(head):
    last = "The road to the crossing was closed by the army for the whole of the week."
    assert ("body", head) in roles(read(f"{HEADLINE}\n\n{BODY}\n\n{head}\n\n{last}"))


@pytest.mark.parametrize(
    "line",
    [
        "The Orvan Courier regrets the error.",
        "A report on Friday misstated the number of villages. The Courier regrets the mistake.",
        "This article was updated to include a comment of the ministry.",
        "This page has been corrected: the bridge was closed on Sunday.",
        "The headline of this article was changed to reflect the toll.",
        "An earlier version of this report wrongly said that the bridge was closed.",
        "Due to an editing error, the mayor was given a wrong name.",
        "(Corrects the day in the second paragraph to Sunday, not Monday)",
        "Correction, 4 May: our bulletin gave the toll as around forty.",
        "CORRECTION TO NOTE 7: the incident took place on Sunday.",
        "Struck out at 23:48: our line of 22:52 that it was artillery.",
    ],
)
def test_what_an_outlet_says_of_its_own_text_is_a_correction(line):
    assert ("correction", line) in roles(read(f"{HEADLINE}\n\n{BODY}\n\n{line}"))


@pytest.mark.parametrize(
    "line",
    [
        "The ministry regrets the error, which cost four soldiers their lives on Friday.",
        "The army apologised for the mistake and promised to pay for the bridge.",
        "An earlier truce of the same kind had been broken within two days of its start.",
        "The map of the ceasefire line was updated by the mission on Sunday.",
        "This report of the army was disputed by both of the villages.",
        "Withdrawn from the front in March, the brigade was sent back on Sunday.",
    ],
)
def test_what_others_correct_is_body(line):
    assert ("body", line) in roles(
        read(f"{HEADLINE}\n\n{BODY}\n\n{line}\n\nThe talks go on in Tesk.")
    )


def test_comments_below_their_heading_are_comments():
    report = read(
        f"{HEADLINE}\n\n{BODY}\n\nReaders' remarks\n\nAna, Kirra: Where is the bus?\n\ntom_9: Gone."
    )
    assert len(words(report, "comment")) == 1
    assert words(report, "comment")[0].endswith("tom_9: Gone.")


@pytest.mark.parametrize(
    "text",
    [
        "root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1:daemon:/usr/sbin:/bin/false\nsys:x:3:3::/dev:",
        "place;dead;wounded\nKirra;4;5\nOstrov;7;1\nTesk;0;0",
    ],
)
def test_a_list_of_settings_or_numbers_is_no_report(text):
    with pytest.raises(NotAReport, match="holds no sentences"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Army says five killed in Kirra\nTruce talks stall in Tesk\nBridge shut after shelling",
        "He denied it.",
        "Kirra, 4 May: 12 dead, 7 wounded (hospital).",
    ],
)
def test_short_lines_of_words_are_a_report(text):
    assert read(text).text == text
