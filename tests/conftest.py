"""What all tests share: generated examples are the same in every run, on a machine of any speed."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("wordgraph", deadline=None, derandomize=True)
settings.load_profile("wordgraph")

# No test finds what an earlier run has left in the user's cache.
os.environ["WORDGRAPH_CACHE_DIR"] = tempfile.mkdtemp(prefix="wordgraph-tests-")
atexit.register(shutil.rmtree, os.environ["WORDGRAPH_CACHE_DIR"], ignore_errors=True)
