"""What the encoder sees and what the rules read become one list."""

from collections.abc import Callable

from msgspec.structs import replace

from onrecord.reading import utterances
from onrecord.reading.page import Page
from onrecord.reading.utterances import Utterance
from tests.reading.utterances.traces import trace_of

Build = Callable[..., Page]
SENTENCE = "The ministry said the bridge had fallen."
"""Tokens: 0 The 1 ministry 2 said 3 the 4 bridge 5 had 6 fallen 7 ."""


def found(page: Page) -> list[tuple[str, str, str, str]]:
    return [
        (u.rule, *(span.of(page.text) if span else "" for span in (u.source, u.cue, *u.content)))
        for u in utterances.find(page)
    ]


def test_an_utterance_that_both_see_is_one(page: Build) -> None:
    plain = page(SENTENCE)
    spans = {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 7)]}
    links = {"source": [((3, 7), (0, 2))], "cue": [((3, 7), (2, 3))]}
    both = replace(plain, trace=trace_of(plain.parse, spans, links))
    assert found(both) == [("ut.ccomp+", "The ministry", "said", "the bridge had fallen")]


def test_what_the_encoder_alone_sees_is_read(page: Build) -> None:
    plain = page("In the eyes of the ministry the bridge had fallen.")
    assert found(plain) == []
    spans = {"source": [(4, 6)], "content": [(6, 10)]}
    seen = replace(plain, trace=trace_of(plain.parse, spans, {"source": [((6, 10), (4, 6))]}))
    assert found(seen) == [("ut.encoder", "the ministry", "", "the bridge had fallen")]


def test_what_the_encoder_alone_sees_dimly_is_not_read(page: Build) -> None:
    plain = page("In the eyes of the ministry the bridge had fallen.")
    spans = {"source": [(4, 6)], "content": [(6, 10)]}
    links = {"source": [((6, 10), (4, 6))]}
    assert found(replace(plain, trace=trace_of(plain.parse, spans, links, sure=1.3))) == []


def test_what_a_rule_alone_reads_stays(page: Build) -> None:
    plain = page(SENTENCE)
    assert found(replace(plain, trace=trace_of(plain.parse, {}))) == found(plain) != []


def test_a_silence_stays_whatever_the_encoder_sees(page: Build) -> None:
    plain = page("The ministry has not commented on the raid.")
    before = found(plain)
    assert before
    assert found(replace(plain, trace=trace_of(plain.parse, {}))) == before


def test_a_rule_that_reads_inside_other_words_stays(page: Build) -> None:
    plain = page("The ministry said the mayor had denied the raid.")
    inner = [u for u in utterances.find(plain) if u.cue_lemma == "deny"]
    assert len(inner) == 1
    spans = {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 9)]}
    links = {"source": [((3, 9), (0, 2))], "cue": [((3, 9), (2, 3))]}
    seen = replace(plain, trace=trace_of(plain.parse, spans, links))
    assert [u.cue_lemma for u in utterances.find(seen) if isinstance(u, Utterance)] == [
        "say",
        "deny",
    ]


def test_contents_of_one_cue_are_one_utterance(page: Build) -> None:
    plain = page("“The bridge,” the mayor said, “fell on Friday.”")
    forms = list(plain.parse.form)
    quote = [n for n, form in enumerate(forms) if form in {"“", "”"}]
    said = forms.index("said")
    pieces = [(quote[0], quote[1] + 1), (quote[2], quote[3] + 1)]
    source = (forms.index("mayor") - 1, forms.index("mayor") + 1)
    links = {
        "source": [(piece, source) for piece in pieces],
        "cue": [(piece, (said, said + 1)) for piece in pieces],
    }
    spans = {"source": [source], "cue": [(said, said + 1)], "content": pieces}
    seen = replace(plain, trace=trace_of(plain.parse, spans, links))
    (only,) = utterances.find(seen)
    assert len(only.content) == 2
    assert only.mode == "direct"


def test_words_of_nobody_have_no_source(page: Build) -> None:
    plain = page("Word went round that the bridge had fallen.")
    links = {"source": [((4, 8), None)], "cue": [((4, 8), None)]}
    seen = replace(plain, trace=trace_of(plain.parse, {"content": [(4, 8)]}, links))
    assert [u.source for u in utterances.find(seen) if u.rule == "ut.encoder"] == [None]
