"""Sources of statements are tied to the actors of the report."""

import pytest

from onrecord.reading import actors, statements, utterances


@pytest.fixture(scope="module")
def linked(page, engine):
    def run(text):
        held = page(text)
        found = utterances.find(held)
        people = actors.read(held, engine.names, found)
        said = statements.read(held, found)
        return actors.link_sources(said, people), people

    return run


def actor_of(people, source):
    return people.by_id[source.actor]


def test_a_short_name_and_a_pronoun_are_tied_to_the_full_name(linked):
    text = "Libyan spokesman Omar Nasri said the port was safe. He said ships were waiting."
    said, people = linked(text)
    assert len(said) == 2
    assert {actor_of(people, s.speaker).name for s in said} == {"Omar Nasri"}


def test_accuser_and_accused_are_both_tied(linked):
    said, people = linked("Chad accused Libya of arming the rebels.")
    assert actor_of(people, said[0].speaker).country == "TCD"
    assert actor_of(people, said[0].accused).country == "LBY"


def test_the_members_of_both_countries_are_tied_one_by_one(linked):
    text = "Chad and Libya met. Both countries accused each other of lying."
    said, people = linked(text)
    sides = [actor_of(people, s.speaker).country for s in said if s.accused]
    assert sides == ["TCD", "LBY"]


def test_who_is_told_and_who_quotes_are_tied(linked):
    said, people = linked("Omar Nasri told the TASS news agency that the port was safe.")
    names = {actor_of(people, hop.source).code for hop in said[0].chain if hop.source.actor}
    names.add(actor_of(people, said[0].addressee).code if said[0].addressee else None)
    assert "JRN" in names


def test_a_source_that_nobody_knows_stays_untied(linked):
    said, _ = linked("“The port is safe.”")
    assert all(s.speaker.actor is None for s in said)


def test_tying_changes_nothing_but_the_ties(linked, page):
    text = "Chad accused Libya of arming the rebels."
    held = page(text)
    plain = statements.read(held, utterances.find(held))
    said, _ = linked(text)
    assert [(s.id, s.meaning) for s in said] == [(s.id, s.meaning) for s in plain]
