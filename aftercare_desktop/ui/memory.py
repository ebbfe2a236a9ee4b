"""Python's garbage collector kept on the window's thread.

Left to itself it runs on whichever thread makes the next object. On a worker it would then destroy widgets and
pixmaps that only the window's thread may touch, and the program would end without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks."""
_settled: list[bool] = []


class Collector(QObject):
    """Switches automatic collection off; from `begin` on a timer does the same work until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_due)

    def begin(self) -> None:
        """What was imported until now is there to stay, and is passed over: a first look at all of it took 100 ms
        while somebody waited for the list of clients. To be called on the window's thread.
        """
        gc.freeze()
        self._timer.start(_EVERY)

    def stop(self) -> None:
        """Look no more. Python's own collection stays off: begun while Qt takes a window apart it would wait for a
        lock that Qt holds, and the program would never end.
        """
        self._timer.stop()


def collect_due() -> int | None:
    """Collect the oldest generation whose turn it is by Python's own thresholds; None when none is due."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if threshold and count > threshold
    ]
    if not due:
        return None
    gc.collect(due[-1])
    return due[-1]


def settle() -> None:
    """Once everything is loaded, the collector need not look at it again: a round took 100 ms, and no key was answered
    meanwhile. The first call counts; to be called on the window's thread.
    """
    if not _settled:
        _settled.append(True)
        gc.collect()
        gc.freeze()
