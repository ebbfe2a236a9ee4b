"""Press 20,000 keys in the real window: `xvfb-run -a python -m tests.hammer`. Ends with 1 if anything broke."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--presses", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if (
        "DISPLAY" not in os.environ
        and "WAYLAND_DISPLAY" not in os.environ
        and sys.platform.startswith("linux")
    ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        return _hammer(arguments.presses, arguments.seed, Path(folder))


def _hammer(presses: int, seed: int, folder: Path) -> int:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from aftercare_desktop.ui.theme import install_theme
    from tests.hammer.hands import Hands
    from tests.screenshots.stage import Stage

    application = QApplication(sys.argv[:1])
    install_theme(application, folder / "pictures").load_fallback_fonts()
    broken: list[BaseException] = []

    def note(kind: type[BaseException], problem: BaseException, trace: object) -> None:
        broken.append(problem)
        sys.__excepthook__(kind, problem, None)

    sys.excepthook = note  # type: ignore[assignment]
    stage = Stage(application, QSize(1440, 900), clients=30)
    started = time.perf_counter()
    hands = Hands(stage, presses, seed, application.quit)
    hands.start()
    application.exec()
    seconds = time.perf_counter() - started
    stage.close()
    platform = QApplication.platformName()
    sys.stdout.write(
        f"{presses:,} key presses and {hands.signals:,} signals on {platform} in {seconds:.0f} s, {len(broken)} broke\n"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
