"""Rules of utterances by their name: what each reads, what it leaves, what cannot break it."""

import pytest

from onrecord.reading import utterances
from onrecord.reading.utterances import Utterance
from tests.reading.handmade import page_of
from tests.reading.utterances import columns

Read = tuple[str | None, str | None, list[str]]


def by_rule(text: str, rule: str) -> list[Utterance]:
    return [found for found in utterances.find(page_of(text)) if found.rule == rule]


def words(text: str, found: Utterance) -> Read:
    source, cue = (span.of(text) if span else None for span in (found.source, found.cue))
    return source, cue, [piece.of(text) for piece in found.content]


READS: list[tuple[str, str, Read]] = [
    (
        "ut.gapped",
        "Norway says that its boats kept to the channel, Russia that they did not.",
        ("Russia", "says", ["they did not"]),
    ),
    (
        "ut.gapped",
        "Sixty people told us they had been robbed, and four that guards had burned their tents.",
        ("four", "told", ["guards had burned their tents"]),
    ),
    (
        "ut.bracketed",
        "Some 900 families slept in the school (source: district office).",
        ("district office", "source:", ["Some 900 families slept in the school"]),
    ),
    (
        "ut.bracketed",
        "Nine wells ran dry in the north in March [per the water board]. Rain is late.",
        ("the water board", "per", ["Nine wells ran dry in the north in March"]),
    ),
    (
        "ut.bracketed",
        "Shells hit the bridge at dawn (per officials in Lund).",
        ("officials in Lund", "per", ["Shells hit the bridge at dawn"]),
    ),
    (
        "ut.in_words",
        "Shells hit the bridge at dawn, per officials in Lund.",
        ("officials in Lund", "per", ["Shells hit the bridge at dawn"]),
    ),
    (
        "ut.quotes",
        "Radio Lind quotes the harbour master: “No ship has left since noon.”",
        ("the harbour master", "quotes", ["“No ship has left since noon.”"]),
    ),
    (
        "ut.quoted_as",
        "Radio Lind quoted the mayor as saying the road was mined.",
        ("the mayor", "quoted the mayor as saying", ["the road was mined"]),
    ),
    (
        "ut.beside",
        "“We sleep in the boat shed now,” laughed the ferryman.",
        ("the ferryman", "laughed", ["“We sleep in the boat shed now,”"]),
    ),
    (
        "ut.colon_inside",
        "Rain fell. The governor on the steps of his office: four boats lost.",
        ("The governor on the steps of his office", ":", ["four boats lost"]),
    ),
    (
        "ut.colon_inside",
        "Smoke rose all day. Version of the army: no gun was moved that night.",
        ("the army", ":", ["no gun was moved that night"]),
    ),
    (
        "ut.colon_inside",
        "Snow on the pass. Oslo and Stockholm: not what was agreed.",
        ("Oslo and Stockholm", ":", ["not what was agreed"]),
    ),
    (
        "ut.hearsay",
        "The tunnel was reportedly flooded.",
        (None, "reportedly", ["The tunnel was", "flooded"]),
    ),
    (
        "ut.in_words",
        "Nine barns burned, by the count of the fire brigade.",
        ("the fire brigade", "by the count", ["Nine barns burned"]),
    ),
    (
        "ut.supposed",
        "Guards wrote down the alleged theft of fuel.",
        (None, "alleged", ["theft of fuel"]),
    ),
    ("ut.toll", "The nurses counted 40 dead men.", ("The nurses", "counted", ["40 dead men"])),
    (
        "ut.toll",
        "Crowd put at two thousand by the police.",
        ("the police", "put", ["Crowd", "at two thousand"]),
    ),
    ("ut.alone", "The navy denies.", ("The navy", "denies", [])),
    (
        "ut.rel",
        "The curfew that the governor announced lasted a week.",
        ("the governor", "announced", ["The curfew"]),
    ),
    (
        "ut.prel",
        "It is higher than the figure reported in May.",
        (None, "reported", ["the figure"]),
    ),
    (
        "ut.pin_on",
        "The blaze was blamed on Sweden by the mayor.",
        ("the mayor", "was blamed", ["The blaze", "on Sweden"]),
    ),
    (
        "ut.no_response",
        "Neither Oslo nor Stockholm has replied to the note.",
        ("Oslo nor Stockholm", "has replied to", ["the note"]),
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), READS)
def test_a_rule_reads_who_said_what(rule: str, text: str, expected: Read) -> None:
    assert [words(text, found) for found in by_rule(text, rule)] == [expected]


