"""A deep network in training: its state, and what has been seen of it by each step.

The draws depend on the seed alone and are made step by step, so that a run in chunks is the same
run, bit by bit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Activate, Chain, Linear
from wordgraph.lab.network import Architecture, build
from wordgraph.lab.normalization import NORMALIZATIONS
from wordgraph.lab.optimizers import SGD, Adam, Optimizer, RMSProp, adamw, clip_norm
from wordgraph.lab.probes import Measurement, observe
from wordgraph.lab.schedules import Schedule, constant, cosine, warmup
from wordgraph.lab.tasks import HELD_OUT, Task, task

OPTIMIZERS: dict[str, tuple[str, Callable[[float], Optimizer]]] = {
    "sgd": ("SGD", SGD),
    "momentum": ("Heavy ball, 0.9", lambda rate: SGD(rate, 0.9)),
    "nesterov": ("Nesterov, 0.9", lambda rate: SGD(rate, 0.9, nesterov=True)),
    "rmsprop": ("RMSProp", RMSProp),
    "adam": ("Adam", Adam),
    "adamw": ("AdamW, decay 0.01", adamw),
}
SCHEDULES: dict[str, tuple[str, Callable[[int], Schedule]]] = {
    "constant": ("Constant", lambda steps: constant()),
    "warmup": ("Warmup, a tenth", lambda steps: warmup(max(1, steps // 10))),
    "cosine": ("Cosine", cosine),
}
# Layers and held-out examples are looked at so many times a run, evenly spread.
LOOKS = 50
# A loss beyond this does not come back, and the next step may not be finite.
LOST = 1e9
# Small outputs at the start: the loss is then that of a net that knows nothing.
READOUT = 0.02
# The step down the gradient that is tried before the first one promises a millionth of the loss,
# has at most this rate, and is not tried where it would promise less than rounding blurs.
PROMISE, LARGEST_TRIAL, BLURRED = 1e-6, 1e-3, 1e-11


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides a run."""

    data: str
    architecture: Architecture
    optimizer: str
    rate: float
    schedule: str
    batch: int
    steps: int
    seed: int
    clip: float = 0.0
    """The length beyond which a gradient is shortened; 0 for none."""


@dataclass(slots=True, eq=False)
class Seen:
    """What is remembered of a run: the loss at every step, the rest at each look."""

    loss: list[float] = field(default_factory=list)
    """Of the step's own batch."""
    looks: list[int] = field(default_factory=list)
    """The steps at which the rest was looked at."""
    held_out: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    """Share of the held-out examples."""
    log_delta: list[Array] = field(default_factory=list)
    """Each of shape (depth,)."""
    log_weight_gradient: list[Array] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Trial:
    """A tiny step down the gradient, tried before the first one and taken back."""

    promised: float
    """The change of the loss to first order: minus its length times the gradient's."""
    found: float
    curvature: float
    """Of the loss along the gradient: the largest rate that lowers it is about 2 over this."""


