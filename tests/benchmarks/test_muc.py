import pytest

from benchmarks.muc import confidence, muc_type, published, templates, texts
from benchmarks.plain import plain_report
from onrecord.records import (
    EventMention,
    Figure,
    Hop,
    Reading,
    Role,
    Source,
    Span,
    Statement,
    TimeExpression,
)

TEXT = "A BOMB EXPLODED ON FRIDAY, THE MAYOR SAID. TWO MEN DIED.\n\nFRIENDS MET."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def reading(**of_mention) -> Reading:
    report = plain_report("own", TEXT, "1990-02-04")
    speaker = Source(kind="named", name="THE MAYOR", title=of_mention.pop("title", None))
    said = Statement.make(
        report, span=Span(0, 42), made_by="t", chain=(Hop(source=speaker, via="spoken"),),
        stance=of_mention.pop("stance", "asserts"), certainty=of_mention.pop("certainty", "certain"),
    )  # fmt: skip
    time = TimeExpression.make(
        report, span=span("FRIDAY"), made_by="t", type="DATE", value="1990-02-02",
        earliest="1990-02-02", latest="1990-02-02",
    )  # fmt: skip
    figure = Figure.make(
        report, span=span("TWO MEN"), made_by="t", kind="bounded", measure="killed", best=2.0
    )
    fields = {"type": "ASSAULT", "time": time.id, "statement": said.id, **of_mention}
    mention = EventMention.make(report, span=span("EXPLODED"), made_by="t", **fields)
    return Reading(
        report=report, version="1", profile="rules", statements=(said,), times=(time,),
        figures=(figure,), event_mentions=(mention,),
    )  # fmt: skip


def test_messages_are_parted_by_their_heads_and_keys_left_out(tmp_path):
    (tmp_path / "tst1-muc3").write_text("TST1-MUC3-0001\n\n ONE.\n\nTST1-MUC3-0002 (X)\n\n TWO.\n")
    (tmp_path / "about").write_text("No message stands here.")
    (tmp_path / "key-tst1").write_text("TST1-MUC3-0001\n")
    assert list(texts(tmp_path)) == [("TST1-MUC3-0001", "ONE."), ("TST1-MUC3-0002", "TWO.")]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("PORT KESH, 4 FEB 90 (OWN) -- [TEXT]", "1990-02-04"),
        ("PORT KESH, 12 SEPT 89 --", "1989-09-12"),
        ("PORT KESH (NO DATE) --", None),
        ("PORT KESH, 12 FOO 89 --", None),
    ],
)
def test_the_day_is_that_of_the_dateline(dateline, day):
    assert published(dateline) == day


def test_an_incident_has_type_day_and_victims():
    (found,) = templates(reading())
    values = {name: [f.options[0] for f in fills] for name, fills in found.slots.items()}
    assert values == {
        "incident_type": ["BOMBING"], "date": ["02 FEB 90"], "victim_number": ["2"],
        "perpetrator": [], "confidence": [],
    }  # fmt: skip


def test_without_a_day_it_is_up_to_the_day_of_the_report():
    (found,) = templates(reading(time=None))
    assert found.slots["date"][0].options == ("- 04 FEB 90",)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "BOMBING"),
        ({"mode": "abduct"}, "KIDNAPPING"),
        ({"reality": "negated"}, None),
        ({"currency": "background"}, None),
        ({"type": "CONSULT"}, None),
    ],
)
def test_only_current_violence_has_a_type(fields, kind):
    page = reading(**fields)
    assert muc_type(page.event_mentions[0], page) == kind


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"basis": "reporter"}, "REPORTED AS FACT"),
        ({"stance": "admits"}, "CLAIMED OR ADMITTED"),
        ({"stance": "accuses"}, "SUSPECTED OR ACCUSED"),
        ({"stance": "accuses", "title": "mayor"}, "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ({"certainty": "possible"}, "POSSIBLE"),
    ],
)
def test_confidence_follows_the_word_it_stands_on(fields, word):
    role = Role(role="actor", span=span("MEN"), name="MEN")
    page = reading(**{"basis": "attributed", "roles": (role,), **fields})
    assert confidence(page.event_mentions[0], page) == word
