"""Content stays in its paragraph; an outlet's regret is nobody's statement."""

import msgspec

from onrecord.reading.within import in_its_paragraph, is_own_regret, is_own_silence
from tests.reading.handmade import page_of, utter


def contents(page, utterance):
    return [piece.of(page.text) for piece in in_its_paragraph(page, utterance).content]


def test_words_of_the_paragraph_above_are_not_said_below():
    page = page_of("The toll rises\n\nNobody slept, the mayor said.")
    said = utter(page, "the mayor", "said", "The toll", "Nobody slept")
    assert contents(page, said) == ["Nobody slept"]


def test_a_piece_that_runs_over_the_break_begins_behind_it():
    page = page_of("The toll rises\n\nNobody slept, the mayor said.")
    said = utter(page, "the mayor", "said", "The toll rises\n\nNobody slept")
    assert contents(page, said) == ["Nobody slept"]


def test_a_quotation_over_two_paragraphs_is_kept():
    page = page_of("“We waited.\n\n“Nobody slept,” the mayor said.")
    said = utter(page, "the mayor", "said", "We waited", "Nobody slept")
    assert contents(page, said) == ["We waited", "Nobody slept"]


def test_what_would_lose_all_its_words_is_left_alone():
    page = page_of("Nobody slept.\n\nThat is what the mayor said.")
    said = utter(page, "the mayor", "said", "Nobody slept")
    assert contents(page, said) == ["Nobody slept"]


def regret(text, source, role):
    page = page_of(text, roles={text: role}, outlet="The Orvan Courier")
    made = utter(page, source, "regrets", "the error")
    return is_own_regret(page, msgspec.structs.replace(made, cue_lemma="regret"))


def test_the_regret_of_the_outlet_in_a_correction_is_nobodys_statement():
    assert regret("The Courier regrets the error.", "The Courier", "correction")
    assert regret("The Orvan Courier regrets the error.", "The Orvan Courier", "correction")


def test_the_regret_of_somebody_else_and_outside_a_correction_is_a_statement():
    assert not regret("The ministry regrets the error.", "The ministry", "correction")
    assert not regret("The Courier regrets the error.", "The Courier", "body")


def test_what_the_issuer_keeps_to_itself_is_no_silence():
    for source, expected in (("We", True), ("The school", False)):
        page = page_of(f"{source} will not disclose the address.")
        made = utter(page, source, "will not disclose", "the address")
        told = msgspec.structs.replace(made, rule="ut.no_response")
        assert is_own_silence(page, told) is expected
        assert not is_own_silence(page, made)
