"""Rows 4 to 8, 14, 15 and 21: what passes a deep or a recurrent net, and what does not.

Every number is one that theory or an independent experiment gave.
"""

from math import exp, log, pi
from statistics import mean, median

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.residual_stack import Stack, measure, theory

SEEDS = range(4)
MANY = pytest.mark.slow


def geometric(values):
    return exp(mean(map(log, values)))


@pytest.mark.parametrize("activation", ["relu", "linear"])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_layer_has_the_same_product(activation, seed):
    trace = lab.run("backpropagation", activation=activation, seed=seed)
    assert trace.quantities["spread"] <= 5e-15
    identity, numerical = trace.checks
    assert identity.relative_error <= 5e-15
    assert numerical.relative_error <= 3e-6


def test_tanh_breaks_the_identity_but_not_backprop():
    numerical, identity = lab.run("backpropagation", activation="tanh").checks
    assert identity.verdict is lab.Verdict.NO_THEORY
    assert numerical.relative_error <= 3e-8


def test_a_dead_net_has_no_gradient_to_check():
    trace = lab.run("backpropagation", depth=50, width=4, seed=3)
    assert trace.outcome is lab.Outcome.DEAD
    assert {check.verdict for check in trace.checks} <= {
        lab.Verdict.AGREES,
        lab.Verdict.NOT_MEASURED,
    }


def test_rotations_keep_every_length():
    for depth in (1, 5, 30):
        trace = lab.run("orthogonal-initialization", init="orthogonal", depth=depth)
        assert trace.quantities["spread"] < 1e-14


@pytest.mark.parametrize("depth", [1, 3])
def test_gaussian_products_stretch_as_the_law_says(depth):
    found = [lab.run("orthogonal-initialization", depth=depth, width=160, seed=s) for s in SEEDS]
    middle, largest = (geometric([t.checks[k].measured for t in found]) for k in (0, 1))
    assert middle == pytest.approx(found[0].checks[0].predicted, rel=0.05)
    edge = (depth + 1) ** (depth + 1) / depth**depth
    assert found[0].checks[1].predicted == pytest.approx(edge)
    assert largest == pytest.approx(edge, rel=0.12)


def test_of_a_net_too_deep_for_its_width_the_largest_is_not_judged():
    for depth, verdict in ((8, lab.Verdict.AGREES), (9, lab.Verdict.NO_THEORY)):
        check = lab.run("orthogonal-initialization", depth=depth, width=128).checks[1]
        assert check.verdict is verdict
        assert check.tolerance is None or check.tolerance < 0.6


def test_the_law_of_one_matrix_is_that_of_marchenko_and_pastur():
    predicted = lab.run("orthogonal-initialization", depth=1, width=160).series["values"].predicted
    assert np.mean(predicted**2) == pytest.approx(1.0, abs=0.01)
    assert np.mean(predicted**4) == pytest.approx(2.0, abs=0.02)


@pytest.mark.parametrize(
    ("name", "parameters", "chi", "within"),
    [
        ("batch-normalization", {"width": 256}, pi / (pi - 1) * 62 / 61, 0.03),
        ("batch-normalization", {"activation": "linear", "batch": 10, "width": 128}, 8 / 7, 0.04),
        ("batch-normalization", {"activation": "sigmoid", "width": 128}, 1.0505, 0.04),
        ("layer-normalization", {"activation": "tanh", "width": 128}, 1.1778, 0.03),
        ("layer-normalization", {"activation": "sigmoid", "width": 128}, 0.1528, 0.06),
        ("layer-normalization", {"width": 128}, 1.0, 0.06),
    ],
)
def test_chi_of_normalized_nets(name, parameters, chi, within):
    seeds = range(1 if parameters["width"] == 256 else 3)
    found = [lab.run(name, **parameters, depth=20, steps=1, seed=s).check for s in seeds]
    assert found[0].predicted == pytest.approx(chi, rel=1e-3)
    assert geometric([check.measured for check in found]) == pytest.approx(chi, rel=within)


def test_batch_norm_does_not_see_the_size_of_the_weights():
    small, large = (lab.run("batch-normalization", weight_variance=v, steps=1) for v in (0.5, 8.0))
    assert small.check.measured == pytest.approx(large.check.measured, rel=1e-9)


def test_deep_batch_norm_explodes_at_the_start_and_20_layers_train():
    deep = lab.run("batch-normalization", depth=50, steps=2).quantities
    assert 3e3 < deep["weight_gradient_first_over_last"] < 1e5
    assert 30 < deep["after_one_step"] < deep["weight_gradient_first_over_last"] / 3
    trained = lab.run("batch-normalization").quantities
    assert trained["loss_at_the_end"] < 0.5 * trained["loss_at_the_start"]


def test_batch_norm_rescues_a_sigmoid_net_and_layer_norm_does_not():
    given = {"activation": "sigmoid", "weight_variance": 1.0}
    batch, layer = (lab.run(f"{kind}-normalization", **given) for kind in ("batch", "layer"))
    assert 1.0 < batch.check.measured < 1.12
    assert layer.check.measured == pytest.approx(0.152, abs=0.02)
    assert batch.quantities["loss_at_the_end"] < 0.3
    assert layer.quantities["loss_at_the_end"] == pytest.approx(log(2), abs=1e-3)


def ratios(norm, alpha, depth, width=256, seeds=SEEDS):
    """The stream of the last block over the input's, and |delta|^2 first over last."""
    stack = Stack(norm, alpha, depth, width)
    found = [measure(stack, np.random.default_rng(seed)) for seed in seeds]
    stream = geometric([m.mean_square[-1] for m in found])
    return stream, geometric([exp(2 * (m.log_delta[0] - m.log_delta[-1])) for m in found])


