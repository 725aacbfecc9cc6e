from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.records import Derived, Published
from onrecord.records.vocabulary import STATUS_WORDS, CommitmentKind, PartyRole
from onrecord.views.brief_parts import short
from onrecord.views.status import breaches, changes, of_party, running_out, status, unanswered
from onrecord.views.status_days import UNKNOWN, date_words, days_of
from onrecord.views.status_page import page as shown
from tests.views import obligations as made
from tests.views.pages import chain

DAY = date(2031, 3, 20)


def row(commitment, day=DAY, **fields):
    return status([made.reading(commitment, **fields)], day)[0]


def text(rows, day=DAY, **options):
    return " ".join(shown(rows, day, **{"width": 400, **options}).plain.split())


def test_days_are_counted_from_the_request_to_the_day_asked_for():
    assert row(made.request()).days_open == 16
    assert row(made.request(), date(2031, 3, 4)).days_open == 0


def test_a_treaty_is_open_since_it_was_invoked_not_since_it_was_signed():
    held = row(made.pact())
    assert (held.status, held.since, held.days_open) == ("invoked", "2031-03-04", 16)


def test_whoever_invokes_a_treaty_is_owed_by_the_other_party():
    held = row(made.pact())
    assert (held.owes, held.owed) == (("Halden",), ("Veska",))


def test_a_month_counts_from_its_last_day_so_that_days_are_at_least():
    held = row(made.truce(), date(2030, 6, 10))
    assert held.days_open == 10
    assert "at least 10 days" in text([held])


def test_a_truce_is_owed_by_both_and_nobody_alone():
    assert (row(made.truce()).owes, row(made.truce()).owed) == (("Orland", "Veska"), ())


def test_a_broker_owes_nothing():
    held = row(made.commitment("ceasefire", "truce agreed in May 2030",
                               made.entry("agreed", "truce agreed in May 2030", "2030-05"),
                               parties=(("broker", "Halden"),)))  # fmt: skip
    assert held.owes == ()
    assert "Parties not named" in text([held])


def test_lines_after_the_day_are_left_out():
    assert row(made.request(), date(2031, 3, 4)).status == "made"
    assert row(made.request(), date(2031, 3, 5)).status == "unanswered"


def test_a_commitment_that_begins_after_the_day_is_left_out():
    assert status([made.river()], date(1990, 1, 1)) == []
    old = status([made.river()], date(2000, 1, 1))
    assert [(held.kind, held.status) for held in old] == [("treaty", "agreed")]


def test_a_line_without_a_day_holds_from_the_day_of_the_report_on():
    assert status([made.reading(made.mandate())], date(2031, 3, 3)) == []
    assert row(made.mandate(), date(2031, 3, 4)).status == "deployed"


def test_days_are_unknown_where_neither_line_nor_report_has_one():
    undated = made.request(made.entry("made", "asked Halden for two engineer battalions"))
    held = row(undated, of=made.page(published=Published()))
    assert (held.days_open, held.open, held.published) == (None, True, None)


@pytest.mark.parametrize("word", ["answered", "accepted", "refused", "withdrawn"])
def test_what_is_answered_is_not_open(word):
    closing = made.entry(word, "Halden has given no public answer", "2031-03-10")
    held = row(made.request(*made.request().status, closing))
    assert (held.status, held.open, held.days_open) == (word, False, None)
    assert unanswered([held]) == []


def test_an_answer_of_that_month_does_not_come_before_the_request_of_that_day():
    late = made.entry("answered", "Halden has given no public answer", "2031-03")
    asked = made.entry("made", "asked Halden for two engineer battalions", "2031-03-04")
    assert row(made.request(late, asked)).status == "answered"


def test_what_a_page_tells_of_its_own_month_is_known_on_the_day_of_the_page():
    told = made.entry("refused", "Halden has given no public answer", "2031-03")
    assert row(made.request(told), date(2031, 3, 4)).status == "refused"


def test_a_mandate_runs_out_with_the_last_day_of_its_month():
    held = row(made.mandate(), date(2033, 5, 30))
    assert (held.status, held.days_left, held.overdue) == ("deployed", 1, False)
    after = row(made.mandate(), date(2033, 6, 1))
    assert (after.status, after.derived, after.open, after.status_on) == (
        "expired", True, False, "2033-05")  # fmt: skip
    assert "expired May 2033, by its term" in text([after], date(2033, 6, 1))


