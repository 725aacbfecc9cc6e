import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import gold_check, gold_format
from benchmarks.gold_anchor import anchored, as_toml
from benchmarks.gold_corpus import Corpus
from benchmarks.plain import plain_report
from onrecord.records import Span
from tests.gold.sample import ANNOTATION, TEXT, annotate, corpus

FILE = "tern-20240303-osk.txt"


@pytest.fixture
def made(tmp_path: Path) -> Corpus:
    return corpus(tmp_path / "gold")


def gold(made: Corpus) -> gold_format.Gold:
    return gold_format.of_corpus(made, made.entries[FILE])


def problems(made: Corpus) -> str:
    return "\n".join(gold_check.problems(made))


def spoiled(made: Corpus, old: str, new: str) -> str:
    """Change the anchored annotation by hand and return what the check says."""
    path = made.annotation(FILE)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return problems(made)


def test_nothing_is_wrong_with_the_sample(made: Corpus) -> None:
    assert problems(made) == ""


def test_all_records_are_read_with_their_words(made: Corpus) -> None:
    reading = gold(made).reading
    assert [s.content[0].of(reading.report.text) for s in reading.statements[:2]] == [
        "shells had killed at least two soldiers near Osk on Sunday",
        "the army had fired first",
    ]
    assert reading.statements[2].content == ()
    assert [hop.name for hop in reading.statements[1].chain] == ["Ilan Marr", "Tern Wire"]
    assert [reading.text_of(m) for m in reading.event_mentions] == ["killed", "fired"]
    assert reading.event_mentions[0].roles[0].name == "soldiers"
    assert reading.commitments[0].status[0].word == "agreed"
    assert reading.figures[0].low == 2


def test_links_lead_to_records(made: Corpus) -> None:
    held = gold(made)
    mention = held.reading.event_mentions[0]
    assert mention.statement == held.ids["s1"] == held.reading.statements[0].id
    assert mention.time == held.reading.times[0].id


def test_a_mention_in_no_event_is_an_event_of_its_own(made: Corpus) -> None:
    reading = gold(made).reading
    assert [event.mentions for event in reading.events] == [(m.id,) for m in reading.event_mentions]
    assert {event.standing for event in reading.events} == {"claimed"}


def test_paragraphs_without_a_written_region_are_body(made: Corpus) -> None:
    roles = [region.role for region in gold(made).reading.regions]
    assert roles == ["headline", "body", "body", "body", "newsletter", "body"]


def test_what_is_left_of_a_paragraph_is_body(made: Corpus) -> None:
    dateline = '  { span = "OSK, 3 March (Tern) -", role = "dateline" },\n  { span = "Sign up'
    annotate(made, ANNOTATION.replace('  { span = "Sign up', dateline))
    reading = gold(made).reading
    assert [region.role for region in reading.regions][:3] == ["headline", "dateline", "body"]
    assert reading.text_of(reading.regions[2]).startswith("The defence ministry said")
    assert problems(made) == ""


def test_a_plain_date_brings_its_interval(made: Corpus) -> None:
    day, month = gold(made).reading.times
    assert (day.earliest, day.latest, day.granularity) == ("2024-03-03", "2024-03-03", "day")
    assert (month.earliest, month.latest, month.granularity) == (
        "2019-05-01",
        "2019-05-31",
        "month",
    )


def test_a_moved_offset_is_refused(made: Corpus) -> None:
    span = gold(made).reading.event_mentions[0].span
    said = spoiled(
        made, f'"{span.start}:{span.end} killed"', f'"{span.start + 1}:{span.end + 1} killed"'
    )
    assert "is not where 'killed' stands" in said


def test_words_without_offsets_are_refused(made: Corpus) -> None:
    span = gold(made).reading.event_mentions[1].span
    assert "no words with offsets" in spoiled(made, f'"{span.start}:{span.end} fired"', '"fired"')


def test_an_unknown_role_is_refused(made: Corpus) -> None:
    assert "Invalid enum value 'victim'" in spoiled(made, 'role = "recipient"', 'role = "victim"')


def test_an_unknown_region_role_is_refused(made: Corpus) -> None:
    assert "Invalid enum value 'advert'" in spoiled(made, '"newsletter" }', '"advert" }')


def test_a_link_to_nothing_is_refused(made: Corpus) -> None:
    assert "no record has the id 's9'" in spoiled(made, 'statement = "s2"', 'statement = "s9"')


