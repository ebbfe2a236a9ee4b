"""What every test shares: no screen is needed, and nothing is read from or written to the person's own folders."""

import gc
import os
from collections.abc import Generator
from itertools import count
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = os.environ.get("AFTERCARE_TEST_PLATFORM", "offscreen")
os.environ.pop("AFTERCARE_DATA", None)
os.environ.pop("AFTERCARE_PASSWORD", None)

_ended = count(1)
_TESTS_BETWEEN_ROUNDS = 20


def pytest_sessionstart() -> None:
    """As in the program: collecting on a worker thread would destroy widgets there (see `ui/memory.py`)."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: no round between tests looks through it again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, Any, Any]:
    """Collect between tests instead, on the thread that runs them.

    Only here nothing holds what the test was given: what outlives a round is not looked at again for the next twenty,
    and a page that stays costs every later change of the style sheet.
    """
    ran = yield
    gc.collect(2 if next(_ended) % _TESTS_BETWEEN_ROUNDS == 0 else 1)
    return ran
