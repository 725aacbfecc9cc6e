"""What the encoder alone sees must be sure: the surer, the less else speaks for it."""

from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace

from onrecord.reading import utterances
from onrecord.reading.page import Page
from onrecord.reading.utterances import fusion, silences, traced, verbs
from onrecord.reading.utterances.scene import Scene
from tests.reading.utterances.traces import trace_of

Build = Callable[..., Page]
TEXT = "In the eyes of the ministry the bridge had fallen into the river."
"""Tokens: 0 In 1 the 2 eyes 3 of 4 the 5 ministry 6 the 7 bridge 8 had 9 fallen …, 13 ends."""

SOURCE = (4, 6)
LONG, SHORT = (6, 13), (6, 10)


def logit(page: Page, sure: float) -> float:
    """Return the logit of a content whose tokens have the mean probability `sure`."""
    low, high = 0.0, 20.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if seen_at(page, LONG, middle) < sure else (low, middle)
    return high


def seen_at(page: Page, content: tuple[int, int], sure: float) -> float:
    trace = trace_of(page.parse, {"content": [content]}, sure=sure)
    found = list(traced.find(page.parse, traced.glances(page.parse, trace)))
    return found[0].sure if found else 0.0


def is_read(page: Page, content: tuple[int, int], sure: float, source: bool = True) -> bool:
    goal = SOURCE if source else None
    spans = {"content": [content], **({"source": [SOURCE]} if source else {})}
    links = {"source": [(content, goal)], "cue": [(content, None)]}
    trace = trace_of(page.parse, spans, links, sure=logit(page, sure))
    return any(u.rule == "ut.encoder" for u in utterances.find(replace(page, trace=trace)))


@pytest.mark.parametrize(("content", "limit"), [(LONG, fusion.SURE), (SHORT, fusion.SURE_SHORT)])
def test_a_content_is_read_from_its_own_limit_on(
    page: Build, content: tuple[int, int], limit: float
) -> None:
    plain = page(TEXT)
    assert is_read(plain, content, limit + 0.02)
    assert not is_read(plain, content, limit - 0.02)


def test_words_of_nobody_need_more(page: Build) -> None:
    plain = page(TEXT)
    assert is_read(plain, LONG, fusion.SURE_NOBODYS + 0.02, source=False)
    assert not is_read(plain, LONG, fusion.SURE_NOBODYS - 0.02, source=False)


def test_quoted_words_of_nobody_need_no_more_than_others(page: Build) -> None:
    plain = page("Smoke rose over it. “We never saw the bridge burn that night.”")
    first = list(plain.parse.form).index("“")
    content = (first, len(plain.parse))
    links = {"source": [(content, None)], "cue": [(content, None)]}
    sure = logit(page(TEXT), (fusion.SURE + fusion.SURE_NOBODYS) / 2)
    trace = trace_of(plain.parse, {"content": [content]}, links, sure=sure)
    assert [u.rule for u in utterances.find(replace(plain, trace=trace))] == ["ut.encoder"]


def test_what_the_issuer_thinks_is_its_own_voice(page: Build) -> None:
    plain = page("We took the bridge for lost that night.")
    content = (2, 8)
    links = {"source": [(content, (0, 1))], "cue": [(content, (1, 2))]}
    spans = {"source": [(0, 1)], "cue": [(1, 2)], "content": [content]}
    seen = replace(plain, trace=trace_of(plain.parse, spans, links))
    assert [u.rule for u in utterances.find(seen)] == []


def test_what_is_seen_is_no_statement(page: Build) -> None:
    plain = page("The ferryman watched the bridge fall into the river.")
    content = (3, 9)
    links = {"source": [(content, (0, 2))], "cue": [(content, (2, 3))]}
    spans = {"source": [(0, 2)], "cue": [(2, 3)], "content": [content]}
    seen = replace(plain, trace=trace_of(plain.parse, spans, links))
    assert [u.rule for u in utterances.find(seen)] == []


def believed(page: Page, seen: float) -> list[str]:
    """Return the rules whose drafts stay where every token has the chance `seen` of a content."""
    scene = Scene(parse=page.parse)
    chances = np.zeros((len(page.parse), 4), np.float32)
    chances[:, traced.CONTENT] = seen
    drafts = [*verbs.find(scene), *silences.find(scene)]
    return [draft.rule for draft in fusion.believed(scene, drafts, chances)]


def test_what_a_word_of_many_senses_reads_needs_a_trace_of_it(page: Build) -> None:
    plain = page("The clerk compared the lists.")
    assert believed(plain, 0.2) == ["ut.dobj"]
    assert believed(plain, 0.0) == []


def test_a_silence_needs_no_trace(page: Build) -> None:
    assert believed(page("The ministry has not commented on the raid."), 0.0) != []


def test_a_noun_that_names_nobodys_words_in_anothers_is_none(page: Build) -> None:
    plain = page("A request for tea came. The mayor's request for trucks came.")
    assert believed(plain, 0.4) == ["ut.in_for", "ut.in_for"]
    assert believed(plain, 0.9) == ["ut.in_for"]


def test_words_no_window_holds_are_seen_with_no_chance(page: Build) -> None:
    plain = page(TEXT)
    assert not traced.chances(plain.parse, ()).any()
