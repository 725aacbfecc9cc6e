"""Statements against the gold, on readings made by hand."""

from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks import attribution_score
from benchmarks.attribution_score import Attribution, Tokens
from benchmarks.gold_scores import statements
from benchmarks.gold_scores.alignment import Words
from benchmarks.gold_scores.tally import Counts, Line, lines
from onrecord.records import Source, Statement
from tests.gold.readings import at, hop, reading, report, statement

TEXT = (
    "The council said the bridge was safe for all who cross it. Marr denied that his men had "
    "fired on the ferry. The rebels made no comment on the raid. The envoy told Radio Lind that "
    "the mayor had said the road was closed."
)
HELD = report(TEXT)


def safe(**fields: Any) -> Statement:
    said = fields.pop("content", "the bridge was safe for all who cross it")
    return statement(HELD, fields.pop("source", "The council"), "said", said, **fields)


def denial(**fields: Any) -> Statement:
    full = {"stance": "denies", **fields}
    return statement(HELD, "Marr", "denied", "his men had fired on the ferry", **full)


def silence(*content: str, **fields: Any) -> Statement:
    full = {"stance": "declines_comment", **fields}
    return statement(HELD, "The rebels", "made no comment", *content, **full)


def outer(**fields: Any) -> Statement:
    said = "the mayor had said the road was closed"
    return statement(HELD, "The envoy", "told", said, **fields)


def inner(**fields: Any) -> Statement:
    return statement(HELD, "the mayor", "had said", "the road was closed", **fields)


def counted(gold: list[Statement], got: list[Statement]) -> Counts:
    words = Words(TEXT)
    return statements.score(reading(HELD, statements=gold), reading(HELD, statements=got), words)


def line(total: Counts, name: str) -> Line:
    (found,) = [held for held in lines(total, statements.ROWS) if held.name == f"statements.{name}"]
    return found


def numbers(total: Counts, name: str) -> tuple[int, int, int]:
    held = line(total, name)
    return held.gold, held.found, held.matched


def test_half_of_the_content_is_the_statement_and_less_is_not():
    half = counted([safe()], [safe(content="the bridge was safe")])
    assert numbers(half, "linked") == (1, 1, 1)
    less = counted([safe()], [safe(content="cross it")])
    assert numbers(less, "content") == (1, 1, 0)


def test_another_source_keeps_the_content_and_loses_the_link():
    total = counted([safe()], [safe(source="Marr")])
    assert (numbers(total, "content"), numbers(total, "linked")) == ((1, 1, 1), (1, 1, 0))


def test_no_source_agrees_with_no_source_only():
    assert numbers(counted([safe(source=None)], [safe(source=None)]), "linked") == (1, 1, 1)
    assert numbers(counted([safe()], [safe(source=None)]), "linked") == (1, 1, 0)


def test_two_of_one_wording_are_each_found_once():
    total = counted([safe(), safe(nth=1, name="Marr")], [safe()])
    assert numbers(total, "linked") == (2, 1, 1)


def test_of_two_with_the_same_words_the_same_name_decides():
    gold = [safe(name="Oran"), safe(name="Velle", nth=1)]
    got = [safe(name="Velle"), safe(name="Oran", nth=1)]
    assert numbers(counted(gold, got), "chain") == (2, 2, 2)


def test_the_figures_are_those_of_the_scorer_for_polnear():
    """The overlap rule is the same, so statements with content count the same."""
    gold = [safe(), denial(), outer(), inner()]
    got = [safe(source="Marr"), denial(), inner(), silence("the raid")]
    total, tokens = counted(gold, got), Tokens(TEXT)

    def units(held: Statement) -> attribution_score.Units:
        parts = [(held.source,), (held.cue,), held.content]
        pieces = [tuple((s.start, s.end) for s in spans if s) for spans in parts]
        return tokens.units(Attribution(*pieces))

    theirs = attribution_score.score(list(map(units, gold)), list(map(units, got)))
    assert numbers(total, "content") == (4, 4, theirs["content"])
    assert numbers(total, "linked") == (4, 4, theirs["linked"])


def test_recall_goes_by_the_mode_of_the_gold_and_precision_by_that_of_the_reading():
    total = counted([safe(mode="direct")], [safe(mode="mixed")])
    direct, mixed = line(total, "direct"), line(total, "mixed")
    assert (direct.recall, direct.precision) == (100, None)
    assert (mixed.recall, mixed.precision) == (None, 100)


def test_a_silence_without_content_is_known_by_its_cue():
    total = counted([silence()], [silence("the raid")])
    assert (numbers(total, "content"), numbers(total, "silence")) == ((1, 1, 1), (1, 1, 1))


