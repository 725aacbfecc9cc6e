"""Commitments against the gold, on readings made by hand."""

from typing import Any

from benchmarks.gold_scores import commitments
from benchmarks.gold_scores.alignment import Words
from benchmarks.gold_scores.tally import Counts, lines
from onrecord.records import Commitment
from onrecord.records.commitment import Term
from tests.gold.readings import at, commitment, entry, party, reading, report

TEXT = (
    "Oran and Velle signed a truce in May for five years. The truce holds, Marr said. Oran asked "
    "Velle for trucks. Velle has not replied, and Oran asked Norda for tents."
)
HELD = report(TEXT)
SIDES = (party(HELD, "party", "Oran"), party(HELD, "party", "Velle"))


def truce(words: str = "a truce", **fields: Any) -> Commitment:
    return commitment(HELD, words, **fields)


def request(words: str, *parties: Any, **fields: Any) -> Commitment:
    return commitment(HELD, words, kind="request", parties=parties, **fields)


def counted(gold: list[Commitment], got: list[Commitment]) -> Counts:
    wanted, read = reading(HELD, commitments=gold), reading(HELD, commitments=got)
    return commitments.score(wanted, read, Words(TEXT))


def numbers(total: Counts, name: str) -> tuple[int, int, int]:
    wanted = f"commitments.{name}"
    (held,) = [line for line in lines(total, commitments.ROWS) if line.name == wanted]
    return held.gold, held.found, held.matched


def test_words_that_meet_make_one_commitment():
    assert numbers(counted([truce()], [truce("truce in May")]), "record") == (1, 1, 1)


def test_a_later_wording_is_found_through_a_line_of_status():
    gold = truce(status=(entry(HELD, "in_force", "truce holds"),))
    assert numbers(counted([gold], [truce("The truce holds")]), "record") == (1, 1, 1)


def test_a_shared_party_makes_one_where_no_words_meet():
    one, other = truce(parties=SIDES), truce("The truce", parties=SIDES[:1])
    assert numbers(counted([one], [other]), "record") == (1, 1, 1)


def test_neither_words_nor_party_make_two():
    assert numbers(counted([truce()], [truce("The truce")]), "record") == (1, 1, 0)


def test_a_party_in_another_role_is_no_shared_party():
    one = truce(parties=SIDES[:1])
    other = truce("The truce", parties=(party(HELD, "broker", "Oran"),))
    assert numbers(counted([one], [other]), "record") == (1, 1, 0)


def test_another_kind_is_another_commitment_and_is_told_in_the_kinds():
    total = counted([truce()], [truce(kind="treaty")])
    assert numbers(total, "record") == (1, 1, 0)
    assert numbers(total, "kind") == (1, 1, 0)


def test_words_count_above_parties():
    oran = party(HELD, "requester", "Oran")
    first, second = request("asked", oran), request("asked Norda", oran)
    assert commitments.pairs(
        reading(HELD, commitments=[first, second]),
        reading(HELD, commitments=[second, first]),
        Words(TEXT),
    ) == [(first, first), (second, second)]


def test_parties_count_by_role_and_name_or_head():
    gold = truce(parties=SIDES)
    got = truce(parties=(party(HELD, "party", "Oran"), party(HELD, "broker", "Velle")))
    total = counted([gold], [got])
    assert numbers(total, "parties") == (2, 2, 1)
    lost = counted([gold], [])
    assert (numbers(lost, "parties"), numbers(lost, "parties_of_all")) == ((0, 0, 0), (2, 0, 0))


def test_lines_of_status_count_by_their_word_each_once():
    gold = truce(status=(entry(HELD, "agreed", "signed"), entry(HELD, "in_force", "holds")))
    got = truce(status=(entry(HELD, "agreed", "signed"), entry(HELD, "agreed", "truce")))
    assert numbers(counted([gold], [got]), "status") == (2, 2, 1)


def test_lines_of_a_commitment_that_was_not_found_are_lost():
    gold = truce(status=(entry(HELD, "agreed", "signed"),))
    assert numbers(counted([gold], []), "status") == (1, 0, 0)


def test_who_says_a_line_must_be_the_same():
    gold = truce(status=(entry(HELD, "in_force", "holds", "Marr"),))
    right = truce(status=(entry(HELD, "in_force", "holds", "marr"),))
    own = truce(status=(entry(HELD, "in_force", "holds"),))
    assert numbers(counted([gold], [right]), "status_said_by") == (1, 1, 1)
    assert numbers(counted([gold], [own]), "status_said_by") == (1, 1, 0)
    assert numbers(counted([own], [own]), "status_said_by") == (1, 1, 1)


def test_of_two_lines_with_one_word_the_same_speaker_decides():
    one, other = (entry(HELD, "violated", "holds", by) for by in ("Oran", "Velle"))
    total = counted([truce(status=(one, other))], [truce(status=(other, one))])
    assert numbers(total, "status_said_by") == (2, 2, 2)


def test_who_does_it_counts_where_one_is_named():
    gold = truce(status=(entry(HELD, "violated", "holds", by="", against="Oran"),))
    assert numbers(counted([gold], [gold]), "status_by") == (0, 0, 0)
    named = truce(status=(doer("the Velle"),))
    assert numbers(counted([named], [truce(status=(doer("Velle"),))]), "status_by") == (1, 1, 1)
    assert numbers(counted([named], [truce(status=(doer("Oran"),))]), "status_by") == (1, 1, 0)


def doer(name: str) -> Any:
    from msgspec.structs import replace

    return replace(entry(HELD, "violated", "holds"), by=name)


def test_dates_and_terms_are_values_of_what_was_found():
    term = Term(length="P5Y", span=at(TEXT, "five years"))
    gold = truce(agreed="2019-05", term=term)
    total = counted([gold], [truce(agreed="2019-06", deadline="2019-07")])
    assert numbers(total, "agreed") == (1, 1, 0)
    assert numbers(total, "deadline") == (0, 1, 0)
    assert numbers(total, "term") == (1, 0, 0)
    assert numbers(counted([gold], [gold]), "term") == (1, 1, 1)


def test_an_empty_reading_finds_none():
    assert numbers(counted([truce()], []), "record") == (1, 0, 0)
    assert numbers(counted([], [truce()]), "record") == (0, 1, 0)
