"""Our own gold as labelled texts: the training split alone.

Statements teach sources, cues and contents; event mentions triggers, parties and types. Only
statements that no other holds are tagged, as in PolNeAR, and their "that" is content, as there.
"""

from collections.abc import Iterator

from benchmarks.gold_corpus import Corpus
from benchmarks.gold_format import of_corpus
from onrecord.language.engine import Engine
from onrecord.language.parse import Parse
from onrecord.records import Reading, Span
from onrecord.records.event import EventMention
from onrecord.records.statement import Statement
from training.encoder.corpora import CONTENT, CUE, SOURCE, typed
from training.encoder.examples import Labelled, Linked, Place, Pooled

PARTIES = ("actor", "recipient")


def labelled(corpus: Corpus, engine: Engine) -> Iterator[Labelled]:
    """Yield the annotated reports of the training split."""
    for entry in corpus.annotated("train"):
        reading = of_corpus(corpus, entry).reading
        yield _labelled(reading, engine.parse(reading.report))


def _labelled(reading: Reading, parse: Parse) -> Labelled:
    outer = [s for s in reading.statements if s.inside is None and s.content]
    tags: list[tuple[Place, int]] = []
    for s in outer:
        tags += [(_with_that(parse.text, piece), CONTENT) for piece in s.content]
    for s in outer:
        tags += [(_place(span), kind) for span, kind in ((s.source, SOURCE), (s.cue, CUE)) if span]
    links = [link for s in outer for link in _said(s)]
    links += [link for m in reading.event_mentions for link in _done(m)]
    pooled = tuple(unit for m in reading.event_mentions for unit in _typed(m))
    return Labelled(
        parse.text,
        tuple(_place(block) for block in parse.blocks),
        {"attribution": tags, "trigger": [(_place(m.span), 0) for m in reading.event_mentions]},
        links=tuple(links),
        pooled=pooled,
    )


def _place(span: Span) -> Place:
    return span.start, span.end


def _with_that(text: str, piece: Span) -> Place:
    before = text[: piece.start].rstrip()
    return (len(before) - 4 if before.endswith(" that") else piece.start), piece.end


def _said(s: Statement) -> Iterator[Linked]:
    content = tuple(_place(piece) for piece in s.content)
    yield Linked("source", content, (_place(s.source),) if s.source else ())
    yield Linked("cue", content, (_place(s.cue),) if s.cue else ())


def _done(m: EventMention) -> Iterator[Linked]:
    for head in PARTIES:
        spans = tuple(_place(r.span) for r in m.roles if r.role == head and r.span)
        yield Linked(head, (_place(m.span),), spans)


def _typed(m: EventMention) -> Iterator[Pooled]:
    actor, recipient = (
        tuple(_place(r.span) for r in m.roles if r.role == name and r.span) for name in PARTIES
    )
    yield from typed(_place(m.span), actor, recipient, m.type)
