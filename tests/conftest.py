"""What all tests share: generated examples are the same in every run, on a machine of any speed."""

from hypothesis import settings

settings.register_profile("wordgraph", deadline=None, derandomize=True)
settings.load_profile("wordgraph")
