"""Times against TimeML gold, as TempEval-3 scores them.

`python -m benchmarks.times --gold FOLDER`, where FOLDER holds .tml files (TimeBank, AQUAINT).
The creation day of a document is given as its day of publication and is no prediction.
"""

from collections.abc import Iterator

from benchmarks.contract import arguments, report, write_lines
from benchmarks.plain import plain_report
from benchmarks.timex_score import Document, Timex, figures, read_folder, score
from onrecord.language.engine import Engine
from onrecord.reading import times
from onrecord.reading.page import Page


def predicted(engine: Engine, document: Document) -> list[Timex]:
    """Return the times that onrecord reads in the text of `document`."""
    page_report = plain_report(document.name, document.text, document.created)
    page = Page(report=page_report, parse=engine.parse(page_report))
    return [Timex(t.span.start, t.span.end, t.type, t.value) for t in times.read(page)]


def _lines(document: Document, found: list[Timex]) -> Iterator[dict[str, object]]:
    for timex in found:
        yield {"doc": document.name, **timex._asdict()}


def main() -> None:
    """Score the times of a gold folder and print the figures."""
    options = arguments(__doc__)
    documents = read_folder(options.gold)
    engine = Engine.load()
    found = [predicted(engine, document) for document in documents]
    lines = (
        line
        for document, timexes in zip(documents, found, strict=True)
        for line in _lines(document, timexes)
    )
    write_lines(options.out, lines)
    counts = [score(d, timexes) for d, timexes in zip(documents, found, strict=True)]
    report("times", counts, figures, as_json=options.json)


if __name__ == "__main__":
    main()
