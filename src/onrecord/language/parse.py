"""A parse as plain columns, so that rules are tested without a model and a second parser fits.

Offsets are code points of the report's canonical text. Tokens are numbered from 0 through all
blocks that were read; furniture has no tokens.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from onrecord.records import Span


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A name: tokens `first` to `last` exclusive, a type, and what decided it.

    `label` is of OntoNotes (PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW,
    LANGUAGE, DATE, TIME, PERCENT, MONEY, QUANTITY, ORDINAL, CARDINAL). `key` is the row of the
    names table that matched ("country:ARM", "demonym:ARM", "group:hamas"), empty where only
    the model saw it. `made_by` is "table", "model", or "agreement" (re-typed after another
    mention in the report).
    """

    first: int
    last: int
    label: str
    key: str = ""
    made_by: str = "model"


class Parse(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Columns over tokens, all of one length; `head[i] == i` for the root of a sentence.

    `tag` is Penn Treebank, `pos` universal, `dep` the ClearNLP label of spaCy's English models
    ("nsubj", "ccomp", "prep", …). `sentence[i]` numbers sentences, `block[i]` the blocks
    (paragraphs) that were parsed; a sentence never crosses a block.
    """

    text: str
    start: Sequence[int]
    end: Sequence[int]
    form: Sequence[str]
    lemma: Sequence[str]
    tag: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    sentence: Sequence[int]
    block: Sequence[int]
    blocks: Sequence[Span] = ()
    entities: tuple[Entity, ...] = ()

    def __len__(self) -> int:
        return len(self.form)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` to `last` exclusive."""
        return Span(self.start[first], self.end[last - 1])

    def words(self, first: int, last: int) -> str:
        """Return the text of tokens `first` to `last` exclusive."""
        return self.span(first, last).of(self.text)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Children of each token, in text order."""
        below: list[list[int]] = [[] for _ in self.form]
        for token, head in enumerate(self.head):
            if head != token:
                below[head].append(token)
        return tuple(tuple(tokens) for tokens in below)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """First and last token (inclusive) of each token's subtree."""
        low, high = list(range(len(self.form))), list(range(len(self.form)))
        for token in self._bottom_up:
            head = self.head[token]
            if head != token:
                low[head] = min(low[head], low[token])
                high[head] = max(high[head], high[token])
        return tuple(zip(low, high, strict=True))

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First token and end (exclusive) of each sentence, by sentence number."""
        bounds: list[tuple[int, int]] = []
        first = 0
        for token in range(1, len(self.form) + 1):
            if token == len(self.form) or self.sentence[token] != self.sentence[first]:
                bounds.append((first, token))
                first = token
        return tuple(bounds)

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The entity that holds a token, for tokens that are in one."""
        return {t: name for name in self.entities for t in range(name.first, name.last)}

    def tokens_in(self, span: Span) -> range:
        """Return the tokens that begin inside `span`."""
        return range(bisect_left(self.start, span.start), bisect_left(self.start, span.end))

    @cached_property
    def _bottom_up(self) -> tuple[int, ...]:
        """Tokens ordered so that each comes before its head."""
        order = [token for token, head in enumerate(self.head) if head == token]
        for token in order:
            order.extend(self.children[token])
        return tuple(reversed(order))

    def subtree(self, token: int) -> Iterator[int]:
        """Yield the tokens of a subtree in text order (it may have gaps)."""
        below = [token]
        for member in below:
            below.extend(self.children[member])
        yield from sorted(below)

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the heads above `token`, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def token_at(self, offset: int) -> int | None:
        """Return the token that holds the character at `offset`, None between tokens."""
        return self._by_offset.get(offset)

    @cached_property
    def _by_offset(self) -> dict[int, int]:
        spans = enumerate(zip(self.start, self.end, strict=True))
        return {offset: token for token, (start, end) in spans for offset in range(start, end)}
