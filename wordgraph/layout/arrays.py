"""The array types of the layout, named once."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Real: TypeAlias = NDArray[np.floating[Any]]
"""Places and moves within the engine: single precision, double for graphs of great depth."""
Index: TypeAlias = NDArray[np.int64]
Short: TypeAlias = NDArray[np.int32]
Word: TypeAlias = NDArray[np.uint64]
Mask: TypeAlias = NDArray[np.bool_]

Step: TypeAlias = Callable[[Real], Real]
"""A phase of the loop: from places (n, dim) to the moves (n, dim) that it wants."""

Progress: TypeAlias = Callable[[str, float], bool | None]
"""Told the phase and the fraction done, 0 to 1; answers False to stop with the places so far."""