LEAVES = [
    ("ut.gapped", "The navy said it would warn Mali, Niger, and Chad that it will fire."),
    ("ut.gapped", "The envoy told Oslo, Bern, and Lund that the truce had failed."),
    ("ut.gapped", "The mayor said the price rose, Germany that had paid more left."),
    ("ut.gapped", "The guide said there were two paths, one that leads to Lund."),
    ("ut.bracketed", "Rations fell to two loaves of bread (per person)."),
    ("ut.bracketed", "Water fell to a bucket in the camp (per capita)."),
    ("ut.bracketed", "The mill was closed by the town (per day two men pass)."),
    ("ut.bracketed", "Photo of a bridge in Lund (credit: Ida Brandt)."),
    ("ut.in_words", "Rations fell to two loaves of bread per person."),
    ("ut.in_words", "The fund paid for two blankets per soldier."),
    ("ut.gapped", "The mayor said it was France and Russia that had agreed to the truce."),
    ("ut.gapped", "The mayor said there was a rumour, and a fear that the dam would break."),
    ("ut.gapped", "Norway says that, Russia that, Sweden that, Finland that, and that is all."),
    ("ut.bracketed", "The list (source of much grief) was read to the families."),
    ("ut.bracketed", "Nine wells ran dry in the north (sources: ) in March."),
    ("ut.quotes", "The paper quotes the price of bread. Rain is late."),
    ("ut.quotes", "The song is a quote from the mayor: older than the town."),
    ("ut.beside", "The “old harbour” café, laughed at for years, has closed."),
    ("ut.colon_inside", "Rain fell. Press officer: Ida Brandt, Lund."),
    ("ut.colon_inside", "Rain fell. To the army: keep off the bridge."),
    ("ut.colon_inside", "Rain fell. Prices: bread is up again."),
    ("ut.colon_inside", "Rain fell. Ida Brandt, Lund: my street is dark."),
    ("ut.hearsay", "The tunnel was quickly flooded."),
    ("ut.in_words", "Nine barns burned by the road to the mill."),
    ("ut.supposed", "Guards wrote down the recent theft of fuel."),
    ("ut.toll", "The nurses counted their blankets."),
    ("ut.toll", "Boats counted: 90."),
    ("ut.alone", "The navy denies the raid."),
    ("ut.alone", "The navy never denies."),
    ("ut.rel", "The curfew that ended the riots lasted a week."),
    ("ut.prel", "The figure compares with 30 dead carried home in May."),
    ("ut.side", "Both letters are forged, an officer of the fleet found the seal."),
    ("ut.side", "Toll put at 14 by Friday."),
    ("ut.pin_on", "The blaze was put out on Sunday."),
    ("ut.no_response", "Oslo has replied to the note."),
]


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_a_rule_leaves_what_only_looks_alike(rule: str, text: str) -> None:
    assert by_rule(text, rule) == []


