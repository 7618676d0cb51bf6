"""Benchmarks, evaluation, soak runs and training: for who works on Dateline; not in the wheel."""
