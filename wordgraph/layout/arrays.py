"""The array types of the layout, named once."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Index: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

Step: TypeAlias = Callable[[Array, float], Array]
"""A phase of the loop: places (n, dim) and heat, from 1 to nearly 0, to moves (n, dim)."""
