"""The texts written for training as labelled texts, and the lines of any text without an event."""

import re
from collections.abc import Iterable, Iterator

from onrecord.language.encoder.heads import ROOTS
from training.encoder.corpora import ACTOR, CONTENT, CUE, RECIPIENT, SOURCE, lines, typed
from training.encoder.examples import Labelled, Linked, Pooled
from training.marking import Marking, Passage, written

_ENDS = {"src": SOURCE, "cue": CUE}
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_LONG = re.compile(r"(?:\S+\s+){4}\S")


def reports() -> Iterator[Labelled]:
    """Yield the passages: statements, triggers of events, their parties and types."""
    for passage in written("passages"):
        said = sorted({n for m in passage.markings if m.label == "con" for n in m.numbers})
        tags = [(m.place, CONTENT) for m in passage.markings if m.label == "con"]
        tags += [(m.place, _ENDS[m.label]) for m in passage.markings if m.label in _ENDS]
        links = [link for n in said for link in _said(passage, n)]
        events = passage.triggers()
        links += [link for m in events for link in _done(passage, m)]
        yield Labelled(
            passage.text,
            lines(passage.text),
            {"attribution": tags, "trigger": [(m.place, 0) for m in events]},
            links=tuple(links),
            pooled=tuple(unit for m in events for unit in _typed(passage, m)),
        )


def short() -> Iterator[Labelled]:
    """Yield the lines all of whose events are marked, with triggers and types alone."""
    for passage in written("lines"):
        events = passage.triggers()
        yield Labelled(
            passage.text,
            ((0, len(passage.text)),),
            {"trigger": [(m.place, 0) for m in events]},
            pooled=tuple(unit for m in events for unit in typed(m.place, (), (), m.label)),
        )


def sentences() -> Iterator[Labelled]:
    """Yield the single sentences: the parties and the type of their main event."""
    for passage in written("sentences"):
        event = passage.triggers()[0]
        actor, recipient = (passage.of(end, event.numbers[0]) for end in ("act", "rec"))
        roles = [(p, ACTOR) for p in actor] + [(p, RECIPIENT) for p in recipient]
        whole = (0, len(passage.text))
        root = ROOTS.index(_FOLDED.get(event.label, event.label))
        yield Labelled(
            passage.text,
            (whole,),
            {"roles": roles},
            links=tuple(_done(passage, event)),
            pooled=(Pooled("root", ((whole,), actor, recipient), root), *_typed(passage, event)),
        )


def quiet(texts: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the lines without any event of texts whose events are all marked: no main event."""
    for one in texts:
        told = [place for place, _ in one.tags["trigger"]]
        for start, end in one.blocks:
            line = one.text[start:end]
            if _LONG.match(line) and not any(start <= a < end for a, _ in told):
                yield Labelled(line, ((0, len(line)),), {"roles": []})


def _said(passage: Passage, number: int) -> Iterator[Linked]:
    content = passage.of("con", number)
    yield Linked("source", content, passage.of("src", number))
    yield Linked("cue", content, passage.of("cue", number))


def _done(passage: Passage, event: Marking) -> Iterator[Linked]:
    for head, end in (("actor", "act"), ("recipient", "rec")):
        yield Linked(head, (event.place,), passage.of(end, event.numbers[0]))


def _typed(passage: Passage, event: Marking) -> Iterator[Pooled]:
    actor, recipient = (passage.of(end, event.numbers[0]) for end in ("act", "rec"))
    yield from typed(event.place, actor, recipient, event.label)
