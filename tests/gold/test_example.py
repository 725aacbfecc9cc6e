import tomllib

import msgspec

from benchmarks import gold_format
from benchmarks.gold_anchor import anchored, as_toml
from benchmarks.gold_corpus import ROOT, SUFFIX, canonical
from benchmarks.gold_places import tables
from benchmarks.plain import plain_report
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.records import Place

FOLDER = ROOT / "example"


def read() -> gold_format.Gold:
    table = tomllib.loads((FOLDER / f"osk{SUFFIX}").read_text("utf-8"))
    report = plain_report("osk.txt", canonical(FOLDER / "osk.txt"), "2024-03-05")
    return gold_format.of_table(table, report, "The Osk Herald")


def test_nothing_is_wrong_with_the_worked_report() -> None:
    assert read().problems == ()


def test_the_worked_report_has_every_kind_of_record() -> None:
    reading = read().reading
    assert all(list(getattr(reading, kind)) for kind in gold_format.kinds())


def test_the_worked_report_is_in_plain_form() -> None:
    written = (FOLDER / f"osk{SUFFIX}").read_text("utf-8")
    table, problems = anchored(tomllib.loads(written), canonical(FOLDER / "osk.txt"))
    assert (as_toml(table), problems) == (written, [])


def test_a_relayed_statement_keeps_its_whole_chain() -> None:
    held = read()
    told = next(s for s in held.reading.statements if s.id == held.ids["s4"])
    assert [hop.via for hop in told.chain] == ["spoken", "told", "credit", "implicit"]
    assert [hop.name for hop in told.chain][1:] == ["Radio Lind", "Tern", "The Osk Herald"]


def test_places_are_looked_up_as_tables_to_paste() -> None:
    found = [tomllib.loads(f"place = {t}")["place"] for t in tables(Gazetteer.load(), "Goma")]
    assert any(place["country"] == "COD" and place["id"].startswith("geonames:") for place in found)
    assert all(msgspec.convert(place, Place) for place in found)


def test_a_name_of_no_place_has_no_tables() -> None:
    assert tables(Gazetteer.load(), "Qqqzzz") == []
