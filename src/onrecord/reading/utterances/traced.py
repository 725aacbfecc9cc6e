"""Attributions as the encoder sees them: sources, cues and contents, linked.

Each token takes the class its pieces vote for; runs of one class are spans; the link heads say
which source and which cue a content belongs to. Contents of one cue are one attribution.
"""

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from onrecord.language.encoder import Sight, Trace
from onrecord.language.encoder.trace import Numbers
from onrecord.language.parse import Parse
from onrecord.reading.utterances.draft import Tokens

HEAD = "attribution"
SOURCE, CUE, CONTENT = 1, 2, 3

REACH = 1
"""Paragraphs between a content and its source or cue."""


class Traced(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution; `sure` is the mean probability of its content's tokens.

    `sight` and `rows` are where the content was seen, so that other sources can be weighed.
    """

    source: Tokens | None
    cue: Tokens | None
    content: tuple[Tokens, ...]
    sure: float
    glance: "Glance"
    rows: list[int]

    def affinity(self, source: Tokens | None) -> float:
        """Return the log probability that the content is of `source`, or of nobody (None)."""
        return affinity(self.glance, self.rows, "source", source)


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """A window in tokens: for tokens `first` on, their rows and class probabilities."""

    sight: Sight
    first: int
    rows: list[list[int]]
    chances: Numbers
    begins: Numbers
    """Probability that the first piece of a token begins a span of its class."""

    def all_rows(self, tokens: Tokens) -> list[int]:
        """Return the rows of a run of tokens."""
        known = range(max(tokens[0], self.first), min(tokens[1], self.first + len(self.rows)))
        return [row for t in known for row in self.rows[t - self.first]]

    def mean(self, tokens: Tokens, kind: int) -> float:
        """Return the mean probability of class `kind` over a run of tokens."""
        return float(self.chances[tokens[0] - self.first : tokens[1] - self.first, kind].mean())


def glances(parse: Parse, trace: Trace) -> Iterator[Glance]:
    """Yield the windows of a report in tokens of its parse; a token is in one window only."""
    token = 0
    for sight in trace.sights:
        first, row = token, 1
        rows: list[list[int]] = []
        last = sight.ends[-1]
        while token < len(parse) and parse.start[token] < last:
            start, end = parse.start[token], parse.end[token]
            while row < len(sight.spans) and sight.ends[row] <= start:
                row += 1
            held, at = [], row
            while at < len(sight.spans) and sight.spans[at][0] < end:
                if sight.spans[at][1] > start:
                    held.append(at)
                at += 1
            rows.append(held)
            token += 1
        if rows:
            yield _glance(sight, first, rows)


def _glance(sight: Sight, first: int, rows: list[list[int]]) -> Glance:
    chances = sight.chances[HEAD]
    inside = np.stack([chances[:, 0]] + [chances[:, k] + chances[:, k + 1] for k in (1, 3, 5)], -1)
    begin = chances[:, [1, 3, 5]]
    held = np.zeros((len(rows), 4), np.float32)
    begins = np.zeros((len(rows), 4), np.float32)
    held[:, 0] = 1.0
    seen = [n for n, own in enumerate(rows) if own]
    firsts = [rows[n][0] for n in seen]
    held[seen], begins[seen, 1:] = inside[firsts], begin[firsts]
    several = [n for n in seen if len(rows[n]) > 1]
    if several:
        edges = np.cumsum([0, *(len(rows[n]) for n in several)])
        sums = np.add.reduceat(inside[[row for n in several for row in rows[n]]], edges[:-1])
        held[several] = sums / np.diff(edges)[:, None].astype(np.float32)
    return Glance(sight=sight, first=first, rows=rows, chances=held, begins=begins)


def find(parse: Parse, seen: Iterable[Glance]) -> Iterator[Traced]:
    """Yield the attributions of a report, window by window, from what `glances` gives."""
    for glance in seen:
        yield from _attributions(parse, glance)


def chances(parse: Parse, seen: Iterable[Glance]) -> Numbers:
    """Return for each token of the parse the probabilities of the classes, 0 where unseen."""
    held = np.zeros((len(parse), 4), np.float32)
    for glance in seen:
        held[glance.first : glance.first + len(glance.rows)] = glance.chances
    return held


def _attributions(parse: Parse, glance: Glance) -> Iterator[Traced]:
    spans = _spans(parse, glance)
    held: dict[Tokens | None, list[tuple[Tokens, Tokens | None]]] = {}
    alone = []
    for content in spans[CONTENT]:
        rows = glance.all_rows(content)
        source = _linked(glance, rows, "source", _near(parse, content, spans[SOURCE]))
        cue = _linked(glance, rows, "cue", _near(parse, content, spans[CUE]))
        if cue is None:
            alone.append((content, source))
        else:
            held.setdefault(cue, []).append((content, source))
    for cue, parts in held.items():
        sources = [source for _, source in parts]
        best = max(sources, key=lambda s: (s is not None, sources.count(s)))
        contents = tuple(sorted(content for content, _ in parts))
        yield _traced(glance, best, cue, contents)
    for content, source in alone:
        yield _traced(glance, source, None, (content,))


def _traced(
    glance: Glance, source: Tokens | None, cue: Tokens | None, content: tuple[Tokens, ...]
) -> Traced:
    sure = sum(glance.mean(c, CONTENT) for c in content) / len(content)
    rows = [row for tokens in content for row in glance.all_rows(tokens)]
    return Traced(source=source, cue=cue, content=content, sure=sure, glance=glance, rows=rows)


def _spans(parse: Parse, glance: Glance) -> dict[int, list[Tokens]]:
    """Return the runs of tokens of each class; a run ends where another begins, or a block."""
    found: dict[int, list[Tokens]] = {SOURCE: [], CUE: [], CONTENT: []}
    best = glance.chances.argmax(-1)
    open_, kind = 0, 0
    for n in range(len(best) + 1):
        here = int(best[n]) if n < len(best) else 0
        if kind and (here != kind or glance.begins[n, kind] > 0.5 or _parts(parse, glance, n)):
            found[kind].append((glance.first + open_, glance.first + n))
            kind = 0
        if here and not kind:
            open_, kind = n, here
    return found


def _parts(parse: Parse, glance: Glance, n: int) -> bool:
    token = glance.first + n
    return parse.block[token] != parse.block[token - 1]


def _near(parse: Parse, content: Tokens, spans: list[Tokens]) -> list[Tokens]:
    """Return the spans that stand at most `REACH` paragraphs from a content."""
    block = parse.block[content[0]]
    return [span for span in spans if abs(parse.block[span[0]] - block) <= REACH]


def _linked(glance: Glance, rows: list[int], head: str, spans: list[Tokens]) -> Tokens | None:
    """Return the span that a content belongs to, None for none of them."""
    if not rows or not spans:
        return None
    goals = glance.sight.goals(head, rows)
    return max((None, *spans), key=lambda span: _mean(glance, goals, span))


def affinity(glance: Glance, rows: list[int], head: str, tokens: Tokens | None) -> float:
    """Return the mean log probability of a link from `rows` to any piece of `tokens`."""
    return _mean(glance, glance.sight.goals(head, rows), tokens) if rows else -np.inf


def _mean(glance: Glance, goals: Numbers, tokens: Tokens | None) -> float:
    own = [0] if tokens is None else glance.all_rows(tokens)
    return float(np.logaddexp.reduce(goals[:, own], axis=1).mean()) if own else -np.inf
