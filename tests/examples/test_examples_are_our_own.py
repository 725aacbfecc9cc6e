"""The examples are written by us, differ from each other, and copy the wire where they say so."""

import itertools
import json
import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SAMPLE = ROOT.parent / "shared" / "samples" / "moscow-times-2021-11-16.txt"
TWIN_PAGE, TWIN_TEXT = "01-volga-courier.html", "01-volga-courier.txt"
WIRE = "02-meridian-wire.txt"
COPIES = ("08-lakemoor-herald.html", "09-two-more.jsonl:1")
FAMILY = {WIRE, *COPIES}


def visible(markup: str) -> str:
    tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    return " ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))


def texts_of(path: Path) -> dict[str, str]:
    raw = path.read_text("utf-8")
    if path.suffix == ".html":
        return {path.name: visible(raw)}
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in raw.splitlines()]
        return {f"{path.name}:{at}": row["text"] for at, row in enumerate(rows, 1)}
    return {path.name: raw}


@cache
def reports() -> dict[str, str]:
    files = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".jsonl"})
    return {name: text for path in files for name, text in texts_of(path).items()}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def sequences(text: str, length: int) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[at : at + length]) for at in range(len(said) - length + 1)}


def shared_part(one: str, other: str) -> float:
    left, right = sequences(one, 5), sequences(other, 5)
    return len(left & right) / min(len(left), len(right))


NAMES = tuple(reports())
PAIRS = tuple(
    pair
    for pair in itertools.combinations(NAMES, 2)
    if not set(pair) <= FAMILY and set(pair) != {TWIN_PAGE, TWIN_TEXT}
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is kept outside the repository")
def test_no_seven_words_in_a_row_come_from_the_sample_page(name: str) -> None:
    taken = sequences(reports()[name], 7) & sequences(SAMPLE.read_text("utf-8"), 7)
    assert taken == set()


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample page is kept outside the repository")
def test_the_twin_has_the_paragraphs_of_the_sample_page_up_to_the_appeal() -> None:
    twin, sample = (
        text.split("…")[0].split("\n\n")
        for text in (reports()[TWIN_TEXT], SAMPLE.read_text("utf-8"))
    )
    assert len(twin) == len(sample)


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_holds_most_of_the_wire(copy: str) -> None:
    wire = sequences(reports()[WIRE], 5)
    assert len(wire & sequences(reports()[copy], 5)) / len(wire) >= 0.6


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_reports_that_are_no_copies_share_next_to_nothing(one: str, other: str) -> None:
    assert shared_part(reports()[one], reports()[other]) < 0.1


def test_the_page_of_the_twin_holds_every_paragraph_of_its_text() -> None:
    page = " ".join(words(reports()[TWIN_PAGE]))
    paragraphs = reports()[TWIN_TEXT].split("\n\n")
    missing = [
        p for p in paragraphs for line in p.splitlines() if " ".join(words(line)) not in page
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_every_report_is_long_enough_to_be_read_as_one(name: str) -> None:
    assert len(words(reports()[name])) >= 220


def test_there_are_the_twin_and_at_least_seven_more_reports() -> None:
    assert len(set(NAMES) - {TWIN_PAGE}) >= 8


def test_the_table_of_the_readme_names_every_report() -> None:
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in NAMES if name.split(":")[0] not in readme] == []
