"""Words that name events only with the right words beside them."""

import pytest

from onrecord.reading.predications.candidates import candidates


@pytest.fixture
def fitting(page):
    def find(text, word):
        parse = page(text).parse
        found = [c for c in candidates(parse) if parse.form[c.frame.trigger] == word]
        return {sense.type for c in found for sense in c.fitting}

    return find


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Two shells fell on the market.", "fell", "ASSAULT"),
        ("Nurses treated nine wounded men and eleven patients.", "treated", "AID"),
        ("Monitors counted four ceasefire violations.", "violations", "REJECT"),
        ("The ministers signed an agreement in Osk.", "signed", "SUPPORT"),
        ("The junta cut the internet.", "cut", "COERCE"),
    ],
)
def test_a_word_means_an_event_with_the_right_words_beside_it(fitting, text, word, kind):
    assert kind in fitting(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prices fell on the market.", "fell"),
        ("The carpenter treated the wood with oil.", "treated"),
        ("The baker cut the bread.", "cut"),
    ],
)
def test_the_same_word_with_others_does_not(fitting, text, word):
    assert not fitting(text, word)
