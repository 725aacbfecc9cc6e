"""Event mentions against the gold, on readings made by hand."""

from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks.gold_scores import events
from benchmarks.gold_scores.alignment import Words
from benchmarks.gold_scores.tally import Counts, Line, lines
from onrecord.records import EventMention, Reading
from onrecord.records.place import Locus
from tests.gold.readings import at, event, figure, mention, reading, report, role, statement, time

TEXT = (
    "Troops from Velle opened fire on the ferry on Sunday near Osk. Rain fell all day. The attack "
    "broke windows.\n\nBuy two tickets now."
)
HELD = report(TEXT, body=TEXT.split("\n", maxsplit=1)[0], appeal="Buy two tickets now.")


def fire(words: str = "opened fire", **fields: Any) -> EventMention:
    return mention(HELD, words, **fields)


def both(gold: list[EventMention], got: list[EventMention], **more: Any) -> tuple[Reading, Reading]:
    one, other = (reading(HELD, event_mentions=held, **more) for held in (gold, got))
    return one, other


def counted(gold: Reading, got: Reading, *, no_event: bool = False) -> Counts:
    return events.score(gold, got, Words(TEXT), no_event=no_event)


def line(total: Counts, name: str) -> Line:
    (found,) = [held for held in lines(total, events.ROWS) if held.name == f"events.{name}"]
    return found


def numbers(total: Counts, name: str) -> tuple[int, int, int]:
    held = line(total, name)
    return held.gold, held.found, held.matched


def test_a_trigger_of_one_word_stands_for_one_of_several():
    total = counted(*both([fire()], [fire("fire")]))
    assert (numbers(total, "trigger"), numbers(total, "event")) == ((1, 1, 1), (1, 1, 1))


def test_a_trigger_beside_it_is_another_event():
    assert numbers(counted(*both([fire()], [fire("the ferry")])), "trigger") == (1, 1, 0)


def test_another_type_keeps_the_trigger_and_loses_the_event():
    total = counted(*both([fire()], [fire(type="COERCE")]))
    assert (numbers(total, "trigger"), numbers(total, "event")) == ((1, 1, 1), (1, 1, 0))


def test_between_equal_overlaps_the_type_decides():
    gold = [fire(type="COERCE"), fire(nth=0)]
    got = [fire("fire"), fire("opened", type="COERCE")]
    assert numbers(counted(*both(gold, got)), "event") == (2, 2, 2)


def test_a_mode_counts_with_its_type_only():
    gold = [fire(mode="firearms")]
    assert numbers(counted(*both(gold, gold)), "mode") == (1, 1, 1)
    other = [fire(mode="firearms", type="COERCE")]
    assert numbers(counted(*both(gold, other)), "mode") == (1, 1, 0)


@pytest.mark.parametrize(
    ("name", "words", "right"),
    [("actor", "Troops from Velle", 1), ("actor", "Velle", 0), ("recipient", "Troops", 0)],
)
def test_a_role_counts_by_its_name_and_its_head(name: str, words: str, right: int):
    gold = [fire(roles=(role(HELD, "actor", "Troops"),))]
    got = [fire(roles=(role(HELD, name, words),))]
    assert numbers(counted(*both(gold, got)), "roles") == (1, 1, right)


def test_roles_of_mentions_that_were_not_found_count_in_one_line_only():
    gold = [fire(roles=(role(HELD, "actor", "Troops"),))]
    total = counted(*both(gold, []))
    assert (numbers(total, "roles"), numbers(total, "roles_of_all")) == ((0, 0, 0), (1, 0, 0))


def test_a_time_of_an_event_is_known_by_its_words():
    sunday, day = time(HELD, "Sunday", value="2024-03-03"), time(HELD, "all day", value="P1D")
    gold, got = both([fire(time=sunday.id)], [fire(time=sunday.id)], times=[sunday, day])
    assert numbers(counted(gold, got), "time") == (1, 1, 1)
    gold, got = both([fire(time=sunday.id)], [fire(time=day.id)], times=[sunday, day])
    assert numbers(counted(gold, got), "time") == (1, 1, 0)


def test_a_locus_counts_with_relation_and_anchors():
    near = Locus(relation="near", span=at(TEXT, "near Osk"), anchors=("Osk",))
    inside = Locus(relation="inside", span=at(TEXT, "Osk"), anchors=("Osk",))
    assert numbers(counted(*both([fire(locus=near)], [fire(locus=near)])), "locus") == (1, 1, 1)
    assert numbers(counted(*both([fire(locus=near)], [fire(locus=inside)])), "locus") == (1, 1, 0)


