"""Train the encoder with its heads.

    python -m training.encoder.train --stage 1 --data DATA --start MODEL --vocabulary V
        --out DIR1 --fold 0
    python -m training.encoder.train --stage 2 … --resume DIR1/encoder.safetensors --out DIR2
    python -m training.encoder.train --stage 3 … --resume DIR2/encoder.safetensors --out DIR3
    python -m training.encoder.train --stage 4 … --resume DIR3/encoder.safetensors --out DIR4
    python -m training.encoder.train --stage 5 … --resume DIR4/encoder.safetensors --out DIR5
    python -m training.encoder.train --stage 6 … --resume MEAN/encoder.safetensors --out DIR6

Needs the `train` extra (torch, safetensors).
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from benchmarks.gold_corpus import Corpus
from onrecord.language.encoder.heads import LINKS, POOLED, TAGS
from onrecord.language.engine import Engine
from training.encoder import corpora, own_gold, written
from training.encoder.examples import Batch, Labelled, Parts, Sample, batch, forever, in_pieces
from training.encoder.network import INNER, Network, start_from

HEAD_RATE, WARM_UP, FLOOR, DECAY, SMOOTHING = 1e-3, 40, 0.05, 0.01, 0.05
SHARES = {
    "source": 0.25,
    "cue": 0.25,
    "actor": 0.25,
    "recipient": 0.25,
}
"""Weights of the losses; 1 where none is named."""


class Stage(NamedTuple):
    """Steps, the steps after which the rate would be zero, and windows of each corpus a step.

    `every` is the steps between two windows of the smaller corpora.
    """

    steps: int
    horizon: int
    rate: float
    articles: int
    sentences: int
    reports: int
    written: int
    every: int


STAGES = {
    1: Stage(800, 3200, 2e-4, articles=4, sentences=1, reports=0, written=0, every=2),
    2: Stage(1300, 1300, 2e-4, articles=4, sentences=1, reports=1, written=0, every=2),
    3: Stage(700, 700, 1.5e-4, articles=2, sentences=2, reports=2, written=0, every=1),
    4: Stage(700, 1800, 1.5e-4, articles=2, sentences=2, reports=1, written=1, every=1),
    5: Stage(1200, 1200, 1.2e-4, articles=2, sentences=3, reports=1, written=1, every=1),
    6: Stage(700, 700, 1e-4, articles=3, sentences=2, reports=1, written=2, every=1),
}
"""Attribution first, then all heads, then more of the two small corpora, then with what was written
for training: reports, single sentences, lines that tell of no event. Six starts from the mean of
three to five, when more reports had been written."""

AVERAGED = 0.995
"""Share that the mean of the weights keeps at each step; the mean is what is written."""

WINDOW = 256
"""Pieces of a window in training."""

SAVED = 400
"""Steps after which the weights so far are written."""


def network(dropout: float = 0.1, inner: int = INNER) -> Network:
    """Return the network with the heads that are trained."""
    tags = {head: 2 * len(classes) + 1 for head, classes in TAGS.items()}
    pooled = {head: len(c) for head, c in POOLED.items()}
    return Network(tags, LINKS, pooled, dropout=dropout, inner=inner)


def restored(path: Path, dropout: float = 0.1, *, partial: bool = False) -> Network:
    """Return the network with the weights of a file, as wide inside as they are.

    A head that the file lacks keeps its random start if `partial`, else ValueError is raised.
    """
    weights = load_file(path)
    net = network(dropout, inner=weights["layers.0.inner.weight"].shape[0])
    lacking = net.load_state_dict(weights, strict=False).missing_keys
    if lacking and not partial:
        raise ValueError(f"{path}: no weights for {', '.join(lacking)}")
    return net


def losses(net: Network, out: dict[str, Tensor], held: Batch) -> dict[str, Tensor]:
    """Return the mean loss of each head that has labels in the batch."""
    found = {
        head: F.cross_entropy(out[head].float().flatten(0, 1), column.flatten())
        for head, column in held.tags.items()
    }
    rows: dict[str, list[Tensor]] = defaultdict(list)
    for head, n, of, to in held.links:
        chances = out[head][n, of].float().log_softmax(-1)
        rows[head].append(-chances[:, to].logsumexp(-1).mean())
    for head, n, slots, label in held.pooled:
        scores = net.pooled[head](pooled(out["states"][n], slots).float())
        rows[head].append(F.cross_entropy(scores, torch.tensor(label), label_smoothing=SMOOTHING))
    return found | {head: torch.stack(parts).mean() for head, parts in rows.items()}


def pooled(states: Tensor, slots: list[list[int]]) -> Tensor:
    """Return the means of the slots' states, one after the other."""
    means = [states[s].mean(0) if s else torch.zeros_like(states[0]) for s in slots]
    return torch.cat(means)


