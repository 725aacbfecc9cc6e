import time as clock

import msgspec
import pytest
from rich.cells import cell_len

from onrecord.records import Flag, Published, Relation
from onrecord.records.commitment import Option
from onrecord.views.brief import brief
from onrecord.views.brief_commitments import who_owes_whom_what
from onrecord.views.brief_events import what_happened
from onrecord.views.brief_figures import figures
from onrecord.views.brief_missing import what_is_missing
from onrecord.views.brief_parts import short
from onrecord.views.brief_timeline import timeline
from tests.views import obligations as made
from tests.views.pages import chain


def leads(section):
    return [entry.lead for entry in section.entries]


def quotes(section):
    return [" ".join(entry.quote.pieces) for entry in section.entries if entry.quote]


def notes(section):
    return [note for entry in section.entries for note in entry.notes]


def whole():
    """A reading with records of every kind that the page has."""
    said, blamed = made.claim(), made.accusation()
    deed, mention = made.event("fired across the river", said=said, standing="claimed")
    ordered = made.river()
    return made.reading(
        *ordered.commitments, said, blamed, deed, mention,
        made.figure("9 dead", statement=said.id, low=9.0, high=9.0, best=9.0),
        made.time("Sunday", "2031-03-02", "2031-03-02", anchor="published"),
        made.time("1998", "1998", "1998"),
        made.time("three years", "P3Y", type="DURATION"),
    )  # fmt: skip


def test_the_sections_stand_in_the_order_a_reader_needs_them():
    plain = brief(whole()).plain
    heads = ["WHAT HAPPENED", "WHO SAID WHAT", "WHO OWES WHOM WHAT", "FIGURES", "TIMELINE",
             "WHAT IS MISSING", "WHAT IS DISPUTED"]  # fmt: skip
    places = [plain.index(f"{head} ─") for head in heads]
    assert places == sorted(places)


def test_every_event_commitment_and_figure_is_in_the_brief_with_its_id():
    reading = whole()
    plain = brief(reading).plain
    records = [*reading.events, *reading.commitments, *reading.figures]
    assert all(short(record.id) in plain for record in records)


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_of_a_brief_is_wider_than_asked(width):
    assert max(cell_len(line) for line in brief(whole(), width).plain.splitlines()) <= width


def test_the_head_counts_what_the_report_holds():
    plain = " ".join(brief(whole()).plain.split())
    assert "1 event · 4 commitments · 1 figure" in plain


def test_an_event_of_the_report_itself_is_reported():
    deed, mention = made.event("fired across the river")
    assert leads(what_happened(made.reading(deed, mention))) == ["reported"]


def test_an_event_in_the_words_of_a_side_is_claimed_by_it():
    said = made.claim()
    deed, mention = made.event("fired across the river", said=said, standing="claimed")
    assert leads(what_happened(made.reading(deed, mention, said))) == ["claimed by Orland"]


def test_a_denied_event_names_who_denies_it():
    said = made.accusation()
    deed, mention = made.event("mining the ford", said=said, standing="denied")
    denial = msgspec.structs.replace(
        made.claim(), stance="denies", relates=(Relation(kind="denies", target=said.id),)
    )
    assert leads(what_happened(made.reading(deed, mention, said, denial))) == ["denied by Orland"]


def test_background_and_what_was_not_done_stand_apart():
    now, first = made.event("fired across the river")
    past, second = made.event("Dozens of people died", currency="background")
    planned, third = made.event("station 300 observers", reality="planned", standing="planned")
    section = what_happened(made.reading(planned, third, past, second, now, first))
    assert [block.heading for block in section.blocks] == ["", "Background", "Not done, or not yet"]


def test_roles_read_from_doer_to_target_and_a_claimed_role_says_so():
    deed, mention = made.event("mining the ford",
                               roles=(("actor", "Orland"), ("recipient", "ford")))  # fmt: skip
    claimed = msgspec.structs.replace(deed.roles[0], statement="x")
    deed = msgspec.structs.replace(deed, roles=(claimed, *deed.roles[1:]))
    assert "Orland (as claimed) → ford" in notes(what_happened(made.reading(deed, mention)))


def test_an_event_whose_headline_drops_the_attribution_says_so():
    deed, mention = made.event("fired across the river", headline_drops_attribution=True)
    told = notes(what_happened(made.reading(deed, mention)))
    assert "the headline drops who says so" in told


def test_an_event_is_shown_with_the_rest_of_its_clause_and_not_beyond():
    deed, mention = made.event("mining", roles=(("actor", "Orland"),))
    assert quotes(what_happened(made.reading(deed, mention))) == ["mining the ford"]


def test_acts_of_speech_are_counted_and_told_under_who_said_what():
    said = msgspec.structs.replace(made.accusation(), act="a" * 20)
    deed, mention = made.event("accused Orland", type="ACCUSE", act="a" * 20)
    told = leads(what_happened(made.reading(deed, mention, said)))
    assert told == ["1 act of speech: see who said what"]


def test_a_page_without_events_has_no_such_section():
    assert "WHAT HAPPENED" not in brief(made.reading()).plain


def test_a_commitment_shows_status_history_and_what_it_rests_on():
    section = who_owes_whom_what(made.river())
    assert leads(section) == [
        "Halden’s 1998 River Pact to Veska: invoked",
        "Veska’s request to Halden: unanswered",
        "Orland and Veska’s 2030 truce: breach alleged",
        "the Assembly of Seven’s mandate in Orland: deployed",
    ]
    told = notes(section)
    assert "made 4 March 2031, unanswered 5 March 2031 by Halden" in told
    assert "under the 1998 River Pact" in told
    assert "ends May 2033, derived: agreed 2030-05 (truce) + P3Y" in told
    assert "term ‹three years›" in told


