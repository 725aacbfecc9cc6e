import re
import time

import msgspec
import pytest
from rich.cells import cell_len

from onrecord.records import (
    DateEvidence,
    Flag,
    Hop,
    Published,
    Reading,
    Relation,
    Source,
    Statement,
)
from onrecord.records.vocabulary import FlagKind, RegionRole, Stance
from onrecord.views.brief import SECTIONS, brief
from onrecord.views.brief_apart import what_was_set_apart
from onrecord.views.brief_disputes import what_is_disputed, who_has_not_answered
from onrecord.views.brief_parts import short
from onrecord.views.brief_said import who_said_what
from tests.views.pages import TEXT, bridge, chain, region, report, span


def words(listed) -> list[str]:
    return [" ".join(entry.quote.pieces) for entry in listed.entries if entry.quote]


def changed(reading: Reading, number: int, **fields) -> Reading:
    statements = list(reading.statements)
    statements[number] = msgspec.structs.replace(statements[number], **fields)
    return msgspec.structs.replace(reading, statements=tuple(statements))


def saying(words: str, *names: str, **fields) -> Statement:
    """A statement of the page whose content is `words`."""
    return Statement.make(
        report(), span=span(words), made_by="st.test", content=(span(words),),
        chain=chain(*names), **fields,
    )  # fmt: skip


def only(*statements: Statement) -> Reading:
    return Reading(report=report(), version="0", profile="rules", statements=statements)


def test_the_head_names_title_outlet_day_and_its_evidence():
    head = brief(bridge()).plain.split("WHO SAID WHAT")[0]
    assert "Orland Blames Veska" in head
    assert "River Courier" in head
    assert "published 4 March 2031 (as given)" in head


def test_an_unknown_day_is_said_and_not_guessed():
    page = msgspec.structs.replace(bridge(), report=report(published=Published()))
    assert "day of publication unknown" in brief(page).plain


def test_a_date_time_of_other_evidence_is_shown_by_its_day():
    evidence = (DateEvidence(kind="meta", value="2031-03-05T08:00:00Z", raw="5 Mar"),)
    published = Published(value="2031-03-05T08:00:00Z", evidence=evidence)
    page = msgspec.structs.replace(bridge(), report=report(published=published))
    assert "5 March 2031 (by a meta tag of the page)" in brief(page).plain


def test_a_chain_runs_with_arrows_from_the_speaker_to_the_outlet():
    assert "Ilva Ternes, Veskan army spokeswoman → Halden Wire → River Courier" in brief(
        bridge()
    ).plain.replace("\n    ", " ")


def test_a_speaker_the_page_lost_is_said_to_be_unknown():
    lost = Hop(source=Source(kind="unknown", name=""), via="spoken")
    page = changed(bridge(), 0, chain=(lost,))
    assert "(source unknown)" in brief(page).plain
    assert [block.heading for block in who_said_what(page).blocks if block.heading][-1] == (
        "Not named"
    )


def test_statements_of_one_chain_stand_together():
    blocks = who_said_what(bridge()).blocks
    assert [len(block.entries) for block in blocks] == [1, 2, 1]


def test_every_statement_is_in_the_brief_once_or_more():
    shown = brief(bridge()).plain
    assert all(short(statement.id) in shown for statement in bridge().statements)


@pytest.mark.parametrize("stance", Stance.__args__)
def test_every_stance_has_a_verb_and_is_shown(stance):
    page = changed(bridge(), 3, stance=stance, addressee=None)
    assert short(page.statements[3].id) in brief(page).plain


def test_the_words_of_the_speaker_and_the_words_of_the_report_have_marks_of_their_own():
    shown = " ".join(brief(bridge(), 160).plain.split())
    assert "“We ask the Assembly of Seven to send observers to both banks of the river”" in shown
    assert "‹shelling a customs post at the Mill Bridge›" in shown


def test_words_that_bring_their_own_quotation_marks_get_no_second_pair():
    own = only(saying("“staged provocation”", "Veska"))
    assert "‹“" not in brief(own).plain


def test_a_distanced_claim_shows_the_words_that_keep_distance():
    assert "claimed; the reporter keeps distance: “what it called”" in " ".join(
        brief(bridge()).plain.split()
    )


def test_an_uncertain_statement_says_so():
    page = changed(bridge(), 0, certainty="probable")
    assert "(probable)" in " ".join(brief(page).plain.split())


def test_a_neutral_and_certain_statement_gets_no_mark():
    assert who_said_what(bridge()).entries[0].notes == ()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160])
