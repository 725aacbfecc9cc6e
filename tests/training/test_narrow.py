"""Inner units that others can stand for go first."""

import pytest

torch = pytest.importorskip("torch", reason="needs the train extra")


def test_a_unit_that_repeats_another_is_made_up_for():
    from training.encoder.narrow import surviving

    dice = torch.Generator().manual_seed(1)
    values = torch.randn(500, 3, generator=dice)
    values = torch.cat([values, values[:, :1]], 1)
    outer = torch.randn(2, 4, generator=dice)
    kept, refitted = surviving(values.T @ values / 500, outer, 3)
    assert torch.allclose(values[:, kept] @ refitted.T, values @ outer.T, atol=0.05)


def test_the_unit_that_matters_least_goes():
    from training.encoder.narrow import surviving

    outer = torch.tensor([[1.0, 0.01, 2.0]])
    kept, _ = surviving(torch.eye(3), outer, 2)
    assert kept.tolist() == [0, 2]
