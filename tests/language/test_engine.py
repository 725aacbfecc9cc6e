"""The engine: the same labels as plain spaCy, exact spans, and no text that stops it."""

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.language import models
from onrecord.language.engine import Engine
from onrecord.language.models import find_model
from onrecord.language.word_classes import NEIGHBOURLY
from tests.language.reports import report_of

SENTENCES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def plain():
    return spacy.load(find_model()[0])


def compared(engine: Engine, plain, text: str) -> None:
    parse, doc = engine.parse(report_of(text)), plain(text)
    assert list(parse.form) == [t.text for t in doc]
    assert list(parse.head) == [t.head.i for t in doc]
    assert list(parse.dep) == [t.dep_ for t in doc]
    assert list(parse.tag) == [t.tag_ for t in doc]
    assert list(parse.pos) == [t.pos_ for t in doc]
    assert list(parse.lemma) == [t.lemma_ for t in doc]
    assert [first for first, _ in parse.sentences] == [s.start for s in doc.sents]


@pytest.mark.parametrize("text", SENTENCES)
def test_labels_equal_plain_spacy(engine, plain, text):
    compared(engine, plain, text)


def test_the_text_as_one_paragraph_has_the_labels_of_plain_spacy(engine, plain):
    compared(engine, plain, " ".join(SENTENCES))


def test_names_before_the_table_equal_plain_spacy(engine, plain, monkeypatch):
    monkeypatch.setattr("onrecord.language.engine.name_entities", lambda parse, _: parse)
    for text in SENTENCES:
        parse, doc = engine.parse(report_of(text)), plain(text)
        seen = [(e.first, e.last, e.label) for e in parse.entities]
        assert seen == [(e.start, e.end, e.label_) for e in doc.ents]


def test_every_rule_of_more_than_one_token_is_among_the_neighbourly_forms(plain):
    ruler = plain.get_pipe("attribute_ruler")
    for rule in ruler.patterns:
        for pattern in rule["patterns"]:
            assert len(pattern) <= 2
            if len(pattern) == 2:
                assert lower_forms(pattern[rule["index"]]) <= NEIGHBOURLY


def lower_forms(token: dict) -> set[str]:
    lower = token["LOWER"]
    if isinstance(lower, str):
        return {lower}
    return set(lower["IN"]) if "IN" in lower else {"y", "y'"}


def test_offsets_are_those_of_the_text_whatever_its_blanks(engine):
    text = "  Guards\tfired  at\nthe   crowd .\n\n\n \n“Stop!”  she\r\ncried.\n"
    parse = engine.parse(report_of(text))
    assert [text[a:b] for a, b in zip(parse.start, parse.end, strict=True)] == list(parse.form)
    assert " ".join(parse.form) == "Guards fired at the crowd . “ Stop ! ” she cried ."
    assert list(parse.block) == [0] * 6 + [1] * 7


def test_a_sentence_ends_with_its_paragraph(engine):
    parse = engine.parse(report_of("The army said\n\nit had left the town"))
    assert [parse.words(a, b) for a, b in parse.sentences] == [
        "The army said",
        "it had left the town",
    ]


def test_only_regions_that_are_read_are_parsed(engine):
    text = "Give us money.\n\nTroops left.\n\nRead more."
    parse = engine.parse(
        report_of(text, (0, 14, "appeal"), (16, 28, "body"), (30, 40, "related_link"))
    )
    assert parse.words(0, len(parse)) == "Troops left."
    assert list(parse.start) == [16, 23, 27]


def test_a_page_of_furniture_has_an_empty_parse(engine):
    parse = engine.parse(report_of("Accept cookies", (0, 14, "consent")))
    assert len(parse) == 0
    assert parse.sentences == parse.entities == parse.blocks == ()


def test_the_parse_does_not_depend_on_what_was_read_before(engine):
    fresh = Engine.load()
    last = report_of("Rebels in Goma said Xvarnoth’s men had fled.\n\nGoma was quiet.")
    for text in SENTENCES[:20]:
        fresh.parse(report_of(text))
    assert fresh.parse(last) == Engine.load().parse(last) == engine.parse(last)


def test_forgetting_words_changes_nothing(engine, monkeypatch):
    report = report_of("\n\n".join(SENTENCES[:10]))
    before = engine.parse(report)
    monkeypatch.setattr("onrecord.language.engine.ZONE_TOKENS", 1)
    monkeypatch.setattr("onrecord.language.word_classes.REMEMBERED", 1)
    assert engine.parse(report) == engine.parse(report) == before


HOSTILE = {
    "a long word": "a" * 50_000,
    "brackets": "(" * 20_000,
    "no punctuation": "men and guns " * 4_000,
    "five thousand words in a sentence": "the guard saw that " * 1_250 + "it fell.",
    "full stops": "Go. " * 5_000,
    "semicolons": "he left ; " * 3_000,
    "quotes": "“" * 5_000 + "'\"" * 2_000,
    "tiny paragraphs": "a\n\n" * 5_000,
    "an address": "http://" + "a.b/" * 3_000,
    "blank lines": "\n" * 100_000,
    "lone surrogates": "The \ud800 guard \udfff fell.",
    "nul and controls": "The\x00 guard\x1f fell\x85 down\u2028here\u200b.",
    "combining marks": "e\u0301" * 300 + "\u0301" * 300,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_parsed_in_seconds_with_exact_spans(engine, name):
    text = HOSTILE[name]
    began = time.process_time()
    parse = engine.parse(report_of(text))
    assert time.process_time() - began < 15
    assert [text[a:b] for a, b in zip(parse.start, parse.end, strict=True)] == list(parse.form)
    assert all(form.strip() for form in parse.form)
    assert all(last - first <= 2_001 for first, last in parse.sentences)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_columns_of_one_length_in_text_order(engine, text):
    parse = engine.parse(report_of(text))
    columns = [parse.start, parse.end, parse.form, parse.lemma, parse.tag, parse.pos, parse.dep]
    assert {len(c) for c in [*columns, parse.head, parse.sentence, parse.block]} == {len(parse)}
    edges = [edge for pair in zip(parse.start, parse.end, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(parse.sentence[h] == s for h, s in zip(parse.head, parse.sentence, strict=True))
    assert all(
        parse.blocks[b].start <= start < end <= parse.blocks[b].end
        for b, start, end in zip(parse.block, parse.start, parse.end, strict=True)
    )


def test_a_model_of_unknown_hash_is_refused_unless_asked_for(monkeypatch):
    monkeypatch.setattr(models, "rows", lambda _: ())
    with pytest.raises(ModelError, match="sha256"):
        find_model()
    assert find_model(any_model=True)[1].version == "3.8.0"


def test_no_model_at_all_is_named(monkeypatch):
    monkeypatch.setattr(models, "PACKAGES", ("no_such_model",))
    with pytest.raises(ModelError, match="none is installed"):
        find_model()


def test_the_engine_names_its_model(engine):
    (model,) = engine.models
    assert len(model.sha256) == 64
