"""Places against gold toponyms: found in the text, and put on the map.

`python -m benchmarks.places --gold FILE`, FILE being `lgl.xml` or `GeoVirus.xml`. End to end the
text is read as it is; "given" resolves the gold spans. A corpus that does not count adjectives
("Turkish") as toponyms is scored without the mentions read as demonyms.
"""

from collections.abc import Iterator, Sequence

from benchmarks.contract import arguments, report, write_lines
from benchmarks.geo_score import Document, Toponym, figures, read_corpus, score
from benchmarks.plain import plain_report
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.language.engine import Engine
from onrecord.reading import places
from onrecord.reading.page import Page
from onrecord.records import PlaceMention, Span


def found(page: Page, gazetteer: Gazetteer, document: Document) -> list[Toponym]:
    """Return the places read in the text of `document`."""
    mentions = places.read(page, gazetteer)
    return [_toponym(m) for m in mentions if document.demonyms or m.reference != "demonym"]


def given(page: Page, gazetteer: Gazetteer, document: Document) -> list[Toponym]:
    """Return an answer for each gold span of `document`, in gold order."""
    spans = [Span(toponym.start, toponym.end) for toponym in document.gold]
    answers = {m.span: _toponym(m) for m in places.resolve(page, gazetteer, spans)}
    return [answers.get(span, Toponym(span.start, span.end)) for span in spans]


def _toponym(mention: PlaceMention) -> Toponym:
    point = mention.place.point if mention.place else None
    return Toponym(mention.span.start, mention.span.end, point)


def _lines(documents: Sequence[Document], held: Sequence[list[Toponym]]) -> Iterator[object]:
    for document, toponyms in zip(documents, held, strict=True):
        for toponym in toponyms:
            point = toponym.point or (None, None)
            yield {
                "doc": document.name,
                "start": toponym.start,
                "end": toponym.end,
                "lat": point[0],
                "lon": point[1],
            }


def main() -> None:
    """Score the file named by `--gold` and print the figures."""
    options = arguments(__doc__)
    documents = read_corpus(options.gold)
    engine, gazetteer = Engine.load(), Gazetteer.load()
    held, counts = [], []
    for document in documents:
        base = plain_report(document.name, document.text, document.published)
        page = Page(report=base, parse=engine.parse(base))
        held.append(found(page, gazetteer, document))
        counts.append(score(document, held[-1], given(page, gazetteer, document)))
    write_lines(options.out, _lines(documents, held))
    report(f"places/{options.gold.name}", counts, figures, as_json=options.json)


if __name__ == "__main__":
    main()
