from onrecord.reading import statements
from tests.reading.handmade import page_of, utter


def speakers(page, *utterances):
    return [s.speaker for s in statements.read(page, tuple(utterances))]


def names(page, *utterances):
    return [speaker.name for speaker in speakers(page, *utterances)]


def test_a_family_name_is_the_full_name_before_it():
    page = page_of(
        "Defense Minister Pedro Valdez said ships left.\n\nValdez added that fog was thick."
    )
    first = utter(page, "Defense Minister Pedro Valdez", "said", "ships left")
    second = utter(page, "Valdez", "added", "fog was thick", after=40)
    one, two = speakers(page, first, second)
    assert one.name == two.name == "Pedro Valdez"
    assert two.antecedent.of(page.text) == "Pedro Valdez"
    assert two.title == "Defense Minister"
    assert one.antecedent is None


def test_a_family_name_that_two_people_bear_stays_as_it_is():
    page = page_of(
        "Minister Pedro Valdez left. General Maria Valdez stayed.\n\nValdez said fog was thick."
    )
    assert names(page, utter(page, "Valdez", "said", "fog was thick", after=57)) == ["Valdez"]


def test_he_is_the_last_man_who_spoke():
    page = page_of(
        "General Pedro Valdez said ships left. Ambassador Maria Torres said fog was thick.\n\n"
        "He said the port was shut. She said it was open."
    )
    found = (
        utter(page, "General Pedro Valdez", "said", "ships left"),
        utter(page, "Ambassador Maria Torres", "said", "fog was thick", after=38),
        utter(page, "He", "said", "the port was shut", after=80),
        utter(page, "She", "said", "it was open", after=105),
    )
    assert names(page, *found)[2:] == ["Pedro Valdez", "Maria Torres"]


def test_he_is_not_somebody_inside_his_own_words():
    page = page_of("“Joseph Okello lied to us all,” he said.")
    found = utter(page, "he", "said", "“Joseph Okello lied to us all,”", mode="direct")
    (source,) = speakers(page, found)
    assert (source.kind, source.name) == ("unidentified", "he")


def test_a_pronoun_does_not_reach_back_over_many_paragraphs():
    filler = "\n\n".join(f"Rain fell on day {n}." for n in range(6))
    page = page_of(f"Pedro Valdez said ships left.\n\n{filler}\n\nHe said fog was thick.")
    first = utter(page, "Pedro Valdez", "said", "ships left")
    later = utter(page, "He", "said", "fog was thick", after=len(filler))
    assert names(page, first, later)[1] == "He"


def test_he_may_be_an_unnamed_official():
    page = page_of("A police officer said the road was shut. He said it was mined.")
    first = utter(page, "A police officer", "said", "the road was shut")
    later = utter(page, "He", "said", "it was mined", after=41)
    source = speakers(page, first, later)[1]
    assert (source.kind, source.anonymous, source.name) == (
        "anonymous_source",
        "police",
        "A police officer",
    )


def test_it_is_a_body_and_never_a_person():
    page = page_of("Norway said ships left. Pedro Valdez said fog was thick. It said no more.")
    found = (
        utter(page, "Norway", "said", "ships left"),
        utter(page, "Pedro Valdez", "said", "fog was thick", after=24),
        utter(page, "It", "said", "no more", after=57),
    )
    assert names(page, *found)[2] == "Norway"


def test_an_office_finds_its_holder():
    page = page_of(
        "Foreign Minister Pedro Valdez said ships left.\n\nThe minister said fog was thick."
    )
    first = utter(page, "Foreign Minister Pedro Valdez", "said", "ships left")
    later = utter(page, "The minister", "said", "fog was thick", after=47)
    assert names(page, first, later)[1] == "Pedro Valdez"


def test_an_office_that_two_people_hold_stays_open():
    page = page_of(
        "Foreign Minister Pedro Valdez met Interior Minister Joseph Okello.\n\n"
        "The minister said fog was thick."
    )
    source = speakers(page, utter(page, "The minister", "said", "fog was thick", after=66))[0]
    assert (source.kind, source.name) == ("named", "minister")


def test_both_countries_are_the_two_that_blamed_each_other():
    page = page_of(
        "Chad accused Sudan of a raid.\n\nOn Monday rain fell.\n\n"
        "Both countries accused each other of theft."
    )
    first = utter(page, "Chad", "accused", "a raid", accused="Sudan")
    later = utter(page, "Both countries", "accused", "theft", accused="each other", after=30)
    one, two = statements.read(page, (first, later))[1:]
    assert [(s.speaker.name, s.accused.name) for s in (one, two)] == [
        ("Chad", "Sudan"),
        ("Sudan", "Chad"),
    ]
    assert one.act == two.act
    assert one.id != two.id


