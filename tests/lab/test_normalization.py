"""Batch and layer normalization against their definitions."""

import numpy as np
import pytest

from wordgraph.lab.normalization import batch_norm, layer_norm


@pytest.mark.parametrize(("layer", "axis"), [(batch_norm(), 0), (layer_norm(), 1)])
def test_output_has_mean_0_and_variance_1(layer, axis):
    x = 7.0 + 3.0 * np.random.default_rng(0).standard_normal((16, 12))
    y = layer.forward(x)
    np.testing.assert_allclose(y.mean(axis=axis), 0.0, atol=1e-12)
    np.testing.assert_allclose(y.var(axis=axis), 1.0, rtol=1e-12)


@pytest.mark.parametrize(("layer", "axis"), [(batch_norm(), 0), (layer_norm(), 1)])
def test_backward_removes_what_a_shift_or_a_scale_would_change(layer, axis):
    rng = np.random.default_rng(1)
    x = rng.standard_normal((16, 12))
    layer.forward(x)
    gradient = layer.backward(rng.standard_normal((16, 12)))
    np.testing.assert_allclose(gradient.sum(axis=axis), 0.0, atol=1e-12)
    np.testing.assert_allclose((gradient * x).sum(axis=axis), 0.0, atol=1e-12)


def test_constant_input_gives_zeros_and_no_nan():
    layer = batch_norm()
    assert not layer.forward(np.ones((4, 3))).any()
    assert np.isfinite(layer.backward(np.ones((4, 3)))).all()
