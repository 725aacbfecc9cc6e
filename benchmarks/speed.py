"""Words per CPU second of the whole product, beside those of bare spaCy, in one run.

`python -m benchmarks.speed --gold FOLDER`, where FOLDER holds `text/*.txt` (PolNeAR's layout).
Bare spaCy is `spacy.load(model).pipe` over the same texts with the same model. All are warmed
up, then read the same bundles of texts in turn, so that a noisy machine disturbs all; the CPU
time of a bundle is its median over the repetitions. `rss_mb` is the peak of a fresh process
that reads all texts.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import msgspec
import spacy
from spacy.language import Language

from benchmarks import contract
from benchmarks.plain import plain_report
from onrecord.language.models import find_model
from onrecord.reader import Reader
from onrecord.reading import actors, places, predications, statements, times, utterances
from onrecord.reading.page import Page
from onrecord.settings import Settings

BUNDLE = 20
"""Texts that are timed together: bare spaCy is given a batch, as its users do."""

REPETITIONS = 5


class Bundle(msgspec.Struct, frozen=True):
    """CPU seconds of a bundle of texts: bare spaCy, our parse, the product in two profiles.

    `spoken` and `told` are of the readers of statements and of events in the profile `fast`, on
    parses that are there already.
    """

    words: int
    bare: float
    parse: float
    fast: float
    default: float
    spoken: float
    told: float


def measure(texts: Sequence[str]) -> list[Bundle]:
    """Time bare spaCy, the parse and both profiles on bundles of `texts`, taking turns."""
    bare = spacy.load(find_model()[0])
    fast, default = (Reader.load(Settings(profile=name)) for name in ("fast", "default"))
    works: list[Callable[[Sequence[str]], None]] = [
        partial(_bare, bare),
        partial(_parse, fast),
        partial(_read, fast),
        partial(_read, default),
    ]
    layers = [partial(layer, fast) for layer in (_spoken, _told)]
    bundles = [texts[i : i + BUNDLE] for i in range(0, len(texts), BUNDLE)]
    seconds: list[list[list[float]]] = [[[] for _ in (*works, *layers)] for _ in bundles]
    for repetition in range(REPETITIONS + 1):
        for bundle, held in zip(bundles, seconds, strict=True):
            all_took = [_seconds(work, bundle) for work in works]
            all_took += [layer(bundle) for layer in layers]
            if repetition:  # the first round is the warm-up
                for own, took in zip(held, all_took, strict=True):
                    own.append(took)
    return [
        Bundle(sum(len(text.split()) for text in bundle), *(median(own) for own in held))
        for bundle, held in zip(bundles, seconds, strict=True)
    ]


def figures(bundles: Sequence[Bundle]) -> dict[str, float]:
    """Return the factors and rates of the contract, and the shares of the layers.

    `default_adds_to_parse` is what the encoder and its readers cost in per cent of our parse;
    `events_of_rest` what events cost in per cent of the profile `fast` without them.
    """
    words = sum(bundle.words for bundle in bundles)
    bare = sum(bundle.bare for bundle in bundles)
    parse = sum(bundle.parse for bundle in bundles)
    fast = sum(bundle.fast for bundle in bundles)
    default = sum(bundle.default for bundle in bundles)
    spoken = sum(bundle.spoken for bundle in bundles)
    told = sum(bundle.told for bundle in bundles)
    return {
        "ratio_to_bare": bare / default,
        "ratio_to_bare_fast": bare / fast,
        "default_adds_to_parse": 100 * (default - fast) / parse,
        "default_adds_to_bare": 100 * (default - fast) / bare,
        "statements_of_parse": 100 * spoken / parse,
        "events_of_parse": 100 * told / parse,
        "events_of_rest": 100 * told / (fast - told),
        "words_per_cpu_second": words / default,
        "words_per_cpu_second_fast": words / fast,
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


def _parse(reader: Reader, texts: Sequence[str]) -> None:
    for nth, text in enumerate(texts):
        reader.engine.parse(plain_report(str(nth), text))


def _read(reader: Reader, texts: Sequence[str]) -> None:
    for nth, text in enumerate(texts):
        reader.read_report(plain_report(str(nth), text))


def _spoken(reader: Reader, texts: Sequence[str]) -> float:
    """Return the seconds that finding and wording the statements of `texts` takes."""
    took = 0.0
    for page in _pages(reader, texts):
        began = time.process_time()
        statements.read(page, utterances.find(page))
        took += time.process_time() - began
    return took


def _told(reader: Reader, texts: Sequence[str]) -> float:
    """Return the seconds that reading the events of `texts` takes, with all they are read from."""
    took = 0.0
    for page in _pages(reader, texts):
        dated, said = times.read(page), utterances.find(page)
        where = places.read(page, reader.gazetteer)
        people = actors.read(page, reader.engine.names, said, where)
        around = predications.Surroundings(
            statements=actors.link_sources(statements.read(page, said), people),
            times=dated,
            people=people,
            places=where,
        )
        began = time.process_time()
        predications.read(page, around, reader.event_types, reader.event_roles)
        took += time.process_time() - began
    return took


def _pages(reader: Reader, texts: Sequence[str]) -> Iterator[Page]:
    """Yield the texts as parsed pages."""
    for nth, text in enumerate(texts):
        report = plain_report(str(nth), text)
        yield Page(report=report, parse=reader.engine.parse(report))


def _seconds(work: Callable[[Sequence[str]], None], texts: Sequence[str]) -> float:
    began = time.process_time()
    work(texts)
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
