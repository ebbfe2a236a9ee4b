"""Random keys and signals over the whole window; `python -m tests.hammer` presses 20,000 in a real one."""

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from tests.hammer.hands import Hands
from tests.screenshots.stage import Stage

_PRESSES = 800


@pytest.mark.parametrize("seed", [1, 2])
def test_the_window_survives_any_keys(
    stage: Stage, seed: int, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    loop = QEventLoop()
    hands = Hands(stage, _PRESSES, seed, loop.quit)
    hands.start()
    QTimer.singleShot(150_000, loop.quit)
    loop.exec()
    stage.settle()
    assert hands.left() == 0
    assert hands.signals > _PRESSES * 0.9
