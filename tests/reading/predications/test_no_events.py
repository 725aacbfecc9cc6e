"""Sentences that hold words of war and no event: sport, business, weather, obituaries, pages."""

import pytest

from onrecord.knowledge.linear import load
from onrecord.reading import predications
from onrecord.reading.predications.surroundings import Surroundings

SPORT = (
    "The striker fired home from twenty yards to settle the match.",
    "Liverpool's defence collapsed under a late assault from the visitors.",
    "The champion fought back from two sets down to win the title.",
    "Rangers face a battle to stay in the division.",
    "The goalkeeper was beaten twice in the first half.",
    "Kenya's runners attacked on the final climb.",
    "The coach said his side would attack from the start.",
    "The bowler's opening spell was a barrage of short balls.",
    "Fans are fighting for tickets to the final.",
    "She shot a round of sixty-eight on Saturday.",
    "The two clubs meet again in the cup on Wednesday.",
    "The team surrendered a two-goal lead.",
)
BUSINESS = (
    "The unions and the mill struck a bargain on wages.",
    "Shares in the airline were hit by a profit warning.",
    "The company launched a new range of phones.",
    "A price war has broken out among supermarkets.",
    "The bank struck a deal to buy its smaller rival.",
    "Investors are bracing for a hostile takeover.",
    "Analysts expect the lender to exit the market.",
    "The retailer slashed prices to attack its competitors' margins.",
    "Oil fell as traders weighed demand.",
    "The start-up raised ten million dollars from investors.",
    "The euro came under fire after weak data.",
    "Sales exploded over the holidays.",
    "The firm is targeting younger buyers.",
)
WEATHER = (
    "Storms battered the coast overnight.",
    "Flood waters invaded the cellars of the old town.",
    "A cold front is expected to hit the north on Friday.",
    "Hail bombarded the orchards for an hour.",
    "The typhoon killed at least twelve people.",
    "Thunder exploded over the bay.",
    "Heavy snow blocked the pass for two days.",
    "The river surrendered its ice in April.",
)
LIVES = (
    "He died on Monday after a long fight against cancer.",
    "She lost her battle with the illness at home.",
    "The actor, who was 84, leaves three daughters.",
    "She battled depression all her life.",
    "He suffered a heart attack in the studio.",
    "The poet was born in a village by the sea.",
    "He married twice and raised four children.",
    "Her novel attacks the vanity of critics.",
)
FIGURES_OF_SPEECH = (
    "The film bombed at the box office.",
    "The minister's speech was a minefield of clichés.",
    "Her question hit the target.",
    "He was torn between two offers.",
    "The proposal sparked a war of words online.",
    "Readers bombarded the paper with letters.",
    "The scandal is a time bomb for the studio.",
    "The singer stormed off the stage.",
    "The idea gained ground among teachers.",
    "The war on plastic needs patience.",
    "The recipe calls for two eggs.",
    "The bill passed its first reading.",
)
PAGES = (
    "Read more about the conflict in our special section.",
    "Sign up for our weekly letter.",
    "Support our reporting with a monthly gift.",
    "Accept all cookies or manage your settings.",
    "Photograph by the defence ministry press office.",
    "Additional reporting by our staff in the region.",
    "This article was updated on Tuesday.",
    "Listen to the podcast on any device.",
    "All rights reserved.",
    "Follow us for the latest news.",
)


@pytest.fixture(scope="module")
def read(page):
    model, _ = load("event_types")
    return lambda text: predications.read(page(text), Surroundings(), model)[0]


@pytest.mark.parametrize("text", [*SPORT, *BUSINESS, *WEATHER, *LIVES, *FIGURES_OF_SPEECH, *PAGES])
def test_words_of_war_are_not_yet_an_event(read, text):
    assert [(m.type, m.span.of(text)) for m in read(text)] == []
