import pytest

from onrecord.reading.wording import wording
from onrecord.records.legal import legal
from tests.reading.handmade import page_of, utter


def worded(text, source, cue, *content, **fields):
    page = page_of(text)
    found = wording(page.parse, utter(page, source, cue, *content, **fields))
    assert legal(
        found.stance.value, found.certainty.value, found.polarity.value, found.distance.value
    )
    return page.text, found


def spot(text, finding):
    return finding.value, finding.cue.of(text) if finding.cue else None


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "stance"),
    [
        ("The envoy said the road was open.", "The envoy", "said", "the road was open", "asserts"),
        ("The envoy denied the raid.", "The envoy", "denied", "the raid", "denies"),
        ("Lagos rejected the charge.", "Lagos", "rejected", "the charge", "denies"),
        ("The general admitted losses.", "The general", "admitted", "losses", "admits"),
        ("Quito blamed Lima for the fire.", "Quito", "blamed", "the fire", "accuses"),
        ("The council urged them to leave.", "The council", "urged", "to leave", "requests"),
        (
            "He asked whether the bridge held.",
            "He",
            "asked",
            "whether the bridge held",
            "questions",
        ),
        ("He asked the mayor to stay.", "He", "asked", "to stay", "requests"),
        ("The captain told the men to wait.", "The captain", "told", "to wait", "orders"),
        ("Oslo vowed to send tents.", "Oslo", "vowed", "to send tents", "promises"),
        (
            "The militia threatened to burn it.",
            "The militia",
            "threatened",
            "to burn it",
            "threatens",
        ),
        ("The nurse warned of cholera.", "The nurse", "warned", "cholera", "warns"),
        ("Lima announced a curfew.", "Lima", "announced", "a curfew", "announces"),
        ("The bishop condemned the siege.", "The bishop", "condemned", "the siege", "evaluates"),
        ("The farmers hope it ends.", "The farmers", "hope", "it ends", "wishes"),
        ("The clan claimed responsibility.", "The clan", "claimed", "responsibility", "admits"),
        ("Peru called for talks.", "Peru", "called for", "talks", "requests"),
        ("Peru called it a farce.", "Peru", "called", "it a farce", "evaluates"),
    ],
)
def test_stance_follows_the_cue_and_its_construction(sentence, source, cue, content, stance):
    _, found = worded(sentence, source, cue, content)
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "stance"),
    [
        ("Lima has not yet replied to the offer.", "Lima", "has not yet replied to", "the offer",
         "no_response"),
        ("The army did not immediately comment.", "The army", "did not immediately comment", None,
         "no_response"),
        ("The mayor could not be reached.", "The mayor", "could not be reached", None,
         "no_response"),
        ("There was no immediate reaction from Quito.", "Quito", "was no immediate reaction",
         None, "no_response"),
        ("The clerk declined to discuss the fire.", "The clerk", "declined", "to discuss the fire",
         "declines_comment"),
        ("The firm would not comment.", "The firm", "would not comment", None, "declines_comment"),
        ("No faction has claimed responsibility.", "No faction", "has claimed", "responsibility",
         "no_claim"),
    ],
)  # fmt: skip
def test_silence_is_never_a_denial(sentence, source, cue, content, stance):
    text, found = worded(sentence, source, cue, *([content] if content else []))
    assert found.stance.value == stance
    assert found.stance.cue is not None
    assert found.stance.cue.of(text) in text


def test_words_about_comment_inside_a_quotation_are_no_silence():
    text = "“We did not comment on it,” the clerk said."
    _, found = worded(text, "the clerk", "said", "“We did not comment on it,”", mode="direct")
    assert spot(text, found.stance) == ("asserts", None)
    assert spot(text, found.polarity) == ("negative", "not")


def test_an_act_in_the_first_person_is_done_by_saying_it():
    text = "“We appeal to Norway for tents,” the mayor said."
    _, found = worded(text, "the mayor", "said", "“We appeal to Norway for tents,”", mode="direct")
    assert spot(text, found.stance) == ("requests", "appeal")


def test_an_act_of_others_is_not_done_by_telling_it():
    _, found = worded("The mayor said Norway appealed for calm.", "The mayor", "said",
                      "Norway appealed for calm")  # fmt: skip
    assert found.stance.value == "asserts"


