"""The array types of the layout, named once."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Index: TypeAlias = NDArray[np.int64]

Step: TypeAlias = Callable[[Array, float], Array]
"""A phase of the loop: from places (n, dim) and heat (1 at first, near 0 at last) to moves (n, dim)."""
