"""The one array type of the lab: float64, because chi to the power of depth reaches 1e-25."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
