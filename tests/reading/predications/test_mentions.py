import pytest

from onrecord.knowledge.linear import load
from onrecord.reading import predications
from onrecord.reading.predications.joining import events
from onrecord.reading.predications.surroundings import Surroundings


@pytest.fixture(scope="module")
def read(page):
    model, _ = load("event_types")

    def run(text, *, rules=False, published="2021-11-16", around=None):
        held = page(text, published)
        found, _ = predications.read(held, around or Surroundings(), None if rules else model)
        return held, list(found)

    return run


def roles(mention, name):
    return [role.name for role in mention.roles if role.role == name]


def only(found, kind):
    matching = [m for m in found if m.type == kind]
    assert matching, [(m.type, m.span) for m in found]
    return matching[0]


def test_an_active_verb_gives_actor_and_recipient(read):
    _, found = read("Turkish warplanes bombed Kurdish fighters near the border.")
    mention = only(found, "ASSAULT")
    assert mention.mode == "aerial"
    assert roles(mention, "actor") == ["Turkish warplanes"]
    assert roles(mention, "recipient") == ["Kurdish fighters"]


def test_a_passive_turns_the_roles_around(read):
    _, found = read("Three villagers were abducted by gunmen on the road to Goma.")
    mention = only(found, "ASSAULT")
    assert roles(mention, "actor") == ["gunmen"]
    assert roles(mention, "recipient") == ["Three villagers"]


def test_a_passive_without_agent_leaves_the_actor_open(read):
    _, found = read("Three villagers were abducted on Monday.")
    assert roles(only(found, "ASSAULT"), "actor") == []


def test_a_light_verb_takes_the_type_of_its_noun_once(read):
    _, found = read("Rebels launched an attack on the army base.")
    assert [m.type for m in found] == ["ASSAULT"]
    assert roles(found[0], "actor") == ["Rebels"]


def test_a_refusal_makes_what_is_refused_fail(read):
    _, found = read("Russia refused to withdraw its troops from Georgia.")
    assert {m.reality for m in found if m.type == "RETREAT"} <= {"failed"}


def test_a_negated_event_is_negated(read):
    _, found = read("The army did not attack the village, residents said.")
    assert only(found, "ASSAULT").reality == "negated"


def test_a_demanded_deed_is_hypothetical(read):
    _, found = read("France urged Iran to release two prisoners.")
    assert all(m.reality == "hypothetical" for m in found if m.type == "RETREAT")
    assert only(found, "REQUEST").reality == "actual"


def test_a_sentence_of_sport_or_weather_names_no_event(read):
    _, found = read("The striker scored twice. Heavy rain is expected in the valley on Friday.")
    assert found == []


def test_rules_alone_find_events_and_say_so(read):
    _, found = read("Gunmen kidnapped a priest.", rules=True)
    assert [(m.type, m.made_by) for m in found] == [("ASSAULT", "ev.table")]


def test_every_span_is_in_the_text_and_every_role_is_its_words(read):
    held, found = read("Ukraine's army shelled depots. Moscow accused Kyiv of terrorism.")
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(held.text)
        for role in mention.roles:
            assert role.name == role.span.of(held.text)


def test_two_wordings_of_one_raid_are_one_event(read):
    text = "Israeli troops raided Jenin on Tuesday. Israeli troops raided Jenin before dawn."
    held, found = read(text)
    joined = events(held, [m for m in found if m.type == "ASSAULT"])
    assert len(joined) == 1
    assert len(joined[0].mentions) == 2


def test_attacks_by_different_sides_are_never_joined(read):
    text = "Syrian rebels attacked a convoy. Turkish soldiers attacked a convoy."
    held, found = read(text)
    assert len(events(held, [m for m in found if m.type == "ASSAULT"])) == 2


@pytest.mark.parametrize("text", ["", "…", "attack attack attack " * 400, "(" * 3000])
def test_odd_text_gives_no_error(read, text):
    held, found = read(text)
    assert events(held, found) is not None


@pytest.mark.parametrize(
    "text", ["At least five farmers killed, two hurt", "The guards saw no farmers injured."]
)
def test_the_subject_of_a_bare_participle_of_harm_suffers_it(read, text):
    _, found = read(text, rules=True)
    harm = [m for m in found if m.type == "ASSAULT"]
    assert [name for m in harm for name in roles(m, "actor")] == []


def test_who_is_counted_acts(read):
    _, found = read("Tens of thousands of students protested in Jakarta on Sunday.")
    assert roles(only(found, "PROTEST"), "actor") == ["Tens of thousands of students"]


def test_counted_things_do_not_act(read):
    _, found = read("Hundreds of boxes were looted by soldiers in Goma on Sunday.")
    actors = [name for mention in found for name in roles(mention, "actor")]
    assert "Hundreds of boxes" not in actors


def test_a_long_row_of_counts_is_read_to_its_end_or_not_at_all(read):
    _, found = read("Dozens" + " of dozens" * 200 + " of farmers protested on Sunday.")
    assert all(mention.span.end > mention.span.start for mention in found)
