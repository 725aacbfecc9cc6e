"""Words per CPU second of the whole product, beside those of bare spaCy, in one run.

`python -m benchmarks.speed --gold FOLDER`, where FOLDER holds `text/*.txt` (PolNeAR's layout).
Bare spaCy is `spacy.load(model).pipe` over the same texts with the same model. Both are warmed
up, then read the same bundles of texts in turn, so that a noisy machine disturbs both; the CPU
time of a bundle is its median over the repetitions. `rss_mb` is the peak of a fresh process
that reads all texts.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import spacy
from spacy.language import Language

from benchmarks import contract
from benchmarks.plain import plain_report
from onrecord.language.models import find_model
from onrecord.reader import Reader

BUNDLE = 20
"""Texts that are timed together: bare spaCy is given a batch, as its users do."""

REPETITIONS = 5


class Bundle(msgspec.Struct, frozen=True):
    """CPU seconds that a bundle of texts took, bare and as the product."""

    words: int
    bare: float
    product: float


def measure(texts: Sequence[str]) -> list[Bundle]:
    """Time bare spaCy and the product on bundles of `texts`, taking turns."""
    reader, bare = Reader.load(), spacy.load(find_model()[0])
    bundles = [texts[i : i + BUNDLE] for i in range(0, len(texts), BUNDLE)]
    seconds: list[tuple[list[float], list[float]]] = [([], []) for _ in bundles]
    for repetition in range(REPETITIONS + 1):
        for bundle, (of_bare, of_product) in zip(bundles, seconds, strict=True):
            times = _seconds(_bare, bare, bundle), _seconds(_read, reader, bundle)
            if repetition:  # the first round is the warm-up
                of_bare.append(times[0])
                of_product.append(times[1])
    return [
        Bundle(sum(len(text.split()) for text in bundle), median(bare_s), median(product_s))
        for bundle, (bare_s, product_s) in zip(bundles, seconds, strict=True)
    ]


def figures(bundles: Sequence[Bundle]) -> dict[str, float]:
    """Return the factors and rates of the contract; the two profiles are one as yet."""
    bare = sum(bundle.bare for bundle in bundles)
    product = sum(bundle.product for bundle in bundles)
    words = sum(bundle.words for bundle in bundles)
    return {
        "ratio_to_bare": bare / product,
        "ratio_to_bare_fast": bare / product,
        "words_per_cpu_second": words / product,
        "bare_words_per_cpu_second": words / bare,
    }


def peak_memory(texts: Sequence[str]) -> float:
    """Read `texts` in this process and return its peak memory in MB."""
    _read(Reader.load(), texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _bare(pipeline: Language, texts: Sequence[str]) -> None:
    for _ in pipeline.pipe(texts):
        pass


def _read(reader: Reader, texts: Sequence[str]) -> None:
    for nth, text in enumerate(texts):
        reader.read_report(plain_report(str(nth), text))


def _seconds(work: Callable[[Any, Sequence[str]], None], by: Any, texts: Sequence[str]) -> float:
    began = time.process_time()
    work(by, texts)
    return time.process_time() - began


def main(arguments: argparse.Namespace) -> None:
    """Measure the texts of the corpus and print the figures of the contract."""
    folder: Path = arguments.gold
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("text/*.txt"))]
    if not texts:
        raise SystemExit(f"{folder}: no text/*.txt in it")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        memory = fresh.submit(peak_memory, texts).result()
    contract.report(
        folder.name,
        measure(texts),
        lambda bundles: {**figures(bundles), "rss_mb": memory},
        as_json=arguments.json,
    )


if __name__ == "__main__":
    main(contract.arguments(__doc__))
