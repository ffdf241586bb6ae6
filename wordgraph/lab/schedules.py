"""Learning-rate schedules: the share of the full rate at step t, counted from 0."""

from collections.abc import Callable
from math import cos, pi

Schedule = Callable[[int], float]


def constant() -> Schedule:
    """Return the full rate at every step."""
    return lambda step: 1.0


def warmup(length: int) -> Schedule:
    """Rise linearly, from 1/length at step 0 to the full rate at step length - 1."""
    return lambda step: min(1.0, (step + 1) / length) if length else 1.0


def cosine(total: int, floor: float = 0.0) -> Schedule:
    """Fall along half a cosine from 1 to the floor, and stay there."""
    return lambda step: floor + (1.0 - floor) * 0.5 * (1.0 + cos(pi * min(1.0, step / total)))


def warmup_then(length: int, rest: Schedule) -> Schedule:
    """Warm up, then follow another schedule from its own step 0 on."""
    rise = warmup(length)
    return lambda step: rise(step) if step < length else rest(step - length)
