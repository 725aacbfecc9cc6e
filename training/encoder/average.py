"""Average the weights of several stages of one training.

    python -m training.encoder.average --out DIR WEIGHTS=SHARE …

Stages of one run lie close to each other; the mean of their weights reads better than each. A
head that a stage lacks is averaged over the others.
"""

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor


def averaged(stages: list[tuple[dict[str, Tensor], float]]) -> dict[str, Tensor]:
    """Return the mean of the weights, by the share of each stage."""
    names = sorted({name for weights, _ in stages for name in weights})
    return {name: _mean([(w[name], share) for w, share in stages if name in w]) for name in names}


def _mean(parts: list[tuple[Tensor, float]]) -> Tensor:
    total = sum(share for _, share in parts)
    mean = sum((weights.float() * (share / total) for weights, share in parts), Tensor([0.0]))
    return mean.to(parts[0][0].dtype).contiguous()


def main() -> None:
    """Write `encoder.safetensors` from the files named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("stages", nargs="+", help="encoder.safetensors=share")
    asked = parser.parse_args()
    named = [stage.rpartition("=") for stage in asked.stages]
    asked.out.mkdir(parents=True, exist_ok=True)
    mean = averaged([(load_file(path), float(share)) for path, _, share in named])
    save_file(mean, asked.out / "encoder.safetensors")


if __name__ == "__main__":
    main()
