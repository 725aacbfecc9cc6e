from onrecord.reading.chains.credits import same_outlet, shortens


def test_a_credit_in_short_is_the_outlet_itself():
    assert shortens("Meridian", "Meridian Press Agency")
    assert shortens("the Northgate", "Northgate News")


def test_a_capital_that_is_quoted_is_not_the_paper_named_after_it():
    assert not same_outlet("Moscow", "The Moscow Times")
    assert not shortens("Press", "Meridian Press Agency")
    assert not shortens("", "Meridian Press Agency")