def test_a_commitment_in_the_brief_is_counted_to_no_day():
    old = made.mandate()
    assert leads(who_owes_whom_what(made.reading(old)))[0].endswith(": deployed")
    assert "days" not in " ".join(notes(who_owes_whom_what(made.reading(old))))


def test_a_condition_is_quoted_whole_with_its_branches_counted():
    options = (Option(duty=made.at("two engineer battalions")), Option(duty=made.at("ford")))
    held = made.commitment("condition", "asked Halden for two engineer battalions",
                           made.entry("proposed", "asked Halden for two engineer battalions"),
                           options=options, duty=(made.at("ford"),))  # fmt: skip
    section = who_owes_whom_what(made.reading(held))
    assert quotes(section) == ["asked Halden for two engineer battalions"]
    assert "2 branches, in this order" in notes(section)


def test_a_commitment_without_a_line_of_status_is_shown_all_the_same():
    held = made.commitment("treaty", "River Pact of 1998", title="River Pact")
    assert leads(who_owes_whom_what(made.reading(held))) == ["River Pact, status unknown"]


def test_a_figure_shows_measure_bounds_and_on_whose_word():
    section = figures(whole())
    assert leads(section) == ["killed: 9"]
    assert notes(section)[:2] == ["claimed by Orland", "in an incident"]


def test_a_bound_by_convention_is_marked_as_one():
    held = made.figure("Dozens of people", low=24.0, high=99.0, bound_basis="convention")
    assert leads(figures(made.reading(held))) == ["killed: 24 to 99, by convention"]


def test_the_timeline_is_in_the_order_of_days_not_of_the_text():
    assert leads(timeline(whole()))[:2] == ["1998", "2 March 2031"]


def test_old_dates_are_background_and_counted_ones_resolved():
    old, recent = timeline(whole()).entries[:2]
    assert (old.notes, recent.notes) == (("background",), ("resolved",))


def test_a_date_of_an_event_of_now_is_not_background():
    when = made.time("1998", "1998", "1998")
    deed, mention = made.event("fired across the river", time=when.id)
    assert timeline(made.reading(when, deed, mention)).entries[0].notes == ()


def test_times_without_a_day_and_durations_are_listed_as_such():
    section = timeline(made.reading(
        made.time("Sunday", "XXXX-WXX-7"), made.time("three years", "P3Y", type="DURATION"),
    ))  # fmt: skip
    assert leads(section) == [
        "no day known: Sunday (XXXX-WXX-7)",
        "lengths and repeated times: three years (P3Y)",
    ]


def test_a_time_is_shown_inside_its_own_sentence():
    (quote,) = quotes(timeline(made.reading(made.time("Sunday", "2031-03-02", "2031-03-02"))))
    assert quote == "Both sides said on Sunday that the other had fired across the […]"


def test_passages_of_one_day_stand_together_and_are_counted():
    times = [made.time("Tuesday", "2031-03-04", "2031-03-04", nth) for nth in range(5)]
    (entry,) = timeline(made.reading(*times)).entries
    assert (len(entry.quote.pieces), entry.notes) == (3, ("5 passages",))


def test_a_request_that_nobody_is_said_to_have_left_unanswered_is_missing_an_answer():
    asked = made.request(made.request().status[0])
    assert leads(what_is_missing(made.reading(asked))) == [
        "no answer is on record: Veska’s request to Halden"]  # fmt: skip
    assert leads(what_is_missing(made.reading(made.request()))) == []


def test_an_accused_side_without_a_word_of_its_own_is_missing():
    blamed = made.accusation()
    assert leads(what_is_missing(made.reading(blamed))) == [
        "no word of Orland, though Veska accuses Orland"]  # fmt: skip
    assert leads(what_is_missing(made.reading(blamed, made.claim()))) == []


def test_an_attack_without_a_doer_is_missing_one_unless_it_is_of_the_past():
    now, first = made.event("fired across the river")
    past, second = made.event("Dozens of people died", currency="background")
    section = what_is_missing(made.reading(now, first, past, second))
    assert leads(section) == ["who did it is not said"]


def test_words_of_a_lost_speaker_are_missing_a_source():
    lost = msgspec.structs.replace(made.claim(), chain=chain("", kind="unknown"))
    assert leads(what_is_missing(made.reading(lost))) == ["who said it is not said"]


def test_an_unknown_outlet_and_day_are_missing_unless_a_flag_says_so_already():
    bare = made.page(outlet=None, published=Published())
    assert leads(what_is_missing(made.reading(of=bare))) == [
        "the day of publication", "the outlet; --outlet names it"]  # fmt: skip
    flagged = made.page(outlet=None, published=Published(),
                        flags=(Flag(kind="unknown_published", note="x"),))  # fmt: skip
    assert leads(what_is_missing(made.reading(of=flagged))) == ["the outlet; --outlet names it"]


def test_a_page_that_has_it_all_is_missing_nothing():
    assert what_is_missing(made.reading()).blocks == ()


def test_a_page_with_thousands_of_records_has_its_brief_in_seconds():
    said = made.accusation()
    pairs = [made.event("fired across the river", nth, said=said, standing="claimed")
             for nth in range(1500)]  # fmt: skip
    reading = made.reading(
        said,
        *(record for pair in pairs for record in pair),
        *(made.figure("9 dead", nth, statement=said.id, best=9.0) for nth in range(1500)),
        *(made.time("1998", "1998", "1998", nth) for nth in range(1500)),
        *(made.pact(nth=nth) for nth in range(1500)),
    )
    start = clock.process_time()
    brief(reading)
    assert clock.process_time() - start < 20
