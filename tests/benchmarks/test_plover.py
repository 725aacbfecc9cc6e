from benchmarks.plover import near_copies


def test_texts_that_share_half_their_wording_are_one_group():
    one = "Niger closed its border with Benin on Monday after the talks in Cotonou had failed"
    other = "Niger closed its border with Benin on Monday after the talks in Lagos"
    apart = "Peru and Chile signed a treaty on fishing in the strait last week"
    groups = near_copies([one, apart, other])
    assert groups[0] == groups[2] != groups[1]


def test_short_and_empty_texts_stand_alone():
    assert len(set(near_copies(["", "No.", "Yes, indeed."]))) == 3
