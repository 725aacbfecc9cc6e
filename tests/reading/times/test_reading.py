"""What is a time and what is none: an example, a counter-example, a hostile one per rule."""

import pytest

from onrecord.reading import times


@pytest.fixture(scope="session")
def found(page):
    """Read a text published on Tuesday 16 November 2021: (words, value) in text order."""

    def read(text, published="2021-11-16"):
        here = page(text, published)
        return [(t.span.of(text), t.value) for t in times.read(here)]

    return read


# fmt: off
EXAMPLES = [
    ("The convoy was hit on 2021-11-12.", [("2021-11-12", "2021-11-12")]),
    ("It was signed on 11/10/2021.", [("11/10/2021", "2021-11-10")]),
    ("Es wurde am 25.3.2020 signed.", [("25.3.2020", "2020-03-25")]),
    ("The depot burned on Nov. 3, 2020.", [("Nov. 3, 2020", "2020-11-03")]),
    ("The depot burned on 3 November 2020.", [("3 November 2020", "2020-11-03")]),
    ("They left on the 3rd of November.", [("the 3rd of November", "2021-11-03")]),
    ("They left in March 2019.", [("March 2019", "2019-03")]),
    ("A truce was reached last November.", [("last November", "2020-11")]),
    ("They left in June last year.", [("June last year", "2020-06")]),
    ("They fled in early March.", [("early March", "2021-03")]),
    ("The minister resigned Tuesday.", [("Tuesday", "2021-11-16")]),
    ("Both sides opened fire on Sunday.", [("Sunday", "2021-11-14")]),
    ("The army accused them earlier Tuesday.", [("earlier Tuesday", "2021-11-16")]),
    ("The envoys will meet on Friday.", [("Friday", "2021-11-19")]),
    ("They spoke last Thursday.", [("last Thursday", "2021-11-11")]),
    ("They will speak next Tuesday.", [("next Tuesday", "2021-11-23")]),
    ("They spoke a week ago Sunday.", [("a week ago Sunday", "2021-11-07")]),
    ("They spoke on Friday of last week.", [("Friday of last week", "2021-11-12")]),
    ("They pray there on Fridays.", [("Fridays", "XXXX-WXX-5")]),
    ("Guns fire every Friday.", [("every Friday", "XXXX-WXX-5")]),
    ("They meet every two weeks.", [("every two weeks", "P2W")]),
    ("They were shelled twice a day.", [("twice a day", "P1D")]),
    ("The reactor was sealed in 1986.", [("1986", "1986")]),
    ("He ruled until mid-1996.", [("mid-1996", "1996")]),
    ("It started in the late 1970s.", [("the late 1970s", "197")]),
    ("The fort is of the 19th century.", [("the 19th century", "18")]),
    ("Exports fell in the first quarter of 2020.", [("the first quarter of 2020", "2020-Q1")]),
    ("Exports fell in the third quarter.", [("the third quarter", "2021-Q3")]),
    ("He came back last summer.", [("last summer", "2021-SU")]),
    ("The law passed last year.", [("last year", "2020")]),
    ("He leaves next month.", [("next month", "2021-12")]),
    ("They fought over the weekend.", [("the weekend", "2021-W45-WE")]),
    ("A mine went off yesterday.", [("yesterday", "2021-11-15")]),
    ("A mine went off this morning.", [("this morning", "2021-11-16TMO")]),
    ("A mine went off on Sunday night.", [("Sunday night", "2021-11-14TNI")]),
    ("A mine went off at dawn on Sunday.", [("dawn on Sunday", "2021-11-14TMO")]),
    ("A mine went off at 10 p.m. Sunday.", [("10 p.m. Sunday", "2021-11-14T22:00")]),
    ("A mine went off at 0630 GMT.", [("0630 GMT", "2021-11-16T06:30Z")]),
    ("It rained on Nov. 9, 2021 at 10:30 p.m.",
     [("Nov. 9, 2021 at 10:30 p.m.", "2021-11-09T22:30")]),
    ("They left two days ago.", [("two days ago", "2021-11-14")]),
    ("They met in the first week of March.", [("the first week of March", "2021-W09")]),
    ("They met in the week of March 10.", [("the week of March 10", "2021-W10")]),
    ("It rained for six straight days.", [("six straight days", "P6D")]),
    ("They fled on 3 March at 1625, on foot.", [("3 March", "2021-03-03"),
                                               ("1625", "2021-03-03T16:25")]),
    ("They fled a long time ago.", [("a long time ago", "PAST_REF")]),
    ("They fled at 4 in the morning.", [("4 in the morning", "2021-11-16T04:00")]),
    ("They fled last Nov. 20.", [("last Nov. 20", "2020-11-20")]),
    ("They found a way around Friday's ruling.", [("Friday", "2021-11-12")]),
    ("They met at 1625 on 3 March.", [("1625 on 3 March", "2021-03-03T16:25")]),
    ("They met March 14-16, 2020.", [("March 14-16, 2020", "2020-03-14")]),
    ("They met a week or two ago.", [("a week or two ago", "2021-W45")]),
    ("They fired between 17:00 and 19:30 on Nov. 14.",
     [("17:00", "2021-11-16T17:00"), ("19:30 on Nov. 14", "2021-11-14T19:30")]),
    ("They left two weeks ago.", [("two weeks ago", "2021-W44")]),
    ("They left a decade ago.", [("a decade ago", "2011")]),
    ("They left years ago.", [("years ago", "PAST_REF")]),
    ("The raid lasted two and a half hours.", [("two and a half hours", "PT2H30M")]),
    ("They got a five-year mandate.", [("five-year", "P5Y")]),
    ("They held it for decades.", [("decades", "PXE")]),
    ("They talked for at least three days.", [("at least three days", "P3D")]),
    ("They met often in the past 15 years.", [("the past 15 years", "P15Y")]),
    ("The war is a six-year-old war.", [("six-year-old", "P6Y")]),
    ("They met last Christmas.", [("last Christmas", "2020-12-25")]),
    ("They now hold the pass.", [("now", "PRESENT_REF")]),
    ("They recently took the pass.", [("recently", "PAST_REF")]),
    ("He saw the end of last year's war.", [("last year", "2020")]),
    ("They spoke in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
]

COUNTER_EXAMPLES = [
    "A 37-year-old teacher, five years old then, was killed.",
    "It costs $2 or 2000 dollars.",
    "They may march on the capital.",
    "The second convoy was the first to leave.",
    "General April Jones met the envoy.",
    "The Sunday Times was not there.",
    "About 2000 soldiers crossed the river.",
    "Flight 1991 was late.",
    "The Good Friday Agreement held.",
    "A 65-year- old guard was killed.",
    "Turnout was low on the election day.",
    "A man in his sixties and a woman in her 60s sat there.",
    "About a quarter of the men, nearly three quarters of the guns, were lost.",
    "They camped at 1500 metres.",
    "They remember Bloody Sunday.",
    "He earns $20 a month and works 24 hours a day."[:21],
    "He quoted note 171/2021.",
    "The score was 3:2, and 10:30 on points.",
    "He saw the fall of Kabul and drank from a spring.",
    "As soon as they knew, they left.",
]

HOSTILE = [
    "They met on February 30, 2021.",
    "It happened 999999999999999 years ago.",
    "13/13/2021 and 99.99.2021 and 0000-00-00",
    "the end of the end of the end of the end of the year of the of of of",
    "١٩٩١ or １９９１ or ²⁰²¹",
    "9" * 5000,
    "the " * 3000 + "Tuesday",
    "in " + "two hundred thousand " * 500 + "years ago",
    "Nov." * 2000,
    "a.m. p.m. ' ’s 's 'til '99s 0s 00s 999s",
    "\u0000Tuesday\ud800 \u200b2021\u202e",
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_a_time_is_read_with_its_words_and_value(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_what_only_looks_like_a_time_is_left_alone(found, text):
    assert found(text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_without_harm(page, text):
    here = page(text)
    for time in times.read(here):
        assert 0 <= time.span.start < time.span.end <= len(text)
        if time.earliest and time.latest:
            assert time.earliest <= time.latest


def test_without_a_day_of_publication_values_stay_symbolic(found):
    text = "It began on Tuesday, in early March, two days ago, last year, at dawn, tonight."
    values = [value for _, value in found(text, None)]
    assert values == [
        "XXXX-WXX-2", "XXXX-03", "XXXX-XX-XX", "XXXX", "XXXX-XX-XXTMO", "XXXX-XX-XXTNI",
    ]  # fmt: skip


def test_a_text_in_capitals_is_read(found):
    text = "BELTRAN CITY, 12 JAN 90 -- GUERRILLAS BLEW UP A BRIDGE LAST NOVEMBER AND TODAY."
    assert found(text, "1990-01-12") == [
        ("12 JAN 90", "1990-01-12"),
        ("LAST NOVEMBER", "1989-11"),
        ("TODAY", "1990-01-12"),
    ]


def test_modal_and_verb_in_capitals_are_no_months(found):
    assert found("THE REBELS MAY LEAVE AND MARCH AGAIN.", "1990-01-12") == []
    assert found("THE PARTIES THAT MAY JOIN ARE FEW.", "1990-01-12") == []


def test_a_reference_time_carries_a_chronology(found):
    text = "On 3 March 2019 the truce failed. The next day the army moved; a year earlier it had."
    assert found(text) == [
        ("3 March 2019", "2019-03-03"),
        ("The next day", "2019-03-04"),
        ("a year earlier", "2018"),
    ]


def test_records_are_anchored_and_say_which_rule_made_them(page):
    text = "The army left on Sunday, two days after the raid, for the first time since 1991."
    read = times.read(page(text))
    assert [t.span.of(text) for t in read] == ["Sunday", "two days", "1991"]
    assert [t.made_by for t in read] == ["time.weekday", "time.length", "time.year"]
    assert [t.anchor for t in read] == ["published", "event", "absolute"]
    assert [t.confidence for t in read] == ["medium", "high", "high"]


def test_a_year_told_in_the_past_ends_at_publication(page):
    (time,) = times.read(page("Two mayors were killed in 2021.", "2021-12-02"))
    assert (time.earliest, time.latest) == ("2021-01-01", "2021-12-02")


def test_days_of_a_month_are_bounded_by_the_first_and_the_last(page):
    (time,) = times.read(page("The envoys met on 14 to 16 March 2020."))
    assert (time.earliest, time.latest) == ("2020-03-14", "2020-03-16")
    assert time.edtf == "2020-03-14/2020-03-16"


def test_the_same_page_gives_the_same_records(page):
    text = "They met on Tuesday, last year, in the third quarter, for two weeks, at 5 p.m."
    assert times.read(page(text)) == times.read(page(text))