@pytest.mark.parametrize(
    ("content", "certainty", "cue"),
    [
        ("the ferry sank", "certain", None),
        ("the ferry may have sunk", "possible", "may"),
        ("the ferry probably sank", "probable", "probably"),
        ("it appears the ferry sank", "probable", "appears"),
        ("it was unclear whether the ferry sank", "unknown", "unclear"),
        ("it was possible that the ferry sank", "possible", "possible"),
        ("the ferry sank in May", "certain", None),
    ],
)
def test_certainty_is_that_of_the_main_clause(content, certainty, cue):
    text, found = worded(f"The pilot said {content}.", "The pilot", "said", content)
    assert spot(text, found.certainty) == (certainty, cue)


def test_a_verb_of_thinking_hedges():
    text, found = worded("The judge believes the ferry sank.", "The judge", "believes",
                         "the ferry sank")  # fmt: skip
    assert spot(text, found.certainty) == ("probable", "believes")


@pytest.mark.parametrize(
    ("content", "polarity", "cue"),
    [
        ("the dam had burst", "positive", None),
        ("the dam had not burst", "negative", "not"),
        ("no houses were flooded", "negative", "no"),
        ("the dam never burst", "negative", "never"),
        ("not only the dam burst", "positive", None),
    ],
)
def test_polarity_is_that_of_the_content(content, polarity, cue):
    text, found = worded(f"The engineer said {content}.", "The engineer", "said", content)
    assert spot(text, found.polarity) == (polarity, cue)


def test_a_denial_keeps_the_polarity_of_what_is_denied():
    _, found = worded("The clan denied that it burned the mill.", "The clan", "denied",
                      "it burned the mill")  # fmt: skip
    assert (found.stance.value, found.polarity.value) == ("denies", "positive")


def test_a_negated_denial_leaves_the_content_open():
    text, found = worded("The clan did not deny burning the mill.", "The clan", "did not deny",
                         "burning the mill")  # fmt: skip
    assert found.stance.value == "asserts"
    assert spot(text, found.certainty) == ("possible", "did not deny")


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "distance"),
    [
        ("The clan said the mill burned.", "The clan", "said", "the mill burned", "neutral"),
        ("The clan claimed the mill burned.", "The clan", "claimed", "the mill burned", "distanced"),
        ("The clan confirmed the mill burned.", "The clan", "confirmed", "the mill burned",
         "endorsing"),
        ("The clan said the alleged spies fled.", "The clan", "said", "the alleged spies fled",
         "distanced"),
        ("The clan said a friend of alleged spies fled.", "The clan", "said",
         "a friend of alleged spies fled", "neutral"),
    ],
)  # fmt: skip
def test_distance_is_the_reporters(sentence, source, cue, content, distance):
    _, found = worded(sentence, source, cue, content)
    assert found.distance.value == distance


def test_what_it_said_was_keeps_the_reporter_away():
    text, found = worded("Oslo sent ships against what it said was a raid by pirates.", "it",
                         "said", "a raid by pirates")  # fmt: skip
    assert spot(text, found.distance) == ("distanced", "what it said was")


def test_what_it_called_distances_the_statement_around_it_if_it_has_no_own():
    text, found = worded("The mayor said Lima would stop what it called a raid.", "The mayor",
                         "said", "Lima would stop what it called a raid")  # fmt: skip
    assert spot(text, found.distance) == ("distanced", "what it called")


def test_scare_quotes_stand_on_a_loaded_word_alone():
    loaded, found = worded("Oslo said the “liberators” left.", "Oslo", "said",
                           "the “liberators” left", quoted=("liberators",), mode="mixed")  # fmt: skip
    assert spot(loaded, found.distance) == ("distanced", "liberators")
    _, plain = worded("Oslo said a “large and noisy crowd” left.", "Oslo", "said",
                      "a “large and noisy crowd” left", quoted=("large and noisy crowd",),
                      mode="mixed")  # fmt: skip
    assert plain.distance.value == "neutral"


def test_no_default_has_a_cue():
    _, found = worded("Oslo said ships left.", "Oslo", "said", "ships left")
    assert [f.cue for f in (found.stance, found.certainty, found.polarity, found.distance)] == [
        None
    ] * 4
