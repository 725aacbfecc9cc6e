"""Case for text in capitals: what becomes small, what stays a name, and what is left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.engine import Engine
from onrecord.language.recasing import Recaser, is_shouting
from tests.language.reports import report_of


@pytest.fixture(scope="module")
def recaser(engine: Engine) -> Recaser:
    return engine._recaser


@pytest.mark.parametrize(
    "written",
    [
        "Two soldiers were kidnapped by masked gunmen near the river.",
        "Bombing raids had stopped, the villagers reported; nobody was burned.",
        "The army's men don't know who left.",
        "Colombian troops fought the FARC in Peru.",
        "The UN Security Council met on 4 May.",
        "It may rain in May, or on 3 March they will march.",
        "Rebels of the Farabundo Marti National Liberation Front fled.",
        "President Ana Quispelar met Gen. Ruvolde at noon.",
        "The president met a general.",
        "A woman of Santa Tecuya de la Piedra saw U.S. advisers.",
        "They hid an AK-47 rifle at the 21st post in zone VII.",
        "Guards of the MPRV attacked Vilchestan.",
        "Talks on Central America opened. North Korea stayed away.",
        "KABUL, 3 Jan -- [Text] A convoy left.".replace("KABUL", "Kabul"),
    ],
)
def test_capitals_become_the_case_of_a_newspaper(recaser, written):
    assert recaser.recased(written.upper()) == written


def test_a_surname_that_looks_like_a_noun_is_a_name_only_if_it_has_no_common_use(recaser):
    assert recaser.recased("GUARDS MET MR CASTRO AT THE BARRIER.") == (
        "Guards met Mr Castro at the barrier."
    )


def test_an_initial_or_a_rank_with_a_full_stop_ends_no_sentence(recaser):
    assert recaser.recased("HE SAW COL. J. TORVEK AND FIRED.") == "He saw Col. J. Torvek and fired."


def test_words_of_mixed_case_inside_a_shouting_text_stay(recaser):
    assert recaser.recased("THE McTavish HOUSE BURNED.") == "The McTavish house burned."


def test_a_text_of_mixed_case_has_the_same_parse_without_the_recaser(engine, monkeypatch):
    report = report_of(
        "FARC rebels shot at US troops in Cali, the UN said.\n\nNATO and the EU kept silent."
    )
    before = engine.parse(report)
    monkeypatch.setattr(Recaser, "recased", lambda _, words: words.lower())
    assert engine.parse(report) == before


def test_forms_are_recased_and_spans_are_those_of_the_report(engine):
    text = "GUNMEN  KILLED\nTHREE FARMERS NEAR BOGOTA."
    parse = engine.parse(report_of(text))
    assert list(parse.form) == "Gunmen killed three farmers near Bogota .".split()
    assert parse.words(0, len(parse)) == text
    assert parse.text == text
    assert parse.lemma[1] == "kill"
    assert [parse.words(e.first, e.last) for e in parse.entities if e.key] == ["BOGOTA"]


def test_only_the_paragraphs_in_capitals_are_recased(engine):
    parse = engine.parse(report_of("REBELS TAKE TOWN\n\nRebels of the ELN took a town."))
    assert " ".join(parse.form) == "Rebels take town Rebels of the ELN took a town ."


def test_signs_and_figures_do_not_shout():
    assert not is_shouting("1990 -- 12,000 (3)")
    assert not is_shouting("")
    assert is_shouting("NATO")
    assert not is_shouting("KYIV, Ukraine")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("AIŞİßΣΆQ S.,'’-[]12\n\ud800ŉǅ"), max_size=60))
def test_every_character_keeps_its_place(engine, text):
    recased = engine._recaser.recased(text)
    assert len(recased) == len(text)
    assert [a for a, b in zip(text, recased, strict=True) if a != b and a.lower() != b] == []


@pytest.mark.parametrize("piece", ["A", "UNITED NATIONS ", "U.S.", "DE LA ", "[" * 3, "X-1 "])
def test_long_shouting_is_recased_in_time_linear_in_it(engine, piece):
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    assert len(engine._recaser.recased(text)) == len(text)
    assert time.process_time() - began < 5
