"""Garbage is collected, and only on the window's thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.memory import Collector, collect_due


class Ring:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    collector = Collector(qapp)
    collector.begin()
    yield collector
    collector.stop()


def test_a_worker_frees_nothing_and_the_window_does(collector: Collector, qtbot: QtBot) -> None:
    ring = Ring()
    ended: list[int] = []
    weakref.finalize(ring, lambda: ended.append(threading.get_ident()))
    del ring
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert ended == []
    kept = [[] for _ in range(5_000)]
    qtbot.waitUntil(lambda: ended == [threading.get_ident()], timeout=5_000)
    assert kept


def test_nothing_is_done_while_nothing_is_due(collector: Collector) -> None:
    gc.collect()
    assert collect_due() is None


def test_a_first_look_passes_over_what_was_there_before_it_began(collector: Collector) -> None:
    assert gc.get_freeze_count() > 0


def test_collection_stays_off_while_the_program_ends(collector: Collector) -> None:
    collector.stop()
    assert not gc.isenabled()
