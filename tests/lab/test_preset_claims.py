"""What the presets of all other experiments say in words, as numbers."""

from math import log

import pytest

from wordgraph import lab


def run(name, **changes):
    """The trace of "experiment/preset", with some parameters changed."""
    experiment, _, preset = name.partition("/")
    parameters = {**lab.get(experiment).presets[preset].parameters, **changes}
    return lab.run(experiment, **parameters)


def last(trace, series):
    return float(trace.series[series].measured[-1])


CLAIMS = [
    # experiment/preset, quantity, value, relative tolerance
    ("orthogonal-initialization/gaussian", "median", 1 / 6, 0.2),
    ("learning-rate/best", "factor", 0.82, 0.01),
    ("learning-rate/too-large", "factor", 1.1, 1e-9),
    ("catapult/catapult", "lost", 0.0, 0.0),
    ("catapult/just-above", "lost", 20.0, 0.0),
    ("momentum/best", "descent_factor", 0.980, 1e-3),
    ("momentum/best", "factor", 0.82, 0.015),
    ("momentum/usual", "factor", 0.95, 0.01),
    ("momentum/mild", "descent_factor", 0.6, 1e-9),
    ("momentum/mild", "factor", 0.33, 0.08),
    ("sgd-noise/floor", "floor", 0.111, 0.01),
    ("sgd-noise/momentum", "floor", 0.101, 0.01),
    ("sgd-noise/same-rate", "floor", 9.5 * 0.111, 0.02),
    ("sgd-noise/smaller-rate", "floor", 0.111 / 4, 0.1),
    ("adam/uncorrected", "first", 3.1623, 1e-4),
    ("adam/uncorrected", "peak", 6.5685, 1e-4),
    ("adam/warmup", "rectified_from", 5.0, 0.0),
    ("adam/fast-forgetting", "first", 0.316, 1e-3),
    ("gradient-clipping/cycle", "last_step", 1.5, 1e-9),
    ("gradient-clipping/loose", "last_step", 30.0, 1e-9),
    ("backpropagation-through-time/fading", "arrived", 3e-4, 0.3),
    ("backpropagation-through-time/fading", "chi", 0.58, 0.02),
    ("backpropagation-through-time/exploding", "chi", 1.27, 0.02),
    ("backpropagation-through-time/exploding", "arrived", 1.13**30, 0.3),
    ("backpropagation-through-time/linear", "arrived", 38.0, 0.15),
    ("lstm/one", "left", 0.0019, 0.2),
    ("lstm/zero", "left", 1e-6, 0.2),
    ("lstm/open", "left", 0.5, 0.05),
    ("overfitting/gap", "training", 0.667, 0.02),
    ("overfitting/gap", "fresh", 1.51, 0.04),
    ("overfitting/many", "training", 1 / 6, 0.05),
    ("overfitting/many", "fresh", 6.6, 0.1),
    ("double-descent/all", "risk", 0.667, 0.03),
    ("double-descent/classical", "risk", 1.72, 0.05),
    ("double-descent/noisy", "risk", 2.28, 0.03),
    ("saddle-point/passing", "left_after", 145.0, 0.0),
    ("saddle-point/nearer", "left_after", 290.0, 0.0),
    ("saddle-point/momentum", "left_after", 52.0, 0.0),
    ("loss-landscape/slices", "times", 177.0, 0.01),
    ("loss-landscape/flat", "sharpest", 2.5, 0.02),
    ("loss-landscape/sharpest-plane", "across", 12.7, 0.01),
    ("loss-landscape/sharpest-plane", "along", 10.7, 0.01),
    ("dead-relu/narrow", "dead", 0.944, 0.01),
    ("dead-relu/three", "dead", 0.75, 0.05),
    ("dead-relu/ten", "dead", 0.03, 0.2),
    ("dead-relu/deep", "dead", 0.85, 0.02),
    ("edge-of-stability/edge", "late_over_edge", 0.99, 0.01),
    ("edge-of-stability/edge", "threshold", 5.0, 1e-9),
    ("edge-of-stability/momentum", "threshold", 6.5, 1e-9),
    ("edge-of-stability/adam", "late_over_edge", 1.00, 0.01),
    ("edge-of-stability/adam", "threshold", 667.0, 1e-3),
    ("edge-of-stability/adam-usual", "threshold", 3800.0, 1e-9),
    ("edge-of-stability/not-reached", "largest_sharpness", 13.0, 0.03),
    ("batch-normalization/deep", "weight_gradient_first_over_last", 15_000, 0.3),
    ("batch-normalization/sigmoid", "chi", 1.05, 0.03),
    ("batch-normalization/sigmoid-without", "loss_at_the_end", log(2), 1e-3),
    ("layer-normalization/sigmoid", "loss_at_the_end", log(2), 1e-3),
    ("layer-normalization/sigmoid", "chi", 0.153, 0.1),
    ("layer-normalization/tanh", "chi", 1.18, 0.03),
    ("layer-normalization/without", "chi", 0.25, 0.05),
    ("training/sigmoid", "weight_gradient_first_over_last_at_the_start", 1e-12, 5.0),
    ("training/sigmoid", "loss", log(2), 0.02),
    ("training/sigmoid-adam", "loss", log(2), 0.02),
    ("training/starving-alike", "loss", log(2), 0.02),
    ("training/starving-alike", "weight_gradient_first_over_last_at_the_start", 1.0, 0.8),
    ("training/residual-alone", "step", 2.0, 0.0),
    ("residual-connection/plain", "loss_at_the_start", 81.0, 0.01),
    ("residual-connection/pre-deep", "stream_last", 49.0, 0.1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "quantity", "value", "within"), CLAIMS)
