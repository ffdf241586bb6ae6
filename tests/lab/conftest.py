"""The lab's tests run like its experiments: on one BLAS thread."""

import pytest

from wordgraph.blas import single_blas_thread


@pytest.fixture(autouse=True)
def one_blas_thread():
    with single_blas_thread():
        yield
