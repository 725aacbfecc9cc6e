import msgspec
import pytest
from rich.cells import cell_len

from onrecord.records import Figure, Source, Span, TimeExpression
from onrecord.views.brief_said import clause
from onrecord.views.record_card import card, what_of
from onrecord.views.record_reasons import reasons
from tests.views.pages import TEXT, bridge, chain, span


def plain(text) -> str:
    return " ".join(text.plain.split())


def test_a_card_shows_the_words_in_their_place():
    shown = plain(card(bridge().statements[0], bridge()))
    assert "Orland accuses Veska" in shown
    assert "accused Veska on Monday of shelling" in shown
    assert "Photo: Ministry of Defence" in shown


def test_a_card_says_how_each_hop_passed_the_words_on():
    assert "Halden Wire (outlet) by way of told" in plain(card(bridge().statements[1], bridge()))


def test_a_card_leaves_out_what_is_not_set():
    assert "occasion" not in card(bridge().statements[0], bridge()).plain


@pytest.mark.parametrize("width", [40, 80, 160])
def test_cards_and_reasons_keep_their_width(width):
    statement, page = bridge().statements[2], bridge()
    whole = Span(0, len(TEXT))
    for text in (card(statement, page, width), reasons(statement, page.report, whole, width)):
        assert max(map(cell_len, text.plain.split("\n"))) <= width


def test_reasons_name_the_rule_and_the_words_that_decided():
    page, statement = bridge(), bridge().statements[2]
    shown = plain(reasons(statement, page.report, statement.span))
    assert "made by st.accuse, with high confidence" in shown
    assert "distance distanced, by the words ‹what it called›" in shown
    assert statement.id in shown


def test_a_region_is_explained_by_its_reason():
    region = bridge().regions[1]
    assert "because asks the reader for money" in plain(
        reasons(region, bridge().report, region.span)
    )


def test_records_of_every_kind_can_be_named():
    page = bridge().report
    time = TimeExpression.make(
        page, span=span("Monday"), made_by="t", type="DATE", value="2031-03-03"
    )
    figure = Figure.make(page, span=span("a gun"), made_by="f", kind="bounded", measure="weapons")
    assert [what_of(r) for r in (time, figure, bridge().regions[0])] == [
        "2031-03-03", "weapons", "photo_credit",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "count", "said"),
    [
        ("two villagers", None, "two villagers deny"),
        ("both towns", 2, "both towns deny"),
        ("the Halden Times", None, "the Halden Times denies"),
        ("Veska", None, "Veska denies"),
    ],
)
def test_the_verb_agrees_with_who_speaks(name, count, said):
    speaker = chain(name, kind="collective", count=count)
    assert clause(msgspec.structs.replace(bridge().statements[1], chain=speaker)).startswith(said)


def test_a_silence_of_several_agrees_too():
    hop = msgspec.structs.replace(
        bridge().statements[4].chain[0], source=Source(kind="collective", name="the authorities")
    )
    silent = msgspec.structs.replace(bridge().statements[4], chain=(hop,))
    assert clause(silent) == "the authorities have not responded"
