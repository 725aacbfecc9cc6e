"""Where an event happened, relative to the places of its clause."""

import pytest

from onrecord.reading import places


@pytest.fixture
def locus(page, gazetteer):
    def find(text, trigger):
        built = page(text)
        token = built.parse.token_at(text.index(trigger))
        return places.locus_of(built, token, places.read(built, gazetteer))

    return find


@pytest.mark.parametrize(
    ("text", "trigger", "relation", "anchors"),
    [
        ("Two shells landed near Nikopol on Friday.", "landed", "near", ("Nikopol",)),
        ("Two shells landed in Nikopol on Friday.", "landed", "inside", ("Nikopol",)),
        ("A bus burned on the road between Goma and Sake.", "burned", "between", ("Goma", "Sake")),
        ("Patrols met along the Line of Control.", "met", "along", ("Line of Control",)),
        ("Rebels seized posts inside Chad.", "seized", "inside", ("Chad",)),
        ("Jets struck Belgorod and Kursk.", "struck", "at", ("Belgorod", "Kursk")),
        ("Jets struck Belgorod and Kursk.", "Jets", "at", ("Belgorod", "Kursk")),
        ("A mine went off at Nikopol.", "went", "at", ("Nikopol",)),
        ("Planes bombed Chad on Friday.", "bombed", "inside", ("Chad",)),
        ("A bus burned on the Mogadishu road.", "burned", "along", ("Mogadishu",)),
        ("The Mogadishu bombing killed nine.", "bombing", "at", ("Mogadishu",)),
        ("In Pemba, a grenade wounded a guard.", "wounded", "inside", ("Pemba",)),
        ("The depot in Izium, where a fire broke out, is empty.", "broke", "inside", ("Izium",)),
    ],
)
def test_the_preposition_of_a_place_says_how_the_event_lies_to_it(
    locus, text, trigger, relation, anchors
):
    found = locus(text, trigger)
    assert (found.relation, found.anchors) == (relation, anchors)


@pytest.mark.parametrize(
    ("way", "kilometres", "bearing"),
    [
        ("some 12 km north-east of", 12.0, 45.0),
        ("ten miles (16 km) south of", 16.093, 180.0),
        ("about 1,500 metres from", 1.5, None),
        ("just west of", None, 270.0),
        ("20 kilometres to the north of", 20.0, 0.0),
    ],
)
def test_a_way_from_a_place_is_an_offset(locus, way, kilometres, bearing):
    found = locus(f"A mine exploded {way} Goma.", "exploded")
    assert found.relation == "offset"
    assert (found.distance_km, found.bearing) == (kilometres, bearing)
    assert found.anchors == ("Goma",)


def test_the_finest_place_of_the_clause_wins(locus):
    found = locus("Militants killed six people in Gao, Mali.", "killed")
    assert found.anchors == ("Gao",)
    assert found.precision == "city"


def test_the_border_lies_between_two_states_and_has_no_point(locus):
    found = locus("Chad said its guards clashed with Sudanese troops at the border.", "clashed")
    assert found.relation == "between"
    assert found.anchors == ("Chad", "Sudan")
    assert found.precision == "unknown"


def test_a_border_of_unknown_states_is_left_open(locus):
    assert locus("Guards clashed at the border.", "clashed") is None


def test_the_place_where_something_was_said_is_not_where_it_happened(locus):
    text = "Officials in Kyiv said troops attacked a village in Zaporizhzhia."
    assert locus(text, "attacked").anchors == ("Zaporizhzhia",)
    assert locus("Officials in Kyiv said troops attacked at dawn.", "attacked") is None


def test_a_government_is_no_place_of_an_event(locus):
    assert locus("Minsk accused Vilnius of a provocation.", "accused") is None


def test_a_dateline_is_no_place_of_an_event(locus):
    assert locus("NAIROBI (Wire) - Gunmen killed three aid workers.", "killed") is None


def test_two_events_of_a_sentence_have_their_own_places(locus):
    text = "Rockets hit Haifa after drones struck Tyre."
    assert locus(text, "hit").anchors == ("Haifa",)
    assert locus(text, "struck").anchors == ("Tyre",)


def test_a_place_of_another_time_or_matter_is_not_where_it_happened(locus):
    assert locus("It was the worst fighting since the war in Chechnya.", "fighting") is None
    assert locus("The clashes over control of Abyei resumed.", "clashes") is None


def test_the_states_of_a_border_are_named_not_their_capitals(locus):
    found = locus("Baku and Yerevan traded fire at the border.", "traded")
    assert found.anchors == ("Baku", "Yerevan")
    assert found.places == ()


def test_all_events_of_a_page_may_share_one_index(page, gazetteer):
    built = page("Shells hit Nikopol. Mines exploded near Sumy.")
    whereabouts = places.Whereabouts(built, places.read(built, gazetteer))
    anchors = [found.anchors for token in (1, 5) if (found := whereabouts.of(token)) is not None]
    assert anchors == [("Nikopol",), ("Sumy",)]


def test_a_border_is_told_by_its_states_where_the_page_names_them(locus):
    text = "Kenya and Uganda held talks. Nairobi accused Kampala of an attack at the border."
    assert set(locus(text, "attack").anchors) == {"Kenya", "Uganda"}


def test_where_somebody_is_sent_is_not_where_it_happens(locus):
    assert locus("Four officers were sent by train to Goma.", "sent") is None
