import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LedgerError, QueryError
from onrecord.export import csv_tables, jsonlines
from onrecord.export.formats import FORMATS
from onrecord.export.source import TABLES
from onrecord.export.spreadsheet import plain, safe
from onrecord.export.webannotation import selectors
from onrecord.records import RECORD_TYPES, Span
from onrecord.workspace import Workspace
from tests.export.ledgers import ACT, TEXT, RichReader

FILES = [name for name in FORMATS if name not in ("csv", "parquet")]
PAGES = {"a.txt": TEXT, "b.txt": "Clara said =1+1 or so."}


@pytest.fixture
def workspace(tmp_path: Path):
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Workspace.open(tmp_path / "w", reader=RichReader) as opened:
        opened.add(*(str(tmp_path / name) for name in PAGES))
        yield opened


def written(workspace: Workspace, form: str) -> str:
    stream = io.BytesIO()
    workspace.export(stream, format=form)
    return stream.getvalue().decode()


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream))


def boris(workspace: Workspace):
    (found,) = workspace.records("statements", speaker="Boris")
    return found


def test_json_lines_are_what_read_prints(workspace):
    lines = [json.loads(line) for line in written(workspace, "jsonl").splitlines()]
    assert [line["text"] for line in lines] == list(PAGES.values())
    assert lines[0] == json.loads(json.dumps(next(workspace.readings()).as_json()))
    assert set(RECORD_TYPES) <= set(lines[0])


def test_hidden_characters_are_escaped_in_json_lines():
    assert jsonlines.line({"a": "x\u2028\u202e"}) == b'{"a":"x\\u2028\\u202e"}\n'


def test_csv_has_a_file_for_each_kind_with_readable_columns(workspace, tmp_path):
    workspace.export(tmp_path / "out", format="csv")
    assert {p.stem for p in (tmp_path / "out").iterdir()} == set(TABLES)
    found = {row["speaker"]: row for row in rows(tmp_path / "out/statements.csv")}
    assert found["Anna"]["words"] == "the 🌉 bridge at Kesh holds"
    assert found["Clara"]["words"] == "=1+1 or so"
    (figure,) = rows(tmp_path / "out/figures.csv")
    assert (figure["low"], figure["high"], figure["best"]) == ("12.0", "", "12.0")


def test_a_spreadsheet_gets_text_that_it_cannot_run_and_numbers_that_it_can(workspace, tmp_path):
    workspace.export(str(tmp_path / "out"), format="csv", spreadsheet=True)
    assert (tmp_path / "out/places.csv").read_bytes().startswith(csv_tables.BOM)
    found = {r["speaker"]: r for r in rows(tmp_path / "out/statements.csv", "utf-8-sig")}
    assert found["Clara"]["words"] == "'=1+1 or so"
    kesh = next(r for r in rows(tmp_path / "out/places.csv", "utf-8-sig") if r["place"] == "Kesh")
    assert kesh["latitude"] == "-12.5"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "'=1"],
)
def test_cells_that_a_spreadsheet_may_run_are_quoted(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [-1, -12.5, None, "a=1", "", "'", "'tis", "–5", "12"])
def test_other_cells_are_left_alone(cell):
    assert safe(cell) == cell


