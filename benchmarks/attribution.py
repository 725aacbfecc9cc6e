"""Statements against PolNeAR: who said what, source and content linked.

`python -m benchmarks.attribution --gold FOLDER`, where FOLDER holds `text/NAME.txt` and
`attributions/NAME_ANNOTATOR.ann`. The texts are bare articles: every paragraph is read as body.

PolNeAR annotates no attribution inside another one and none without content, so statements
whose cue stands in the content of another statement, and silence without content, are left out
of the comparison; both stay in the product.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.attribution_score import Attribution, Piece, Tokens, figures, read_gold, score
from benchmarks.contract import arguments, report, write_lines
from benchmarks.plain import plain_report
from onrecord.reader import Reader
from onrecord.records import Span
from onrecord.settings import Settings


def comparable(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return the attributions that PolNeAR's guidelines ask for: with content, not nested.

    A joint source ("both sides") is one attribution there, however many statements it makes.
    """
    held = [a for a in dict.fromkeys(attributions) if a.content]
    contents = [(piece, number) for number, a in enumerate(held) for piece in a.content]
    return [a for n, a in enumerate(held) if not _nested(a, n, contents)]


def _nested(attribution: Attribution, own: int, contents: Sequence[tuple[Piece, int]]) -> bool:
    start, end = (attribution.cue or attribution.content)[0]
    return any(a <= start and end <= b and n != own for (a, b), n in contents)


def statements(reader: Reader, name: str, text: str) -> list[Attribution]:
    """Return the statements that onrecord reads in `text`, as offsets."""
    reading = reader.read_report(plain_report(name, text))
    return [
        Attribution(_pieces(s.source), _pieces(s.cue), tuple((c.start, c.end) for c in s.content))
        for s in reading.statements
    ]


def _pieces(span: Span | None) -> tuple[Piece, ...]:
    return ((span.start, span.end),) if span else ()


def line(name: str, attribution: Attribution) -> dict[str, object]:
    """Return a prediction as it is written out: offsets, `null` for a missing source or cue."""
    source, cue = (role[0] if role else None for role in (attribution.source, attribution.cue))
    return {"doc": name, "source": source, "cue": cue, "content": attribution.content}


def main() -> None:
    """Score the statements of a gold folder and print the figures."""
    options = arguments(__doc__)
    reader = Reader.load(Settings(profile=options.profile))
    documents: list[Counter[str]] = []
    lines: list[dict[str, object]] = []
    for name, (text, gold) in sorted(read_gold(options.gold).items()):
        predicted = comparable(statements(reader, name, text))
        tokens = Tokens(text)
        documents.append(
            score([tokens.units(a) for a in gold], [tokens.units(a) for a in predicted])
        )
        lines += [line(name, attribution) for attribution in predicted]
    write_lines(options.out, lines)
    report(f"polnear/{options.gold.resolve().name}", documents, figures, as_json=options.json)


if __name__ == "__main__":
    main()
