"""The corpora that the encoder learns from, as labelled texts.

PolNeAR: sources, cues and contents, and which belong together. PLV: the source, the target and
the type of one event a sentence.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.attribution_score import Attribution, read_gold
from benchmarks.plain import plain_report
from benchmarks.plover import Marked, near_copies, read_plv
from onrecord.language.encoder.heads import POOLED, ROOTS
from onrecord.language.engine import Engine
from training.encoder.examples import Labelled, Linked, Place, Pooled
from training.event_types import best_of

SOURCE, CUE, CONTENT = range(3)
ACTOR, RECIPIENT = range(2)
_LINE = re.compile(r"[^\n]*\S[^\n]*")


def lines(text: str) -> tuple[Place, ...]:
    """Return the lines of a text that are not blank."""
    return tuple(match.span() for match in _LINE.finditer(text))


def polnear(folder: Path) -> Iterator[Labelled]:
    """Yield the articles of a PolNeAR split in the order of their names."""
    for _, (text, gold) in sorted(read_gold(folder).items()):
        yield attributed(text, gold)


def attributed(text: str, gold: list[Attribution]) -> Labelled:
    """Return a text with its attributions as labels."""
    tags: list[tuple[Place, int]] = []
    links = []
    for a in gold:
        tags += [(piece, CONTENT) for piece in a.content]
    for a in gold:
        tags += [(piece, SOURCE) for piece in a.source] + [(piece, CUE) for piece in a.cue]
        links.append(Linked("source", a.content, a.source))
        links.append(Linked("cue", a.content, a.cue))
    return Labelled(text, lines(text), {"attribution": tags}, links=tuple(links))


def plv(rows: list[Marked], engine: Engine) -> Iterator[Labelled]:
    """Yield the sentences of PLV; the trigger is the candidate that best joins both parties."""
    for number, row in enumerate(rows):
        best = best_of(engine.parse(plain_report(f"plv:{number}", row.text)), row)
        actor = ((row.source.start, row.source.end),) if row.source else ()
        recipient = ((row.target.start, row.target.end),) if row.target else ()
        whole = (0, len(row.text))
        roles = [(p, ACTOR) for p in actor] + [(p, RECIPIENT) for p in recipient]
        units = [Pooled("root", ((whole,), actor, recipient), ROOTS.index(row.root))]
        links: tuple[Linked, ...] = ()
        if best is not None:
            span, kind = best
            trigger = ((span.start, span.end),)
            units += typed(trigger[0], actor, recipient, kind)
            links = (Linked("actor", trigger, actor), Linked("recipient", trigger, recipient))
        yield Labelled(row.text, (whole,), {"roles": roles}, links=links, pooled=tuple(units))


def typed(
    trigger: Place, actor: tuple[Place, ...], recipient: tuple[Place, ...], name: str
) -> Iterator[Pooled]:
    """Yield the units of an event's type: with its parties and, as they may be unknown, without."""
    label = POOLED["plover"].index(name)
    yield Pooled("plover", ((trigger,), actor, recipient), label)
    yield Pooled("plover", ((trigger,), (), ()), label)


def plv_fold(path: Path, fold: int | None) -> tuple[list[Marked], list[Marked]]:
    """Return the sentences to learn from and those kept out; near copies stay together."""
    rows = list(read_plv(path))
    groups = near_copies([row.text for row in rows])
    kept = [row for row, g in zip(rows, groups, strict=True) if g % 5 != fold]
    out = [row for row, g in zip(rows, groups, strict=True) if g % 5 == fold]
    return kept, out
