"""Write the trained network as the ONNX file that the product runs, weights in eight bits.

    python -m training.encoder.export --weights W --vocabulary V --out DIR

The type heads read means over pieces, which the product takes itself: their weights stand in the
file as plain matrices behind the states that they read.
"""

import argparse
import hashlib
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.language.encoder.encoder import FILES
from training.encoder.network import HEADS, Layer, Network
from training.encoder.train import restored


class Attention(torch.autograd.Function):
    """Attention of all heads, written as the one operator that ONNX Runtime has for it."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Return the mixed values, batch x length x width as all three are."""
        split = (*query.shape[:2], HEADS, query.shape[2] // HEADS)
        q, k, v = (x.view(split).transpose(1, 2) for x in (query, key, value))
        return F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        """Write the operator."""
        name = "com.microsoft::MultiHeadAttention"
        return graph.op(name, query, key, value, num_heads_i=HEADS).setType(query.type())


class Answering(nn.Module):
    """The network as it is exported: of pieces without padding, so that nothing is masked."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        """Return states, projections of all links, and every token head.

        The first two leave as half floats, as which a report's trace keeps them.
        """
        net = self.net
        x = net.norm(net.words(ids) + net.places.weight[: ids.shape[1]] + net.kind)
        for layer in net.layers:
            x = _passed(layer, x)
        links = torch.cat([p for link in net.links.values() for p in link.projections(x)], -1)
        return (x.half(), links.half(), *(head(x) for head in net.tags.values()))


def _passed(layer: Layer, x: Tensor) -> Tensor:
    mixed = Attention.apply(layer.query(x), layer.key(x), layer.value(x))
    x = layer.norm_attention(x + layer.out(mixed))
    return layer.norm_output(x + layer.outer(F.gelu(layer.inner(x))))


def export(net: Network, path: Path, *, reduced: bool) -> None:
    """Write `net` to `path`; `reduced` keeps weights to seven bits, the same on every processor."""
    net.eval()
    ids = torch.ones(2, 16, dtype=torch.long)
    names = ["states", "links", *net.tags]
    axes = {name: {0: "batch", 1: "length"} for name in ["ids", *names]}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Answering(net),
            (ids,),
            whole,
            input_names=["ids"],
            output_names=names,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduced
        )


def matrices(net: Network, path: Path) -> None:
    """Write the pooled heads, whose means the product takes itself."""
    arrays = {}
    for head, layer in net.pooled.items():
        arrays[f"{head}.weight"] = layer.weight.detach().numpy()
        arrays[f"{head}.bias"] = layer.bias.detach().numpy()
    np.savez(path, **arrays)


def main() -> None:
    """Export the file named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="tokenizer.json of MiniLM")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--reduced", action="store_true", help="seven bits for weights")
    asked = parser.parse_args()
    net = restored(asked.weights, dropout=0.0)
    asked.out.mkdir(parents=True, exist_ok=True)
    export(net, asked.out / "encoder.onnx", reduced=asked.reduced)
    matrices(net, asked.out / "encoder_heads.npz")
    tokenizer = Tokenizer.from_file(str(asked.vocabulary))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(asked.out / "encoder_pieces.json"), pretty=False)
    for name in FILES:
        digest = hashlib.sha256((asked.out / name).read_bytes()).hexdigest()
        print(f"{name},1,{digest}")


if __name__ == "__main__":
    main()