HOSTILE = [
    "““““ laughed ”””, laughed laughed “",
    ": : : The : harbour : master :",
    "reportedly reportedly reportedly allegedly",
    "by the count of by the count of by the count of",
    "the alleged alleged alleged",
    "put at at at put 14 14 at counted: counted",
    "denies denies denies. Denies. DENIES.",
    "that which that announced that which reported reported by by",
    ", told told, , she told, told ,, they told",
    "blamed on on on blamed by by on",
    "Neither nor neither has has not replied nor replied",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_damaged_words_give_spans_inside_the_text(text: str) -> None:
    for found in utterances.find(page_of(text * 30)):
        spans = [*found.content, *(s for s in (found.source, found.cue, found.addressee) if s)]
        assert all(0 <= span.start < span.end <= len(text) * 30 for span in spans)
        assert list(found.content) == sorted(found.content)


def test_speech_that_interrupts_is_read_however_it_was_parsed() -> None:
    page = columns.page("""
        Both      both     DT  DET   det   1
        letters   letter   NNS NOUN  dep   6
        are       be       VBP AUX   dep   6
        forged    forge    VBN VERB  dep   6
        ,         ,        ,   PUNCT punct 6
        officers  officer  NNS NOUN  nsubj 6
        told      tell     VBD VERB  ROOT  6
        reporters reporter NNS NOUN  dobj  6
        .         .        .   PUNCT punct 6
    """)
    (found,) = utterances.find(page)
    assert (found.rule, words(page.text, found)) == (
        "ut.side",
        ("officers", "told", ["Both letters are forged"]),
    )
    assert found.addressee is not None
    assert found.addressee.of(page.text) == "reporters"


def test_two_asides_of_a_sentence_share_no_words() -> None:
    text = (
        "The mill burned down on Sunday, he said, and the old dam near Karsk, "
        "she told the paper, held all night."
    )
    found = utterances.find(page_of(text))
    pieces = [piece for one in found for piece in one.content]
    assert len(found) == 2
    assert not any(a.overlaps(b) for n, a in enumerate(pieces) for b in pieces[:n])
    assert found[0].content[0].of(text) == "The mill burned down on Sunday"


def test_a_single_aside_keeps_the_words_on_both_sides() -> None:
    text = "The old mill by the river, he said, burned down on Sunday evening."
    (found,) = utterances.find(page_of(text))
    assert len(found.content) == 2


def test_each_of_several_who_were_called_is_silent() -> None:
    text = "Calls to the mayor and to the army went unanswered."
    sources = [words(text, found)[0] for found in by_rule(text, "ut.unanswered")]
    assert sources == ["the mayor", "the army"]


def test_a_day_by_which_nothing_was_heard_is_nobody() -> None:
    text = "The bishop had given no answer by Sunday evening."
    assert [words(text, found)[0] for found in by_rule(text, "ut.no_comment")] == ["The bishop"]


def test_we_who_heard_nothing_are_not_silent() -> None:
    text = "We have had no answer."
    assert [words(text, found)[0] for found in by_rule(text, "ut.no_comment")] == [None]


@pytest.mark.parametrize(
    ("text", "hearer"),
    [
        ("The driver was told that the road was shut.", "The driver"),
        ("Growers were advised to wait.", "Growers"),
        ("Help was promised.", None),
        ("The mayor attributed the fire to boys.", None),
        ("Oslo offered itself as a host.", None),
        ("The officer compared the plan to the residents.", None),
        ("The officer explained the plan to the residents.", "the residents"),
    ],
)
def test_who_is_told_hears_and_what_is_said_does_not(text: str, hearer: str | None) -> None:
    heard = [u.addressee.of(text) if u.addressee else None for u in utterances.find(page_of(text))]
    assert heard
    assert set(heard) == {hearer}


def test_a_question_and_an_answer_are_no_speakers() -> None:
    text = "Q: Did you see the boats?\n\nA: We saw lights in the bay."
    sources = [words(text, found)[0] for found in utterances.find(page_of(text))]
    assert not {"Q", "A"} & set(sources)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bridge is closed, said a guard, Tuesday.", "a guard"),
        ("The bridge is closed, said a guard, Ida Brandt.", "a guard, Ida Brandt"),
    ],
)
def test_a_day_behind_an_office_is_no_name(text: str, source: str) -> None:
    assert [words(text, found)[0] for found in utterances.find(page_of(text))] == [source]


def test_numbers_alone_are_said() -> None:
    text = "The town hall speaks of 16."
    assert [words(text, found) for found in by_rule(text, "ut.in_of")] == [
        ("The town hall", "speaks of", ["16"])
    ]


def test_what_a_semicolon_parts_from_a_cue_is_not_its_content() -> None:
    text = "Norway leaves the fort and offers a halt; Sweden doubts it."
    contents = [piece for u in utterances.find(page_of(text)) for piece in words(text, u)[2]]
    assert not any("Norway leaves" in piece for piece in contents)
