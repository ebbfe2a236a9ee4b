"""Measurements of the figures the product promises. `python -m tests.benchmarks [--json] [--only NAME ...]`."""