def test_both_countries_stay_together_where_three_were_named():
    page = page_of(
        "Chad said ships left. Sudan said fog was thick. Egypt said rain fell.\n\n"
        "Both countries said it was over."
    )
    found = (
        utter(page, "Chad", "said", "ships left"),
        utter(page, "Sudan", "said", "fog was thick", after=22),
        utter(page, "Egypt", "said", "rain fell", after=48),
        utter(page, "Both countries", "said", "it was over", after=70),
    )
    last = statements.read(page, found)[-1]
    assert (last.speaker.kind, last.speaker.name) == ("collective", "Both countries")


def test_its_ministry_is_called_as_the_text_calls_it():
    page = page_of("Chad said ships left. Its defence ministry said fog was thick.")
    first = utter(page, "Chad", "said", "ships left")
    later = utter(page, "Its defence ministry", "said", "fog was thick", after=21)
    assert names(page, first, later)[1] == "Its defence ministry"


def test_who_in_a_clause_is_whom_the_clause_is_about():
    page = page_of("They met an envoy who said ships left.")
    source = speakers(page, utter(page, "who", "said", "ships left"))[0]
    assert (source.name, source.anonymous) == ("an envoy", "diplomat")


def test_whoever_is_followed_by_who_is_a_person():
    page = page_of(
        "Ruvim Osatren, who chairs a panel, said ships left.\n\nOsatren said fog was thick."
    )
    first = utter(page, "Ruvim Osatren", "said", "ships left")
    later = utter(page, "Osatren", "said", "fog was thick", after=52)
    assert names(page, first, later) == ["Ruvim Osatren", "Ruvim Osatren"]


def test_each_of_two_who_accuse_each_other_is_found_where_it_is_named():
    page = page_of("Norway and Denmark accused each other of firing on boats.")
    found = utter(page, "Norway and Denmark", "accused", "each other of firing on boats")
    one, two = speakers(page, found)
    assert (one.name, two.name) == ("Norway", "Denmark")
    assert [s.antecedent.of(page.text) for s in (one, two)] == ["Norway", "Denmark"]


def test_an_office_with_words_of_its_own_is_not_the_one_before():
    page = page_of(
        "The ministry of fisheries said ships left. The ministry of tourism said fog was thick."
    )
    first = utter(page, "The ministry of fisheries", "said", "ships left")
    second = utter(page, "The ministry of tourism", "said", "fog was thick", after=43)
    assert names(page, first, second) == ["ministry of fisheries", "ministry of tourism"]


def test_the_group_is_the_one_that_the_text_is_about():
    page = page_of("Hamas held the gate. The group said ships left.")
    assert names(page, utter(page, "The group", "said", "ships left")) == ["Hamas"]
    page = page_of("Rain fell at the gate. The group said ships left.")
    assert names(page, utter(page, "The group", "said", "ships left")) == ["group"]


def test_a_body_called_by_fewer_of_its_words_is_the_one_named_in_full():
    page = page_of(
        "The river command of the Coast said ships left. The river command said fog was thick."
    )
    first = utter(page, "The river command of the Coast", "said", "ships left")
    second = utter(page, "The river command", "said", "fog was thick", after=48)
    assert names(page, first, second) == ["river command of the Coast"] * 2


def test_of_two_ministries_the_one_that_spoke_last_goes_on():
    page = page_of(
        "The ministry of fisheries said ships left. The ministry of tourism said fog was thick. "
        "The ministry said the port was shut."
    )
    found = (
        utter(page, "The ministry of fisheries", "said", "ships left"),
        utter(page, "The ministry of tourism", "said", "fog was thick", after=43),
        utter(page, "The ministry", "said", "the port was shut", after=87),
    )
    assert names(page, *found)[2] == "ministry of tourism"


def test_an_office_with_a_name_behind_a_comma_is_the_person():
    page = page_of("The widow's brother, Ruvim, said ships left. He said fog was thick.")
    first = utter(page, "The widow's brother, Ruvim", "said", "ships left")
    second = utter(page, "He", "said", "fog was thick", after=45)
    assert names(page, first, second) == ["Ruvim", "Ruvim"]


def test_a_place_behind_an_office_is_nobody_s_name():
    page = page_of("The mayor, Kyiv said, had left.")
    assert names(page, utter(page, "Kyiv", "said", "The mayor")) == ["Kyiv"]


def test_a_page_of_nothing_but_ministries_stays_cheap():
    line = "The ministry said ships left. "
    page = page_of(line * 200)
    found = [
        utter(page, "The ministry", "said", "ships left", after=n * len(line)) for n in range(200)
    ]
    assert set(names(page, *found)) == {"ministry"}
