"""The language engine: a report becomes columns of tokens, tags, dependencies and names.

One report is one batch with a document per block, so its labels depend on nothing but itself:
not on the reports before it, nor on how many workers share them. Reports of more than
`BATCH_TOKENS` are several batches, cut at the same blocks every time.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Self

import msgspec
import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.knowledge.names import Names
from onrecord.language.agreement import name_entities
from onrecord.language.blocks import Block, blocks_of
from onrecord.language.decoding import decode
from onrecord.language.fast_gemm import use_openblas
from onrecord.language.models import find_model
from onrecord.language.names import NameMatcher
from onrecord.language.parse import Entity, Parse
from onrecord.language.recasing import Recaser, is_shouting
from onrecord.language.word_classes import WordClasses
from onrecord.records import ModelFile, Report
from onrecord.settings import Limits, Settings

BATCH_TOKENS = 8_000
"""Tokens in one batch: a book of a report takes 60 MB more than a page, not gigabytes."""

ZONE_TOKENS = 200_000
"""Tokens after which spaCy's memory of rare words is given back."""

SENTENCE_ENDS = frozenset(".!?;:…。")
COLUMNS: list[int | str] = [
    "ORTH",
    "IDX",
    "LENGTH",
    "TAG",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
]
TRANSITION_PIPES = frozenset({"parser", "ner"})


class Engine:
    """The small English model of spaCy, made fast, with names from the table on top."""

    def __init__(self, limits: Limits, names: Names, *, any_model: bool = False) -> None:
        folder, model = find_model(any_model=any_model)
        self.models: tuple[ModelFile, ...] = (model,)
        self.names = names
        self._limits = limits
        self._nlp = spacy.load(folder, exclude=["senter"])
        self._words = WordClasses(self._nlp)
        self._recaser = Recaser(names, self._nlp)
        self._matcher = NameMatcher(names, self._forms)
        self._pipes: list[tuple[str, Any]] = [
            (name, self._nlp.get_pipe(name)) for name in ("tok2vec", "tagger", "parser", "ner")
        ]
        self._zone = ExitStack()
        self._seen = ZONE_TOKENS
        use_openblas(*(pipe.model for _, pipe in self._pipes))

    @classmethod
    def load(cls, settings: Settings | None = None, names: Names | None = None) -> Self:
        """Load the model and, unless given, the table of names; takes about a second.

        Raises ModelError where no model of a known hash is installed.
        """
        return cls((settings or Settings()).limits, names or Names.load())

    def parse(self, report: Report) -> Parse:
        """Return the parse of the regions of `report` that are read; the same one every time."""
        found = blocks_of(report, self._limits.paragraph_characters)
        blocks = [self._spoken(block) for block in found]
        columns = _Columns(report.text)
        self._renew_memory()
        for batch in self._batches(blocks):
            self._annotate([doc for _, doc in batch])
            for block, doc in batch:
                columns.add(block, doc, self._words)
        parse = columns.parse(self._nlp.vocab.strings)
        self._seen += len(parse)
        return name_entities(parse, self._matcher)

    def _spoken(self, block: Block) -> Block:
        """Return a block that is all in capitals in the case of a newspaper."""
        if not is_shouting(block.words):
            return block
        words = self._recaser.recased(block.words)
        return msgspec.structs.replace(block, words=words, recased=True)

    def _forms(self, words: str) -> list[str]:
        return [token.text for token in self._nlp.tokenizer(words)]

    def _renew_memory(self) -> None:
        """Let spaCy forget the words it met since the last time, now and then.

        What it would remember for ever otherwise is every distinct word of every report.
        """
        if self._seen >= ZONE_TOKENS:
            self._zone.close()
            self._words.forget()
            self._zone.enter_context(self._nlp.memory_zone())
            self._seen = 0

    def _batches(self, blocks: Sequence[Block]) -> Iterator[list[tuple[Block, Doc]]]:
        batch: list[tuple[Block, Doc]] = []
        tokens = 0
        for block in blocks:
            doc = self._nlp.tokenizer(block.words)
            _cut(doc, self._limits.sentence_tokens)
            batch.append((block, doc))
            tokens += len(doc)
            if tokens >= BATCH_TOKENS:
                yield batch
                batch, tokens = [], 0
        if batch:
            yield batch

    def _annotate(self, docs: list[Doc]) -> None:
        for name, pipe in self._pipes:
            found = decode(pipe, docs) if name in TRANSITION_PIPES else pipe.predict(docs)
            pipe.set_annotations(docs, found)