def test_he_blocks_double_stream_and_gradient():
    stream, delta = ratios("none", 1.0, 10)
    assert stream ** (1 / 10) == pytest.approx(2.0, rel=0.02)
    assert delta ** (1 / 9) == pytest.approx(2.0, rel=0.02)


def test_branches_over_the_root_of_the_depth_grow_to_e_at_most():
    stream, _ = ratios("none", 20**-0.5, 20)
    assert stream == pytest.approx(2.653, rel=0.05)


@pytest.mark.parametrize("width", [64, pytest.param(256, marks=MANY)])
def test_pre_norm_grows_in_a_line(width):
    stream, delta = ratios("pre", 1.0, 48, width)
    assert stream == pytest.approx(49, rel=0.1 if width == 64 else 0.05)
    assert delta == pytest.approx(theory(Stack("pre", 1.0, 48, 1))[1][0], rel=0.4)


def test_post_norm_stays_level():
    stream, delta = ratios("post", 1.0, 12)
    assert stream == pytest.approx(1.0, rel=1e-9)
    assert delta ** (1 / 11) == pytest.approx(1.0, abs=0.05)


def test_pre_norms_last_gradient_shrinks_with_depth_and_post_norms_does_not():
    for norm, expected in (("pre", 1.941), ("post", 1.0)):
        found = [lab.run("residual-connection", norm=norm, steps=1, seed=s) for s in SEEDS]
        check = found[0].checks[-1]
        assert check.predicted == pytest.approx(expected, abs=1e-3)
        last = geometric([trace.checks[-1].measured for trace in found])
        assert last == pytest.approx(expected, rel=0.1)


def test_a_skip_alone_is_not_enough():
    for seed in SEEDS:
        trace = lab.run("residual-connection", seed=seed)
        assert trace.outcome is lab.Outcome.DIVERGED
        assert trace.quantities["loss_at_the_start"] > 10
        assert 0.3 < trace.quantities["weight_gradient_first_over_last"] < 3
        for others in ({"scale": "root"}, {"norm": "pre"}):
            helped = lab.run("residual-connection", **others, seed=seed)
            assert helped.outcome is lab.Outcome.OK
            found = helped.quantities
            assert found["loss_at_the_end"] < 0.7 * found["loss_at_the_start"]


@pytest.mark.parametrize(
    ("parameters", "chi", "within"),
    [
        ({"gain": 1.0}, 0.5799, 0.03),
        ({"gain": 2.0}, 1.272, 0.05),
        ({"activation": "linear", "gain": 1.2}, 1.44, 0.05),
    ],
)
def test_errors_go_back_in_time(parameters, chi, within):
    name = "backpropagation-through-time"
    found = [lab.run(name, **parameters, steps=15, seed=seed).check for seed in SEEDS]
    assert found[0].predicted == pytest.approx(chi, abs=1e-3)
    assert geometric([check.measured for check in found]) == pytest.approx(chi, rel=within)


@MANY
def test_a_wide_linear_net_multiplies_by_its_gain():
    name = "backpropagation-through-time"
    given = {"activation": "linear", "gain": 1.2, "width": 256, "steps": 15}
    found = [lab.run(name, **given, seed=seed).check.measured for seed in range(12)]
    assert geometric(found) ** 0.5 == pytest.approx(1.2, rel=0.01)


@pytest.mark.parametrize(("bias", "steps"), [(1.0, 20), (0.0, 20), (5.0, 100)])
def test_forget_gates_multiply(bias, steps):
    for seed in SEEDS:
        trace = lab.run("lstm", forget_bias=bias, steps=steps, seed=seed)
        assert trace.check.predicted == pytest.approx((1 + exp(-bias)) ** -steps)
        assert trace.check.measured == pytest.approx(trace.check.predicted, rel=0.2)


def test_without_weights_the_cells_gradient_is_the_product_of_the_gates():
    trace = lab.run("lstm", weights=0.0)
    gates, line = trace.series["gates"].measured, trace.series["gates"].predicted
    np.testing.assert_allclose(gates, line, rtol=1e-12)
    np.testing.assert_allclose(trace.series["gradient"].measured, line, rtol=1e-12)


@pytest.mark.parametrize(("width", "share"), [(2, 0.944), (3, 0.737)])
def test_narrow_nets_are_born_dead(width, share):
    found = [lab.run("dead-relu", width=width, seed=seed).check for seed in SEEDS]
    assert found[0].predicted == pytest.approx(share, abs=1e-3)
    assert mean(check.measured for check in found) == pytest.approx(share, abs=0.015)
    assert {check.verdict for check in found} == {lab.Verdict.AGREES}


def test_the_maps_show_which_units_of_two_nets_are_dead():
    dead, alive = (heat.values for heat in lab.run("dead-relu", width=3).heats)
    assert dead.shape == alive.shape == (3, 10)
    silent = np.isnan(dead).all(axis=0)
    # From the first layer on in which no unit passes anything, none does.
    assert silent.any()
    assert silent[np.argmax(silent) :].all()
    assert np.isfinite(alive).any(axis=0).all()
    np.testing.assert_allclose(np.nanmax(alive, axis=0), 0.0)
    assert [heat.title for heat in lab.run("dead-relu", width=10, depth=1).heats] == ["a net alive"]


def test_one_seed_is_noisy():
    # Var ln |delta|^2 = 5 L / n for one example, less for a batch: the band holds 95% of nets.
    given = {"activation": "relu", "weight_variance": 2.0, "width": 128, "batch": 2}
    found = [lab.run("vanishing-gradient", **given, seed=seed) for seed in range(20)]
    first = [trace.quantities["delta_first_over_last"] for trace in found]
    assert max(first) / min(first) > 2
    assert 0.4 < median(first) < 1.8
