"""Optimizers, clipping and schedules against closed forms; PyTorch is asked in test_torch.py."""

import numpy as np
import pytest

from wordgraph.lab.optimizers import SGD, Adam, RMSProp, adamw, clip_norm
from wordgraph.lab.schedules import constant, cosine, warmup, warmup_then

CURVATURES = np.array([0.1, 1.0, 3.0])


def run(optimizer, steps, start=1.0):
    """The path on the quadratic with these curvatures."""
    x = np.full(3, start)
    path = [x.copy()]
    for _ in range(steps):
        optimizer.step(x, CURVATURES * x)
        path.append(x.copy())
    return np.array(path)


def test_gradient_descent_multiplies_by_one_minus_rate_times_curvature():
    expected = (1 - 0.5 * CURVATURES) ** np.arange(21)[:, None]
    np.testing.assert_allclose(run(SGD(0.5), 20), expected, rtol=1e-13)


@pytest.mark.parametrize("beta", [0.5, 0.9])
def test_heavy_ball_follows_its_recursion(beta):
    path = run(SGD(0.3, beta), 50)
    ahead = path[1:-1] - 0.3 * CURVATURES * path[1:-1] + beta * (path[1:-1] - path[:-2])
    np.testing.assert_allclose(path[2:], ahead, atol=1e-13)


@pytest.mark.parametrize("beta", [0.5, 0.9])
def test_heavy_ball_is_stable_up_to_its_threshold(beta):
    edge = 2 * (1 + beta) / CURVATURES.max()
    assert abs(run(SGD(0.98 * edge, beta), 2000)[-1]).max() < 1e-3
    assert abs(run(SGD(1.02 * edge, beta), 2000)[-1]).max() > 1e3


def test_nesterov_follows_its_recursion():
    rate, beta = 0.3, 0.9
    path = run(SGD(rate, beta, nesterov=True), 50)
    x, velocity, expected = np.ones(3), np.zeros(3), [np.ones(3)]
    for _ in range(50):
        velocity = beta * velocity + CURVATURES * x
        x = x - rate * (CURVATURES * x + beta * velocity)
        expected.append(x)
    np.testing.assert_allclose(path, expected, atol=1e-13)


def test_adam_takes_a_first_step_of_its_rate_whatever_the_gradient():
    for size in (1e-3, 1.0, 1e6):
        x = np.zeros(1)
        Adam(0.1).step(x, np.array([size]))
        assert x[0] == pytest.approx(-0.1, rel=1e-4)


def test_without_correction_adams_first_step_is_too_large():
    x = np.zeros(1)
    Adam(0.1, correct=False).step(x, np.array([1.0]))
    assert -x[0] / 0.1 == pytest.approx(0.1 / np.sqrt(0.001), rel=1e-6)


def test_adamw_shrinks_apart_from_the_gradient():
    x = np.ones(1)
    adamw(0.1, decay=0.5).step(x, np.zeros(1))
    assert x[0] == pytest.approx(0.95)


def test_rmsprop_takes_a_first_step_of_ten_times_its_rate():
    x = np.zeros(1)
    RMSProp(0.1).step(x, np.array([5.0]))
    assert x[0] == pytest.approx(-1.0, rel=1e-6)


def test_clipping_shortens_what_is_too_long_alone():
    gradient = np.array([3.0, 4.0])
    np.testing.assert_allclose(clip_norm(gradient, 1.0), [0.6, 0.8])
    assert clip_norm(gradient, 5.0) is gradient


def test_schedules():
    assert [constant()(step) for step in (0, 9)] == [1.0, 1.0]
    assert [warmup(4)(step) for step in range(6)] == [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    assert warmup(0)(0) == 1.0
    assert [cosine(10)(step) for step in (0, 5, 10, 20)] == pytest.approx([1.0, 0.5, 0.0, 0.0])
    both = warmup_then(2, cosine(10, floor=0.1))
    assert [both(step) for step in (0, 1, 2, 12)] == pytest.approx([0.5, 1.0, 1.0, 0.1])