def test_a_withdrawn_mandate_does_not_expire_again():
    gone = made.entry("withdrawn", "station 300 observers", "2031-03-01")
    held = made.commitment("mandate", "station 300 observers", gone,
                           expires=Derived(value="2031-03", derivation="x"))  # fmt: skip
    assert row(held, date(2040, 1, 1)).status == "withdrawn"


def test_a_deadline_that_is_past_is_overdue():
    held = row(made.request(deadline="2031-03-10"))
    assert (held.overdue, held.days_left) == (True, -10)
    assert "overdue by 10 days" in text([held])
    assert not row(made.request(deadline="2031-04")).overdue


def test_a_row_names_what_it_rests_on_and_keeps_exact_words_and_id():
    asked = next(held for held in status([made.river()], DAY) if held.kind == "request")
    assert asked.basis == "1998 River Pact"
    assert asked.words == made.TEXT[asked.span.start : asked.span.end]
    assert asked.duty == ("two engineer battalions",)
    assert asked.id == made.request().id


def test_a_row_stands_on_the_chain_of_its_last_line():
    assert row(made.truce()).said_by == ("Both sides", "Courier")


def test_whoever_is_silent_is_not_the_one_who_tells_of_it():
    silent = msgspec.structs.replace(
        made.claim(), stance="no_response", chain=chain("Halden", "Courier")
    )
    told = made.entry("unanswered", "Halden has given no public answer", "2031-03-05",
                      by="Halden", said=("Halden", "Courier"))  # fmt: skip
    told = msgspec.structs.replace(told, statement=silent.id)
    (held,) = status([made.reading(made.request(told), silent)], DAY)
    assert held.said_by == ("Courier",)


def test_reports_are_listed_side_by_side_and_not_merged():
    other = made.page(outlet=None)
    both = [made.river(), made.reading(made.request(of=other), of=other)]
    assert [held.kind for held in status(both, DAY)].count("request") == 2
    assert "not merged" in text(status([made.river(), _elsewhere()], DAY))


def _elsewhere():
    page = msgspec.structs.replace(made.page(), id="f" * 20)
    return made.reading(made.request(of=page), of=page)


def test_the_order_of_the_reports_does_not_matter():
    pages = [made.river(), _elsewhere()]
    assert status(pages, DAY) == status(pages[::-1], DAY)


def test_the_page_says_first_who_has_not_answered():
    plain = text(status([made.river()], DAY))
    assert "? Halden has not answered Veska: ‹" in plain
    assert "(asked 16 days ago; reported by River Courier)" in plain
    assert plain.index("WITHOUT AN ANSWER") < plain.index("WHO OWES WHOM WHAT")


def test_a_silence_that_nobody_tells_of_is_only_no_answer_on_record():
    plain = text([row(made.request(made.request().status[0]))])
    assert "no answer from Halden to Veska is on record" in plain


def test_expiries_ahead_stand_with_the_days_left_and_how_they_were_derived():
    plain = text(status([made.river()], DAY))
    assert "May 2033: the Assembly of Seven’s mandate in Orland ends" in plain
    assert "in 803 days at most; agreed 2030-05 (truce) + P3Y" in plain


def test_running_out_has_the_past_first_then_the_nearest():
    rows = status([made.reading(made.mandate(), made.request(deadline="2031-03-10"))], DAY)
    assert [held.kind for held in running_out(rows)] == ["request", "mandate"]


def test_breaches_are_told_by_side():
    rows = status([made.river()], DAY)
    assert [(held.kind, line.by, line.against) for held, line in breaches(rows)] == [
        ("ceasefire", "Orland", "Veska")]  # fmt: skip
    assert "by Orland and Veska, each of the other" in text(rows)


def test_changes_are_lines_of_that_day_or_later():
    rows = status([made.river()], DAY)
    assert [line.word for _, line in changes(rows, date(2031, 3, 5))] == ["unanswered"]
    assert changes(rows, date(2031, 3, 6)) == []
    assert "Nothing on record is of that day or later" in text(rows, since=date(2031, 3, 6))


def test_a_line_without_a_day_counts_as_a_change_of_the_day_it_was_told():
    plain = text(status([made.river()], DAY), since=date(2031, 3, 3))
    assert "told 4 March 2031, day unknown" in plain


def test_a_party_is_found_by_a_part_of_its_name_whatever_its_role():
    rows = status([made.river()], DAY)
    assert {held.kind for held in of_party(rows, "assembly")} == {"mandate"}
    assert {held.kind for held in of_party(rows, "orland")} == {"ceasefire", "mandate"}
    assert of_party(rows, "Sylvania") == []


