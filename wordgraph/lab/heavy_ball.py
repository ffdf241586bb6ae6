"""Gradient descent with momentum on a quadratic, one direction at a time: its factor and its floor.

x_(k+1) = (1 + beta - eta lambda) x_k - beta x_(k-1), whose roots say everything.
"""

from cmath import sqrt


def edge(beta: float) -> float:
    """Return the eta lambda from which on it does not converge."""
    return 2.0 * (1.0 + beta)


def factor(rate: float, beta: float, curvature: float = 1.0) -> float:
    """Return the factor a step of the distance in the long run: the larger root's size."""
    middle = 1.0 + beta - rate * curvature
    spread = sqrt(middle * middle - 4.0 * beta)
    return max(abs(middle + spread), abs(middle - spread)) / 2.0


def floor(rate: float, beta: float, noise: float) -> float | None:
    """Return the stationary mean square at curvature 1 with gradient noise, or None without one."""
    if rate >= edge(beta):
        return None
    return rate * noise**2 * (1.0 + beta) / ((1.0 - beta) * (edge(beta) - rate))
