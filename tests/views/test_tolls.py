from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from onrecord.views.tolls import tolls
from onrecord.views.tolls_coded import ACLED_RULE, UCDP_RULE
from onrecord.views.tolls_page import number_words
from onrecord.views.tolls_page import page as shown
from tests.views import obligations as made

AT_LEAST = {"low": 14.0, "best": 14.0, "qualifier": "at least"}
DOZENS = {"low": 24.0, "high": 99.0, "bound_basis": "convention"}
NINE = {"low": 9.0, "high": 9.0, "best": 9.0}


def one(*figures, **options):
    (toll,) = tolls([made.reading(*figures)], **options)
    return toll


def text(found, width=400):
    return " ".join(shown(found, width).plain.split())


def test_every_figure_keeps_its_words_bounds_and_id():
    (count,) = one(made.figure("at least 14 of them", **AT_LEAST)).counts
    assert (count.words, count.low, count.high, count.best) == (
        "at least 14 of them", 14.0, None, 14.0)  # fmt: skip
    assert count.id == made.figure("at least 14 of them").id


def test_a_claimed_figure_stands_on_the_word_of_its_speaker():
    said = made.claim()
    (toll,) = tolls([made.reading(made.figure("9 dead", statement=said.id, **NINE), said)])
    assert (toll.counts[0].said_by, toll.counts[0].claimed) == (("Orland", "Courier"), True)


def test_a_figure_that_its_speaker_denies_is_shown_as_denied_and_never_coded():
    denial = msgspec.structs.replace(made.claim(), stance="denies")
    denied = made.figure("9 dead", statement=denial.id, **NINE)
    found = tolls([made.reading(denied, denial)])
    assert "denied by Orland" in text(found)
    assert (found[0].counts[0].stance, found[0].ucdp.best) == ("denies", None)


def test_a_figure_of_the_report_itself_stands_on_the_word_of_its_outlet():
    (count,) = one(made.figure("9 dead", **NINE)).counts
    assert (count.said_by, count.claimed, count.as_of) == (("River Courier",), False, "2031-03-04")


def test_populations_groups_scopes_and_measures_stay_apart():
    found = tolls([made.reading(
        made.figure("9 dead", **NINE),
        made.figure("9 dead", 1, population="military", **NINE),
        made.figure("9 dead", 2, group="miners", **NINE),
        made.figure("9 dead", 3, measure="wounded", **NINE),
        made.figure("9 dead", 4, **{**NINE, "scope": "conflict"}),
    )])  # fmt: skip
    assert [len(toll.counts) for toll in found] == [1] * 5
    assert len(tolls([made.river(), made.reading(made.figure("9 dead", **NINE))], "wounded")) == 0


def test_ucdp_style_gives_lowest_latest_and_highest_with_the_rows_behind():
    first, second = made.figure("9 dead", **NINE), made.figure("at least 14 of them", **AT_LEAST)
    toll = one(first, second)
    assert (toll.ucdp.low, toll.ucdp.best, toll.ucdp.high) == (9.0, 9.0, 14.0)
    assert set(toll.ucdp.rows) == {first.id, second.id}


def test_ucdp_style_takes_best_from_the_latest_row():
    early = made.figure("9 dead", as_of="2031-03-01", **NINE)
    late = made.figure("at least 14 of them", as_of="2031-03-03", **AT_LEAST)
    assert one(early, late).ucdp.best == 14.0


def test_a_bound_by_convention_is_not_a_number_of_the_page():
    around = {"low": 27.0, "high": 33.0, "best": 30.0, "bound_basis": "convention"}
    coded = one(made.figure("9 dead", **around))
    assert (coded.ucdp.low, coded.ucdp.best, coded.ucdp.high) == (30.0, 30.0, 30.0)
    assert coded.acled.best == 30.0


def test_a_vague_word_counts_only_where_no_row_has_a_number():
    vague, number = made.figure("Dozens of people", **DOZENS), made.figure("9 dead", **NINE)
    assert (one(vague).ucdp.low, one(vague).ucdp.best, one(vague).ucdp.high) == (24, 24, 99)
    assert one(vague, number).ucdp.rows == (number.id,)


def test_acled_style_is_the_lowest_number_and_knows_dozens():
    vague, number = made.figure("Dozens of people", **DOZENS), made.figure("9 dead", **NINE)
    assert (one(vague).acled.best, one(vague).acled.rows) == (12.0, (vague.id,))
    assert one(vague, number).acled.best == 9.0


