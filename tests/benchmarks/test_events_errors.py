"""Classes of what is wrong with events."""

from typing import Any

from benchmarks.events_errors import cases
from onrecord.records import EventMention
from tests.gold.readings import event, mention, reading, report, role, time

TEXT = (
    "Troops from Velle opened fire on the ferry on Sunday near Osk. The attack broke windows."
    "\n\nBuy two tickets now."
)
HELD = report(TEXT, body=TEXT.split("\n", maxsplit=1)[0], appeal="Buy two tickets now.")


def fire(words: str = "opened fire", **fields: Any) -> EventMention:
    return mention(HELD, words, **fields)


def errors(gold: list[EventMention], got: list[EventMention], **more: Any) -> list[str]:
    one, other = (reading(HELD, event_mentions=held, **more) for held in (gold, got))
    return [case.error for case in cases("one", one, other)]


def test_what_is_right_is_no_case() -> None:
    assert errors([fire()], [fire()]) == []


def test_a_miss_and_a_false_mention_are_told_apart() -> None:
    assert errors([fire()], []) == ["missed mention"]
    assert errors([fire()], [fire(), fire("attack")]) == ["false mention in body"]
    assert errors([fire()], [fire(), fire("tickets")]) == ["false mention in furniture"]


def test_a_wrong_type_hides_what_else_is_wrong() -> None:
    assert errors([fire(mode="firearms")], [fire(type="COERCE")]) == ["type: COERCE for ASSAULT"]


def test_fields_roles_and_times_are_named_with_what_is_wrong() -> None:
    sunday = time(HELD, "Sunday", value="2024-03-03")
    gold = [fire(mode="firearms", time=sunday.id, roles=(role(HELD, "actor", "Troops"),))]
    got = [fire(reality="negated", roles=(role(HELD, "recipient", "the ferry"),))]
    assert errors(gold, got, times=[sunday]) == [
        "mode: missing",
        "reality: negated for actual",
        "actor: missing",
        "recipient: too much or other",
        "time: missing",
    ]


def test_a_join_that_is_missed_is_a_case_of_its_own() -> None:
    told = [fire(), fire("attack")]
    gold = reading(HELD, event_mentions=told, events=[event(HELD, *told)])
    got = reading(HELD, event_mentions=told, events=[event(HELD, told[0]), event(HELD, told[1])])
    assert [case.error for case in cases("one", gold, got)] == ["one event read as two"]