def test_a_preset_shows_what_it_says(name, quantity, value, within):
    assert run(name).quantities[quantity] == pytest.approx(value, rel=within)


def test_smaller_steps_of_finite_differences_are_worse():
    series = run("backpropagation/numerical").series["difference"]
    found = dict(zip((round(log(x, 10), 1) for x in series.x), series.measured, strict=True))
    assert found[-11.0] > 1e-5
    assert found[-5.0] < 1e-8


def test_thirty_layers_of_gaussian_weights_kill_most_directions():
    trace = run("orthogonal-initialization/deep-gaussian")
    assert last(trace, "median") < 1e-6
    largest = trace.checks[1]
    assert largest.verdict is lab.Verdict.NO_THEORY
    assert largest.measured == pytest.approx(83 / 2, rel=0.1)
    limit = 31**31 / 30**30
    assert limit == pytest.approx(83, abs=0.2)


def test_a_plateau_hides_growth():
    series = run("plateau/stages").series["weak"]
    at = int(abs(series.x - 3.0).argmin())
    assert series.measured[at] / 1e-4 == pytest.approx(400, rel=0.1)


def test_smaller_weights_make_longer_plateaus():
    short, long = (run(f"plateau/{name}").quantities for name in ("stages", "small-start"))
    for name in ("half_time_strong", "half_time_weak"):
        assert long[name] / short[name] == pytest.approx(2.0, rel=0.1)


def test_dropout_lets_the_signal_grow():
    squares = run("dropout/he").series["variance"]
    assert squares.predicted[-1] / squares.predicted[0] == pytest.approx(1.25**19)
    half = run("dropout/half").series
    shrunk = half["weights"].predicted / half["least_squares"].measured
    assert sorted(shrunk)[5] == pytest.approx(0.5, abs=0.1)
    assert run("dropout/scaled").checks[1].predicted == 1.0


def test_layer_norm_alone_learns_little_here_and_batch_norm_does():
    layer, batch = (run(f"{kind}-normalization/relu") for kind in ("layer", "batch"))
    assert layer.quantities["loss_at_the_end"] > 0.55
    assert batch.quantities["loss_at_the_end"] < 0.35


@pytest.mark.parametrize(("norm", "times"), [("post", 0.98), ("pre", 1.9)])
def test_the_last_dw_of_12_blocks_over_that_of_48(norm, times):
    assert run(f"residual-connection/{norm}").checks[-1].measured == pytest.approx(times, abs=0.03)


def test_no_check_of_a_preset_would_take_anything():
    for name in lab.experiments():
        for preset in lab.get(name).presets:
            for check in run(f"{name}/{preset}").checks:
                assert check.tolerance is None or check.tolerance < 0.75, (name, preset)


def test_momentum_needs_a_tenth_of_the_steps():
    found = run("momentum/best").checks
    assert log(found[0].predicted) / log(found[1].predicted) == pytest.approx(10, rel=0.02)


def test_before_training_the_sharpest_slice_is_a_quarter_as_curved():
    start, end = (run(f"loss-landscape/{name}").quantities for name in ("untrained", "slices"))
    assert start["sharpest"] / end["sharpest"] == pytest.approx(0.25, abs=0.03)


@pytest.mark.parametrize(
    ("preset", "accuracy", "loss"),
    [
        ("relu-he", 0.8, 0.5),
        ("sigmoid-batch-norm", 0.9, 0.4),
        ("residual", 0.95, 0.1),
        ("clipped", 0.9, 0.4),
    ],
)
def test_what_is_said_to_learn_learns_whatever_the_seed(preset, accuracy, loss):
    for seed in range(3):
        found = run(f"training/{preset}", seed=seed).quantities
        assert found["accuracy"] > accuracy
        assert found["held_out_loss"] < loss


def test_ten_times_the_rate_is_too_much():
    trace = run("training/too-large")
    assert trace.quantities["step"] <= 20
    assert trace.ended.startswith("diverged after")


def test_each_block_of_a_skip_alone_doubles_the_signal():
    trace = run("training/residual-alone")
    assert trace.check.measured == pytest.approx(2.0, rel=0.1)
    assert "eta times the curvature" in trace.ended


def test_small_batches_jump_about_more():
    def jumps(name):
        loss = run(f"training/{name}").series["loss"].measured
        return abs(loss[1:] - loss[:-1]).mean()

    assert jumps("small-batch") > 1.5 * jumps("relu-he")


def test_adam_learns_the_spirals():
    assert run("training/adam").quantities["accuracy"] > 0.9
