"""What the rules read from sentences of our own, through the engine."""

from collections.abc import Callable

import pytest

from onrecord.reading import utterances
from onrecord.reading.page import Page
from onrecord.reading.utterances import Utterance
from onrecord.records import Span

Build = Callable[..., Page]


def words(page: Page, span: Span | None) -> str | None:
    return None if span is None else span.of(page.text)


def read(page: Page) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (words(page, u.source), words(page, u.cue), [c.of(page.text) for c in u.content])
        for u in utterances.find(page)
    ]


def only(page: Page, rule: str) -> Utterance:
    (found,) = [u for u in utterances.find(page) if u.rule == rule]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry said Tuesday it had closed the port.",
            ("The ministry", "said", ["it had closed the port"]),
        ),
        (
            "Three shells hit the depot overnight, the ministry said.",
            ("the ministry", "said", ["Three shells hit the depot overnight"]),
        ),
        (
            "The colonel, 54, of the Third Brigade, said the town had fallen.",
            ("The colonel", "said", ["the town had fallen"]),
        ),
        (
            "“The bridge,” said Mayor Ana Lima, “will be closed until May.”",
            ("Mayor Ana Lima", "said", ["“The bridge,”", "“will be closed until May.”"]),
        ),
        (
            "The truce was broken four times, according to two officers.",
            ("two officers", "according to", ["The truce was broken four times"]),
        ),
        (
            "“If they leave, we stay,” he was quoted as saying.",
            ("he", "was quoted as saying", ["“If they leave, we stay,”"]),
        ),
        (
            "It was announced by the army that the road was mined.",
            ("the army", "was announced", ["the road was mined"]),
        ),
        (
            "The general threatened to shell the port.",
            ("The general", "threatened", ["to shell the port"]),
        ),
        (
            "Karsk denied firing on the tanker.",
            ("Karsk", "denied", ["firing on the tanker"]),
        ),
        (
            "As the envoy put it, nobody wants this war.",
            ("the envoy", "put", ["nobody wants this war"]),
        ),
        (
            "Both countries traded accusations of opening fire.",
            ("Both countries", "accusations of", ["opening fire"]),
        ),
        (
            "Karsk has not yet publicly replied to the offer.",
            ("Karsk", "has not yet publicly replied to", ["the offer"]),
        ),
        (
            "There was no immediate comment from the garrison.",
            ("the garrison", "There was no immediate comment", []),
        ),
        (
            "The spokesman could not be reached for comment.",
            ("The spokesman", "could not be reached", []),
        ),
        (
            "The mayor could not be reached by phone.",
            ("The mayor", "could not be reached", []),
        ),
        ("The governor declined to comment.", ("The governor", "declined", ["to comment"])),
        ("Minister: talks failed", ("Minister", ":", ["talks failed"])),
        ("Talks failed, says minister", ("minister", "says", ["Talks failed"])),
        ("OKORO: We did not agree to that.", ("OKORO", ":", ["We did not agree to that"])),
    ],
)
def test_one_sentence_one_utterance(
    page: Build, text: str, expected: tuple[str, str, list[str]]
) -> None:
    assert read(page(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy reached the valley at noon.",
        "Note: the road is closed.",
        "A so-called “safe zone” lies behind the dam.",
        "Comment sections were closed.",
        "The rebels hold two of the four bridges.",
        "Two patrols could not be reached by road.",
        "Two patrols cannot be reached.",
        "Both capitals discussed the crisis.",
        "Orlan invoked the pact of 1974.",
        "The ceasefire statement of May 3, 2019, holds.",
    ],
)
def test_plain_reporting_holds_no_utterance(page: Build, text: str) -> None:
    assert read(page(text)) == []


def test_the_accused_is_not_the_addressee(page: Build) -> None:
    text = "Orlan accused Karsk of a “deliberate provocation” at the crossing."
    found = only(built := page(text), "ut.in_of")
    assert (words(built, found.accused), found.addressee) == ("Karsk", None)
    assert [q.of(text) for q in found.quoted] == ["deliberate provocation"]
    assert (found.mode, found.cue_class) == ("mixed", "accusation")


def test_whom_it_was_told_is_the_addressee(page: Build) -> None:
    built = page("Envoy Ida Brandt told the Orlan news agency that talks were underway.")
    found = only(built, "ut.ccomp")
    assert words(built, found.addressee) == "the Orlan news agency"
    assert words(built, found.source) == "Envoy Ida Brandt"


@pytest.mark.parametrize(
    ("text", "rule", "hearer"),
    [
        ("Brandt asked the council for more time.", "ut.in_for", "the council"),
        ("Rell appealed to Orlan to return the prisoners.", "ut.to", "Orlan"),
        ("The union urged both sides to withdraw.", "ut.oxcomp", "both sides"),
    ],
)
def test_requests_name_whom_they_ask(page: Build, text: str, rule: str, hearer: str) -> None:
    built = page(text)
    assert words(built, only(built, rule).addressee) == hearer