def batches(feeds: list[tuple[Iterator[Sample], int, int]]) -> Iterator[list[Batch]]:
    """Yield the batches of each step, given for each feed its windows a step and every which."""
    for step in count():
        yield [
            batch(sorted(islice(feed, windows), key=lambda s: len(s.ids)))
            for feed, windows, every in feeds
            if step % every == 0
        ]


def train(net: Network, feed: Iterator[list[Batch]], stage: Stage, out: Path) -> None:
    """Train through `stage`, with warm-up and linear decay of the rate, and write the weights."""
    net.words.weight.requires_grad = False
    held = [p for p in net.parameters() if p.requires_grad]
    heads = [p for part in (net.tags, net.links, net.pooled) for p in part.parameters()]
    known = {id(p) for p in heads}
    groups = [
        {"params": [p for p in held if id(p) not in known], "lr": stage.rate},
        {"params": heads, "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda s: min((s + 1) / WARM_UP, max(FLOOR, 1 - s / stage.horizon)),
    )
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    began, recent = time.time(), defaultdict[str, list[float]](list)
    net.train()
    for step in range(stage.steps):
        for part in next(feed):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                heads = net(part.ids, part.mask)
            found = losses(net, heads, part)
            torch.stack([SHARES.get(h, 1.0) * loss for h, loss in found.items()]).sum().backward()
            for head, loss in found.items():
                recent[head].append(loss.item())
        torch.nn.utils.clip_grad_norm_(held, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        rate.step()
        mean.update_parameters(net)
        if step % SAVED == SAVED - 1 or step == stage.steps - 1:
            save_file(mean.module.state_dict(), out / "encoder.safetensors")
        if step % 50 == 0:
            line = " ".join(f"{head} {fmean(values):.3f}" for head, values in recent.items())
            print(f"{step}/{stage.steps} {time.time() - began:.0f} s {line}", flush=True)
            recent.clear()


def main() -> None:
    """Train and write `encoder.safetensors`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="model.safetensors of MiniLM")
    parser.add_argument("--vocabulary", type=Path, required=True, help="tokenizer.json of MiniLM")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stage", type=int, choices=STAGES, required=True)
    parser.add_argument("--fold", type=int, help="fold of PLV that is kept out")
    parser.add_argument("--resume", type=Path, help="encoder.safetensors of the stage before")
    asked = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(2)
    if asked.resume:
        net = restored(asked.resume, partial=True)
    else:
        net = network()
        start_from(net, asked.start)
    asked.out.mkdir(parents=True, exist_ok=True)
    stage = STAGES[asked.stage]
    train(net, batches(feeds(asked, stage)), stage, asked.out)


def feeds(asked: argparse.Namespace, stage: Stage) -> list[tuple[Iterator[Sample], int, int]]:
    """Return the corpora as feeds: PolNeAR, single sentences, our own gold, written reports."""
    dice = random.Random(1)  # noqa: S311
    tokenizer, engine = tokenizer_of(asked.vocabulary), Engine.load()

    def held(texts: Iterable[Labelled]) -> list[Parts]:
        return [in_pieces(tokenizer, text, WINDOW) for text in texts]

    kept, _ = corpora.plv_fold(asked.data / "plover" / "PLV_train.tsv", asked.fold)
    own, new = list(own_gold.labelled(Corpus(), engine)), list(written.reports())
    single = list(corpora.plv(kept, engine))
    if stage.written:
        single += [*written.sentences(), *written.short(), *written.quiet((*own, *new))]
    feeds = (
        (corpora.polnear(asked.data / "polnear" / "train"), stage.articles, 1),
        (single, stage.sentences, stage.every),
        (own, stage.reports, stage.every),
        (new, stage.written, stage.every),
    )
    return [
        (forever(held(texts), WINDOW, dice, mixed=texts is single), windows, every)
        for texts, windows, every in feeds
        if windows
    ]


def tokenizer_of(path: Path) -> Tokenizer:
    """Return the tokenizer of a `tokenizer.json`, with nothing cut or padded."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
