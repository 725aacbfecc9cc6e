import pytest

from onrecord.reading import figures, times


@pytest.fixture
def read(page):
    def build(text):
        one = page(text)
        return figures.read(one, (), times.read(one))

    return build


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A mine killed six herders on Monday.", "incident"),
        ("Last year 700 policemen were killed.", "period"),
        ("The conflict has claimed at least 4,000 lives.", "conflict"),
        ("About 9,000 soldiers remain in the valley.", "stock"),
        ("The army holds 80 tanks.", "stock"),
        ("The army destroyed 80 tanks.", "incident"),
        ("A five-month war for control of the delta that claimed 900 lives is over.", "conflict"),
        ("The mayor met survivors of a blaze that claimed 900 lives.", "incident"),
        ("The war monitor said ten rebels were killed.", "incident"),
    ],
)
def test_a_count_covers_an_incident_a_time_a_conflict_or_a_stock(read, text, scope):
    assert [f.scope for f in read(text)] == [scope]


def test_a_count_over_a_time_names_the_time(page):
    one = page("Since 2014 more than 200 miners have died.")
    held = times.read(one)
    (figure,) = figures.read(one, (), held)
    assert figure.period in {time.id for time in held}


def test_a_toll_that_stands_by_a_day_has_the_day(read):
    (figure,) = read("By Sunday evening the death toll stood at 33.")
    assert (figure.best, figure.as_of) == (33, "2021-11-14")


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Ugandan forces killed nine militants.", "Ugandan forces"),
        ("Nine villagers were killed by gunmen.", "gunmen"),
        ("A blast killed nine villagers.", None),
    ],
)
def test_a_party_that_did_it_is_kept_and_a_blast_is_none(read, text, by):
    (figure,) = (f for f in read(text) if f.best == 9)
    assert figure.by == by


def test_the_place_said_beside_the_verb_is_kept(read):
    (figure,) = read("Twelve people were killed in Baghdad.")
    assert figure.at == "Baghdad"


def test_its_soldiers_are_those_of_the_subject(read):
    text = "Turkey said three of its soldiers were wounded."
    (figure,) = read(text)
    assert (figure.group, figure.group_span.of(text)) == ("Turkey", "Turkey")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "The Syrian army said Iraqi guards shot first, and that six of its men were hurt.",
            "army",
        ),
        ("The Syrian army said shelling began at dawn and that six of its men died.", "army"),
        ("Syria said Iraqi guards had lost six of their men.", "guards"),
    ],
)
def test_its_men_in_a_clause_of_its_own_are_those_of_the_speaker(read, text, owner):
    figure = next(f for f in read(text) if f.best == 6)
    assert figure.group is not None
    assert owner in figure.group


@pytest.mark.parametrize(
    "text",
    [
        "The claim that guards took 14 soldiers captive is entirely baseless, the ministry said.",
        "The news that 14 soldiers were killed does not correspond to reality.",
    ],
)
def test_what_is_told_to_be_called_false_is_no_figure(read, text):
    assert read(text) == ()


def test_fighting_owns_no_soldiers(read):
    text = "Syria told us that fighting began at 4 a.m. with a raid, that six of its men died."
    assert next(f for f in read(text) if f.best == 6).group in {None, "Syria"}


def test_a_report_that_is_not_called_false_keeps_its_figure(read):
    assert [f.best for f in read("Reports that 14 soldiers were killed are not false.")] == [14]


def test_a_part_points_to_its_whole(read):
    whole, part = read("The shelling killed 18 people, including five girls.")
    assert (part.refers_to, part.best, whole.refers_to) == (whole.id, 5, None)


def test_a_count_by_reference_without_a_count_has_no_bounds(read):
    (figure,) = read("The same number of villagers were abducted.")
    assert (figure.kind, figure.low, figure.refers_to) == ("by_reference", None, None)


def test_a_plural_is_two_or_more_by_convention_and_one_soldier_is_one(read):
    (plural,) = read("Farmers were abducted.")
    (single,) = read("A farmer was abducted.")
    assert (plural.low, plural.high, plural.bound_basis) == (2, None, "convention")
    assert (single.low, single.high, single.bound_basis) == (1, 1, "worded")


def test_the_former_value_of_a_toll_is_left_alone(read):
    assert [f.best for f in read("The death toll rose to 52 from 47.")] == [52]


@pytest.mark.parametrize(
    "text",
    [
        "one",
        "no one",
        "killed one of",
        "(12)",
        "3-",
        "between 5 and",
        "at least",
        "the toll of",
        "0",
    ],
)
def test_torn_words_are_no_error(read, text):
    assert all(f.span.of(text) for f in read(text))


def test_a_wall_of_counts_is_read_once_each(read):
    text = "killed 12 and wounded 3, " * 400 + "."
    assert len(read(text)) <= 2 * 400


def test_those_who_lose_their_lives_are_the_dead_and_not_who_did_it(read):
    (figure,) = read("Sixteen miners lost their lives.")
    assert (figure.measure, figure.low, figure.by) == ("killed", 16, None)
