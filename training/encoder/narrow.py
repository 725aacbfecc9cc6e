"""Narrow the inner layers of a trained network: drop the units that matter least.

    python -m training.encoder.narrow --weights W --data DATA --vocabulary V --inner 768 --out DIR

Each layer ends with two matrices, to `INNER` units and back. Units are dropped one by one, that one
first whose loss changes the layer's output least once the others make up for it as well as they can
(the optimal brain surgeon of Hassibi and Stork, 1993, for whole units). Nothing is trained again.
"""

import argparse
import random
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.encoder import corpora
from training.encoder.examples import Batch, batch, forever, in_pieces
from training.encoder.network import Layer, Network
from training.encoder.train import WINDOW, network, restored, tokenizer_of

WINDOWS = 160
"""Windows of PolNeAR's training articles on which a layer's output is compared."""

_DAMPING = 1e-3
"""Share of the mean diagonal added to the second moments, so that they can be inverted."""


def narrowed(wide: Network, batches: Iterable[Batch], inner: int) -> Network:
    """Return a network like `wide` with `inner` inner units a layer; `wide` itself is used up."""
    held = [
        (wide.norm(wide.words(b.ids) + wide.places.weight[: b.ids.shape[1]] + wide.kind), b.mask)
        for b in batches
    ]
    narrow = network(dropout=0.0, inner=inner)
    for layer in wide.layers:
        kept, outer = surviving(_moments(layer, held), layer.outer.weight, inner)
        layer.inner.weight.data = layer.inner.weight.data[kept].clone()
        layer.inner.bias.data = layer.inner.bias.data[kept].clone()
        layer.outer.weight.data = outer
        held = [(layer(x, _bias(mask)), mask) for x, mask in held]
    narrow.load_state_dict(wide.state_dict())
    return narrow


def surviving(moments: Tensor, outer: Tensor, inner: int) -> tuple[Tensor, Tensor]:
    """Return the units that stay, ascending, and the outer weights refitted to them.

    `moments` is units x units, the mean products of the units' values; `outer` width x units.
    """
    units = len(moments)
    damped = moments.double() + torch.eye(units) * moments.diagonal().mean() * _DAMPING
    inverse, weights = torch.linalg.inv(damped), outer.detach().double().clone()
    alive = torch.ones(units, dtype=torch.bool)
    for _ in range(units - inner):
        spread = inverse.diagonal()
        cost = (weights**2).sum(0) / spread
        cost[~alive] = torch.inf
        gone = int(cost.argmin())
        row = inverse[gone] / spread[gone]
        weights -= torch.outer(weights[:, gone], row)
        inverse -= torch.outer(inverse[:, gone], row)
        alive[gone] = False
        inverse[gone, gone] = 1.0
        weights[:, gone] = 0.0
    kept = alive.nonzero().flatten()
    return kept, weights[:, kept].float()


def _moments(layer: Layer, held: list[tuple[Tensor, Tensor]]) -> Tensor:
    total = torch.zeros(layer.inner.out_features, layer.inner.out_features)
    rows = 0
    for x, mask in held:
        values = F.gelu(layer.inner(layer.attended(x, _bias(mask))))[mask.bool()]
        total += values.T @ values
        rows += len(values)
    return total / rows


def _bias(mask: Tensor) -> Tensor:
    return (1.0 - mask.float())[:, None, None, :] * -1e4


def main() -> None:
    """Narrow the file named on the command line and write `encoder.safetensors`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="tokenizer.json of MiniLM")
    parser.add_argument("--inner", type=int, default=768)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    tokenizer = tokenizer_of(asked.vocabulary)
    texts = corpora.polnear(asked.data / "polnear" / "train")
    held = [in_pieces(tokenizer, text, WINDOW) for text in texts]
    windows = forever(held, WINDOW, random.Random(1), mixed=False)  # noqa: S311
    groups = [batch(list(islice(windows, 4))) for _ in range(WINDOWS // 4)]
    asked.out.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        net = narrowed(restored(asked.weights, dropout=0.0).eval(), groups, asked.inner)
    save_file(net.state_dict(), asked.out / "encoder.safetensors")


if __name__ == "__main__":
    main()
