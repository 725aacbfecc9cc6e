"""Which wordings of a report tell of one happening, and which never do: own sentences."""

import pytest

from onrecord.reading.predications.sameness import MEMBERS, Occasion


def joined(reading):
    """The triggers of each event that has more than one mention."""
    known = {m.id: reading.text_of(m) for m in reading.event_mentions}
    return [
        [known[link] for link in event.mentions]
        for event in reading.events
        if len(event.mentions) > 1
    ]


FILLER = (
    "Shopkeepers opened late. The mayor spoke with the families in the afternoon, and "
    "buses ran again by the evening. Farmers in the hills brought their sheep down early. "
)


def test_the_attack_is_the_only_one_that_a_report_tells_of_however_far_before(read):
    text = (
        "Gunmen attacked the police station in Osk on Monday.\n\n"
        + FILLER * 4
        + "\n\nOfficials in the valley said little. The attack lasted an hour."
    )
    assert ["attacked", "attack"] in joined(read(text))


def test_the_attack_is_none_of_many_told_from_day_to_day(read):
    days = ("11 May", "13 May", "14 May", "16 May")
    told = "\n\n".join(f"On {day}, rebels attacked a convoy. {FILLER * 5}" for day in days)
    reading = read(f"{told}\n\nOfficials in the valley said little. The attack lasted an hour.")
    assert not any("attack" in triggers for triggers in joined(reading))


def test_those_killed_need_not_be_what_was_hit(read):
    text = "A shell struck the bakery in the main street on Monday. Three women were killed."
    assert joined(read(text)) == [["struck", "killed"]]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the village on Monday. Government jets bombed a depot.",
        "Rebels shelled Goma on Monday. A mine killed two men in Bukavu.",
        "Rebels shelled the village on Monday. Rebels will shell the village again.",
    ],
)
def test_what_is_told_apart_by_side_place_or_reality_stays_apart(read, text):
    assert joined(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels burned a bus near the river on Monday. A teacher was stabbed at a wedding.",
        "A bomb killed two traders in a shop on Monday. Two policemen died in an ambush.",
        "Rebels burned a bus near the river. A teacher was stabbed at a wedding.",
    ],
)
def test_violence_against_somebody_else_does_not_go_on_with_the_last(read, text):
    reading = read(text)
    assert len([m for m in reading.event_mentions if m.type == "ASSAULT"]) > 1
    assert joined(reading) == []


def test_a_dawn_is_of_its_day(read):
    text = (
        "The army shelled the village on Monday. "
        "The army shelled the village at dawn on Monday, residents said."
    )
    assert joined(read(text)) == [["shelled", "shelled"]]


def test_a_happening_told_over_and_over_is_compared_with_few_of_its_mentions(read, monkeypatch):
    calls = []
    compatible = Occasion._compatible

    def counted(*given):
        calls.append(given)
        return compatible(*given)

    monkeypatch.setattr(Occasion, "_compatible", counted)
    reading = read("Shells hit the town on Monday. " + "The blast killed a man. " * 200)
    assert max(len(event.mentions) for event in reading.events) > 2 * MEMBERS
    assert len(calls) <= 2 * MEMBERS * len(reading.event_mentions)


def test_a_page_of_one_word_over_and_over_is_joined_in_time(read):
    reading = read("The attack. " * 400)
    assert len(reading.events) <= len(reading.event_mentions)