@pytest.mark.parametrize(
    ("field", "other"),
    [("basis", "attributed"), ("reality", "planned"), ("currency", "background")],
)
def test_a_reading_of_defaults_scores_badly_on_every_standing(field: str, other: str):
    plain = [fire(), mention(HELD, "attack"), mention(HELD, "broke")]
    worded = [replace(plain[0], **{field: other}), replace(plain[1], **{field: other}), plain[2]]
    total = Counts()
    for _ in range(6):
        total += counted(*both(worded, plain))
    whole, not_default = (
        held for held in lines(total, events.ROWS) if held.name.startswith(f"events.{field}")
    )
    assert whole.value is not None
    assert whole.value < 30
    assert not_default.recall == 0


def test_mentions_are_joined_in_pairs():
    one, two, three = fire(), mention(HELD, "attack"), mention(HELD, "broke")
    held = [one, two, three]
    gold = reading(HELD, event_mentions=held, events=[event(HELD, one, two), event(HELD, three)])
    whole = reading(HELD, event_mentions=held, events=[event(HELD, *held)])
    alone = reading(HELD, event_mentions=held, events=[event(HELD, m) for m in held])
    assert numbers(counted(gold, whole), "joined") == (1, 3, 1)
    assert numbers(counted(gold, alone), "joined") == (1, 0, 0)


def test_a_mention_in_a_sentence_without_one_is_false():
    gold, got = both([fire()], [fire(), mention(HELD, "fell"), mention(HELD, "broke")])
    assert numbers(counted(gold, got), "false_in_reports") == (2, 2, 0)
    assert line(counted(gold, got), "false_in_reports").value == 100


def test_a_wrong_mention_beside_a_right_one_is_no_false_sentence():
    gold, got = both([fire()], [mention(HELD, "ferry")])
    assert numbers(counted(gold, got), "false_in_reports") == (2, 0, 0)


def test_reports_without_events_have_a_line_of_their_own():
    gold, got = both([], [mention(HELD, "fell")])
    assert numbers(counted(gold, got), "false_in_no_event_reports") == (0, 0, 0)
    held = counted(gold, got, no_event=True)
    assert numbers(held, "false_in_no_event_reports") == (3, 1, 0)


def test_a_mention_in_furniture_is_counted_there():
    gold, got = both([], [mention(HELD, "Buy")])
    total = counted(gold, got)
    assert (numbers(total, "in_furniture"), numbers(total, "false_in_reports")) == (
        (1, 1, 0),
        (3, 0, 0),
    )


def test_a_type_that_is_never_found_costs_the_average_over_types():
    gold = [fire(), mention(HELD, "attack", type="COERCE")]
    total = Counts()
    for _ in range(6):
        total += counted(*both(gold, [fire()]))
    assert line(total, "by_type").value == 50
    assert line(total, "type").value == 100


def test_an_attributed_event_must_stand_in_the_same_statement():
    said = statement(HELD, "Troops", "opened", "fire on the ferry")
    rain = statement(HELD, None, "fell", "all day")
    held = [fire(basis="attributed", statement=said.id)]
    gold, right = both(held, held, statements=[said, rain])
    assert numbers(counted(gold, right), "statement") == (1, 1, 1)
    gold, wrong = both(held, [fire(statement=rain.id)], statements=[said, rain])
    assert numbers(counted(gold, wrong), "statement") == (1, 1, 0)
    assert numbers(counted(gold, both([], [fire()])[1]), "statement") == (1, 0, 0)


def test_contexts_count_one_by_one():
    gold, got = [fire(contexts=("military", "territory"))], [fire(contexts=("military", "legal"))]
    assert numbers(counted(*both(gold, got)), "contexts") == (2, 2, 1)


def test_a_figure_counts_with_the_mention_whose_extent_it_tells():
    count = figure(HELD, "two tickets")
    with_it, without = fire(figures=(count.id,)), fire()
    assert numbers(counted(*both([with_it], [with_it], figures=[count])), "figures") == (1, 1, 1)
    assert numbers(counted(*both([with_it], [without], figures=[count])), "figures") == (1, 0, 0)
