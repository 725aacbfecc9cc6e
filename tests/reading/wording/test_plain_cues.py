"""What a plain "said" does is told by what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.wording import wording
from onrecord.records.legal import legal
from tests.reading.handmade import page_of, utter
from tests.reading.wording.test_wording import spot, worded

BLAME = [
    ("Lima", "Brazilian troops had shelled the ferry", "accuses"),
    ("Lima", "the ferry was shelled by Brazilian troops", "accuses"),
    ("Lima", "it was Brazilian troops who shelled the ferry", "accuses"),
    ("Lima", "militants burned the mill", "accuses"),
    ("Lima", "nine herders died in an air strike by the junta", "accuses"),
    ("Lima", "Brazil had not kept its promise", "accuses"),
    ("Lima", "the raid bore the hallmarks of the junta", "accuses"),
    ("The Brazilian army", "Brazilian troops had shelled the ferry", "asserts"),
    ("Lima", "its troops had shelled the ferry", "asserts"),
    ("Lima", "gunmen burned the mill", "asserts"),
    ("Lima", "nine herders were killed", "asserts"),
    ("Lima", "Brazilian troops rested at the ferry", "asserts"),
    ("Lima", "the mayor feared Brazilian troops would shell the ferry", "asserts"),
]


@pytest.mark.parametrize(("source", "content", "stance"), BLAME)
def test_a_wrong_by_a_named_party_is_blamed_on_it(source, content, stance):
    _, found = worded(f"{source} said {content}.", source, "said", content)
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("content", "stance", "cue"),
    [
        ("its guns had shelled no village", "denies", "no"),
        ("it had flown no missions that night", "denies", "no"),
        ("none of its men had been involved", "denies", "none"),
        ("it knew nothing of the raid", "denies", "nothing"),
        ("the claims were baseless", "denies", "baseless"),
        ("the figures did not correspond to reality", "denies", "not"),
        ("the ferry had not sunk", "asserts", None),
        ("it had received no letter", "asserts", None),
        ("no houses were flooded", "asserts", None),
    ],
)
def test_denying_ones_own_deed_is_a_denial_of_the_positive(content, stance, cue):
    text, found = worded(f"The army said {content}.", "The army", "said", content)
    assert spot(text, found.stance) == (stance, cue)
    assert found.polarity.value == ("positive" if stance == "denies" else "negative")


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("it would rebuild the school", "promises"),
        ("it was ready to release them", "promises"),
        ("it would open an office in May", "announces"),
        ("it would retaliate", "threatens"),
        ("it reserved the right to strike", "threatens"),
        ("it hoped the truce held", "wishes"),
        ("it regretted the delay", "evaluates"),
        ("the plan was unacceptable", "evaluates"),
        ("rain would come in May", "asserts"),
        ("it had hoped for rain", "asserts"),
    ],
)
def test_what_the_speaker_will_do_is_pledged_announced_or_threatened(content, stance):
    _, found = worded(f"The council said {content}.", "The council", "said", content)
    assert found.stance.value == stance


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "stance", "mode"),
    [
        ("“Let the trucks pass,” the nurse said.", "said", "Let the trucks pass", "requests",
         "direct"),
        ("“Where are the trucks?” the nurse said.", "said", "Where are the trucks?", "questions",
         "direct"),
        ("The nurse asked that her name be withheld.", "asked", "her name be withheld",
         "requests", "indirect"),
        ("The nurse asked how many had come.", "asked", "how many had come", "questions",
         "indirect"),
        ("The nurse suggested that the road be closed.", "suggested", "the road be closed",
         "requests", "indirect"),
        ("The nurse suggested that the road was closed.", "suggested", "the road was closed",
         "asserts", "indirect"),
        ("The nurse rejected the claim.", "rejected", "the claim", "denies", "indirect"),
        ("The nurse rejected the proposal.", "rejected", "the proposal", "asserts", "indirect"),
        ("The nurse voiced dismay.", "voiced", "dismay", "evaluates", "indirect"),
        ("The nurse agreed to stay.", "agreed", "to stay", "announces", "indirect"),
    ],
)  # fmt: skip
def test_the_construction_decides_what_the_same_verb_does(sentence, cue, content, stance, mode):
    _, found = worded(sentence, "nurse", cue, content, mode=mode)
    assert found.stance.value == stance


def test_what_is_asked_is_open():
    text, found = worded("The nurse asked whether it held.", "nurse", "asked", "it held")
    assert (found.stance.value, spot(text, found.certainty)) == ("questions", ("unknown", "asked"))


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "stance", "certainty"),
    [
        ("The firm could not say who fired.", "The firm", "could not say", "who fired", "asserts",
         "unknown"),
        ("The firm did not say who fired.", "The firm", "did not say", "who fired",
         "no_response", "certain"),
        ("The firm would not say who fired.", "The firm", "would not say", "who fired",
         "declines_comment", "certain"),
        ("The firm had no comment.", "The firm", "had no comment", None, "declines_comment",
         "certain"),
        ("The firm told reporters nothing.", "The firm", "told reporters nothing", None,
         "no_response", "certain"),
        ("The letter went unanswered.", "The letter", "went unanswered", None, "no_response",
         "certain"),
    ],
)  # fmt: skip
def test_not_saying_not_wanting_to_and_not_knowing_differ(
    sentence, source, cue, content, stance, certainty
):
    _, found = worded(sentence, source, cue, *([content] if content else []))
    assert (found.stance.value, found.certainty.value) == (stance, certainty)


def test_a_judgement_vouches_for_nothing():
    _, found = worded("The panel found the plan unacceptable.", "The panel", "found",
                      "the plan unacceptable")  # fmt: skip
    assert (found.stance.value, found.distance.value) == ("evaluates", "neutral")


def test_words_about_words_are_no_scare_quotes():
    _, found = worded("Oslo said the word “liberators” was missing.", "Oslo", "said",
                      "the word “liberators” was missing", quoted=("liberators",),
                      mode="mixed")  # fmt: skip
    assert found.distance.value == "neutral"


@given(st.lists(st.sampled_from(
    ["troops", "not", "no", "will", "burn", "said", "we", "they", "?", "“", "”", "Lima", "asked",
     "the", "of", "claims", "false", "be", "neither", "to"]), min_size=1, max_size=14))  # fmt: skip
def test_any_words_get_a_legal_wording_with_anchored_cues(words):
    content = " ".join(words)
    page = page_of(f"Lima said {content}")
    for mode in ("direct", "indirect", "mixed"):
        found = wording(page.parse, utter(page, "Lima", "said", content, mode=mode))
        fields = (found.stance, found.certainty, found.polarity, found.distance)
        assert legal(*(field.value for field in fields))
        assert all(f.cue is None or f.cue.of(page.text).strip() for f in fields)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("not a single round was fired from Brazilian trenches", "asserts"),
        ("no rockets were fired by Brazilian troops", "denies"),
        ("Brazilian troops stopped shelling the ferry", "asserts"),
        ("Brazilian troops did not stop shelling the ferry", "accuses"),
        ("she could not verify reports that Brazilian troops shelled the ferry", "asserts"),
        ("she was unable to confirm claims that Brazilian troops shelled the ferry", "asserts"),
        ("she had confirmed reports that Brazilian troops shelled the ferry", "accuses"),
    ],
)
def test_what_did_not_happen_or_ended_or_is_unchecked_blames_nobody(content, stance):
    _, found = worded(f"Lima said {content}.", "Lima", "said", content)
    assert found.stance.value == stance
