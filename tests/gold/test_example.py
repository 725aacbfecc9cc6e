import tomllib

from benchmarks import gold_format
from benchmarks.gold_anchor import anchored, as_toml
from benchmarks.gold_corpus import ROOT, SUFFIX, canonical
from benchmarks.plain import plain_report

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