@given(st.text(st.sampled_from("'=+-@\t\rＡ＝a1 "), max_size=6))
def test_the_text_of_a_safe_cell_comes_back(cell):
    assert plain(safe(cell)) == cell
    assert safe(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝"}


def test_an_utterance_that_is_several_records_can_be_counted_once(workspace, tmp_path):
    workspace.export(tmp_path / "out", format="csv")
    acts = {
        row["act"]
        for name in ("statements", "events")
        for row in rows(tmp_path / f"out/{name}.csv")
        if row["act"]
    }
    assert acts == {ACT}
    assert f'"act": "{ACT}"' in written(workspace, "webannotation")
    assert f'"act": "{ACT}"' in written(workspace, "geojson")


@pytest.mark.parametrize("form", FILES)
def test_an_export_is_as_reviews_left_the_ledger(workspace, form):
    one = boris(workspace)
    workspace.judge("reject", one.id, by="Ines", at="2026-03-04")
    assert one.id not in written(workspace, form)


def test_csv_says_what_was_reviewed(workspace, tmp_path):
    workspace.judge(
        "correct", boris(workspace).id, by="Ines", at="2026-03-04", fields={"stance": "denies"}
    )
    workspace.export(tmp_path / "out", format="csv")
    states = {r["speaker"]: r["review"] for r in rows(tmp_path / "out/statements.csv")}
    assert states == {"Anna": "", "Boris": "corrected", "Clara": ""}
    (review,) = rows(tmp_path / "out/reviews.csv")
    assert review["by"] == "Ines"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(workspace, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    for out in ("one", "two"):
        workspace.export(tmp_path / out, format=form)
    one, two = (
        sorted((f.name, f.read_bytes()) for f in p.iterdir()) if p.is_dir() else p.read_bytes()
        for p in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def features(workspace: Workspace) -> dict[str, dict]:
    found = json.loads(written(workspace, "geojson"))
    assert found["type"] == "FeatureCollection"
    return {f["properties"]["words"]: f for f in found["features"]}


def test_an_event_stands_at_the_finest_place_of_its_locus(workspace):
    shelled = features(workspace)["shelled"]
    assert shelled["geometry"] == {"type": "Point", "coordinates": [44.25, -12.5]}
    assert shelled["properties"]["point_is"] == "the place"
    assert shelled["properties"]["disputed"] == ["ORL", "VOR"]
    assert shelled["properties"]["earliest"] == "2021-11-15"
    assert shelled["properties"]["actor"] == ["Troops"]


def test_what_is_unresolved_has_no_point_and_stays(workspace):
    found = features(workspace)
    assert found["holds"]["geometry"] is None
    assert found["Monday"]["geometry"] is None


def test_the_middle_of_a_country_is_marked(workspace):
    vorland = features(workspace)["Vorland"]
    assert vorland["geometry"]["coordinates"] == [20.0, 10.0]
    assert vorland["properties"]["point_is"] == "middle of a country, not the place itself"


def test_a_place_named_for_orientation_is_marked(workspace):
    assert features(workspace)["fell"]["properties"]["point_is"].startswith("places named")


def test_annotations_quote_their_words_in_code_points(workspace):
    page = json.loads(written(workspace, "webannotation"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    first = page["items"][1]
    position, quote = first["target"]["selector"]
    assert quote["exact"] == TEXT[position["start"] : position["end"]]
    assert "🌉" in quote["exact"]
    assert first["target"]["source"].startswith("urn:onrecord:report:")
    records = sum(1 for reading in workspace.readings() for _ in reading.records())
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) == records
    assert json.loads(first["body"][1]["value"])["stance"] == "asserts"


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 40))
def test_prefix_words_and_suffix_stand_in_the_text_in_a_row(text, start, length):
    start = min(start, len(text) - 1)
    span = Span(start, min(len(text), start + length))
    position, quote = selectors(span, text)
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    at = position["start"] - len(quote["prefix"])
    assert text[at : at + len(whole)] == whole
    assert max(len(quote["prefix"]), len(quote["suffix"])) <= 32


def test_parquet_has_types(workspace, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    workspace.export(tmp_path / "out", format="parquet")
    places = parquet.read_table(tmp_path / "out/places.parquet").to_pylist()
    assert {p["place"]: p["latitude"] for p in places}["Kesh"] == -12.5
    assert parquet.read_table(tmp_path / "out/commitments.parquet").num_rows == 0
    assert {p.stem for p in (tmp_path / "out").iterdir()} == set(TABLES)


def test_without_pyarrow_parquet_says_what_to_install(workspace, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(QueryError, match=r"pip install 'onrecord\[parquet\]'"):
        workspace.export(tmp_path / "out", format="parquet")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_failure_leaves_what_was_there(workspace, tmp_path, monkeypatch, form):
    workspace.export(tmp_path / "out", format=form)
    held = tmp_path / "out" / "statements.csv" if form == "csv" else tmp_path / "out"
    before = held.read_bytes()
    workspace.judge("reject", boris(workspace).id, by="Ines", at="2026-03-04")
    monkeypatch.setattr(os, "fsync", _no_room)
    with pytest.raises(LedgerError, match="disk is full"):
        workspace.export(tmp_path / "out", format=form)
    assert held.read_bytes() == before
    assert not list(tmp_path.rglob("*.part"))


def _no_room(_descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_link_is_replaced_and_what_it_points_to_left_alone(workspace, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (tmp_path / "out").symlink_to(precious)
    workspace.export(tmp_path / "out", format="jsonl")
    assert precious.read_text() == "mine"
    assert not (tmp_path / "out").is_symlink()


def test_other_files_of_a_folder_are_left_alone(workspace, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/notes.txt").write_text("mine")
    workspace.export(tmp_path / "out", format="csv")
    assert (tmp_path / "out/notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("form", "out", "options"),
    [
        ("xlsx", "out", {}),
        ("jsonl", "w", {}),
        ("jsonl", "/dev/null", {}),
        ("csv", "a.txt", {}),
        ("jsonl", "out", {"spreadsheet": True}),
    ],
)
def test_what_cannot_be_written_so_is_refused(workspace, tmp_path, form, out, options):
    with pytest.raises(QueryError):
        workspace.export(tmp_path / out, format=form, **options)


def test_a_folder_cannot_go_to_standard_output(workspace):
    with pytest.raises(QueryError, match="folder"):
        workspace.export(io.BytesIO(), format="csv")


def test_a_folder_that_is_not_there_is_told(workspace, tmp_path):
    with pytest.raises(LedgerError, match="out"):
        workspace.export(tmp_path / "no/where/out", format="jsonl")
