"""Statements against PolNeAR: who said what, source and content linked.

`python -m benchmarks.attribution --gold FOLDER`, where FOLDER holds `text/NAME.txt` and
`attributions/NAME_ANNOTATOR.ann`. The texts are bare articles: every paragraph is read as body.

PolNeAR annotates no attribution inside another one and none without content, so statements
whose cue stands in the content of another statement, and silence without content, are left out
of the comparison; both stay in the product.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.attribution_score import Attribution, Piece, Tokens, figures, read_gold, score
from benchmarks.intervals import bootstrap
from benchmarks.plain import plain_report
from onrecord.reader import Reader
from onrecord.records import Span


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


def line(name: str, attribution: Attribution) -> str:
    """Return a prediction as a line of JSON."""
    source, cue = (role[0] if role else None for role in (attribution.source, attribution.cue))
    return json.dumps({"doc": name, "source": source, "cue": cue, "content": attribution.content})


def main() -> None:
    """Score the statements of a gold folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reader = Reader.load()
    documents: list[Counter[str]] = []
    lines: list[str] = []
    for name, (text, gold) in sorted(read_gold(options.gold).items()):
        predicted = comparable(statements(reader, name, text))
        tokens = Tokens(text)
        documents.append(
            score([tokens.units(a) for a in gold], [tokens.units(a) for a in predicted])
        )
        lines += [line(name, attribution) for attribution in predicted]
    if options.out:
        options.out.write_text("".join(f"{entry}\n" for entry in lines), "utf-8")
    report(options.gold, documents, as_json=options.json)


def report(gold: Path, documents: Sequence[Counter[str]], *, as_json: bool) -> None:
    """Print figures and intervals, as one line of JSON or as a table."""
    found = {name: round(value, 2) for name, value in figures(documents).items()}
    ends = bootstrap(documents, figures)
    interval = {name: [round(end, 2) for end in pair] for name, pair in ends.items()}
    if as_json:
        items = len(documents)
        corpus = f"polnear/{gold.resolve().name}"
        result = {"corpus": corpus, "items": items, "figures": found, "interval": interval}
        print(json.dumps(result))
        return
    for name, value in found.items():
        low, high = interval[name]
        print(f"{name:18} {value:6.2f}  [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()
