"""What holds for all tests."""

from hypothesis import settings

# How long an example takes is a matter for the benchmarks: a busy machine must fail no test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
