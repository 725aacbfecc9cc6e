"""The times of the twin of the page the product was conceived from."""

from pathlib import Path

from onrecord.reading import times

TWIN = Path(__file__).parents[3] / "examples" / "01-volga-courier.txt"


def test_the_times_of_the_twin(page):
    text = TWIN.read_text("utf-8")
    read = {t.span.of(text): t for t in times.read(page(text, "2021-11-16"))}
    values = {words: time.value for words, time in read.items()}
    assert values["Tuesday"] == "2021-11-16"
    assert values["Sunday"] == "2021-11-14"
    assert values["last November"] == "2020-11"
    assert values["1997"] == "1997"
    assert values["1991"] == "1991"
    assert (values["six-week"], read["six-week"].earliest) == ("P6W", None)
    assert (values["five-year"], read["five-year"].latest) == ("P5Y", None)
    assert read["decades"].type == "DURATION"
