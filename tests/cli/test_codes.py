"""`onrecord codes`: the page, JSON and CSV of events under two codebooks."""

import csv
import io
import json

import msgspec
import pytest
from rich.cells import cell_len

from onrecord import workspace as workspaces
from onrecord.cli.codes import COLUMNS
from onrecord.cli.entry import run
from onrecord.records import Event, EventMention, Figure, Role, Span
from tests.work.fakes import FakeReader, reading_of

BOMBED = "Veska bombed a school: 3 dead."
PLANNED = "Talks are due."


class StrikeReader(FakeReader):
    """Reads "Veska bombed a school: 3 dead." as an air strike, "Talks" as planned talks."""

    def read(self, item):
        reading = reading_of(item)
        text = reading.report.text
        figures, mentions = [], []
        if BOMBED in text:
            figures = [_dead(reading, text)]
            roles = (
                _role("actor", "Veska", "VSK", text),
                _role("recipient", "a school", None, text),
            )
            mentions.append(_mention(reading, "bombed", "ASSAULT", mode="aerial", roles=roles,
                                     figures=(figures[0].id,)))  # fmt: skip
        if PLANNED in text:
            mentions.append(_mention(reading, "Talks", "CONSULT", reality="planned"))
        events = [_event(reading, mention) for mention in mentions]
        return msgspec.structs.replace(
            reading, event_mentions=tuple(mentions), events=tuple(events), figures=tuple(figures)
        )


def _span(words, text):
    start = text.index(words)
    return Span(start, start + len(words))


def _role(role, words, code, text):
    return Role(role=role, span=_span(words, text), name=words, code=code)


def _dead(reading, text):
    return Figure.make(
        reading.report, span=_span("3 dead", text), made_by="fg.fake", kind="bounded",
        measure="killed", low=3.0, high=3.0, best=3.0,
    )  # fmt: skip


def _mention(reading, words, kind, **fields):
    span = _span(words, reading.report.text)
    return EventMention.make(reading.report, span=span, made_by="ev.fake", type=kind, **fields)


def _event(reading, mention):
    return Event.make(
        reading.report, span=mention.span, made_by="ev.fake", mentions=(mention.id,),
        type=mention.type, mode=mention.mode, roles=mention.roles, reality=mention.reality,
    )  # fmt: skip


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """A workspace with two reports, read once."""
    folder = tmp_path_factory.mktemp("coded")
    (folder / "a.txt").write_text(f"{BOMBED} {PLANNED}", "utf-8")
    (folder / "b.txt").write_text("Nothing happened.", "utf-8")
    names = [str(folder / name) for name in ("a.txt", "b.txt")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspaces, "_own_reader", lambda: StrikeReader)
        assert run(["add", *names, "-w", str(folder)]) == 0
    return folder


@pytest.fixture
def printed(added, monkeypatch, capsys):
    monkeypatch.chdir(added)

    def ask(*words, code=0):
        capsys.readouterr()
        assert run(["codes", *words]) == code
        return capsys.readouterr()

    return ask


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("scheme", ["acled", "ucdp"])
def test_the_page_fits_its_width_and_counts_what_has_no_code(printed, scheme, width):
    out = printed("--scheme", scheme, "--width", str(width)).out
    assert max(map(cell_len, out.splitlines())) <= width
    assert "2 events in 1 report; 1 codable" in out
    assert "1 event: planned, not told as having happened" in " ".join(out.split())


def test_the_page_names_both_sides_with_their_kinds(printed):
    out = " ".join(printed("--scheme", "acled", "--width", "160").out.split())
    assert "EXPLOSIONS/REMOTE VIOLENCE" in out
    assert "Air/drone strike: ‹bombed› (Veska [state, VSK] → a school [civilians]" in out
    assert "ac.air" not in out


def test_why_shows_every_rule_with_its_words(printed):
    out = " ".join(printed("--scheme", "acled", "--why", "--width", "160").out.split())
    assert "ac.air: ASSAULT aerial" in out
    assert "cd.not_actual" in out


def test_json_has_one_line_for_each_event_with_its_trace(printed):
    lines = [json.loads(line) for line in printed("--scheme", "acled", "--json").out.splitlines()]
    assert [line["sub_event_type"] for line in lines] == ["Air/drone strike", None]
    assert lines[0]["fatalities"] == 3
    assert lines[0]["trace"][1]["rule"] == "ac.air"
    assert lines[1]["refusal"] == "planned, not told as having happened"


@pytest.mark.parametrize("scheme", ["acled", "ucdp"])
def test_csv_has_the_columns_of_the_codebook_and_all_events(printed, scheme):
    rows = list(csv.DictReader(io.StringIO(printed("--scheme", scheme, "--csv").out)))
    assert tuple(rows[0]) == COLUMNS[scheme]
    assert len(rows) == 2
    assert rows[1]["refusal"]


def test_csv_has_acleds_kinds_of_the_two_sides(printed):
    row = next(csv.DictReader(io.StringIO(printed("--scheme", "acled", "--csv").out)))
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("Veska", "1", "17")


def test_a_codebook_must_be_named_and_be_one_of_two(printed):
    assert "--scheme" in printed(code=2).err
    assert "acled" in printed("--scheme", "cameo", code=2).err
    assert "exclude" in printed("--scheme", "acled", "--json", "--csv", code=2).err


def test_nothing_is_written_to_the_ledger(printed, added):
    before = (added / "ledger.db").read_bytes()
    printed("--scheme", "ucdp", "--why")
    assert (added / "ledger.db").read_bytes() == before
