"""Classes of what is wrong with statements."""

from benchmarks.attribution_errors import cases
from benchmarks.attribution_score import Attribution, Tokens

TEXT = "The mayor said the bridge had fallen. She feared that more shells would come."


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


GOLD = Attribution(at("The mayor"), at("said"), at("the bridge had fallen"))
FEAR = Attribution(at("She"), at("feared"), at("more shells would come"))


def errors(gold: list[Attribution], found: list[Attribution]) -> list[str]:
    tokens = Tokens(TEXT)
    units = ([tokens.units(a) for a in side] for side in (gold, found))
    return [case.error for case in cases("one", tokens, *units)]


def test_what_is_right_is_no_case() -> None:
    assert errors([GOLD, FEAR], [GOLD, FEAR]) == []


def test_a_miss_is_named_by_its_cue() -> None:
    assert errors([GOLD, FEAR], []) == ["missed: cue of speech", "missed: other cue"]


def test_what_pairs_with_nothing_was_found_too_much() -> None:
    assert errors([GOLD], [GOLD, FEAR]) == ["found too much"]


def test_a_wrong_source_is_told_from_a_missing_one() -> None:
    assert errors([FEAR], [FEAR._replace(source=at("The mayor"))]) == [
        "source is a pronoun, another taken"
    ]
    assert errors([GOLD], [GOLD._replace(source=())]) == ["no source found"]
    assert errors([GOLD._replace(source=())], [GOLD]) == ["source given where there is none"]


def test_a_content_of_half_the_words_is_too_short() -> None:
    assert errors([GOLD], [GOLD._replace(content=at("the"))]) == ["content too short"]
