"""When an event was, and whether a report tells it as news or as history."""

import pytest

from benchmarks.plain import plain_report


def told(reading, words):
    return next(m for m in reading.event_mentions if reading.text_of(m) == words)


def when(reading, mention):
    spans = {time.id: reading.text_of(time) for time in reading.times}
    return spans.get(mention.time)


@pytest.mark.parametrize(
    ("text", "words", "time"),
    [
        ("Kenyan soldiers on Friday captured a rebel camp.", "captured", "Friday"),
        ("The army has shelled the town since Monday.", "shelled", "Monday"),
        ("On Sunday rebels stormed the post and burned a bus.", "burned", "Sunday"),
    ],
)
def test_a_date_that_hangs_on_a_party_is_the_date_of_its_deed(read, text, words, time):
    reading = read(text)
    assert when(reading, told(reading, words)) == time


def test_the_date_of_a_text_is_no_date_of_what_it_is_invoked_for(read):
    reading = read("Chad attacked Libya in defiance of the pact of 1997.")
    assert when(reading, told(reading, "attacked")) is None


def test_what_follows_in_the_paragraph_has_the_date_of_the_deed_before(read):
    reading = read("Rebels attacked a convoy on Monday. Two soldiers were killed.")
    assert when(reading, told(reading, "killed")) == "Monday"


def test_a_date_is_not_carried_to_another_paragraph(read):
    reading = read("Rebels attacked a convoy on Monday.\n\nMilitants shelled the port of Mocha.")
    assert when(reading, told(reading, "shelled")) is None


def test_what_has_gone_on_since_long_ago_is_news(read):
    reading = read("Rebels have besieged the town since January 2023.")
    assert {m.currency for m in reading.event_mentions} == {"current"}


def test_what_ended_long_ago_is_history(read):
    reading = read("Ethiopian jets bombed the town of Mekelle in March 2022.")
    assert told(reading, "bombed").currency == "background"


def test_a_chronology_of_a_past_year_is_news_of_that_year(read):
    months = ("January", "February", "March", "April", "May", "June", "July")
    lines = [f"In {month} 2021 rebels attacked an army post in Chad." for month in months]
    reading = read("\n\n".join(lines), published="2022-12-31")
    assert {m.currency for m in reading.event_mentions} == {"current"}


def test_an_earlier_happening_is_history(reader):
    text = "Rebels attacked an army convoy on Monday. The previous attack killed two soldiers."
    reading = reader.read_report(plain_report("x", text, "2023-05-17"))
    assert told(reading, "attacked").currency == "current"
    assert told(reading, "attack").currency == "background"


@pytest.mark.parametrize(
    ("text", "deed", "day"),
    [
        ("Two men were wounded on Monday when jets bombed the market.", "bombed", "2023-05-15"),
        ("The shelling seemed to have stopped on Monday.", "shelling", "2023-05-15"),
        ("On Monday the army began to withdraw from the town.", "withdraw", "2023-05-15"),
    ],
)
def test_what_goes_on_at_the_time_has_the_date(read, text, deed, day):
    reading = read(text)
    times = {time.id: time.earliest for time in reading.times}
    (mention,) = [m for m in reading.event_mentions if reading.text_of(m) == deed]
    assert (times.get(mention.time) or "")[:10] == day


def test_what_is_feared_or_planned_on_a_day_is_not_of_that_day(read):
    reading = read("On Monday the army decided to withdraw from the town.")
    assert not any(m.time for m in reading.event_mentions if reading.text_of(m) == "withdraw")