class TrainingRun:
    """A network with its data and its optimizer, after some steps."""

    def __init__(self, plan: Plan) -> None:
        """Draw everything and look at it before the first step."""
        # A stream each: another depth or batch keeps the examples.
        examples, weights, top, order = (np.random.default_rng([plan.seed, k]) for k in range(4))
        self.plan = plan
        self.task: Task = task(plan.data, examples)
        wide, architecture = plan.architecture.width, plan.architecture
        self._network = build(architecture, weights, self.task.train.x.shape[1])
        last = Linear(READOUT * top.standard_normal((wide, 1)) / np.sqrt(wide), np.zeros(1))
        self._top = Chain(
            (
                *NORMALIZATIONS[architecture.normalization](),
                Activate(ACTIVATIONS[architecture.activation]),
                last,
            )
        )
        self._flat = Flat(Chain((*self._network.blocks, self._top)))
        self._optimizer = OPTIMIZERS[plan.optimizer][1](plan.rate)
        self._share = SCHEDULES[plan.schedule][1](plan.steps)
        self._order, self._left = order, np.zeros(0, np.intp)
        self.every = -(-plan.steps // LOOKS)
        self.step, self.seen, self.lost = 0, Seen(), False
        with np.errstate(all="ignore"):
            batch = self._next_batch()
            self._evaluate(*batch)
            self.start: Measurement = self.now()
            self.untrained = self.task.loss(np.zeros_like(self._said), batch[1])[0]
            self.output = float(np.sqrt(np.mean(self._said**2)))
            self.trial = self._try(*batch)

    @property
    def total(self) -> int:
        """How many steps there are."""
        return self.plan.steps

    @property
    def over(self) -> bool:
        """Whether all steps are done, or the loss is lost."""
        return self.lost or self.step >= self.plan.steps

    @property
    def nbytes(self) -> int:
        """The memory of parameters, gradients, the optimizer, and the signals of one batch."""
        signals = 6 * self.plan.architecture.depth * self.plan.architecture.width
        return 6 * self._flat.vector.nbytes + 8 * signals * max(self.plan.batch, HELD_OUT)

    def advance(self, steps: int) -> None:
        """Take so many steps, fewer if it is over before."""
        with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
            for _ in range(steps):
                if self.over:
                    return
                self._optimizer.rate = self.plan.rate * self._share(self.step)
                gradient = self._flat.gradient()
                if self.plan.clip:
                    gradient = clip_norm(gradient, self.plan.clip)
                self._optimizer.step(self._flat.vector, gradient)
                self.step += 1
                self._evaluate(*self._next_batch())

    def now(self) -> Measurement:
        """Return the gradients of the present batch, layer by layer."""
        return observe(self._network, self._stream, self._deltas)

    def judged(self) -> tuple[float, float]:
        """Return the loss of the held-out examples, and the share of them that is right."""
        held_out = self.task.held_out
        with np.errstate(all="ignore"):
            output = self._top.forward(self._network.forward(held_out.x)[-1])
            return self.task.loss(output, held_out.y)[0], self.task.right(output)

    def _next_batch(self) -> tuple[Array, Array]:
        """Return the next examples of a shuffled set, shuffled again when too few are left."""
        if len(self._left) < self.plan.batch:
            self._left = self._order.permutation(len(self.task.train.x))
        chosen, self._left = np.split(self._left, [self.plan.batch])
        return self.task.train.x[chosen], self.task.train.y[chosen]

    def _evaluate(self, x: Array, y: Array) -> None:
        """Find the loss and its gradient here, and remember what is to be remembered."""
        loss = self._pass(x, y)
        self.lost = not loss < LOST
        self.seen.loss.append(loss)
        if self.step % self.every == 0 or self.over:
            self._look()

    def _pass(self, x: Array, y: Array) -> float:
        self._stream = self._network.forward(x)
        self._said = self._top.forward(self._stream[-1])
        loss, gradient = self.task.loss(self._said, y)
        self._deltas = self._network.backward(self._top.backward(gradient))
        return loss

    def _look(self) -> None:
        seen, found, judged = self.seen, self.now(), self.judged()
        seen.looks.append(self.step)
        seen.log_delta.append(found.log_delta)
        seen.log_weight_gradient.append(found.log_weight_gradient)
        seen.held_out.append(judged[0])
        seen.right.append(judged[1])

    def _try(self, x: Array, y: Array) -> Trial | None:
        """Try a tiny step down the gradient; None where there is next to none, or no loss."""
        here, gradient, loss = self._flat.vector.copy(), self._flat.gradient(), self.seen.loss[0]
        square = float(np.vdot(gradient, gradient))
        if self.lost or not BLURRED * loss / LARGEST_TRIAL < square < np.inf:
            return None
        rate = min(PROMISE * loss / square, LARGEST_TRIAL)
        # Where biases would outgrow the signal, units switch on and off: nothing is of first order.
        if rate * np.sqrt(square) > 0.01 * np.sqrt(self.start.mean_square.min()):
            return None
        self._flat.vector[:] = here - rate * gradient
        found = self._pass(x, y) - loss
        turned = float(np.vdot(gradient, gradient - self._flat.gradient()))
        self._flat.vector[:] = here
        self._pass(x, y)
        return Trial(-rate * square, found, turned / (rate * square))
