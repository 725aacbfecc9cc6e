"""What stands around the words of a report, as features: regions, statements, words of war.

A model of events needs to know more than the clause: the cue of an accusation by a government
is an act, the same word of a resident is none; a page without a word of war tells of no attack.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.language.parse import Parse
from onrecord.reading.page import Page
from onrecord.reading.predications.features import hints_of, lemma_of
from onrecord.reading.predications.phrase import means_of_harm, role_nouns
from onrecord.reading.predications.surroundings import Surroundings
from onrecord.records import Span, Statement

SHORT = 80
"""Tokens from which on a page is a report and not a sentence, so that its words can be counted."""

DENSEST = 6
"""Percent of words of war from which on more of them tell nothing more."""

WAR = frozenset({"ASSAULT", "force", "means", "harm"})
"""Hints that make a word one of war."""

FORCES = frozenset({"MIL", "REB", "COP", "SPY", "UAF"})
"""PLOVER roles of the armed."""


class Setting:
    """The surroundings of each token of one page, looked up by token."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        parse = page.parse
        self._parse = parse
        self._people = around.people
        self._regions = _regions(page)
        self._cues: dict[int, list[Statement]] = defaultdict(list)
        self._contents: dict[int, list[Statement]] = defaultdict(list)
        for statement in around.statements:
            for token in _tokens(parse, [statement.cue] if statement.cue else []):
                self._cues[token].append(statement)
            for token in _tokens(parse, statement.content):
                self._contents[token].append(statement)
        self._words = [tuple(_kinds(parse, token)) for token in range(len(parse))]
        self._sentences: dict[int, Counter[str]] = defaultdict(Counter)
        for token, kinds in enumerate(self._words):
            self._sentences[parse.sentence[token]].update(kinds)
        self._density = _density(self._words)

    def features(self, token: int) -> Iterator[str]:
        """Yield what is known of the place of a token."""
        yield f"region={self._regions[token]}"
        yield f"density={self._density}"
        for statement in self._cues.get(token, ()):
            yield from self._of_cue(statement)
        within = self._contents.get(token, ())
        yield "inside" if within else "outside"
        yield from (f"inside={statement.stance}" for statement in within)
        yield from self._of_sentence(token)

    def links(self, trigger: int, head: int) -> Iterator[str]:
        """Yield what a phrase is to the statements whose cue is the trigger, or that hold it."""
        at = self._parse.start[head]
        for statement in self._cues.get(trigger, ()):
            for name, span in _parties(statement):
                if span is not None and span.start <= at < span.end:
                    yield f"{name} of cue"
                    yield f"{name} of cue {statement.stance}"
        for statement in self._contents.get(trigger, ()):
            for name, span in _parties(statement):
                if span is not None and span.start <= at < span.end:
                    yield f"{name} of content {statement.stance}"
        if any(any(c.start <= at < c.end for c in s.content) for s in self._cues.get(trigger, ())):
            yield "in content of cue"

    def _of_cue(self, statement: Statement) -> Iterator[str]:
        actor = self._people.by_id.get(statement.speaker.actor or "")
        role = actor.role if actor is not None else None
        kind = statement.speaker.kind
        yield "cue"
        yield f"cue={statement.stance}"
        yield f"cue by={role}"
        yield f"cue of={kind}"
        yield f"cue={statement.stance} by={role}"
        yield f"cue={statement.stance} of={kind}"

    def _of_sentence(self, token: int) -> Iterator[str]:
        """Yield the kinds of words beside a token in its sentence, its own left out."""
        others = self._sentences[self._parse.sentence[token]].copy()
        others.subtract(self._words[token])
        for kind, count in sorted(others.items()):
            if count > 0:
                yield f"beside={kind}"


def _parties(statement: Statement) -> Iterator[tuple[str, Span | None]]:
    yield "source", statement.source
    yield "addressee", statement.addressee.span if statement.addressee else None
    yield "accused", statement.accused.span if statement.accused else None


def _regions(page: Page) -> list[str]:
    """Return the role of the region of each token, empty where no region holds it."""
    starts = page.parse.start
    found = [""] * len(starts)
    for region in page.report.regions:
        first, last = (bisect_left(starts, at) for at in (region.span.start, region.span.end))
        found[first:last] = [region.role] * (last - first)
    return found


def _tokens(parse: Parse, spans: Sequence[Span]) -> Iterator[int]:
    for span in spans:
        yield from range(bisect_left(parse.start, span.start), bisect_left(parse.start, span.end))


def _kinds(parse: Parse, token: int) -> Iterator[str]:
    """Yield what a word by itself hints at, and whether it is of an army or of its arms."""
    if parse.pos[token] not in {"NOUN", "PROPN", "VERB", "ADJ"}:
        return
    word = lemma_of(parse, token)
    yield from hints_of(parse, token)
    if parse.pos[token] != "VERB" and role_nouns().get(word) in FORCES:
        yield "force"
    if word in means_of_harm():
        yield "means"


def _density(words: Sequence[tuple[str, ...]]) -> str:
    """Say how many words of war a page has in a hundred; "short" for a sentence."""
    if len(words) < SHORT:
        return "short"
    war = sum(bool(WAR & set(kinds)) for kinds in words)
    return str(min(DENSEST, 100 * war // len(words)))
