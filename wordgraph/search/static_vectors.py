"""Static vectors: those of the package wordllama, read from its files, so that nobody is asked.

The package itself is never imported: its own loader looks for the tokenizer in a folder that its
wheel doesn't have and then downloads it, and importing it takes half a second.
"""

from __future__ import annotations

import importlib.util
import json
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wordgraph.search.bags import Bags, Counts
from wordgraph.search.pooling import Floats, Pool

_WEIGHTS = "weights/l2_supercat_256.safetensors"
_TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"


class StaticVectors:
    """A vector for each token of a vocabulary, learnt from a large language model."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._vectors = _tensor(folder / _WEIGHTS)

    @classmethod
    def found(cls) -> StaticVectors | None:
        """The installed ones, or None."""
        spec = importlib.util.find_spec("wordllama")
        if spec is None or not spec.origin or importlib.util.find_spec("tokenizers") is None:
            return None
        folder = Path(spec.origin).parent
        whole = (folder / _WEIGHTS).is_file() and (folder / _TOKENIZER).is_file()
        return cls(folder) if whole else None

    def of(self, words: list[str]) -> tuple[Floats, Counts]:
        """The sum of the vectors of each word's tokens, (words, 256), and how many these are."""
        encoded = [
            each.ids for each in self._tokenizer.encode_batch_fast(words, add_special_tokens=False)
        ]
        counts = np.fromiter(map(len, encoded), np.int64, len(encoded))
        ids = np.fromiter(chain.from_iterable(encoded), np.int64)
        known, parts = np.unique(np.minimum(ids, len(self._vectors) - 1), return_inverse=True)
        tokens = Pool(self._vectors[known].astype(np.float32), np.ones(len(known), np.int64))
        sums = np.empty((len(words), self._vectors.shape[1]), np.float32)
        for some, found in tokens.sums(Bags(parts, counts)):
            sums[some] = found
        return sums, counts


def _tensor(path: Path) -> npt.NDArray[np.float16]:
    """The one matrix of a safetensors file, mapped: behind a header and its length."""
    size = int(np.fromfile(path, "<u8", 1)[0])
    with path.open("rb") as file:
        file.seek(8)
        header = json.loads(file.read(size))
    (about,) = (entry for name, entry in header.items() if name != "__metadata__")
    kind = {"F16": "<f2", "F32": "<f4"}[about["dtype"]]
    offset = 8 + size + about["data_offsets"][0]
    return np.memmap(path, kind, "r", offset, tuple(about["shape"]))
