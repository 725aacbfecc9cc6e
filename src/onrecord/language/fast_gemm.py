"""Matrix products of the language model, sent to numpy's OpenBLAS instead of thinc's own.

thinc multiplies with the `blis` package, which is built without vector kernels for most
processors: 32 GFLOP/s against OpenBLAS's 85 for the shapes of the small English model. The
scores differ in their last bits, the labels do not (tests/language/test_engine.py compares
them). One thread: the matrices are small, and more threads would make the last bits depend
on the machine.
"""

from typing import Any

from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]


class OpenblasOps(NumpyOps):  # type: ignore[misc]  # thinc is untyped here
    """thinc's array operations with `gemm` left to `numpy.dot`."""

    def __init__(self) -> None:
        super().__init__("cpu", use_blis=False)


def use_openblas(*models: Model[Any, Any]) -> None:
    """Make every node of `models` multiply with OpenBLAS, on one thread of this process."""
    threadpool_limits(limits=1, user_api="blas")
    ops = OpenblasOps()
    for model in models:
        for node in model.walk():
            node.ops = ops
