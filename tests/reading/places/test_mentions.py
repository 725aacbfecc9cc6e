"""Which words name places, and which places they name."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading import places
from onrecord.records import Span, is_valid


@pytest.fixture
def read(page, gazetteer):
    return lambda text: places.read(page(text), gazetteer)


@pytest.fixture
def only(read):
    """Read the one mention with these words."""

    def find(text, words):
        found = [m for m in read(text) if m.name == words]
        assert len(found) == 1, [m.name for m in read(text)]
        return found[0]

    return find


def test_a_mention_is_anchored_and_says_which_rule_made_it(read):
    text = "Gunmen stormed a market in Maiduguri, killing four traders."
    (mention,) = read(text)
    assert mention.span.of(text) == mention.name == "Maiduguri"
    assert mention.made_by.startswith("pl.")
    assert mention.place.country == "NGA"
    assert mention.place.precision == "city"


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Drones were seen 30 km west of Goma at dusk.", "Goma", "COD"),
        ("Families fled Bentiu as the water rose.", "Bentiu", "SSD"),
        ("The column moved towards Khan Younis overnight.", "Khan Younis", "PSE"),
        ("Sappers cleared the road between Goma and Rutshuru.", "Rutshuru", "COD"),
        ("Shelling of the outskirts of Kupiansk went on.", "Kupiansk", "UKR"),
        ("The strike hit Kramatorsk, Ukraine, before dawn.", "Kramatorsk", "UKR"),
        ("GEDAREF (Wire) - Rain flooded the camp.", "GEDAREF", "SDN"),
        ("Omdurman residents queued for bread.", "Omdurman", "SDN"),
    ],
)
def test_names_that_the_model_does_not_see_are_found_by_what_stands_beside_them(
    only, text, words, country
):
    assert only(text, words).place.country == country


def test_a_name_found_once_is_found_again(read):
    text = "Clashes broke out near Rutshuru at noon. By night Rutshuru was quiet."
    assert [m.name for m in read(text)] == ["Rutshuru", "Rutshuru"]


def test_the_names_of_a_list_are_taken_up_from_one_that_is_known(read):
    text = "Power was cut in Donetsk, Makiivka and Yenakiieve."
    assert [m.name for m in read(text)] == ["Donetsk", "Makiivka", "Yenakiieve"]


@pytest.mark.parametrize(
    "text",
    [
        "The Ebola virus has killed nine people.",
        "He walked north and then east.",
        "Maria Lincoln and Paul Denver spoke first.",
        "The minister said nothing on Monday.",
        "",
    ],
)
def test_other_words_are_no_places(read, text):
    assert read(text) == ()


def test_a_person_is_no_place_however_the_surname_sounds(read):
    text = "Judge Carla Houston adjourned the trial. Houston gave no reason."
    assert read(text) == ()


def test_the_division_after_a_comma_decides(only):
    mention = only("A man from Paris, Texas, was among the dead.", "Paris")
    assert (mention.place.country, mention.place.admin1) == ("USA", "Texas")


def test_one_name_means_one_place_on_a_page(read):
    text = "He was born in Moscow, Idaho, in 1950. Moscow buried him on Friday."
    assert {m.place.admin1 for m in read(text) if m.name == "Moscow"} == {"Idaho"}


def test_without_company_the_best_known_place_is_meant(only):
    assert only("The talks were held in Paris on Monday.", "Paris").place.country == "FRA"


def test_company_draws_a_name_to_its_neighbours(only):
    text = (
        "Flooding closed roads in Kentucky on Monday. Crews from Lexington, Kentucky, and "
        "Frankfort, Kentucky, were sent to Bourbon County. The bridge in Paris was shut."
    )
    assert only(text, "Paris").place.admin1 == "Kentucky"


def test_a_capital_is_meant_where_its_state_is_named(only):
    text = "Lakemoor, Illinois, and Boise, Idaho, sent aid. Russia thanked them, Moscow said."
    assert only(text, "Moscow").place.country == "RUS"


def test_a_date_in_a_dateline_is_no_place(read):
    text = "GYUMRI, Nov. 16 (Wire) - Snow closed a pass. It fell all of Nov. 15."
    assert {m.name for m in read(text)} <= {"GYUMRI"}


def test_a_region_of_ours_stands_before_the_division_of_the_same_name(only):
    place = only("Aid reached the Gaza Strip from Rafah and Gaza City.", "Gaza Strip").place
    assert place.id == "onrecord:gaza"


def test_a_town_beats_the_division_named_after_it_unless_the_page_says_so(only):
    assert only("A blast shook Kabul at noon.", "Kabul").place.precision == "city"
    division = only("Villages across Kabul province were searched.", "Kabul")
    assert division.place.precision == "admin1"


def test_a_disputed_region_has_its_claimants(only):
    mention = only("Buses left for Nagorno-Karabakh at noon.", "Nagorno-Karabakh")
    assert mention.place.id == "onrecord:nagorno-karabakh"
    assert set(mention.place.disputed) == {"AZE", "ARM"}


def test_a_region_of_several_words_is_known_whatever_the_model_calls_it(only):
    mention = only("Two soldiers were shot along the Line of Control.", "Line of Control")
    assert mention.place.point is None
    assert mention.place.precision == "region"


def test_a_people_is_a_demonym_with_the_place_of_its_state(only):
    mention = only("Several Georgian officers were freed.", "Georgian")
    assert mention.reference == "demonym"
    assert mention.place.country == "GEO"


def test_a_place_that_the_gazetteer_does_not_have_is_kept_without_one(read):
    text = "The mine is in Ganzourgou-Est, in the country’s north, near Ouagadougou."
    unknown = [m for m in read(text) if "Ganzourgou" in m.name]
    assert all(m.place is None for m in unknown)


def test_capitals_of_an_abbreviation_are_no_town(only, read):
    assert all(m.place is None for m in read("The EU met on Friday.") if m.name == "EU")
    assert only("The US sent aid.", "US").place.country == "USA"


def test_a_state_that_is_no_more_is_not_its_successor(only):
    mention = only("The border was drawn when the Soviet Union fell apart.", "Soviet Union")
    assert mention.place.id == "onrecord:soviet-union"
    assert mention.place.point is None


def test_capitals_within_a_short_word_are_no_town(read):
    assert all(m.place is None for m in read("The MoD of Armenia gave no toll.") if m.name == "MoD")


def test_spans_marked_by_others_are_resolved(page, gazetteer):
    text = "Troops left Sumy."
    (mention,) = places.resolve(page(text), gazetteer, [Span(12, 16)])
    assert mention.place.country == "UKR"
    assert places.resolve(page(text), gazetteer, []) == ()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["Goma", "of", ",", "Texas", "near", "Paris", "(", "-", "km", "12", "north", "St.",
             "and", "\n\n", "Ebola", "virus", "border", "Line", "Control", "’s", "ÄÖ", "\u200b"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_words_give_valid_ordered_mentions_the_same_twice(page, gazetteer, words):
    text = " ".join(words)
    built = page(text)
    found = places.read(built, gazetteer)
    assert found == places.read(built, gazetteer)
    assert all(is_valid(m.span, text) and m.span.of(text) == m.name for m in found)
    spans = [m.span for m in found]
    assert spans == sorted(spans)
    assert all(not a.overlaps(b) for a, b in pairwise(spans))
    for token in range(len(built.parse)):
        locus = places.locus_of(built, token, found)
        assert locus is None or is_valid(locus.span, text)
