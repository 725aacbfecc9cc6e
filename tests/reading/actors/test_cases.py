"""A list of actors in sentences: at least 90 of 100 must be coded as the list says."""

from pathlib import Path

import pytest

from onrecord.reading import actors
from onrecord.records import Span

FLOOR = 90


def cases():
    lines = Path(__file__).with_name("actor_cases.csv").read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")][1:]


@pytest.fixture(scope="module")
def coded(page, engine):
    def code(sentence, surface):
        held = page(sentence)
        people = actors.read(held, engine.names)
        start = sentence.index(surface)
        actor = people.within(Span(start, start + len(surface)))
        if actor is None:
            return "none"
        members = [people.by_id[member].code or "" for member in actor.members]
        return " ".join(members) or actor.code or "uncoded"

    return code


def test_the_list_is_long_enough():
    assert len(cases()) >= 90


def test_nine_in_ten_of_the_list_are_coded_right(coded):
    wrong = [
        (surface, code, found)
        for sentence, surface, code in cases()
        if (found := coded(sentence, surface)) != code
    ]
    share = 100 * (1 - len(wrong) / len(cases()))
    print(f"\n{share:.1f} % of {len(cases())}", *wrong, sep="\n")
    assert share >= FLOOR, wrong
