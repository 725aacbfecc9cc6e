"""The encoder's word beside the linear models'."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from onrecord.language.encoder.heads import LINK_WIDTH, LINKS, POOLED, ROOTS
from onrecord.language.encoder.trace import Sight, Trace
from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.predications.candidates import Candidate, candidates
from onrecord.reading.predications.encoded import EncodedScorer
from onrecord.reading.predications.scoring import NONE

Build = Callable[..., Page]
SENTENCE = "Rebels shelled the depot."


class Undecided:
    """A linear scorer that gives every answer the same probability."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def types(self, candidates: Sequence[Candidate]) -> list[Mapping[str, float]]:
        return [{NONE: 0.5, **dict.fromkeys(POOLED["plover"], 0.5 / 16)} for _ in candidates]

    def links(
        self, candidate: Candidate, kind: str, heads: Sequence[int]
    ) -> list[Mapping[str, float]]:
        del candidate, kind
        return [{NONE: 0.4, "actor": 0.3, "recipient": 0.3, "instrument": 0.0} for _ in heads]


def trace(parse: Parse, trigger: float, party: int | None = None, main: int | None = None) -> Trace:
    """Return a trace where "shelled" triggers by the logit `trigger`, done by token `party`.

    `main` is the token tagged as the actor of the sentence's main event, an accusation.
    """
    length = len(parse) + 2
    logits = np.zeros((length, 3), np.float32)
    logits[2, 1] = trigger
    links = np.zeros((length, 2 * LINK_WIDTH * len(LINKS)), np.float16)
    at = 2 * LINK_WIDTH * LINKS.index("actor")
    links[2, at] = 10.0
    links[1 + party if party is not None else 0, at + LINK_WIDTH] = 10.0
    spans = ((-1, -1), *zip(parse.start, parse.end, strict=True), (-1, -1))
    bias = np.zeros(len(POOLED["plover"]), np.float32)
    bias[POOLED["plover"].index("ASSAULT")] = 5.0
    roots = np.zeros(len(ROOTS), np.float32)
    roots[ROOTS.index("ACCUSE")] = 9.0
    pooled = {
        name: (np.zeros((len(own), 12), np.float32), own)
        for name, own in (("plover", bias), ("root", roots))
    }
    roles = np.zeros((length, 5), np.float32)
    roles[1 + main if main is not None else 0, 1] = 9.0
    tags = {"trigger": logits, "roles": roles}
    sight = Sight(spans, np.zeros((length, 4), np.float16), tags, links)
    return Trace((sight,), pooled)


def scorer(page: Page, trace: Trace) -> EncodedScorer:
    undecided: Any = Undecided(page.parse)
    return EncodedScorer(undecided, trace)


def shelled(page: Page) -> Candidate:
    return next(c for c in candidates(page.parse) if c.frame.trigger == 1)


def test_a_trigger_that_the_encoder_sees_is_likelier_an_event(page: Build) -> None:
    built = page(SENTENCE)
    seen, unseen = (
        scorer(built, trace(built.parse, logit)).types([shelled(built)])[0] for logit in (6.0, -6.0)
    )
    assert seen[NONE] < 0.5 < unseen[NONE]


def test_probabilities_of_types_add_up_to_one(page: Build) -> None:
    built = page(SENTENCE)
    found = scorer(built, trace(built.parse, 2.0)).types([shelled(built)])[0]
    assert abs(sum(found.values()) - 1.0) < 1e-6
    assert max(found.keys() - {NONE}, key=lambda kind: found[kind]) == "ASSAULT"


def test_the_party_that_the_encoder_points_to_is_likelier(page: Build) -> None:
    built = page(SENTENCE)
    rebels, depot = scorer(built, trace(built.parse, 2.0, party=0)).links(
        shelled(built), "ASSAULT", [0, 3]
    )
    assert rebels["actor"] > 0.3 == depot["actor"]


def test_a_page_that_the_encoder_did_not_read_is_left_to_the_linear_models(page: Build) -> None:
    built = page(SENTENCE)
    empty = scorer(built, Trace((), {}))
    assert empty.types([shelled(built)])[0] == Undecided(built.parse).types([shelled(built)])[0]
    assert empty.links(shelled(built), "ASSAULT", [0])[0]["actor"] == 0.3


def test_a_trigger_whose_links_go_to_the_main_events_parties_is_likelier_an_event(
    page: Build,
) -> None:
    built = page(SENTENCE)
    own, other = (
        scorer(built, trace(built.parse, 0.0, party=0, main=main)).types([shelled(built)])[0]
        for main in (0, 3)
    )
    assert own[NONE] < other[NONE]
    assert own["ACCUSE"] > other["ACCUSE"]


def test_only_one_trigger_of_a_sentence_is_raised_as_its_main_event(page: Build) -> None:
    built = page(SENTENCE)
    twice = scorer(built, trace(built.parse, 0.0, party=0, main=0)).types([shelled(built)] * 2)
    first, second = sorted(found[NONE] for found in twice)
    assert first < 0.3 < second


def test_the_phrase_tagged_as_a_party_of_the_main_event_is_likelier_and_its_modifier_is_not(
    page: Build,
) -> None:
    built = page("Northern rebels shelled the depot.")
    sight = trace(built.parse, 0.0, party=1, main=1)
    tags = sight.sights[0].tags["roles"]
    tags[1, 1], tags[2] = 9.0, (0.0, 0.0, 9.0, 0.0, 0.0)
    sight.sights[0].links[3] = sight.sights[0].links[2]
    found = candidates(built.parse)
    event = next(c for c in found if built.parse.form[c.frame.trigger] == "shelled")
    northern, rebels = scorer(built, sight).links(event, "ASSAULT", [0, 1])
    assert rebels["actor"] > 0.3 > northern["actor"] - 0.01