def test_an_id_is_given_once(made: Corpus) -> None:
    assert "the id is taken" in spoiled(made, 'id = "m2"', 'id = "m1"')


def test_an_unknown_field_is_refused(made: Corpus) -> None:
    assert "there is no such field" in spoiled(made, "stance = ", "mood = ")


def test_an_unknown_list_is_refused(made: Corpus) -> None:
    assert "there is no such list" in spoiled(made, "[[commitments]]", "[[promises]]")


def test_a_changed_text_is_noticed(made: Corpus) -> None:
    path = made.path(FILE)
    path.write_text(path.read_text("utf-8") + " More.", "utf-8")
    assert "not the one that was annotated" in problems(made)


def test_a_file_that_is_no_toml_is_named(made: Corpus) -> None:
    made.annotation(FILE).write_text("[[statements", "utf-8")
    assert FILE in problems(made)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'stance = "denies"',
            'stance = "denies"\ncertainty = "unknown"',
            "no statement may be denies",
        ),
        ('word = "agreed"', 'word = "allocated"', "a ceasefire is never allocated"),
        ('mode = "heavy-weapons"', 'mode = "resign"', "ASSAULT has no mode resign"),
        ('basis = "attributed"', 'basis = "reporter"', "one of the two"),
        ("low = 2", "low = 2, high = 1", "low is above high"),
        ('code = "XXA-GOV"', 'code = "XXA-KING"', "there is no role KING"),
        ('id = "onrecord:osk"', 'id = "Osk"', "no id of a place"),
        ('id = "m2"', 'id = "m2"\nact = "alone"', "no other record has the act"),
    ],
)
def test_what_the_guidelines_forbid_is_refused(made: Corpus, old: str, new: str, said: str) -> None:
    assert said in spoiled(made, old, new)


def test_content_may_be_absent_only_for_silence(made: Corpus) -> None:
    assert "needs content" in spoiled(made, 'stance = "declines_comment"', 'stance = "asserts"')


def test_an_event_in_a_report_without_events_is_noticed(made: Corpus) -> None:
    path = made.root / "manifest.toml"
    path.write_text(
        path.read_text("utf-8").replace('"2024-03-03" }', '"2024-03-03", no_event = true }')
    )
    assert "a no-event report has an event" in problems(Corpus(made.root))


def test_words_that_stand_twice_ask_for_a_window(made: Corpus) -> None:
    asked = annotate(made, ANNOTATION.replace('"1~said"', '"Osk"'))
    assert any("times there" in problem for problem in asked)


def test_words_that_stand_nowhere_are_named(made: Corpus) -> None:
    assert annotate(made, ANNOTATION.replace('"1~said"', '"2~said"')) == [
        "statements s1.cue: 'said' does not stand there"
    ]


def test_anchoring_twice_changes_nothing(made: Corpus) -> None:
    before = made.annotation(FILE).read_text("utf-8")
    table, asked = anchored(tomllib.loads(before), made.text(FILE))
    assert (as_toml(table), asked) == (before, [])


def test_moved_words_are_found_again() -> None:
    table, _ = anchored(tomllib.loads(ANNOTATION), TEXT)
    longer = f"A line before.\n\n{TEXT}"
    again, asked = anchored(table, longer, moved=True)
    assert not asked
    assert gold_format.of_table(again, plain_report("moved", longer)).problems == ()


@given(st.text(max_size=60), st.integers(0, 30), st.integers(1, 20))
def test_an_anchor_always_fits_its_words(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    if not words or words.strip() != words or words[0].isdigit():
        return
    table = {"figures": [{"span": f"1~{words}", "kind": "uncounted_plural", "measure": "killed"}]}
    done, asked = anchored(table, text)
    assert asked == []
    reading = gold_format.of_table(done, plain_report("any", text)).reading
    assert [figure.span.of(text) for figure in reading.figures] == [words]
    assert reading.figures[0].span <= Span(start, start + length) or not words.isalnum()


@given(st.recursive(st.text(max_size=5), lambda x: st.lists(x, max_size=3), max_leaves=5))
def test_any_value_is_read_or_named(value: object) -> None:
    table = {"statements": [{"id": "s", "cue": value, "content": value, "chain": value}]}
    held = gold_format.of_table(table, plain_report("any", TEXT))
    assert held.problems