def test_no_line_is_wider_than_asked(width):
    lines = brief(bridge(), width).plain.split("\n")
    assert max(map(cell_len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


@pytest.mark.parametrize("width", [80, 160])
def test_wide_and_combining_characters_keep_the_column_of_ids(width):
    text = TEXT.replace("shelling a customs post", "砲撃する税関 a cu\u0308sto\u0301ms p\u0302ost")
    content = span("砲撃する税関 a cu\u0308sto\u0301ms p\u0302ost at the Mill Bridge", text)
    page = report(text)
    said = Statement.make(page, span=content, made_by="st.test", content=(content,),
                          chain=chain("東亜通信社", "River Courier"))  # fmt: skip
    shown = brief(Reading(report=page, version="0", profile="rules", statements=(said,)), width)
    line = next(line for line in shown.plain.split("\n") if short(said.id) in line)
    assert cell_len(line) == width


def test_a_long_quote_loses_its_middle_and_keeps_both_ends():
    long = " ".join(f"word{n}" for n in range(200))
    page = report(long)
    content = span(long, long)
    said = Statement.make(page, span=content, made_by="st.test", content=(content,),
                          chain=chain("Veska"), mode="direct")  # fmt: skip
    shown = " ".join(brief(Reading(report=page, version="0", profile="r", statements=(said,)))
                     .plain.split())  # fmt: skip
    quote = re.search("“(word0 .*?word199)”", shown.replace(" " + short(said.id), ""))[1]
    head, tail = quote.split(" […] ")
    assert long.startswith(head)
    assert long.endswith(tail)


def test_a_cut_never_takes_the_negation_out_of_a_quote():
    text = f"We {'surely ' * 30}did not fire {'at anybody ' * 30}there"
    page, content = report(text), span(text, text)
    said = Statement.make(page, span=content, made_by="st.test", content=(content,), mode="direct",
                          polarity="negative", polarity_cue=span("not", text),
                          chain=chain("Veska"))  # fmt: skip
    shown = brief(Reading(report=page, version="0", profile="r", statements=(said,))).plain
    assert " not " in shown
    assert "[…]" not in shown


def test_two_accusations_that_answer_each_other_are_put_side_by_side():
    pair = what_is_disputed(bridge()).blocks[0]
    assert [entry.lead for entry in pair.entries] == [
        "Orland accuses Veska", "Veska accuses Orland",
    ]  # fmt: skip


def test_an_accusation_that_nobody_returns_is_no_dispute():
    page = msgspec.structs.replace(bridge(), statements=bridge().statements[:1])
    assert what_is_disputed(page).blocks == ()
    assert "does not mean that all agree" in " ".join(brief(page).plain.split())


def test_two_accusations_of_a_third_do_not_oppose_each_other():
    page = changed(bridge(), 2, accused=Source(kind="named", name="the river gangs"))
    assert len(what_is_disputed(page).blocks) == 1  # the denial alone


def test_a_denial_stands_beside_what_it_denies():
    pair = what_is_disputed(bridge()).blocks[1]
    assert [entry.id for entry in pair.entries] == [
        bridge().statements[0].id, bridge().statements[1].id,
    ]  # fmt: skip


def test_a_denial_of_what_the_page_does_not_give_is_still_shown():
    page = changed(bridge(), 1, relates=())
    assert [len(block.entries) for block in what_is_disputed(page).blocks] == [2, 1]


def test_a_link_to_a_record_that_is_not_there_breaks_nothing():
    page = changed(bridge(), 1, relates=(Relation(kind="denies", target="f" * 20),))
    assert "What is disputed".upper() in brief(page).plain


def test_several_who_accuse_each_other_are_a_dispute():
    several = saying("shelling a customs post", "both towns", stance="accuses")
    source = msgspec.structs.replace(several.speaker, count=2)
    hop = msgspec.structs.replace(several.chain[0], source=source)
    page = only(msgspec.structs.replace(several, chain=(hop,)))
    assert what_is_disputed(page).entries[0].lead == "both towns accuse each other"


def test_two_parties_without_an_accused_accuse_each_other():
    page = only(saying("shelling a customs post", "the two neighbours", stance="accuses"))
    assert what_is_disputed(page).entries[0].lead == "the two neighbours accuse each other"


def test_one_party_without_an_accused_disputes_nothing():
    page = only(saying("shelling a customs post", "rights groups", stance="accuses"))
    assert what_is_disputed(page).blocks == ()


def test_a_silence_is_listed_with_the_words_that_report_it():
    silences = who_has_not_answered(bridge())
    assert words(silences) == ["The Assembly of Seven has not commented in public"]
    assert not [e for e in who_said_what(bridge()).entries if e.id == silences.entries[0].id]


def test_a_page_in_which_everybody_answers_has_no_such_section():
    page = msgspec.structs.replace(bridge(), statements=bridge().statements[:4])
    assert "WHO HAS NOT ANSWERED" not in brief(page).plain


def test_furniture_is_shown_with_role_reason_and_first_words():
    photo, appeal = what_was_set_apart(bridge()).entries
    assert (photo.lead, photo.notes) == ("photo credit", ("a credit line",))
    assert appeal.quote.pieces[0].startswith("Keep the Courier alive")


def test_body_and_headline_are_not_set_apart():
    page = report()
    body = region(page, "The Assembly of Seven has not commented in public.", "body", "a paragraph")
    held = Reading(report=report(regions=(body,)), version="0", profile="r")
    assert what_was_set_apart(held).entries == ()


@pytest.mark.parametrize("role", RegionRole.__args__)
def test_every_role_of_a_region_can_be_shown(role):
    part = region(report(), "Keep the Courier alive", role, "a test")
    assert brief(Reading(report=report(regions=(part,)), version="0", profile="r")).plain


def test_alike_passages_are_counted_not_repeated():
    lines = "\n\n".join(f"Menu {n}" for n in range(40))
    page = report(lines)
    parts = tuple(region(page, f"Menu {n}\n\n" if n < 39 else "Menu 39", "navigation", "a list")
                  for n in range(40))  # fmt: skip
    held = Reading(report=report(lines, regions=parts), version="0", profile="r")
    assert [e.lead for e in what_was_set_apart(held).entries] == ["navigation ×40"]


@pytest.mark.parametrize("kind", FlagKind.__args__)
def test_every_flag_is_told_in_words(kind):
    page = report(flags=(Flag(kind=kind, note="at the start"),))
    shown = brief(Reading(report=page, version="0", profile="r")).plain
    assert "DAMAGE AND DOUBTS" in shown
    assert kind not in shown


def test_days_that_disagree_are_told():
    evidence = (
        DateEvidence(kind="meta", value="2031-03-04", raw="x"),
        DateEvidence(kind="byline", value="2031-03-02", raw="y"),
    )
    page = report(published=Published(value="2031-03-04", evidence=evidence))
    shown = brief(Reading(report=page, version="0", profile="r")).plain
    assert "another day of publication: 2 March 2031" in shown


def test_a_page_that_was_not_read_says_so_instead_of_nothing():
    page = report(supported=False, language="hy")
    shown = " ".join(brief(Reading(report=page, version="0", profile="r")).plain.split())
    assert "no reader knows its language" in shown


def test_escapes_and_overrides_of_a_page_never_reach_the_terminal():
    text = "He said \x1b[31mfire\x1b[0m and \u202eereh\u202c, \x9b2J, \u200bnothing\x07 else"
    page = report(text)
    content = span(text, text)
    said = Statement.make(page, span=content, made_by="st.test", content=(content,),
                          chain=chain("A\x1b]0;title\x07B", "C\u2066D"))  # fmt: skip
    shown = brief(Reading(report=page, version="0", profile="r", statements=(said,))).plain
    assert not set("\x1b\x9b\x07\u202e\u202c\u200b\u2066") & set(shown)
    assert "␛[31mfire" in shown
    assert "⟨U+202E⟩" in shown


def test_styles_never_change_the_words():
    assert brief(bridge()).plain == "".join(brief(bridge()).plain)
    assert brief(bridge()).spans


def test_sections_are_pure_functions_of_the_reading():
    assert [part(bridge()) for part in SECTIONS] == [part(bridge()) for part in SECTIONS]


def test_several_accusations_of_two_sides_are_one_dispute():
    again = saying("the talks", "Veska", stance="accuses",
                   accused=Source(kind="named", name="Orland"))  # fmt: skip
    page = msgspec.structs.replace(bridge(), statements=(*bridge().statements, again))
    assert [entry.mark for entry in what_is_disputed(page).blocks[0].entries] == ["⎡", "⎢", "⎣"]


def test_a_page_of_ten_thousand_statements_is_laid_out_in_seconds():
    one = bridge().statements[0]
    many = tuple(msgspec.structs.replace(one, id=f"{n:020x}") for n in range(10_000))
    page = msgspec.structs.replace(bridge(), statements=many)
    started = time.process_time()
    brief(page)
    assert time.process_time() - started < 15


def test_a_lead_too_long_for_its_column_does_not_push_the_words_to_the_right():
    page = changed(bridge(), 4, chain=chain("The Standing Secretariat of the Assembly of Seven"))
    lines = brief(page, 120).plain.split("\n")
    at = next(n for n, line in enumerate(lines) if "Standing Secretariat" in line)
    assert lines[at + 1] == "" or lines[at + 1].startswith("    ‹") or lines[at + 1][4] != " "
