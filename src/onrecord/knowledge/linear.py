"""Linear models shipped with the package: weights as JSON, loaded by hash, scored in Python.

A model file holds `classes`, a `bias` per class, and for each named feature its weights as
`[class number, weight]` pairs, in hundredths. Small numbers written as text keep the files
diffable and the scores the same on every machine.
"""

import hashlib
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import ModelError
from onrecord.knowledge.table import rows
from onrecord.records import ModelFile

SCALE = 100.0


class LinearModel(msgspec.Struct, frozen=True, kw_only=True):
    """A multinomial logistic model over named features."""

    classes: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[tuple[int, int], ...]]

    def scores(self, features: Iterable[str]) -> list[float]:
        """Return one probability per class; unknown features weigh nothing."""
        sums, known = list(self.bias), self.weights
        for feature in features:
            if feature in known:
                for number, weight in known[feature]:
                    sums[number] += weight
        top = max(sums)
        powers = [math.exp((value - top) / SCALE) for value in sums]
        total = sum(powers)
        return [power / total for power in powers]


@cache
def load(name: str) -> tuple[LinearModel, ModelFile]:
    """Load the model `name` from `knowledge/models/`.

    Raises ModelError where the file is missing or its SHA-256 is not the one that
    `knowledge/models/linear.csv` pins.
    """
    pinned = {row["name"]: row for row in rows("models/linear")}.get(name)
    path = files("onrecord.knowledge").joinpath("models", f"{name}.json")
    if pinned is None or not path.is_file():
        raise ModelError(f"the model {name} is not part of this installation")
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != pinned["sha256"]:
        raise ModelError(f"the model {name} has hash {digest}, expected {pinned['sha256']}")
    model = msgspec.json.decode(content, type=LinearModel)
    return model, ModelFile(name=name, version=pinned["version"], sha256=digest)