def test_a_source_the_page_lost_leaves_the_speaker_and_a_mark(page: Build) -> None:
    built = page("According to, Rell said help could take the form of observers.")
    found = only(built, "ut.ccomp")
    assert (words(built, found.source), found.lost_source) == ("Rell", True)


def test_a_source_that_is_there_is_not_marked_lost(page: Build) -> None:
    built = page("According to Rell, help could take the form of observers.")
    assert [u.lost_source for u in utterances.find(built)] == [False]


def test_whoever_is_cited_is_not_the_speaker(page: Build) -> None:
    built = page("Citing two diplomats, the agency reported that a truce was near.")
    assert read(built) == [("the agency", "reported", ["a truce was near"])]


def test_what_it_said_was_is_an_utterance_inside_the_other(page: Build) -> None:
    built = page("The council said it would repel what it said was a raid by Orlan forces.")
    assert ("it", "said", ["was a raid by Orlan forces"]) in read(built)


def test_a_semicolon_parts_two_claims(page: Build) -> None:
    built = page("Officials blamed the militia; the militia said its men had withdrawn.")
    assert ("the militia", "said", ["its men had withdrawn"]) in read(built)


def test_a_lone_quotation_belongs_to_the_last_speaker_of_its_paragraph(page: Build) -> None:
    text = "“Nobody asked us,” a farmer told reporters. “We were told to go.”\n\nHe wept."
    built = page(text)
    (found,) = utterances.find(built)
    assert [c.of(text) for c in found.content] == ["“Nobody asked us,”", "“We were told to go.”"]
    assert found.mode == "direct"


def test_no_content_crosses_into_an_unrelated_paragraph(page: Build) -> None:
    text = "“The siege goes on, the mayor said.\n\nPrices rose.\n\n“Bread is gone, a baker said."
    for found in utterances.find(page(text)):
        assert all("\n" not in piece.of(text) for piece in found.content)


def test_hearsay_is_on_nobodys_word(page: Build) -> None:
    built = page("The bridge was reportedly mined before dawn.")
    assert [u.source for u in utterances.find(built)] == [None]


def test_asking_not_to_be_named_is_no_statement(page: Build) -> None:
    built = page("Two pilots, who asked not to be named, said the radar was down.")
    assert read(built) == [("Two pilots", "said", ["the radar was down"])]


def test_a_dateline_is_no_part_of_what_was_said(page: Build) -> None:
    built = page("PORT KARA, March 3 (Agency) - The dam is leaking, two engineers said.")
    assert read(built) == [("two engineers", "said", ["The dam is leaking"])]


def test_what_a_source_declined_to_do_is_not_done(page: Build) -> None:
    built = page("The ministry declined to confirm the toll.")
    assert read(built) == [("The ministry", "declined", ["to confirm the toll"])]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The war claimed forty lives.", 0),
        ("A small militia claimed responsibility for the raid.", 1),
    ],
)
def test_a_war_that_claims_lives_says_nothing(page: Build, text: str, count: int) -> None:
    assert len(utterances.find(page(text))) == count


def test_a_paragraph_of_nothing_but_words_goes_on_with_the_speaker_before_it(page: Build) -> None:
    text = (
        "“We have no water,” said Ana Lima, a nurse in the valley.\n\n"
        "“Three wells are dry and the river is mined.”\n\nThe convoy is late."
    )
    (found,) = utterances.find(page(text))
    assert [c.of(text) for c in found.content] == [
        "“We have no water,”",
        "“Three wells are dry and the river is mined.”",
    ]


def test_a_lone_title_in_quotation_marks_is_not_speech(page: Build) -> None:
    built = page("The general described the war in “The Long Road Home”.")
    assert all(u.mode != "direct" for u in utterances.find(built))


def test_what_seems_so_is_on_nobodys_word(page: Build) -> None:
    built = page("The rebels appeared to have left the town.")
    assert [(u.source, u.cue_class) for u in utterances.find(built)] == [(None, "appearance")]


def test_a_relative_clause_speaks_for_whom_it_is_about(page: Build) -> None:
    built = page("The bridge was held by Rell, who said it was mined.")
    assert ("Rell", "said", ["it was mined"]) in read(built)


def test_the_headline_rule_needs_a_headline(page: Build) -> None:
    text = "Talks end\n\nresult: nobody signed the long text that the envoys had brought."
    assert read(page(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING: TWELVE KILLED IN RAID ON DEPOT",
        "Live: fighting resumes around Goma",
        "Sudan: fighting resumes around the capital",
    ],
)
def test_kickers_places_and_shouting_are_no_speakers(page: Build, text: str) -> None:
    assert [u for u in utterances.find(page(text)) if u.rule == "ut.colon"] == []