def test_a_stated_zero_is_a_number_and_an_unknown_number_is_none():
    zero = made.figure("9 dead", kind="stated_zero", low=0.0, high=0.0)
    unknown = made.figure("9 dead", kind="stated_unknown")
    assert (one(zero).ucdp.best, one(zero).acled.best) == (0.0, 0.0)
    assert one(unknown).ucdp.refusal == one(unknown).acled.refusal == "no row gives a number"


@pytest.mark.parametrize("fields", [
    {"measure": "wounded"}, {"scope": "conflict"}, {"scope": "period"}, {"scope": "stock"},
])  # fmt: skip
def test_what_the_codebooks_do_not_count_is_not_codable(fields):
    toll = one(made.figure("9 dead", **{**NINE, **fields}))
    assert toll.ucdp.refusal
    assert (toll.ucdp.best, toll.acled.best) == (None, None)


def test_several_reports_are_coded_together_only_if_somebody_says_they_are_of_one_event():
    other = msgspec.structs.replace(made.page(), id="f" * 20)
    again = msgspec.structs.replace(made.figure("9 dead", **NINE), report=other.id)
    pages = [made.reading(made.figure("9 dead", **NINE)), made.reading(again, of=other)]
    (apart,), (together,) = tolls(pages), tolls(pages, as_one=True)
    assert apart.ucdp.refusal == "2 reports, which nobody has said to be about one event"
    assert (together.ucdp.best, len(together.ucdp.rows)) == (9.0, 2)
    assert tolls(pages) == tolls(pages[::-1])


def test_worded_bounds_that_do_not_meet_are_shown_and_bounds_by_convention_never():
    first, second = made.figure("9 dead", **NINE), made.figure("at least 14 of them", **AT_LEAST)
    assert one(first, second).apart in (((first.id, second.id),), ((second.id, first.id),))
    assert one(first, made.figure("Dozens of people", **DOZENS)).apart == ()


def test_the_page_shows_words_bounds_speaker_and_codings():
    plain = text([one(made.figure("at least 14 of them", **AT_LEAST))])
    assert "14 or more: ‹at least 14 of them› (in the words of River Courier" in plain
    assert "UCDP style: low 14, best 14, high 14" in plain
    assert "ACLED style: 14" in plain


def test_the_page_marks_a_convention_and_says_why_nothing_is_coded():
    plain = text([one(made.figure("Dozens of people", **{**DOZENS, "scope": "conflict"}))])
    assert "24 to 99, by convention" in plain
    assert "not codable: a total of a conflict is not the toll of one event" in plain


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_of_the_tolls_is_wider_than_asked(width):
    found = [one(made.figure("at least 14 of them", **AT_LEAST), made.figure("9 dead", **NINE))]
    assert max(map(cell_len, shown(found, width).plain.splitlines())) <= width


@pytest.mark.parametrize(("low", "high", "words"), [
    (6500.0, None, "6,500 or more"),
    (None, 2000.0, "at most 2,000"),
    (24.0, 99.0, "24 to 99"),
    (15.0, 15.0, "15"),
    (None, None, "no number"),
])  # fmt: skip
def test_bounds_are_said_in_words(low, high, words):
    assert number_words(low, high) == words


def test_the_rules_stand_in_the_docs_word_for_word():
    page = Path(__file__).parents[2] / "docs" / "how-to" / "compare-tolls.md"
    told = " ".join(page.read_text("utf-8").replace("\n> ", " ").split())
    assert UCDP_RULE in told
    assert ACLED_RULE in told


def test_a_plural_without_a_count_is_not_counted_whatever_a_table_says():
    held = made.figure("Dozens of people", kind="uncounted_plural", low=2.0,
                       bound_basis="convention")  # fmt: skip
    assert "not counted: ‹Dozens of people›" in text([one(held)])
    assert one(held).ucdp.refusal == "no row gives a number"


def test_groups_that_differ_in_case_stand_together_in_any_order():
    other = msgspec.structs.replace(made.page(), id="f" * 20)
    again = msgspec.structs.replace(made.figure("9 dead", group="MINERS", **NINE), report=other.id)
    pages = [made.reading(made.figure("9 dead", group="miners", **NINE)),
             made.reading(again, of=other)]  # fmt: skip
    assert len(tolls(pages)) == 1
    assert tolls(pages) == tolls(pages[::-1])


def test_a_page_of_nothing_but_numbers_names_a_bounded_list_of_pairs():
    many = [made.figure("9 dead", nth, low=float(nth), high=float(nth), best=float(nth))
            for nth in range(100)]  # fmt: skip
    toll = one(*many)
    assert len(toll.apart) == 1000
    assert "1000 pairs of these figures" in text([toll])