def test_a_silence_needs_the_same_word_for_it():
    total = counted([silence()], [silence(stance="no_response")])
    assert numbers(total, "silence") == (1, 1, 0)


def test_a_denial_read_as_an_assertion_is_lost():
    total = counted([denial()], [denial(stance="asserts")])
    assert numbers(total, "denies") == (1, 0, 0)
    assert line(total, "stance, not asserts").recall == 0


@pytest.mark.parametrize(
    ("chain", "right"),
    [
        ((hop("named", "the Council"),), 1),
        ((hop("collective", "council"),), 0),
        ((hop("named", "council of Osk"),), 0),
        ((hop("named", "council"), hop("outlet", "Radio Lind", "told")), 0),
    ],
)
def test_a_chain_is_right_in_all_its_hops(chain: Any, right: int):
    gold = safe(chain=(hop("named", "The council"),))
    assert numbers(counted([gold], [safe(chain=chain)]), "chain") == (1, 1, right)


def test_who_has_no_name_is_known_by_the_head_of_the_words():
    short = hop("anonymous_source", "envoy", span=at(TEXT, "envoy"))
    longer = hop("anonymous_source", "The envoy", span=at(TEXT, "The envoy"))
    other = hop("anonymous_source", "the mayor", span=at(TEXT, "the mayor"))
    assert numbers(counted([outer(chain=(short,))], [outer(chain=(longer,))]), "chain")[2] == 1
    assert numbers(counted([outer(chain=(short,))], [outer(chain=(other,))]), "chain")[2] == 0


def test_the_class_of_an_unnamed_speaker_is_compared():
    source = Source(kind="anonymous_source", name="envoy", anonymous="diplomat")
    gold = outer(chain=(replace(hop("named", "x"), source=source),))
    total = counted([gold, safe()], [outer(), safe()])
    assert numbers(total, "anonymous, not none") == (1, 0, 0)
    assert numbers(total, "source_kind") == (2, 2, 1)


def test_who_is_not_said_has_a_kind_only():
    gold, got = hop("unidentified", ""), hop("unidentified", "it was said")
    assert numbers(counted([safe(chain=(gold,))], [safe(chain=(got,))]), "chain")[2] == 1


def test_chains_with_a_hop_between_have_a_line_of_their_own():
    relayed = safe(chain=(hop("named", "council"), hop("outlet", "Radio Lind", "told")))
    total = counted([relayed, denial()], [relayed, denial()])
    assert (numbers(total, "chain"), numbers(total, "relayed_chain")) == ((2, 2, 2), (1, 1, 1))


def radio(words: str = "Radio Lind", name: str = "") -> Source:
    return Source(kind="outlet", name=name or words, span=at(TEXT, words))


@pytest.mark.parametrize(
    ("got", "right"),
    [(radio("Lind"), 1), (radio("the mayor"), 0), (radio("the mayor", "Radio Lind"), 1), (None, 0)],
)
def test_an_addressee_is_known_by_head_or_name(got: Source | None, right: int):
    total = counted([outer(addressee=radio())], [outer(addressee=got)])
    assert numbers(total, "addressee") == (1, int(got is not None), right)


def test_whom_the_words_blame_is_not_whom_they_are_put_to():
    total = counted([outer(accused=radio())], [outer(addressee=radio())])
    assert (numbers(total, "accused"), numbers(total, "addressee")) == ((1, 0, 0), (0, 1, 0))


def test_a_statement_inside_another_must_lie_in_the_same():
    gold = [outer(), inner(inside=outer().id)]
    assert numbers(counted(gold, gold), "inside") == (1, 1, 1)
    loose = [safe(), outer(), inner(inside=safe().id)]
    assert numbers(counted(gold, loose), "inside") == (1, 1, 0)
    assert numbers(counted(gold, [inner(inside=outer().id)]), "inside") == (1, 1, 0)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("stance", "wishes"),
        ("certainty", "possible"),
        ("polarity", "negative"),
        ("distance", "distanced"),
    ],
)
def test_a_reading_of_defaults_scores_badly_on_every_wording_field(field: str, other: str):
    total = Counts()
    for _ in range(6):
        worded = [replace(held, **{field: other}) for held in (safe(), inner())]
        plain = [safe(), outer(), inner()]
        total += counted([worded[0], outer(), worded[1]], plain)
    whole, not_default = (
        held
        for held in lines(total, statements.ROWS)
        if held.name.startswith(f"statements.{field}")
    )
    assert whole.value is not None
    assert whole.value < 30
    assert not_default.recall == 0


def test_an_empty_reading_finds_nothing_and_an_empty_gold_has_nothing():
    assert numbers(counted([safe()], []), "linked") == (1, 0, 0)
    assert numbers(counted([], [safe()]), "linked") == (0, 1, 0)
    assert line(counted([], []), "linked").value is None