def _cut(doc: Doc, longest: int) -> None:
    """Force a sentence start where `longest` tokens passed without one that may end a sentence.

    The time of a parse grows faster than its longest sentence. Five times `longest` is cut
    whatever stands in it.
    """
    if len(doc) <= longest:
        return
    since_end = since_cut = 0
    for token in doc:
        if since_end >= longest or since_cut >= 5 * longest:
            token.is_sent_start = True
            since_end = since_cut = 0
        since_cut += 1
        since_end = 0 if token.text in SENTENCE_ENDS else since_end + 1


class _Columns:
    """The columns of a parse while its blocks are added."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.tables: list[NDArray[np.int64]] = []
        self.form: list[str] = []
        self.pos: list[str] = []
        self.lemma: list[str] = []

    def add(self, block: Block, doc: Doc, words: WordClasses) -> None:
        table: NDArray[Any] = doc.to_array(COLUMNS)
        pos, lemma = words.of(*(table[:, column].tolist() for column in (0, 3, 4)))
        table = table.view(np.int64)
        table[:, 2] += table[:, 1]
        spoken = [block.words[a:b] for a, b in table[:, 1:3].tolist()] if block.recased else []
        if block.place:
            place = np.asarray(block.place)
            table[:, 1], table[:, 2] = place[table[:, 1]], place[table[:, 2] - 1] + 1
        else:
            table[:, 1:3] += block.span.start
        table[:1, 6] = 1
        self.form += spoken or [self.text[a:b] for a, b in table[:, 1:3].tolist()]
        self.blocks.append(block)
        self.tables.append(table)
        self.pos += pos
        self.lemma += lemma

    def parse(self, strings: Any) -> Parse:
        table = np.concatenate([*self.tables, np.zeros((0, len(COLUMNS)), np.int64)])
        start, end = table[:, 1].tolist(), table[:, 2].tolist()
        kinds = table[:, 8].view(np.uint64)
        return Parse(
            text=self.text,
            start=start,
            end=end,
            form=self.form,
            lemma=self.lemma,
            tag=_named(table[:, 3], strings),
            pos=self.pos,
            dep=_named(table[:, 4], strings),
            head=(table[:, 5] + np.arange(len(table))).tolist(),
            sentence=(np.cumsum(table[:, 6] == 1) - 1).tolist(),
            block=np.repeat(range(len(self.tables)), [len(t) for t in self.tables]).tolist(),
            blocks=tuple(block.span for block in self.blocks),
            entities=tuple(_entities(table[:, 7].tolist(), _named(kinds, strings))),
        )


def _named(ids: NDArray[Any], strings: Any) -> list[str]:
    """Return the strings of spaCy's string ids."""
    distinct, which = np.unique(ids.view(np.uint64), return_inverse=True)
    names = [strings[int(one)] for one in distinct]
    return [names[nth] for nth in which.tolist()]


def _entities(iob: Sequence[int], label: Sequence[str]) -> Iterator[Entity]:
    """Yield the model's names: `iob` is 3 at the first token of one, 1 inside, 2 outside."""
    first = None
    for token, mark in enumerate([*iob, 2]):
        if mark != 1 and first is not None:
            yield Entity(first=first, last=token, label=label[first])
            first = None
        if mark == 3:
            first = token