def test_a_page_without_commitments_says_so():
    assert "No commitment is on record for this day" in text([])


def test_every_row_is_on_the_page():
    rows = status([made.river()], DAY)
    assert all(short(held.id) in shown(rows, DAY).plain for held in rows)


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(width):
    lines = shown(status([made.river()], DAY), DAY, since=date(2031, 1, 1), width=width)
    assert max(cell_len(line) for line in lines.plain.splitlines()) <= width


def test_escape_sequences_of_a_page_do_not_reach_the_terminal():
    loud = made.commitment("treaty", "River Pact of 1998",
                           made.entry("agreed", "River Pact of 1998", "1998",
                                      said=("\x1b[31mVeska",), by="\u202eevil"),
                           parties=(("party", "\x1b]0;Orland"),), title="\x07Pact")  # fmt: skip
    plain = shown([row(loud)], DAY, since=date(1990, 1, 1)).plain
    assert not {"\x1b", "\x07", "\u202e"} & set(plain)


@pytest.mark.parametrize("kind", CommitmentKind.__args__)
def test_every_kind_role_and_status_word_has_a_row_and_a_place_on_the_page(kind):
    for word in STATUS_WORDS[kind]:
        for role in PartyRole.__args__:
            held = made.commitment(kind, "River Pact of 1998",
                                   made.entry(word, "River Pact of 1998", "2031-03-01"),
                                   parties=((role, "Orland"), ("party", "Veska")))  # fmt: skip
            assert short(held.id) in shown([row(held)], DAY).plain


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_no_line_is_dated_after_the_day_and_no_count_is_negative(day):
    for held in status([made.river()], day):
        assert all(line.day is None or line.day <= day for line in held.history)
        assert held.days_open is None or held.days_open >= 0
        assert held.open or held.days_open is None


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 4000))
def test_what_was_on_record_stays_on_record(day, later):
    before = {held.id for held in status([made.river()], day)}
    after = {held.id for held in status([made.river()], day + timedelta(days=later))}
    assert before <= after


