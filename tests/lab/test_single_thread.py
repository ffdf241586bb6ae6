"""BLAS runs on one thread during an experiment, in whichever thread, and as before afterwards."""

import os
import subprocess
import sys

import pytest

SETUP = """
from threading import Event, Thread
from threadpoolctl import threadpool_info
from wordgraph.blas import single_blas_thread

def threads():
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

def in_thread(action):
    thread = Thread(target=action)
    thread.start()
    return thread

def one_run(seen):
    with single_blas_thread():
        seen.append(threads())
"""
ONE_AFTER_ANOTHER = """
seen = []
one_run(seen)
seen.append(threads())
in_thread(lambda: one_run(seen)).join()
in_thread(lambda: one_run(seen)).join()
seen.append(threads())
assert seen == [{1}, {2}, {1}, {1}, {2}], seen
"""
OVERLAPPING = """
entered, leave = Event(), Event()

def other():
    with single_blas_thread():
        entered.set()
        leave.wait(10)

with single_blas_thread():
    thread = in_thread(other)
    assert entered.wait(10)
assert threads() == {1}  # The other one still runs.
leave.set()
thread.join(10)
assert threads() == {2}
"""
AFTER_A_FORK = """
import os
one_run([])
child = os.fork()
if child == 0:
    seen = []
    one_run(seen)
    os._exit(0 if seen == [{1}] and threads() == {2} else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
"""


@pytest.mark.parametrize(
    "scene",
    [
        ONE_AFTER_ANOTHER,
        OVERLAPPING,
        pytest.param(
            AFTER_A_FORK,
            marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
        ),
    ],
    ids=["one-after-another", "overlapping", "after-a-fork"],
)
def test_one_thread_inside_and_two_again_after(scene):
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "2"}
    found = subprocess.run(
        [sys.executable, "-c", SETUP + scene],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert found.returncode == 0, found.stderr
