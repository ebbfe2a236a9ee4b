"""Random keys and signals for the whole window: `python -m tests.hammer [--presses 20000] [--seed 1]`.

With Xvfb it is a real window: `xvfb-run -a python -m tests.hammer`.
"""