@pytest.mark.parametrize(("edtf", "first", "last"), [
    ("2021", "2021-01-01", "2021-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-11-16", "2021-11-16", "2021-11-16"),
    ("2021~", "2021-01-01", "2021-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("2021-24", "2021-12-01", "2022-02-28"),
    ("2021-33", "2021-01-01", "2021-03-31"),
    ("2021-11-08/2021-11-14", "2021-11-08", "2021-11-14"),
])  # fmt: skip
def test_a_date_allows_the_days_of_its_interval(edtf, first, last):
    assert days_of(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_open_interval_is_open_on_that_side():
    assert days_of("2021-05/..") == (date(2021, 5, 1), None)
    assert days_of("../2021-05") == (None, date(2021, 5, 31))


@pytest.mark.parametrize("edtf", [None, "", "XXXX-WXX-2", "2021-13", "2021-02-30", "0000", "x/y"])
def test_what_is_no_date_has_no_days(edtf):
    assert days_of(edtf) == UNKNOWN


@given(st.text(max_size=25))
def test_any_text_has_days_or_none_and_words(words):
    first, last = days_of(words)
    assert first is None or last is None or "/" in words or first <= last
    assert isinstance(date_words(words), str)


@pytest.mark.parametrize(("edtf", "words"), [
    ("2021-11-16", "16 November 2021"),
    ("2021-11", "November 2021"),
    ("1997", "1997"),
    ("199X", "the 1990s"),
    ("2021-11~", "about November 2021"),
    ("2021-23", "autumn 2021"),
    ("2021-35", "the third quarter of 2021"),
    ("../2021-05", "until May 2021"),
    ("2021-05/..", "from May 2021"),
    ("XXXX-WXX-2", "XXXX-WXX-2"),
    (None, "day unknown"),
])  # fmt: skip
def test_a_date_is_told_no_more_exactly_than_it_is(edtf, words):
    assert date_words(edtf) == words


def test_what_several_owe_stands_under_each_addressee_with_the_words_that_tell_it_apart():
    halden = made.request(made.request().status[0])
    orland = {**row(halden).parties, "addressee": ("Orland",)}
    plain = text([row(halden), msgspec.structs.replace(row(halden), id="b", parties=orland)])
    waiting = plain[plain.index("WITHOUT AN ANSWER") : plain.index("WHO OWES WHOM WHAT")]
    assert waiting.index("Halden ? no answer") < waiting.index("Orland ? no answer")


def test_breaches_stand_under_the_side_that_is_blamed():
    held = status([made.river()], DAY)
    truce = next(each for each in held if each.kind == "ceasefire")
    line = next(each for each in truce.history if each.word == "breach_alleged")
    alone = msgspec.structs.replace(line, mutual=False, by="Orland", against="Halden")
    other = msgspec.structs.replace(truce, id="b", history=(*truce.history, alone))
    plain = text([*held, other])
    broken = plain[plain.index("SAID TO BE BROKEN") : plain.index("WHO OWES WHOM WHAT")]
    assert "Orland and Veska" in broken
    assert "Halden" in broken


def test_what_is_older_than_a_year_leaves_the_head_of_the_page_and_stays_below():
    rows = status([made.river()], DAY)
    later = date(2033, 3, 20)
    plain = text(status([made.river()], later), later)
    waiting = plain[plain.index("WITHOUT AN ANSWER") : plain.index("WHO OWES WHOM WHAT")]
    assert "1 older one, from before 20 March 2032: under “Who owes whom what”" in waiting
    assert "Halden has not answered" not in waiting
    assert all(short(held.id) in plain for held in rows)


def test_days_are_told_of_what_was_done_that_long_ago():
    assert "unanswered, asked 16 days ago: ‹two engineer battalions›" in text([row(made.request())])
    asked = made.request(made.request().status[0])
    assert "asked today" in text([row(asked, date(2031, 3, 4))], date(2031, 3, 4))


def test_what_has_no_day_of_its_own_has_that_of_its_report():
    undated = made.request(made.entry("made", "asked Halden for two engineer battalions"))
    assert "(told 4 March 2031; reported by River Courier)" in text([row(undated)])


@pytest.mark.parametrize(
    ("asker", "told"),
    [
        ("it", "no answer from Halden is on record"),
        ("The sides", "no answer from Halden to the sides is on record"),
        ("", "no answer from Halden"),
    ],
)
def test_whom_a_report_only_calls_it_is_named_nowhere(asker, told):
    asked = row(made.request(made.request().status[0]))
    parties = {**asked.parties, "requester": (asker,)}
    held = msgspec.structs.replace(asked, parties=parties, owed=(asker,))
    assert told in text([held])


def test_owners_of_a_name_in_s_take_an_apostrophe():
    truce = msgspec.structs.replace(row(made.truce()), owes=("The sides",))
    plain = text([truce])
    assert "the sides’ 2030 truce" in plain
    assert "s’s" not in plain


def test_each_who_accuses_the_other_unnamed_is_told_as_such():
    truce = row(made.truce())
    line = next(each for each in truce.history if each.word == "breach_alleged")
    line = msgspec.structs.replace(line, by=None, against=None)
    plain = text([msgspec.structs.replace(truce, history=(line,))])
    assert "breach alleged each of the other" in plain
    assert "None" not in plain


@pytest.mark.parametrize(
    ("word", "by", "told"),
    [
        ("refused", "Halden", "refused:"),
        ("refused", "Hal", "refused by Hal:"),
        ("refused", "Veska", "refused by Veska:"),
        ("withdrawn", "Veska", "withdrawn:"),
    ],
)
def test_who_did_it_is_left_out_only_where_it_is_the_one_to_do_it(word, by, told):
    line = made.entry(word, "Halden has given no public answer", "2031-03-10", by=by, said=("X",))
    held = row(made.request(*made.request().status, line))
    plain = text([held], since=date(2031, 3, 10))
    assert f"Veska’s request to Halden: {told}" in plain


def test_whoever_gets_something_owes_nothing_where_a_proposer_is_named():
    offer = made.commitment("offer", "asked Halden for two engineer battalions",
                            made.entry("made", "asked Halden for two engineer battalions"),
                            parties=(("proposer", "Orland"), ("beneficiary", "Veska")))  # fmt: skip
    assert (row(offer).owes, row(offer).owed) == (("Orland",), ("Veska",))


def test_a_thing_that_only_a_noun_names_is_quoted_with_what_became_of_it():
    gone = made.entry("lifted", "station 300 observers", "2031-03-01")
    held = made.commitment("sanction", "River Pact of 1998", gone)
    assert "‹River Pact of 1998› ‹station 300 observers›" in text([row(held)])
