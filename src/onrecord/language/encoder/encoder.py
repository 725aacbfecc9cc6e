"""The encoder itself: an ONNX file with weights of seven bits, loaded by hash, one thread."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.knowledge.table import rows
from onrecord.language.blocks import encodable
from onrecord.language.encoder.heads import POOLED, TAGS
from onrecord.language.encoder.pieces import Window, windows
from onrecord.language.encoder.trace import Numbers, Sight, Trace
from onrecord.records import ModelFile, Span

_LINE_END = re.compile(r"[.!?…:][\"”’')\]]*(?:[^\S\n]{0,3}[—–―-][^\n.]{2,40})?([^\S\n]{0,3}\n)\s*")

_SLOWER = {"SkipLayerNormFusion"}
"""What ONNX Runtime makes of a sum and a norm: one step six times as slow as the two."""

FILES = ("encoder.onnx", "encoder_heads.npz", "encoder_pieces.json")


class Encoder(msgspec.Struct, frozen=True, kw_only=True):
    """A session, its tokenizer, and the matrices of the pooled heads."""

    session: Any
    tokenizer: Any
    pooled: dict[str, tuple[Numbers, Numbers]]
    models: tuple[ModelFile, ...] = ()

    @classmethod
    def load(cls) -> "Encoder":
        """Load the files of the package; raises ModelError where one is missing or changed."""
        model, heads, vocabulary = (_pinned(name) for name in FILES)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(model[0]),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOWER,
        )
        return cls(
            session=session,
            tokenizer=Tokenizer.from_file(str(vocabulary[0])),
            pooled=_matrices(heads[0]),
            models=tuple(card for _, card in (model, heads, vocabulary)),
        )

    def trace(self, text: str, blocks: Sequence[Span]) -> Trace:
        """Return what the encoder sees in the blocks of `text`; the same for the same text."""
        words = encodable(text)
        places = [line for block in blocks for line in _lines(words, block)]
        sights = (self._sight(window) for window in windows(self.tokenizer, words, places))
        return Trace(tuple(sights), self.pooled)

    def _sight(self, window: Window) -> Sight:
        ids = np.asarray([window.ids], np.int64)
        held = self.session.run(None, {"ids": ids})
        states, links, *tags = (array[0] for array in held)
        return Sight(
            window.spans,
            states,
            dict(zip(TAGS, tags, strict=True)),
            links,
        )


def _lines(text: str, block: Span) -> Iterator[tuple[int, int]]:
    """Yield the parts of a block, cut where a line ends with a sentence.

    Texts that part their paragraphs by a single line end are read as the encoder learned them;
    lines wrapped inside a sentence stay together.
    """
    start = block.start
    for found in _LINE_END.finditer(text, block.start, block.end):
        yield start, found.start(1)
        start = found.end()
    if start < block.end:
        yield start, block.end


def _matrices(path: Path) -> dict[str, tuple[Numbers, Numbers]]:
    with np.load(path, allow_pickle=False) as held:
        return {head: (held[f"{head}.weight"], held[f"{head}.bias"]) for head in POOLED}


def _pinned(name: str) -> tuple[Path, ModelFile]:
    """Return a model file whose hash is in `knowledge/models/encoder.csv`."""
    pinned = {row["name"]: row for row in rows("models/encoder")}.get(name)
    path = Path(str(files("onrecord.knowledge"))) / "models" / name
    if pinned is None or not path.is_file():
        raise ModelError(f"the model {name} is not part of this installation")
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if digest != pinned["sha256"]:
        raise ModelError(f"the model {name} has hash {digest}, expected {pinned['sha256']}")
    return path, ModelFile(name=name, version=pinned["version"], sha256=digest)
